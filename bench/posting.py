"""Single claims from 8 clients at once: over HTTP to Garrison, and by the raw driver in as many threads.

    python -m bench.posting [CLAIMS]

Each writes as many before, which do not count.
"""

from __future__ import annotations

import itertools
import json
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import httpx
import neo4j

from bench import made, site

CLIENTS: Final = 8
CLAIMS: Final = 1_600

_RAW: Final = """
MERGE (subject:Entity {id: $subject}) MERGE (object:Entity {id: $object})
MERGE (document:Document {id: $document})
MERGE (triple:Triple {key: $key})
CREATE (claim:Claim) SET claim = $properties
CREATE (claim)-[:SUBJECT]->(subject) CREATE (claim)-[:OBJECT]->(object)
CREATE (claim)-[:STATED_IN]->(document) CREATE (claim)-[:ABOUT]->(triple)
CREATE (subject)-[episode:DEPLOYED_TO]->(object) SET episode = $properties
"""


def main(claims: int = CLAIMS) -> None:
    """Print how many claims a second each records."""
    bodies = [json.loads(line) for line in made.lines(2 * claims)]
    with site.running(site.scale_free(10)) as running:
        key = {"authorization": f"Bearer {running.key}"}
        with httpx.Client(base_url=running.url, headers=key, timeout=600) as http:

            def post(body: dict[str, Any]) -> None:
                http.post("/api/v1/claims", json=body).raise_for_status()

            _rate(post, bodies[:claims])  # plans are made, Java warms up
            ours = _rate(post, bodies[claims:])
        address = running.address
        with neo4j.GraphDatabase.driver(address.uri, auth=(address.username, address.password)) as driver:
            numbers = itertools.count()

            def write(body: dict[str, Any]) -> None:
                number = next(numbers)
                properties = {"id": f"raw-{number}", "note": body["note"], "as_of": body["as_of"]}
                ends = {"subject": f"raw-{number % 97}", "object": f"raw-{number % 89}"}
                parameters = {
                    "document": f"raw-{number % 30}",
                    "key": f"raw-{number}",
                    "properties": properties,
                }
                driver.execute_query(_RAW, parameters | ends)

            _rate(write, bodies[:claims])
            reference = _rate(write, bodies[claims:])
    print(
        f"single claims from {CLIENTS} clients: ours {ours:,.0f}/s, raw {reference:,.0f}/s, "
        f"ratio {ours / reference:.2f}"
    )


def _rate(work: Callable[[dict[str, Any]], None], bodies: list[dict[str, Any]]) -> float:
    begin = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        list(clients.map(work, bodies))
    return len(bodies) / (time.perf_counter() - begin)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
