"""Claims made up at any scale, the same each time, with the proportions of the real data sets.

The proportions are those of the four data sets the importers read, counted once over all their claims: two
to three claims a triple, nine in ten of them deployments with a figure, a sixth of the figures a range or
about, one publisher for many documents, few countries that host many.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any, Final

from app.domain.places import countries
from app.services.loading.pipeline import Rejected, Report

CLAIMS_A_TRIPLE: Final = 2.3
CLAIMS_AN_ACTOR: Final = 60
CLAIMS_A_DOCUMENT: Final = 120
PUBLISHERS: Final = 40
_PREDICATES: Final = ("DEPLOYED_TO",) * 88 + ("SUPPLIES",) * 2 + ("TRAINS",) * 4 + ("ADVISES",) * 6


def lines(claims: int, prefix: str = "Force") -> Iterator[bytes]:
    """Yield so many different claims, as lines of NDJSON, in the order sources would tell them: by year.

    `prefix` begins the names of actors that are no countries.
    """
    for body in bodies(claims, prefix):
        yield json.dumps(body, ensure_ascii=False).encode() + b"\n"


def bodies(claims: int, prefix: str = "Force") -> Iterator[dict[str, Any]]:
    """Yield so many different claims as bodies."""
    chance = random.Random(20210930)  # noqa: S311 # a graph, not a secret
    triples = _triples(round(claims / CLAIMS_A_TRIPLE), claims, prefix, chance)
    for number in range(claims):
        triple = triples[number] if number < len(triples) else chance.choice(triples)
        yield _body(number, claims, triple, chance)


def _triples(
    count: int, claims: int, prefix: str, chance: random.Random
) -> list[tuple[dict[str, str], str, str]]:
    hosts = sorted(countries.table().by_id)
    chance.shuffle(hosts)
    weights = [1 / rank for rank in range(1, len(hosts) + 1)]
    senders = [{"id": id_} for id_ in hosts]
    senders += [
        {"kind": "ArmedForce", "name": f"{prefix} {n:06}"} for n in range(max(20, claims // CLAIMS_AN_ACTOR))
    ]
    found: dict[tuple[int, str, str], None] = {}
    while len(found) < count:
        sender = chance.randrange(len(senders))
        for host in chance.choices(hosts, weights, k=4):
            if senders[sender].get("id") != host:
                found[sender, chance.choice(_PREDICATES), host] = None
    chosen = [(senders[sender], predicate, host) for sender, predicate, host in found][:count]
    chance.shuffle(chosen)
    return chosen


def _body(
    number: int, claims: int, triple: tuple[dict[str, str], str, str], chance: random.Random
) -> dict[str, Any]:
    sender, predicate, host = triple
    year = 2000 + number * 25 // claims
    document = number // CLAIMS_A_DOCUMENT
    body: dict[str, Any] = {
        "subject": sender,
        "predicate": predicate,
        "object": {"id": host},
        "status": "ended" if chance.random() < 0.04 else "present",
        "as_of": f"{year}-{1 + chance.randrange(12):02}",
        "note": f"Row {number}.",
        "document": {
            "title": f"Report {document}",
            "publisher": f"Publisher {document % PUBLISHERS}",
            "published": f"{year}-12",
        },
    }
    if chance.random() < 0.9:
        body["personnel"] = _figure(chance)
    return body


def _figure(chance: random.Random) -> dict[str, Any]:
    best = round(10 ** chance.uniform(0, 4.3))
    figure: dict[str, Any] = {"best": best, "category": "troops"}
    if chance.random() < 1 / 6:
        figure |= {"qualifier": "about", "min": best - best // 5, "max": best + best // 5}
    return figure


class Deaf:
    """Ears for a load that nobody watches; a rejected line ends it."""

    def rejected(self, rejected: Rejected) -> None:
        """End: all that is made here is right."""
        raise SystemExit(str(rejected))

    def noticed(self, line: int, reason: str) -> None:
        """Hear nothing."""

    def begins(self, size: int) -> None:
        """Hear nothing."""

    def at(self, position: int, report: Report) -> None:
        """Hear nothing."""

    def header(self, text: str) -> None:
        """Hear nothing."""
