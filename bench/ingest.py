"""Claims a second, ours and the raw driver's on the same server in the same run.

    python -m bench.ingest                    10,000 and 100,000 claims, and single POSTs from 8 clients
    python -m bench.ingest 1000000            so many; name several sizes to see how the rate changes

Ours is `load_file`, as `garrison load` and a batch over HTTP run it, in a process of its own whose largest
memory is measured; the file is read, checked, resolved, projected and logged. The raw driver then writes the
same graph again (see `bench.raw`). Each size has a new server, on which both have written 4,000 claims
before: the ratio of rates is what counts, the rates themselves say what the machine did at that moment.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

import neo4j

from app.commands.environment import settle
from app.domain.vocabulary import Role
from app.graph import schema
from app.graph.connection import Graph
from app.graph.server import Address, serving, user_cache
from app.services.accounts.actor import Actor
from app.services.loading.files import load_file
from bench import made, posting, raw
from bench.made import Deaf

SIZES: Final = (10_000, 100_000)
WARMING: Final = 4_000
"""Claims that are written before, unless fewer are to be measured."""

ACTOR: Final = Actor("benchmark", Role.ANALYST)


def main(sizes: list[int]) -> None:
    """Print a line a size, then the ratio of the rates, then what single POSTs do."""
    rates: dict[int, float] = {}
    print("claims     ours/s   raw/s    ratio   peak memory of ours")
    for size in sizes or SIZES:
        with tempfile.TemporaryDirectory() as directory:
            rates[size] = _measure(Path(directory), size)
    if len(rates) > 1:
        first, *_, last = rates
        print(f"rate at {last:,} : rate at {first:,} = {rates[last] / rates[first]:.2f}")
    if not sizes:
        posting.main()


def _measure(directory: Path, size: int) -> float:
    with serving(directory / "data", user_cache()) as address:
        driver = neo4j.GraphDatabase.driver(address.uri, auth=(address.username, address.password))
        with driver:
            _ours(address, _written(directory / "warming.ndjson", min(WARMING, size), "Warm"))
            raw.copied(driver, "raw-warming")
            _emptied(driver)
            ours = _ours(address, _written(directory / "claims.ndjson", size))
            seconds = raw.copied(driver, "raw")
    rate, reference = size / ours["seconds"], size / seconds
    print(
        f"{size:9,} {rate:8,.0f} {reference:8,.0f} {rate / reference:8.2f} {ours['peak'] >> 20:9,} MiB",
        flush=True,
    )
    return rate


def _emptied(driver: neo4j.Driver) -> None:
    """Remove the claims of the warming, and the copy of them."""
    with driver.session() as session:
        session.run(
            "MATCH (n) WHERE n:Claim OR n:Triple OR n:Document OR (n:Entity AND n.id STARTS WITH 'raw-') "
            "CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS"
        ).consume()


def _written(path: Path, claims: int, prefix: str = "Force") -> Path:
    with path.open("wb") as file:
        file.writelines(made.lines(claims, prefix))
    return path


def _ours(address: Address, path: Path) -> dict[str, Any]:
    """Load the file in a process of its own; return its seconds and its peak memory in bytes."""
    environment = os.environ | {"RAW_URI": address.uri, "RAW_PASSWORD": address.password}
    command = [sys.executable, "-m", "bench.ingest", "--worker", str(path)]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


async def _work(path: str) -> None:
    settle()
    address = Address(os.environ["RAW_URI"], "neo4j", os.environ["RAW_PASSWORD"], "neo4j")
    async with await Graph.connect(address) as graph:
        await schema.migrate(graph)
        begin = time.perf_counter()
        report = await load_file(graph, path, ACTOR, Deaf())
        seconds = time.perf_counter() - begin
    if report.created != report.received:
        raise SystemExit(f"Only {report.created} of {report.received} claims were created.")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"seconds": seconds, "peak": peak}))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--worker", path]:
            asyncio.run(_work(path))
        case sizes:
            main([int(size) for size in sizes])
