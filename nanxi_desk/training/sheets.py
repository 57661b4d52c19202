"""The sign-in sheet as a workbook: it goes out blank or filled, and comes back through the gate."""

from pathlib import Path

from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.lists import ExportedList
from nanxi_desk.training.views import SheetPreview, SheetTaken


class SignInSheets:
    """Sheets of the sessions of one opened home."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def write(
        self,
        actor: Actor,
        session: str,
        path: Path,
        *,
        filled: bool = False,
        blank_rows: int = 10,
        replace: bool = False,
    ) -> ExportedList:
        """Write the sheet as .xlsx, phones masked, and log it. InputRefused where the file is there already."""
        raise NotImplementedError

    def read(self, session: str, path: Path, password: str = "") -> SheetPreview:
        """What a returned sheet would bring, or any list with a column 姓名. InputRefused where it is none."""
        raise NotImplementedError

    def take(self, actor: Actor, preview: SheetPreview) -> SheetTaken:
        """Write what a preview found, in one transaction; refused lines are left out."""
        raise NotImplementedError
