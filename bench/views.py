"""How soon pages and endpoints are answered in graphs of 10,000, 100,000 and 1,000,000 claims.

    python -m bench.views                     10,000 and 100,000 claims
    python -m bench.views 100000 1000000      so many, and how the slowest twentieth changes with size
    python -m bench.views 300 --most 2        about two of each sort alone, and twice

Each graph is a world (see `bench.world`), loaded into a private Neo4j that is then stopped and started. A
client in a process of its own asks for each page in turn about the twelve busiest hosts, senders or
episodes. `cold` is the first answer of its sort after the start. Then all is asked for some times, for Neo4j
compiles what it does often; p50 and p95 are of what follows, in milliseconds. `raw` is the p50 of the bare
driver running the Cypher that these answers ran, with the same parameters, in the same run; of an endpoint
the ratio to it is printed. What is asked of the whole world is asked once more after every change of the
graph, as it is kept while nothing changes.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

import neo4j

from app.graph.server import Address, serving, user_cache
from bench import asking, listening, world
from bench.site import Site, served

SIZES: Final = (10_000, 100_000)
SUBJECTS: Final = 12
WARMING_UP: Final = 3
ROUNDS: Final = 6
WORLD_ROUNDS: Final = 15

ABOUT: Final[Mapping[str, str]] = {
    "/entities/{host}": "dossier of a host",
    "/entities/{sender}": "dossier of a sender",
    "/presence?host={host}": "presence in a host",
    "/presence?sender={sender}": "presence of a sender",
    "/timeline?entity={host}": "timeline of a host",
    "/explore?focus={host}": "explorer round a host",
    "/episodes/{episode}": "ledger of an episode",
    "/api/v1/entities/{host}": "entity",
    "/api/v1/entities/{host}/claims": "claims of an entity",
    "/api/v1/claims?subject={sender}": "claims about a sender",
    "/api/v1/presence?host={host}": "presence in a host",
    "/api/v1/presence?sender={sender}": "presence of a sender",
    "/api/v1/graph?focus={host}": "graph round a host",
    "/api/v1/episodes/{episode}": "episode",
    "/api/v1/diff?entity={host}&from=2026-01-01": "learnt of a host",
}
WORLD: Final[Mapping[str, str]] = {
    "/": "start",
    "/presence": "presence, the world",
    "/stale": "worklist",
    "/search?q=wagner": "search",
    "/api/v1/presence": "presence, the world",
    "/api/v1/entities?q=wagnr": "search with a typo",
}


def main(sizes: Sequence[int], most: int) -> None:
    """Print a table a size, then how the slowest twentieth of each differs between the last two sizes.

    Each is asked for about `most` subjects and as many times, at most.
    """
    slowest = {size: _measured(size, most) for size in sizes}
    if len(sizes) > 1:
        small, large = sizes[-2:]
        print(f"\np95 at {large:,} claims : p95 at {small:,}")
        for path, took in slowest[large].items():
            print(f"{took / slowest[small][path]:6.2f}  {path}")


def _measured(size: int, most: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as directory:
        data = Path(directory) / "data"
        with serving(data, user_cache()) as address:
            _load(address, size, Path(directory) / "claims.ndjson")
            subjects = _subjects(address, min(SUBJECTS, most))
        with serving(data, user_cache()) as address, served(address) as site:
            print(f"\n{size:,} claims\n  cold    p50    p95    raw  ratio")
            return _asked(site, subjects, partial(min, most))


def _asked(
    site: Site, subjects: Mapping[str, Sequence[str]], often: Callable[[int], int]
) -> dict[str, float]:
    found: dict[str, float] = {}
    asked = {path: [path.format_map(row) for row in _rows(subjects)] for path in ABOUT}
    cold = {path: asking.times(site.url, about, often(WARMING_UP))[0] for path, about in asked.items()}
    for path, about in asked.items():
        took = asking.times(site.url, about, often(ROUNDS))
        found[path] = _line(site, path, ABOUT[path], about, [cold[path], *took[1:]])
    for path, name in WORLD.items():
        first, *_ = asking.times(site.url, [path], often(WORLD_ROUNDS), change=site.key)
        took = asking.times(site.url, [path], often(WORLD_ROUNDS), change=site.key)
        asking.change(site.url, site.key, path)
        found[path] = _line(site, path, name, [path], [first, *took[1:]])
    return found


def _rows(subjects: Mapping[str, Sequence[str]]) -> list[dict[str, str]]:
    return [dict(zip(subjects, row, strict=True)) for row in zip(*subjects.values(), strict=True)]


def _line(site: Site, path: str, name: str, about: Sequence[str], took: Sequence[float]) -> float:
    first, *after = took
    p50, p95 = statistics.median(after), statistics.quantiles(after, n=20)[-1]
    raw = listening.raw(site, about)
    ratio = f"{p50 / raw:6.2f}" if path.startswith("/api") else "      "
    print(f"{first:6.0f} {p50:6.1f} {p95:6.1f} {raw:6.1f} {ratio}  {path} ({name})", flush=True)
    return p95


def _load(address: Address, size: int, path: Path) -> None:
    """Load the world in a process of its own, as `garrison load` does."""
    with path.open("wb") as file:
        file.writelines(world.lines(size))
    settings = {
        "NEO4J_URI": address.uri,
        "NEO4J_USERNAME": address.username,
        "NEO4J_PASSWORD": address.password,
    }
    command = [sys.executable, "-m", "app", "load", str(path)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    done = subprocess.run(command, env=os.environ | settings, check=False, **quiet)
    if done.returncode not in (0, 3):  # 3: some lines were rejected, as a country is not in itself
        raise SystemExit("The world could not be loaded.")
    path.unlink()


_HOSTS: Final = """
MATCH (place:Country)<-[r:DEPLOYED_TO]-() WITH place, sum(r.claims) AS claims
ORDER BY claims DESC, place.id LIMIT $limit RETURN collect(place.id) AS ids
"""
_SENDERS: Final = """
MATCH (sender:Entity)-[r:DEPLOYED_TO]->() WITH sender, sum(r.claims) AS claims
ORDER BY claims DESC, sender.id LIMIT $limit RETURN collect(sender.id) AS ids
"""
_EPISODES: Final = """
MATCH (:Entity)-[r:DEPLOYED_TO]->(:Country) WITH r.id AS id, r.claims AS claims
ORDER BY claims DESC, id LIMIT $limit RETURN collect(id) AS ids
"""


def _subjects(address: Address, limit: int) -> dict[str, list[str]]:
    """Return the ids of the busiest hosts, senders and episodes."""
    with (
        neo4j.GraphDatabase.driver(address.uri, auth=(address.username, address.password)) as driver,
        driver.session(database=address.database) as session,
    ):

        def ids(query: Any) -> list[str]:
            return session.run(query, limit=limit).single(strict=True)["ids"]

        return {"host": ids(_HOSTS), "sender": ids(_SENDERS), "episode": ids(_EPISODES)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--most", type=int, default=WORLD_ROUNDS)
    main(**vars(parser.parse_args()))
