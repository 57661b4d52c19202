"""Shipped sounds, played by whatever player the system has; where there is none it stays silent."""

import shutil
import sys
from typing import Final

from PySide6.QtCore import QProcess

from nanxi_desk.core.resources import resource_path

PLEASE_RATE: Final = "please-rate"
_PLAYERS: Final = ("paplay", "pw-play", "aplay", "afplay")  # QtMultimedia is not among the essentials of Qt


def play(name: str) -> bool:
    """Begin to play a sound and go on at once; whether there is a player for it."""
    file = resource_path("sounds", f"{name}.wav")
    if sys.platform == "win32":
        import winsound

        try:
            winsound.PlaySound(str(file), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        except RuntimeError:  # no sound card
            return False
        return True
    player = next((found for found in map(shutil.which, _PLAYERS) if found), None)
    if player is None:
        return False
    process = QProcess()
    process.setProgram(player)
    process.setArguments([str(file)])
    process.setStandardOutputFile(QProcess.nullDevice())
    process.setStandardErrorFile(QProcess.nullDevice())
    process.startDetached()
    return True
