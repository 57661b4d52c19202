"""What holds for every test: a fixed environment, hypothesis profiles, the count of skips."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.terminal import TerminalReporter
from hypothesis import HealthCheck, settings

from tests.support.engines import POSTGRESQL, SQLITE, place
from tests.support.requirements import absent_tools, needs_server, unexcused
from tests.support.server import stop_server
from tests.support.structure import remember

# Time limits per example would fail on a busy computer; the number of examples bounds the run.
_CALM = {"deadline": None, "print_blob": True, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("fast", max_examples=50, **_CALM)
# A submission is judged by the same examples each time; every other run looks for new ones.
settings.register_profile("ci", max_examples=50, derandomize=True, **_CALM)
settings.register_profile("soak", max_examples=5_000, **_CALM)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "soak: a long run; left out unless asked for with -m soak")
    config.addinivalue_line("markers", "both_databases: runs on SQLite, and on a PostgreSQL server")
    config.addinivalue_line("markers", "one_database: on SQLite only, though the module says both")
    if not config.option.markexpr:
        config.option.markexpr = "not soak"
    if not config.getoption("hypothesis_profile", None):
        settings.load_profile("ci" if os.environ.get("CI") else "fast")
    _fix_environment(config)
    config.add_cleanup(remember())


def _fix_environment(config: pytest.Config) -> None:
    """The tests see neither the developer's home, settings and language nor this computer's zone."""
    folder = tempfile.TemporaryDirectory(prefix="nanxi-desk-tests-")
    config.add_cleanup(folder.cleanup)
    # The X server's key to a developer's own screen stays where it is.
    cookie = Path.home() / ".Xauthority"
    if cookie.is_file():
        os.environ.setdefault("XAUTHORITY", str(cookie))
    for name in [name for name in os.environ if name.startswith(("NANXI_DESK_", "LC_"))]:
        del os.environ[name]
    places = {"HOME": "home", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_STATE_HOME": "state"}
    places |= {"XDG_CACHE_HOME": "cache", "XDG_RUNTIME_DIR": "runtime"}
    for variable, name in places.items():
        place = Path(folder.name, name)
        place.mkdir(mode=0o700)
        os.environ[variable] = str(place)
    os.environ.update(LANG="C.UTF-8", LANGUAGE="zh_CN", TZ="UTC")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    marked = metafunc.definition.get_closest_marker
    if marked("both_databases") and not marked("one_database"):
        kinds = [SQLITE, pytest.param(POSTGRESQL, marks=needs_server())]
        metafunc.parametrize("_database", kinds, indirect=True)


@pytest.fixture(autouse=True)
def _database(request: pytest.FixtureRequest) -> Iterator[None]:
    """Where the test's databases lie; what it left open on a server is closed afterwards."""
    place.kind = getattr(request, "param", SQLITE)
    yield
    place.over()


def pytest_unconfigure() -> None:
    stop_server()


def _skip_reasons(reporter: TerminalReporter) -> list[str]:
    reports = reporter.stats.get("skipped", [])
    told = [str(report.longrepr[2]) for report in reports if isinstance(report.longrepr, tuple)]
    return [reason.removeprefix("Skipped: ") for reason in told]


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    workers_own = hasattr(session.config, "workerinput")
    if reporter is None or workers_own or session.exitstatus != pytest.ExitCode.OK:
        return
    if unexcused(absent_tools(_skip_reasons(reporter))):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    reasons = _skip_reasons(terminalreporter)
    if not reasons:
        return
    terminalreporter.section(f"{len(reasons)} skipped")
    for reason in sorted(set(reasons)):
        terminalreporter.line(f"{reasons.count(reason):4d}  {reason}")
    tools = unexcused(absent_tools(reasons))
    if tools:
        terminalreporter.line(
            f"FAILED: the set-up should have brought these tools: {', '.join(tools)}", red=True
        )
