"""What a command works in: the settings, the Neo4j they name, and the graph there."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Awaitable, Callable, Generator
from contextlib import ExitStack, contextmanager
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from app.commands.console import WrongUsage, note
from app.domain.vocabulary import Role
from app.graph import server
from app.graph.connection import Graph
from app.graph.server import Address
from app.services.recording.record import Actor
from app.services.recording.upgrade import upgrade
from app.settings import Settings, unknown_variables

T = TypeVar("T")

_ALLOCATIONS: Final = 20_000
"""Objects made between two looks at the young ones: some 4 MB."""

ACTOR: Final = Actor("command line", Role.ADMIN)
"""Who commands act as: whoever may run them holds the data directory or Neo4j's password."""


def settings(**options: Any) -> Settings:
    """Read the settings of the environment, with a command's options laid over them (None: not given).

    Warns of GARRISON_ variables that mean nothing. Raises WrongUsage where a value makes no sense.
    """
    for name in unknown_variables():
        note(f"{name} is not a setting of Garrison; is it misspelt?")
    given = {name: value for name, value in options.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        raise WrongUsage("\n".join(_sentence(fault) for fault in error.errors())) from error


def _sentence(fault: Any) -> str:
    """Say which setting is wrong and why, without its value, which may be a secret."""
    place = ".".join(str(part) for part in fault["loc"])
    reason = str(fault["msg"]).removeprefix("Value error, ")
    return f"{place}: {reason}." if place else f"{reason}."


@contextmanager
def neo4j(of: Settings) -> Generator[Address]:
    """Give the address of the Neo4j to use: NEO4J_URI's, else the private one of the data directory.

    A private server that is running is used and left running; else one runs for the time of the context.
    Raises ServerFailed.
    """
    if of.neo4j_uri:
        yield Address.of(of)
        return
    with ExitStack() as stack:
        with _progress() as report:
            address = stack.enter_context(server.serving(of.data_dir, server.user_cache(), report))
        yield address


@contextmanager
def _progress() -> Generator[server.Report]:
    """Show how far the start of Neo4j is: a bar on a terminal; else, for a log, a line a step."""
    if sys.stderr.isatty():
        with server.progress_bar() as report:
            yield report
        return
    told: set[str] = set()

    def tell(step: str, _done: int, _total: int) -> None:
        if step not in told:
            told.add(step)
            note(f"{step} …")

    yield tell


def settle() -> None:
    """Let the garbage collector look at what stays for good no more, and at the rest less often.

    A process that records many claims makes many small objects, none of them in a ring: by the defaults a
    fifth of its time goes into looking at all of them again and again.
    """
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS, 10, 10)


def in_graph(work: Callable[[Graph], Awaitable[T]]) -> T:
    """Do the work in the graph the settings name, its schema brought up to date, and return its result.

    Raises Unavailable, ServerFailed, and what the work raises.
    """
    settle()

    async def run(address: Address) -> T:
        async with await Graph.connect(address) as graph:
            await upgrade(graph)
            return await work(graph)

    with neo4j(settings()) as address:
        return asyncio.run(run(address))
