"""The one door to the shipped data files under resources/."""

import sys
from pathlib import Path


def resource_path(*parts: str) -> Path:
    """Absolute path of a shipped resource, in a checkout as well as in a frozen bundle."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parents[2]
    return root.joinpath("resources", *parts)
