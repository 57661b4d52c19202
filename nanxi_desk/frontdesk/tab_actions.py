"""Buttons of other modules beside a request: they are handed in, the front desk only says which request."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QBoxLayout, QPushButton

from nanxi_desk.core.language import _
from nanxi_desk.widgets.contributions import RequestAction


class ActionButtons:
    """One button for each action, before the last widget of a row."""

    def __init__(
        self,
        actions: Sequence[RequestAction],
        row: QBoxLayout,
        request: Callable[[], str],
        nothing: Callable[[str], None],
    ) -> None:
        """`request` gives the id that is meant, "" for none, and then `nothing` gets a sentence."""
        self._request = request
        self._nothing = nothing
        self.buttons: list[tuple[RequestAction, QPushButton]] = []
        for action in actions:
            button = QPushButton()
            button.clicked.connect(lambda _checked=False, action=action: self.act(action))
            row.insertWidget(row.count() - 1, button)
            self.buttons.append((action, button))
        self.say()

    def act(self, action: RequestAction) -> None:
        """Do it with the request that is meant."""
        request = self._request()
        if request:
            action.act(request)
        else:
            self._nothing(_("请先登记一件，或在列表里选一件。"))

    def say(self) -> None:
        """Speak the language of the moment."""
        for action, button in self.buttons:
            button.setText(_(action.words))
            button.setToolTip(_(action.hint))
