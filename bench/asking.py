"""A client in a process of its own, as a browser is one: it shares no interpreter with the server."""

from __future__ import annotations

import http.client
import statistics
import subprocess
import sys
import time
from urllib.parse import urlsplit


def median(url: str, warm: int, runs: int) -> float:
    """Return how long the answer to a GET takes from its sending to its last byte, in milliseconds.

    The median of `runs`, after `warm` that do not count, all over one connection. Raises where one fails.
    """
    command = [sys.executable, "-m", "bench.asking", url, str(warm), str(runs)]
    return float(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def _main(url: str, warm: int, runs: int) -> None:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=60)
    took: list[float] = []
    for _ in range(warm + runs):
        start = time.perf_counter()
        connection.request("GET", f"{parts.path}?{parts.query}", headers={"accept-encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        took.append((time.perf_counter() - start) * 1_000)
        if answer.status != http.client.OK:
            raise SystemExit(f"{url} answered {answer.status}.")
    print(statistics.median(took[warm:]))


if __name__ == "__main__":
    _main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
