"""PostgreSQL: the database of a hub that outgrew one machine, opened and locked here, and nowhere else.

Loaded only where a home's database lies on a server. The same statements run there as on SQLite and mean the
same: texts have no length and are ordered by their bytes, whole numbers have 64 bits, NULL is the smallest
value. Whoever writes holds one lock of the whole journal from the first moment to the commit, as on SQLite:
so no two seats read heads, numbers or sums before the other one has written, nothing can deadlock, and no
transaction has to be run again.
"""

import re
from typing import Any, Final

from sqlalchemy import Column, Connection, Engine, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql import base
from sqlalchemy.dialects.postgresql.psycopg import PGCompiler_psycopg, PGDialect_psycopg
from sqlalchemy.engine import URL

from nanxi_desk.core.errors import Unavailable
from nanxi_desk.core.language import _

BUSY_SECONDS: Final = 30  # a save waits this long behind an import that is being written
STUCK_SECONDS: Final = 60  # a seat that stands still inside a write, such as a suspended one, is put out
CONNECT_SECONDS: Final = 10
JOURNAL_LOCK: Final = 0x4E584453  # "NXDS", the key of the one advisory lock
_OLDEST: Final = 13

_READS = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
# READ COMMITTED: the moment that the first statement sees would else lie before the wait for the lock.
_WRITES = (
    "SET TRANSACTION ISOLATION LEVEL READ COMMITTED READ WRITE;"
    f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s';"
    f"SET LOCAL idle_in_transaction_session_timeout = '{STUCK_SECONDS}s';"
    f"SELECT pg_advisory_xact_lock({JOURNAL_LOCK})"
)


class _Compiler(PGCompiler_psycopg):
    """Statements, where the two databases would mean something else by them."""

    def visit_sum_func(self, func: Any, **options: Any) -> str:
        """Sums of whole numbers stay whole numbers; of BIGINT, PostgreSQL makes NUMERIC."""
        return f"CAST(sum{self.function_argspec(func, **options)} AS BIGINT)"

    def visit_substr_func(self, func: Any, **options: Any) -> str:
        """Places are whole numbers of 64 bits like all others, but PostgreSQL's substr() has them of 32."""
        text, *places = (self.process(clause, **options) for clause in func.clauses)
        return f"substr({', '.join((text, *(f'CAST({place} AS INT4)' for place in places)))})"

    def visit_on_conflict_do_nothing(self, on_conflict: Any, **options: Any) -> Any:
        on_conflict.constraint_target = None  # SQLite's clause, which knows no names of constraints
        return super().visit_on_conflict_do_nothing(on_conflict, **options)  # type: ignore[no-untyped-call]

    def visit_on_conflict_do_update(self, on_conflict: Any, **options: Any) -> Any:
        on_conflict.constraint_target = None
        return super().visit_on_conflict_do_update(on_conflict, **options)  # type: ignore[no-untyped-call]


class _TypeCompiler(base.PGTypeCompiler):
    """Types that hold what SQLite's hold: it minds neither lengths nor widths."""

    def _text(self, options: dict[str, Any]) -> str:
        return 'TEXT COLLATE "C"' if isinstance(options.get("type_expression"), Column) else "TEXT"

    def visit_VARCHAR(self, type_: Any, **options: Any) -> str:  # noqa: ARG002, N802
        return self._text(options)

    def visit_TEXT(self, type_: Any, **options: Any) -> str:  # noqa: ARG002, N802
        return self._text(options)

    def visit_INTEGER(self, type_: Any, **options: Any) -> str:  # noqa: ARG002, N802
        return "BIGINT"


class _DDLCompiler(base.PGDDLCompiler):
    """Indices as SQLite keeps them."""

    def visit_create_index(self, create: Any, *given: Any, **options: Any) -> Any:
        index = create.element
        index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]
        # In this order "newest first" comes from the index, rows without a value at the end.
        index.dialect_options["postgresql"]["ops"] = {column.key: "NULLS FIRST" for column in index.columns}
        return super().visit_create_index(create, *given, **options)  # type: ignore[no-untyped-call]


class SeatDialect(PGDialect_psycopg):
    """SQLAlchemy's dialect of PostgreSQL through psycopg, brought to mean what SQLite means."""

    supports_statement_cache = True
    statement_compiler = _Compiler
    ddl_compiler = _DDLCompiler
    type_compiler_cls = _TypeCompiler


registry.register("postgresql.seat", __name__, SeatDialect.__name__)


def open_server(url: URL) -> Engine:
    """The database at `url`, connections may be used from any thread.

    Unavailable where the driver is not installed, the server cannot be reached or does not let us in, or the
    database is too old or not of UTF-8.
    """
    try:
        import psycopg  # noqa: F401 - an optional part of the installation
    except ImportError as error:
        raise Unavailable(
            _("没有安装 PostgreSQL 的驱动。"), _("请安装 nanxi-desk[postgres] 后再试。")
        ) from error
    given = {} if "connect_timeout" in url.query else {"connect_timeout": CONNECT_SECONDS}
    engine = create_engine(
        url.set(drivername="postgresql+seat"),
        connect_args={"application_name": "nanxi-desk", **given},
        pool_size=4,
        max_overflow=8,
        pool_use_lifo=True,
        pool_pre_ping=True,  # a server that was started again takes the old connections with it
        hide_parameters=True,  # field values stay out of error messages and logs
    )
    event.listen(engine, "begin", _begin)
    try:
        _check(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("nanxi_writes", False)
    connection.exec_driver_sql(_WRITES if writes else _READS)


def _check(engine: Engine) -> None:
    from nanxi_desk.core.database import database_errors, read_connection

    with database_errors(), read_connection(engine) as conn:
        encoding = conn.exec_driver_sql("SHOW server_encoding").scalar_one()
        version = conn.connection.driver_connection.info.server_version // 10_000  # type: ignore[union-attr]
    if encoding != "UTF8" or version < _OLDEST:
        raise Unavailable(
            _("这个 PostgreSQL 数据库不能用:版本 {version},编码 {encoding}。").format(
                version=version, encoding=encoding
            ),
            _("需要 PostgreSQL {oldest} 以上、编码为 UTF8 的数据库。").format(oldest=_OLDEST),
        )


def travels_in_the_open(conn: Connection) -> bool:
    """Whether what we send crosses a network without TLS."""
    statement = "SELECT ssl, host(inet_server_addr()) FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
    encrypted, address = conn.exec_driver_sql(statement).one()
    return not encrypted and not is_here(address)


def is_here(address: str | None) -> bool:
    """Whether a server's address is of this machine; None, which a socket has, is."""
    from ipaddress import ip_address

    return address is None or ip_address(address).is_loopback


def sentence(error: object) -> tuple[str, str] | None:
    """What is wrong with server or connection and what to do about it; None for a bug."""
    import psycopg

    if not isinstance(error, psycopg.Error):
        return None
    code = error.sqlstate or ""
    for pattern, told in _sentences():
        if re.match(pattern, code):
            return told
    if isinstance(error, psycopg.OperationalError) and not code:  # it ended, or never came about
        return _unreachable()
    return None


def _unreachable() -> tuple[str, str]:
    return (
        _("数据库服务器连接不上,内容没有保存。"),
        _("请检查网络和服务器是否在运行,以及数据库的地址、用户名和密码。"),
    )


def _sentences() -> tuple[tuple[str, tuple[str, str]], ...]:
    """By the beginning of the error's code, https://www.postgresql.org/docs/current/errcodes-appendix.html"""
    busy = _("数据库正忙，内容没有保存。"), _("请等正在进行的导入或备份结束后重试。")
    return (
        ("55P03|40001|40P01|25P03", busy),
        ("28|3D000", (_("数据库服务器不让本机进入。"), _("请检查数据库的名称、用户名和密码。"))),
        ("42501|25006", (_("数据库用户没有写入的权限。"), _("请由数据库的管理员授权。"))),
        ("53100", (_("磁盘已满，内容没有保存。"), _("请清理磁盘空间后重试。"))),
        ("53", (_("数据库服务器的资源不够,内容没有保存。"), _("请稍后重试,并告诉数据库的管理员。"))),
        ("54", (_("有一项内容太长,数据库放不下。"), _("请把这项内容改短;若是导入,请对方改短后再导出。"))),
        ("08|57P", _unreachable()),
        ("58|XX", (_("数据库服务器出错。"), _("请告诉数据库的管理员,必要时用备份恢复。"))),
    )


def described(url: URL) -> str:
    """The address for people, without a password."""
    return url._replace(password=None).render_as_string()  # set() takes None for no change
