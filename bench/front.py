"""How soon the start page is answered, warm, and how large it is, of a graph of some thousand claims.

    python -m bench.front [ENTITIES [RUNS]]

The time is measured from outside, over HTTP on this machine, against that of the smallest answer there is
(whether the app is alive), in one run; the difference is what the page itself takes.
"""

from __future__ import annotations

import statistics
import sys
import time
from typing import Final

import httpx

from bench.site import running, scale_free

ENTITIES: Final = 600
RUNS: Final = 200
GOAL_MS: Final = 30
GOAL_BYTES: Final = 60_000


def main(entities: int = ENTITIES, runs: int = RUNS) -> int:
    """Measure and print; 1 where a goal is missed."""
    with running(scale_free(entities)) as site, httpx.Client(base_url=site.url, timeout=600) as client:
        for path in ("/", "/healthz"):
            for _ in range(20):
                client.get(path).raise_for_status()
        page, floor = _median(client, "/", runs), _median(client, "/healthz", runs)
        size = _compressed(client)
    print(f"start page: {page:.1f} ms p50 warm, of which {page - floor:.1f} ms its own; goal {GOAL_MS} ms")
    print(f"            ratio page : smallest answer {page / floor:.1f}")
    print(f"            {size / 1000:.1f} KB compressed; goal {GOAL_BYTES / 1000:.0f} KB")
    return int(runs >= RUNS and (page > GOAL_MS or size > GOAL_BYTES))


def _median(client: httpx.Client, path: str, runs: int) -> float:
    """Return the median time of an answer in milliseconds."""
    taken: list[float] = []
    for _ in range(runs):
        start = time.perf_counter()
        client.get(path).raise_for_status()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def _compressed(client: httpx.Client) -> int:
    """Return the bytes of the page as they come over the wire."""
    with client.stream("GET", "/", headers={"accept-encoding": "gzip"}) as answer:
        return sum(len(part) for part in answer.iter_raw())


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
