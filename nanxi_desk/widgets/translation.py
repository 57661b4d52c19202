"""Texts of the generated forms, in the language that core speaks."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from nanxi_desk.core.language import _, use_language

_MENUS = "menus"


class CoreTranslator(QTranslator):
    """Asks core's catalogue for every text that Qt wants translated."""

    def translate(
        self,
        context: str,  # noqa: ARG002 - one catalogue for all contexts
        source_text: str,
        disambiguation: str | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str:
        """The text in the current language, the text itself where the catalogue has none."""
        return _(source_text)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Never: Qt leaves out empty translators."""
        return False


class Languages:
    """Switches the language of everything on the screen.

    The translators belong to the application: one that goes makes Qt tell every window of another language.
    """

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._forms = app.findChild(CoreTranslator) or CoreTranslator(app)
        # Qt's own: context menus of text fields, standard buttons.
        self._menus = app.findChild(QTranslator, _MENUS) or QTranslator(app)
        self._menus.setObjectName(_MENUS)

    def use(self, code: str) -> None:
        """Speak `code` ("zh" or "en") from now on; if it is another, every widget is told."""
        use_language(code)
        if self._forms.objectName() == code:
            return
        self._app.removeTranslator(self._menus)
        self._app.removeTranslator(self._forms)
        self._app.installTranslator(self._forms)
        self._forms.setObjectName(code)
        if code == "zh":
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            if self._menus.load(QLocale("zh_CN"), "qtbase", "_", folder):
                self._app.installTranslator(self._menus)  # asked first: Qt asks the newest first
