"""On which of the two databases a test runs: tests marked `both_databases` run on each, all others on SQLite.

Homes, journals and databases that a test makes through homes.py and journals.py lie where `kind` says.
"""

from collections.abc import Callable, Hashable
from contextlib import ExitStack
from typing import Final

from sqlalchemy import Engine, make_url

from nanxi_desk.core.postgres import open_server
from nanxi_desk.core.schema import bring_up_to_date, install_base_layer
from tests.support.server import server

SQLITE: Final = "sqlite"
POSTGRESQL: Final = "postgresql"


class Place:
    """Where databases are made now, and what has to be closed when the test is over."""

    def __init__(self) -> None:
        self.kind = SQLITE
        self._closing = ExitStack()
        self._templates: dict[Hashable, str] = {}

    def close_later(self, close: Callable[[], object]) -> None:
        self._closing.callback(close)

    def keep_open(self) -> None:
        """What was made so far is a module's, which closes it itself; its databases go with the server."""
        self._closing.pop_all()
        server().keep_all()
        self.kind = SQLITE

    def over(self) -> None:
        """After a test: everything it opened is closed, its databases are gone."""
        closing, self._closing = self._closing, ExitStack()
        closing.close()
        if self.kind == POSTGRESQL:
            server().drop_all()
        self.kind = SQLITE

    def made_from(self, key: Hashable, make: Callable[[Engine], None]) -> str:
        """The address of a new database like what `make` makes of an empty one; made once for each key."""
        if key not in self._templates:
            self._templates[key] = template = _name(server().url())
            server().keep(template)
            engine = open_server(make_url(server().address(template)))
            try:
                make(engine)
            finally:
                engine.dispose()
        return server().url(self._templates[key])

    def opened(self, address: str) -> Engine:
        """The database at an address, closed when the test is over."""
        engine = open_server(make_url(address))
        self.close_later(engine.dispose)
        return engine

    def forget(self) -> None:
        """At the end of the worker."""
        self._templates.clear()


place = Place()


def home_address() -> str:
    """The address of a database with structure and base layer, as if a first seat were being made."""
    return place.made_from("home", _structure)


def copied(source: Engine) -> Engine:
    """A copy of a database that nobody uses at the moment."""
    source.dispose()
    return place.opened(server().url(_name(str(source.url))))


def _structure(engine: Engine) -> None:
    bring_up_to_date(engine, backup=lambda: None)
    install_base_layer(engine)


def _name(address: str) -> str:
    name = make_url(address).database
    assert name is not None
    return name
