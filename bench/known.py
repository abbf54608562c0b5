"""How long the graph as known at an earlier instant takes, against the same as known now, in one run.

    python -m bench.known [CLAIMS [ROUNDS]]

The graph is a world (see `bench.world`) of 17,500 claims, of which the last tenth was recorded after the
instant asked for. Each answer is the first after a change of the graph: nothing that was kept serves it.
`then` and `now` are medians in milliseconds.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from app.bodies import claim as claim_body
from app.graph import schema
from app.graph.connection import Graph
from app.graph.server import serving, user_cache
from app.services.recording import record
from bench import asking, world
from bench.site import ACTOR, BATCH, Site, served

CLAIMS: Final = 17_500
ROUNDS: Final = 5

ASKED: Final[Mapping[str, str]] = {
    "/api/v1/graph?focus=mali": "graph round a host",
    "/api/v1/graph?focus=united-states&depth=2": "graph, two steps",
    "/api/v1/graph": "graph without a focus",
    "/api/v1/paths?source=france&target=pakistan": "paths",
    "/api/v1/paths?source=france&target=pakistan&max_hops=4&k=9": "paths of four steps",
    "/api/v1/neighbours?ids=france&ids=united-states": "neighbours in common",
    "/api/v1/connection?ids=france&ids=pakistan&ids=japan": "who connects three",
    "/explore?focus=mali": "explorer",
    "/explore?focus=mali&statuses=present&on=2021-01-01": "explorer, filtered, on a day",
}


def main(claims: int = CLAIMS, rounds: int = ROUNDS) -> None:
    """Load the world in two parts, and print what each question takes about both."""
    bodies = [claim_body.parse(body) for body in world.bodies(claims)]
    known: list[datetime] = []

    async def fill(graph: Graph) -> None:
        await schema.migrate(graph)
        since = len(bodies) * 9 // 10
        await _record(graph, bodies[:since])
        known.append(datetime.now(UTC))
        await _record(graph, bodies[since:])

    with (
        tempfile.TemporaryDirectory() as directory,
        serving(Path(directory) / "data", user_cache()) as address,
        served(address, fill) as site,
    ):
        print(f"{claims:,} claims\n   then     now   ratio")
        for path, name in ASKED.items():
            _line(site, path, name, known[0], rounds)


def _line(site: Site, path: str, name: str, known_at: datetime, rounds: int) -> None:
    sign = "&" if "?" in path else "?"
    then = _median(site, f"{path}{sign}known_at={quote(known_at.isoformat())}", rounds)
    now = _median(site, path, rounds)
    print(f"{then:7.0f} {now:7.0f} {then / now:7.1f}  {path} ({name})", flush=True)


def _median(site: Site, path: str, rounds: int) -> float:
    return statistics.median(asking.times(site.url, [path], rounds, change=site.key))


async def _record(graph: Graph, bodies: Sequence[Any]) -> None:
    for start in range(0, len(bodies), BATCH):
        await record.record(graph, bodies[start : start + BATCH], actor=ACTOR)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
