"""What the app asks of Neo4j, heard while it answers, and how long the bare driver takes for the same."""

from __future__ import annotations

import statistics
import time
import urllib.request
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import Any, Final

import neo4j
from neo4j import AsyncManagedTransaction, ManagedTransaction, NotificationDisabledClassification

from bench.site import Site

RUNS: Final = 3

_Query = tuple[Any, dict[str, Any]]


def raw(site: Site, paths: Sequence[str]) -> float:
    """Return the median time, in milliseconds, that the bare driver takes for what an answer asks.

    Each path is asked for once, and what the app then runs is run again, one transaction an answer, every
    value received. Call it from the process the app is in.
    """
    heard = [_heard(site.url + path) for path in paths]
    address = site.address
    with (
        neo4j.GraphDatabase.driver(
            address.uri,
            auth=(address.username, address.password),
            # As the app does: asking for types nobody has used yet is no reason to warn.
            notifications_disabled_classifications=[NotificationDisabledClassification.UNRECOGNIZED],
        ) as driver,
        driver.session(database=address.database) as session,
    ):
        took: list[float] = []
        for run in range(RUNS + 1):
            for queries in heard:
                start = time.perf_counter()
                session.execute_read(_run, queries)
                took += [(time.perf_counter() - start) * 1_000] * (run > 0)
    return statistics.median(took)


def _run(tx: ManagedTransaction, queries: Sequence[_Query]) -> None:
    for query, parameters in queries:
        for record in tx.run(query, parameters):
            record.values()


def _heard(url: str) -> list[_Query]:
    queries: list[_Query] = []
    with _listening(queries), urllib.request.urlopen(url) as answer:  # noqa: S310 # our own server
        answer.read()
    return queries


@contextmanager
def _listening(queries: list[_Query]) -> Generator[None]:
    run = AsyncManagedTransaction.run

    async def noted(self: AsyncManagedTransaction, query: Any, *args: Any, **named: Any) -> Any:
        queries.append((query, {**(args[0] if args else {}), **named}))
        return await run(self, query, *args, **named)

    AsyncManagedTransaction.run = noted
    try:
        yield
    finally:
        AsyncManagedTransaction.run = run
