"""A client in a process of its own, as a browser is one: it shares no interpreter with the server."""

from __future__ import annotations

import http.client
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

_CLAIM: Final = {
    "subject": {"id": "malta"},
    "predicate": "DEPLOYED_TO",
    "object": {"id": "tuvalu"},
    "as_of": "2025-06",
}


def times(base: str, paths: Sequence[str], rounds: int, *, change: str | None = None) -> list[float]:
    """Return how long each answer to a GET takes from its sending to its last byte, in milliseconds.

    All over one connection: every path, and that `rounds` times more after the first round, of which the
    first answer alone counts. With a key to `change` the graph with, a claim is recorded before each.
    Raises where one fails.
    """
    asked = json.dumps({"base": base, "paths": list(paths), "rounds": rounds, "key": change})
    command = [sys.executable, "-m", "bench.asking"]
    done = subprocess.run(command, input=asked, stdout=subprocess.PIPE, text=True, check=True)
    first, *others = json.loads(done.stdout)
    return [first, *others[len(paths) - 1 :]]


def change(base: str, key: str, about: str) -> None:
    """Record one more claim, so that nothing that was kept is up to date."""
    _change(http.client.HTTPConnection(urlsplit(base).netloc, timeout=600), key, 0, f"{about}, once more")


def median(url: str, warm: int, runs: int) -> float:
    """Return the median of `runs` answers, in milliseconds, after `warm` that do not count."""
    parts = urlsplit(url)
    base, path = f"{parts.scheme}://{parts.netloc}", f"{parts.path}?{parts.query}"
    return statistics.median(times(base, [path], warm + runs)[warm:])


def _main(asked: dict[str, Any]) -> Iterator[float]:
    connection = http.client.HTTPConnection(urlsplit(asked["base"]).netloc, timeout=600)
    number = 0
    for _ in range(asked["rounds"] + 1):
        for path in asked["paths"]:
            if asked["key"]:
                number += 1
                _change(connection, asked["key"], number, path)
            start = time.perf_counter()
            _ask(connection, "GET", path, headers={"accept-encoding": "gzip"})
            yield (time.perf_counter() - start) * 1_000


def _change(connection: http.client.HTTPConnection, key: str, number: int, path: str) -> None:
    # Not said before, also where the graph was measured before.
    title = f"Bulletin {number} on {path} at {time.time_ns()}"
    document = {"title": title, "publisher": "Benchmark", "published": "2025-06"}
    headers = {"authorization": f"Bearer {key}", "content-type": "application/json"}
    body = json.dumps(_CLAIM | {"document": document})
    _ask(connection, "POST", "/api/v1/claims", body=body, headers=headers)


def _ask(connection: http.client.HTTPConnection, method: str, path: str, **more: Any) -> None:
    connection.request(method, path, **more)
    answer = connection.getresponse()
    answer.read()
    if answer.status not in (http.client.OK, http.client.CREATED):
        raise SystemExit(f"{method} {path} answered {answer.status}.")


if __name__ == "__main__":
    print(json.dumps(list(_main(json.load(sys.stdin)))))
