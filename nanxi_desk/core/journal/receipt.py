"""What one transaction wrote, and what it knew: enough to take it back later."""

from dataclasses import dataclass

from nanxi_desk.core.journal.change import ChangeId


@dataclass(frozen=True, slots=True)
class Span:
    """Own changes of one scope, `first` to `last`."""

    scope: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """The own changes of one kept transaction; false where it wrote none.

    `known` tells how far every stream (replica, scope, seq) was known at its end, so that what came later can
    be told from what was there.
    """

    replica: str
    spans: tuple[Span, ...] = ()
    known: tuple[tuple[str, str, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.spans)

    def names(self, change: ChangeId) -> bool:
        """Whether the transaction wrote this change."""
        return change.replica == self.replica and any(
            span.scope == change.scope and span.first <= change.seq <= span.last for span in self.spans
        )
