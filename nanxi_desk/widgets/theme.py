"""The look of the window: colours, sizes and icons from the tokens in resources/theme.toml."""

import tomllib
from string import Template
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from nanxi_desk.core.resources import resource_path
from nanxi_desk.core.settings import Preferences

_PALETTE = {
    QPalette.ColorRole.Window: "ground",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "input",
    QPalette.ColorRole.AlternateBase: "alternate",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "panel",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.ToolTipBase: "panel",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Link: "accent",
}


class Theme(QObject):
    """The current tokens; `changed` is sent after another theme or text size was applied."""

    changed = Signal()

    def __init__(self, app: QApplication, preferences: Preferences | None = None) -> None:
        super().__init__()
        self._app = app
        with resource_path("theme.toml").open("rb") as stream:
            self._tokens: dict[str, Any] = tomllib.load(stream)
        self._sheet = Template(resource_path("theme.qss").read_text(encoding="utf-8"))
        self._drawings: dict[str, str] = {}
        self._colours: dict[str, str] = {}
        self._sizes: dict[str, int] = {}
        if not app.styleSheet():  # else a theme did so before, and every widget would be polished again
            app.setStyle(QStyleFactory.create("Fusion"))
        self.use(preferences or Preferences())

    def use(self, preferences: Preferences) -> None:
        """Apply the theme and text size of `preferences` to the whole application."""
        colours = self._tokens["colours"]
        # A dark theme names only what it changes; the rest is the light one's.
        self._colours = {**colours["light"], **colours[preferences.theme]}
        self._sizes = dict(self._tokens["sizes"][preferences.text_size])
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, self.colour(token))
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, self.colour("muted"))
        self._app.setPalette(palette)
        self._app.setFont(self.font("body"))
        style = self._sheet.substitute(
            self._colours | {name: str(px) for name, px in self._derived().items()},
            icons=resource_path("icons").as_posix(),
            theme=preferences.theme,
        )
        if style != self._app.styleSheet():  # polishing every widget again takes long
            self._app.setStyleSheet(style)
        self.changed.emit()

    def colour(self, token: str) -> QColor:
        """The colour that `token` names in the current theme."""
        return QColor(self._colours[token])

    def px(self, token: str) -> int:
        """The size that `token` names, in logical pixels."""
        return self._sizes[token]

    def font(self, size: str = "body", *, bold: bool = False) -> QFont:
        """The window's font at a size token."""
        font = QFont()
        font.setFamilies(self._tokens["fonts"]["families"])
        font.setPixelSize(self.px(size))
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def icon(self, name: str, colour: str = "text", checked: str = "") -> QIcon:
        """A line drawing from resources/icons in a colour token, `checked` for its checked state."""
        icon = QIcon()
        icon.addPixmap(self._draw(name, colour), QIcon.Mode.Normal, QIcon.State.Off)
        if checked:
            icon.addPixmap(self._draw(name, checked), QIcon.Mode.Normal, QIcon.State.On)
        return icon

    def icon_size(self) -> QSize:
        """Edge lengths of an icon beside text."""
        return QSize(self.px("icon"), self.px("icon"))

    def _draw(self, name: str, colour: str) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer

        drawing = self._drawings.get(name)
        if drawing is None:
            drawing = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
            self._drawings[name] = drawing
        ratio = self._app.devicePixelRatio()
        edge = round(self.px("icon") * ratio)
        pixmap = QPixmap(edge, edge)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        coloured = drawing.replace("currentColor", self.colour(colour).name())
        QSvgRenderer(QByteArray(coloured.encode())).render(painter, QRectF(0, 0, edge, edge))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _derived(self) -> dict[str, int]:
        """Sizes with those that follow from them: a border takes one pixel on either side."""
        sizes = self._sizes
        return sizes | {
            "control_inner": sizes["control"] - 2,
            "control_focus": sizes["control"] - 4,
            "chip_inner": sizes["chip"] - 2,
            "chip_focus": sizes["chip"] - 4,
            "cell_inner": sizes["chip"] - 4,
            "cell_focus": sizes["chip"] - 6,
            "chip_text": (sizes["body"] + sizes["small"]) // 2,
            "tab_height": sizes["control"] + 8,
            "box": sizes["body"] + 2,
            "figure": sizes["number"] * 3 // 2,
        }


def set_role(widget: QWidget, role: str) -> None:
    """Say what a widget is, for the style sheet."""
    widget.setProperty("role", role)


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and let it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
