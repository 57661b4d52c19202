"""The floor of a start: a bare window on the same database through SQLAlchemy, with 100 rows of requests."""

import sys
import time

MARKS = {"python": time.monotonic()}

import json  # noqa: E402 - the first mark stands before every import
import os  # noqa: E402
from collections.abc import Sequence  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt  # noqa: E402
from PySide6.QtWidgets import QApplication, QTableView  # noqa: E402

from benchmarks.painted import Painted, choose_platform  # noqa: E402

Index = QModelIndex | QPersistentModelIndex
ROWS = 100
COLUMNS = "number, registered_at, item_name, line, state, result, on_spot, closed_at"


class Rows(QAbstractTableModel):
    """A list of tuples."""

    def __init__(self, rows: Sequence[Any]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """All of them."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """As many as the statement names."""
        return 0 if parent.isValid() else len(COLUMNS.split(","))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Plain texts."""
        return self._rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


def main() -> None:
    """`python -m benchmarks.start_floor HOME`, the data key in the environment."""
    choose_platform()
    from sqlalchemy import text

    from nanxi_desk.core.database import open_database, read_connection

    app = QApplication(["floor"])
    engine = open_database(
        Path(sys.argv[1]).absolute() / "desk.db", bytes.fromhex(os.environ["NANXI_BENCH_KEY"])
    )
    with read_connection(engine) as conn:
        rows = conn.execute(text(f"SELECT {COLUMNS} FROM request ORDER BY no DESC LIMIT {ROWS}")).all()
    view = QTableView()
    view.setModel(Rows(rows))
    view.resize(1366, 768)

    def usable() -> None:
        MARKS["usable"] = time.monotonic()
        print(json.dumps({"marks": MARKS, "rows": len(rows)}), flush=True)
        app.quit()

    Painted(view, lambda: True, usable)
    view.showMaximized()
    view.activateWindow()
    app.exec()
    engine.dispose()


if __name__ == "__main__":
    main()
