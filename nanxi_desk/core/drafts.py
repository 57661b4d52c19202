"""Drafts: what was typed and not saved, in the encrypted database, outside the journal, never exported."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from nanxi_desk.core.journal.local import DRAFT, get_local, local_names

if TYPE_CHECKING:
    from nanxi_desk.core.home import Home

LONGEST = 200_000  # characters of one draft


class Drafts:
    """The drafts of whoever is acting in the home when this is made, each under the name of its form."""

    def __init__(self, home: "Home") -> None:
        self._home = home
        self._person = home.actor.id  # as it is now: a write that comes late is still this person's

    def keep(self, name: str, values: Mapping[str, Any]) -> bool:
        """Keep what is typed, values as JSON knows them; False, and nothing kept, where it is too long.

        Waits for a write that is open elsewhere, and for the disk: not for the window's own thread.
        Unavailable where disk or file fail.
        """
        if len(json.dumps(values, ensure_ascii=False, allow_nan=False)) > LONGEST:
            return False
        text = json.dumps(values, allow_nan=False)  # ASCII, since half a pair of surrogates can be typed
        key = self._key(name)
        if self._text(key) != text:
            self._home.journal.keep_aside({key: text})
        return True

    def read(self, name: str) -> dict[str, Any] | None:
        """What is kept; None where nothing is, or nothing that can be read."""
        text = self._text(self._key(name))
        try:
            values = None if text is None else json.loads(text)
        except (ValueError, RecursionError):
            return None
        return values if isinstance(values, dict) else None

    def drop(self, name: str) -> None:
        """Forget a draft: it was saved or thrown away."""
        key = self._key(name)
        if self._text(key) is not None:
            self._home.journal.keep_aside({key: None})

    def names(self, prefix: str = "") -> list[str]:
        """Names of the drafts that begin so, sorted."""
        begin = self._key("")
        with self._home.journal.read() as conn:
            return [key.removeprefix(begin) for key in local_names(conn, begin + prefix)]

    def drop_all(self) -> None:
        """Forget all drafts of this person."""
        keys = [self._key(name) for name in self.names()]
        if keys:
            self._home.journal.keep_aside(dict.fromkeys(keys))

    def _key(self, name: str) -> str:
        key = f"{DRAFT}{self._person}:{name}"
        if len(key) > 80:
            raise ValueError("the name of a draft is too long")
        return key

    def _text(self, key: str) -> str | None:
        with self._home.journal.read() as conn:
            return get_local(conn, key)
