"""Which pad stands at this computer, and whether it asks aloud.

Kept beside the journal, since the next computer has another one.
"""

import json
from typing import Final

from nanxi_desk.core.errors import FieldRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.local import get_local
from nanxi_desk.core.rights import ADMIN, HEAD, HUB, declare
from nanxi_desk.satisfaction.pad_profiles import PadProfile, profile_of, texts_of

RIGHT_PADS: Final = declare("satisfaction.pads", "设置评价器", HEAD, ADMIN, HUB)
_NAME: Final = "rating_pad"
_PROMPT: Final = "rating_prompt"
_SILENT: Final = "silent"


def pad_here(home: Home) -> PadProfile | None:
    """The pad of this computer, None where there is none, or where what is kept is no profile any more."""
    with home.journal.read() as conn:
        kept = get_local(conn, _NAME) or ""
    try:
        texts = json.loads(kept) if kept else None
        return profile_of(texts) if isinstance(texts, dict) else None
    except (ValueError, RecursionError, FieldRefused):
        return None


def keep_pad(home: Home, actor: Actor, pad: PadProfile | None) -> None:
    """Keep the pad of this computer; None for no pad. FieldRefused where it does not hold together."""
    actor.require(RIGHT_PADS)
    checked = profile_of(texts_of(pad)) if pad is not None else None
    kept = json.dumps(texts_of(checked), ensure_ascii=False) if checked is not None else None
    home.journal.keep_aside({_NAME: kept})


def prompt_here(home: Home) -> bool:
    """Whether this computer says aloud that a rating is asked for; it does until somebody mutes it."""
    with home.journal.read() as conn:
        return get_local(conn, _PROMPT) != _SILENT


def keep_prompt(home: Home, actor: Actor, *, spoken: bool) -> None:
    """Let this computer ask aloud, or be silent."""
    actor.require(RIGHT_PADS)
    home.journal.keep_aside({_PROMPT: None if spoken else _SILENT})
