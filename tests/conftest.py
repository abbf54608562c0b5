"""What all tests share: one real Neo4j a process, one connection, a graph that each finds as if new."""

from __future__ import annotations

import asyncio
import signal
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from typing import Any, Final

import pytest
from anyio.abc import TestRunner
from xdist.scheduler import LoadFileScheduling

from app.graph import connection as graph_connection
from app.graph.connection import Graph
from app.graph.server import Address, install, progress_bar, serving, user_cache
from app.services.reading import paths
from tests import examples as _profiles  # noqa: F401  # before a profile is asked for
from tests import pristine

BROWSER: Final = "tests/browser"
PATIENCE_S: Final = 120.0
"""How long a transaction may take here: on a busy machine planning alone can take the app's own time."""


def pytest_configure() -> None:
    """Let Ctrl+C reach the programs that tests start, also where a shell in the background ignores it.

    And let none of the apps in this process give up because the machine does something else, too.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    graph_connection.TIME_LIMIT = paths.TIME_LIMIT = PATIENCE_S


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """See that no test is lost: several processes run those of one id as one."""
    if twice := [id_ for id_, count in Counter(item.nodeid for item in items).items() if count > 1]:
        raise pytest.UsageError(f"Several tests have the id {twice[0]}.")


def pytest_collection_finish(session: pytest.Session) -> None:
    """Fetch Neo4j, once for this user, before a test that needs it has its time measured."""
    needing = (item for item in session.items if isinstance(item, pytest.Function))
    if (
        any("neo4j_address" in item.fixturenames for item in needing)
        and not session.config.option.collectonly
    ):
        with progress_bar() as report:
            install(user_cache(), report)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadFileScheduling:
    """Where several processes run the tests, say which run in one."""
    return Together(config, log)


class Together(LoadFileScheduling):
    """The tests of a file in one process, those with a browser all in one: they share it and the site."""

    def _split_scope(self, nodeid: str) -> str:
        return BROWSER if nodeid.startswith(f"{BROWSER}/") else super()._split_scope(nodeid)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def neo4j_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    """A private Neo4j of this run alone, started once; its jars are the user's."""
    with serving(tmp_path_factory.mktemp("neo4j") / "data", user_cache(), brief=True) as address:
        yield address


@pytest.fixture(scope="session")
async def connection(neo4j_address: Address, anyio_backend: str) -> AsyncIterator[Graph]:
    """The one connection of this process; while it is open, all tests run in the event loop it has."""
    async with await Graph.connect(neo4j_address) as connected:
        yield connected


@pytest.fixture(scope="session")
def _nodes() -> list[pristine.Node]:
    """What the graph holds before anyone writes; filled by the first test that uses `graph`."""
    return []


@pytest.fixture
async def graph(connection: Graph, _nodes: list[pristine.Node]) -> AsyncIterator[Graph]:
    """A Graph on a migrated database (schema, countries) that holds nothing else.

    It is new to each test, as what the app keeps of answers it keeps by Graph; the connection is not.
    """
    if not (_nodes and await connection.write(pristine.restored, _nodes)):
        _nodes[:] = await pristine.made(connection)
    yield connection.within(PATIENCE_S)
    await _ended(asyncio.all_tasks())


async def _ended(tasks: set[asyncio.Task[Any]]) -> None:
    """End what a test left running, such as an answer that nobody waits for; not what runs the tests."""
    left = [task for task in tasks if not task.get_coro().__qualname__.startswith(TestRunner.__name__)]
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)
