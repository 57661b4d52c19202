"""What a module needs to know of the front desk's visits and matters, without knowing the front desk.

The front desk contributes the Matters of a home; modules.py brings both together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter of a visit as it stands now; days are ISO days of the office, phones are masked."""

    request_id: str
    visit_id: str
    scope: str
    number: str
    item: str
    line: str
    channel: str
    visitor: str  # "" for an anonymous visitor
    day: str  # of the visit
    state: str
    closed_day: str  # "" while it is open
    counted: bool  # neither 作废 nor 撤销
    receiver_id: str  # 首问责任人
    receiver: str
    handler_id: str  # 承办人
    handler: str


class Matters(Protocol):
    """Asks the front desk; every call reads in the caller's session."""

    def of(self, conn: Connection, request_id: str) -> Matter | None:
        """The matter of this id; None where it is gone."""
        ...

    def named(self, conn: Connection, text: str) -> Matter | None:
        """The matter of exactly this id or number; InputRefused where a number stands for several."""
        ...

    def of_visit(self, conn: Connection, visit_id: str) -> Sequence[Matter]:
        """All matters of a visit, the first one first."""
        ...

    def offices(self, conn: Connection) -> Sequence[str]:
        """The offices whose matters are here."""
        ...

    def logged(self, conn: Connection, office: str, first_day: str, last_day: str) -> Iterable[Matter]:
        """An office's matters that were logged on these days (ISO, both included), oldest first."""
        ...

    def found(self, conn: Connection, text: str, limit: int) -> Sequence[Matter]:
        """Matters found by name, pinyin, phone, number or text, newest first; without text the newest."""
        ...
