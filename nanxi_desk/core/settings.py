"""How the window looks on this machine: theme, text size, language. Not part of the journal."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from nanxi_desk.core import paths

THEMES = ("light", "dark")
TEXT_SIZES = ("normal", "large")
LANGUAGES = ("zh", "en")
_CHOICES = {"theme": THEMES, "text_size": TEXT_SIZES, "language": LANGUAGES}


@dataclass(frozen=True, slots=True)
class Preferences:
    """One person's taste; every value is one of the tuples above."""

    theme: str = "light"
    text_size: str = "normal"
    language: str = "zh"


def preferences_file(home: Path) -> Path:
    """Where the preferences of the home in folder `home` lie."""
    return home / paths.WINDOW


def load_preferences(home: Path) -> Preferences:
    """The stored preferences; whatever is missing, damaged or unknown falls back to the default."""
    try:
        stored = json.loads(preferences_file(home).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Preferences()
    if not isinstance(stored, dict):
        return Preferences()
    known = {f.name: stored.get(f.name) for f in fields(Preferences)}
    return Preferences(**{name: value for name, value in known.items() if value in _CHOICES[name]})


def save_preferences(home: Path, preferences: Preferences) -> bool:
    """Store the preferences; False where the folder cannot be written: looks are never worth an error."""
    target = preferences_file(home)
    try:
        paths.replace_file(target, json.dumps(asdict(preferences), ensure_ascii=False, indent=1).encode())
    except OSError:
        return False
    return True
