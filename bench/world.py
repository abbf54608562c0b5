"""A world at any scale: the real data sets' claims first, then more like them, the same each time.

The first claims are those that the importers make of the files of `../shared/data`, shuffled. What comes
after is drawn from them. Of twenty, thirteen are of a further source that says nearly the same about the same
sender and host, in another month and with another figure; one is of a sender in another's host; four put an
incident where forces are; two say who had a part in one. So the world grows by sources and events, and by
pairs of countries, of which there is an end, not by countries.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from app.importers.findings import Stated
from app.importers.registry import importer

DATA: Final = Path(__file__).resolve().parents[2] / "shared" / "data"
FILES: Final = {
    "factbook_deployments/deployments_text.csv": "factbook-deployments",
    "us_troopdata/troopdata-rebuild-country-year.csv": "troopdata",
    "us_troopdata/troopdata-quarterly-africa-2008on.csv": "troopdata",
    "us_bases/vine_flynn_basedata.csv": "us-bases",
    "ipi_peacekeeping/contributions_by_contributor_mission_2014-03_to_2014-08.csv": "ipi-contributions",
}
PUBLISHERS: Final = 200
CLAIMS_A_DOCUMENT: Final = 40
LAST_YEAR: Final = 2026

Body = dict[str, Any]

_ELSEWHERE: Final = 3


def lines(claims: int) -> Iterator[bytes]:
    """Yield so many different claims as lines of NDJSON. Raises FileNotFoundError without the real files."""
    for body in bodies(claims):
        yield json.dumps(body, ensure_ascii=False).encode() + b"\n"


def bodies(claims: int) -> Iterator[Body]:
    """Yield so many different claims as bodies."""
    chance = random.Random(20210930)  # noqa: S311 # a graph, not a secret
    real = list(_real())
    chance.shuffle(real)
    yield from real[:claims]
    forces = [
        body for body in real if body["predicate"] == "DEPLOYED_TO" and isinstance(body["object"], dict)
    ]
    for number in range(claims - len(real)):
        like = chance.choice(forces)
        if number % 20 == _ELSEWHERE:
            like = {**like, "object": chance.choice(forces)["object"]}
        yield _more(number, like, chance)


@cache
def _real() -> tuple[Body, ...]:
    found: dict[str, Body] = {}
    for path, name in FILES.items():
        reading = importer(name)
        with (DATA / path).open(encoding=reading.encoding, newline="") as file:
            stated = (each.body for each in reading.read(file) if isinstance(each, Stated))
            found |= {json.dumps(body, sort_keys=True): body for body in stated}
    return tuple(found.values())


def _more(number: int, like: Body, chance: random.Random) -> Body:
    year = min(max(int(like["as_of"][:4]) + chance.randrange(-6, 7), 1990), LAST_YEAR)
    month = 1 + chance.randrange(12)
    document = number // CLAIMS_A_DOCUMENT
    common: Body = {
        "as_of": f"{year}-{month:02}" if year < LAST_YEAR else f"{year}",
        "note": f"Row {number}.",
        "document": {
            "title": f"Bulletin {document}",
            "publisher": f"Monitor {document % PUBLISHERS}",
            "published": f"{LAST_YEAR}",
        },
    }
    match number % 10:
        case 0 | 1:
            incident = {"kind": "Incident", "name": f"Incident {number}"}
            return common | {"subject": incident, "predicate": "TAKES_PLACE_IN", "object": like["object"]}
        case 2:
            incident = {"kind": "Incident", "name": f"Incident {number - 1}"}
            return common | {"subject": like["subject"], "predicate": "INVOLVED_IN", "object": incident}
        case _:
            return common | _again(like, chance)


def _again(like: Body, chance: random.Random) -> Body:
    said: Body = {"subject": like["subject"], "predicate": "DEPLOYED_TO", "object": like["object"]}
    figure = like.get("personnel") or {}
    if best := figure.get("best"):
        said["personnel"] = {
            "best": max(1, round(best * chance.uniform(0.7, 1.4))),
            "category": figure.get("category", "troops"),
        }
    return said
