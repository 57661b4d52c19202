"""Where schedules are played: a template of homes, copied for each; in memory where there is a place."""

import shutil
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Self

import pytest

from tests.support.cheap import Versions, few_classes, share_compiled_statements
from tests.support.parcels import use_parcels
from tests.support.schedule_checks import Step
from tests.support.schedules import make_template, world


class Stage:
    """Use as a context manager; with `real_files` every file is an encrypted workbook, read as any other."""

    versions: Versions
    folder: Path

    def __init__(self, *, real_files: bool = False) -> None:
        self._real_files = real_files
        self._open = ExitStack()

    def __enter__(self) -> Self:
        memory = Path("/dev/shm")
        inside = memory if memory.is_dir() else None
        patch = self._open.enter_context(pytest.MonkeyPatch.context())
        self.folder = Path(self._open.enter_context(tempfile.TemporaryDirectory(dir=inside)))
        if not self._real_files:
            use_parcels(patch)
        share_compiled_statements(patch)
        self.versions = self._open.enter_context(few_classes())
        make_template(self.folder / "template")
        return self

    def __exit__(self, *_details: object) -> None:
        self._open.close()

    def play(self, schedule: Sequence[Step]) -> None:
        """Carry a schedule out with homes of its own; Violation where something does not hold."""
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        try:
            with world(self.folder / "template", folder, self.versions) as found:
                found.run(schedule)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
