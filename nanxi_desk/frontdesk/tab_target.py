"""The box that says to whom a request goes on: outside bodies, the hub, colleagues, or any name typed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from nanxi_desk.core.language import _
from nanxi_desk.frontdesk import rules
from nanxi_desk.frontdesk.views import Colleague

BODIES = ("社区事务受理服务中心", "物业公司", "派出所", "城管中队", "社区卫生服务中心", "业委会")
Chosen = tuple[str, str, str]  # target, staff id, name


class TargetChoice:
    """Fills and reads an editable box."""

    def __init__(self, box: QComboBox) -> None:
        self._box = box
        self._offered: dict[str, Chosen] = {}
        line = box.lineEdit()
        assert line is not None  # the box is editable
        line.setPlaceholderText(_("街道、外单位或同事；可以直接写名称"))
        self.offer(())

    def offer(self, colleagues: Sequence[Colleague]) -> None:
        """Outside bodies, the hub, and these colleagues; what was typed stays."""
        typed = self._box.currentText()
        offered: list[Chosen] = [(rules.OUTSIDE, "", body) for body in BODIES]
        offered.append((rules.HUB, "", ""))
        offered += [(rules.COLLEAGUE, colleague.id, colleague.name) for colleague in colleagues]
        self._offered = {_words(chosen): chosen for chosen in offered}
        self._box.clear()
        self._box.addItems(list(self._offered))
        self._box.setCurrentIndex(self._box.findText(typed))
        self._box.setEditText(typed)

    def suggest(self, body: str) -> None:
        """To whom the catalogue hands an item on, unless something else is typed."""
        if not self._box.currentText():
            self._box.setEditText(_words((rules.HUB, "", "")) if body == rules.HUB else body)

    def chosen(self) -> Chosen | None:
        """To whom; any other name is an outside body. None where nothing is typed."""
        text = self._box.currentText().strip()
        if not text:
            return None
        return self._offered.get(text, (rules.OUTSIDE, "", text))

    def clear(self) -> None:
        """Nobody."""
        self._box.setEditText("")


def _words(chosen: Chosen) -> str:
    target, _staff, name = chosen
    if target == rules.OUTSIDE:
        return name
    return _(target) if target == rules.HUB else _("同事 {name}").format(name=name)
