"""Legal claims of every predicate, status, stance, date form and missing part, drawn at random."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import Any, Final

from app.bodies.claim import ClaimBody, parse
from app.domain.vocabulary import (
    PREDICATES,
    Category,
    Kind,
    Per,
    Predicate,
    Qualifier,
    Reliability,
    Stance,
    Status,
)
from app.errors import Invalid

COUNTRIES: Final = ("Mali", "Chad", "France", "Russia")
DATES: Final = (
    *("2013", "2013-02", "2013-03-15", "2014~", "2014-06?", "2014-22", "2014-24", "201X", "2015-XX"),
    *("[2013-03-01..2013-05-20]", "[2012,2016]", "1000", "1000-01-01", "1999-12-31", "2024-02-29"),
)
LATE: Final = ("2026-11-30", "2999-12-31", "2999", "2025", "2031~")
PUBLISHERS: Final = ("A wire", "A ministry", "A yearbook")


def ends_of(predicate: Predicate, chance: random.Random) -> tuple[Kind, Kind]:
    """Return kinds that the predicate may be between."""
    rule = PREDICATES[predicate]
    pairs = [(source, target) for source in Kind for target in Kind if rule.allows(source, target)]
    return chance.choice(pairs)


def reference(kind: Kind, chance: random.Random) -> dict[str, str]:
    name = chance.choice(COUNTRIES) if kind is Kind.COUNTRY else f"{kind.value} {chance.randrange(2)}"
    return {"kind": kind.value, "name": name}


def claim(number: int, chance: random.Random) -> dict[str, Any]:
    """Return a body that may be legal or not."""
    predicate = chance.choice([Predicate.DEPLOYED_TO, Predicate.DEPLOYED_TO, *Predicate])
    source, target = ends_of(predicate, chance)
    document = {"title": f"Report {number}", "publisher": chance.choice(PUBLISHERS)}
    said: dict[str, Any] = {
        "subject": reference(source, chance),
        "predicate": predicate.value,
        "object": reference(target, chance),
        "status": chance.choice(list(Status)).value,
        "stance": chance.choice((Stance.AFFIRMS, Stance.AFFIRMS, Stance.DENIES)).value,
        "document": document,
    }
    if predicate is Predicate.DEPLOYED_TO and chance.random() < 0.2:
        said["object"] = [reference(Kind.COUNTRY, chance), {"kind": "Region", "name": "Region 0"}]
    dated = ("2025-06-01", "2025-06-01", "2025-06-01")
    of_document = (
        (0.7, "published", chance.choice((*DATES, *dated))),
        (0.5, "reliability", chance.choice(list(Reliability)).value),
    )
    document.update(_some(of_document, chance))
    return said | _some(_further(predicate, chance), chance)


def _some(fields: Iterable[tuple[float, str, Any]], chance: random.Random) -> dict[str, Any]:
    return {field: value for likely, field, value in fields if chance.random() < likely}


def _further(predicate: Predicate, chance: random.Random) -> Iterator[tuple[float, str, Any]]:
    """Yield the fields a claim may have: how likely, which, and a value."""
    yield 0.5, "as_of", chance.choice(DATES)
    first, last = chance.choice((None, *DATES)), chance.choice((None, *DATES, *LATE))
    yield 0.5, "valid", {"from": first, "to": last}
    yield 0.5, "personnel", figure(chance)
    under = chance.choice((Kind.MISSION, Kind.OPERATION, Kind.AGREEMENT))
    yield 0.3, "under", reference(under, chance)
    yield 0.2, "money", {"amount": 5.5, "currency": "XOF", "per": chance.choice(list(Per)).value}
    yield 0.3, "role", "training"
    yield 0.3, "credibility", chance.randrange(1, 7)
    yield 0.2, "via", [{"publisher": "Another wire", "citing": "officials"}]
    if predicate is Predicate.INVOLVED_IN:
        yield 0.5, "losses", {"killed": {"best": 5}, "wounded": {"min": 3, "max": 9}}
    if predicate is Predicate.TRAINS:
        yield 0.5, "trained", {"best": 400, "qualifier": "about"}


def figure(chance: random.Random) -> dict[str, Any]:
    numbers = chance.choice(
        ({"best": 0}, {"best": 100}, {"best": 4000}, {"min": 50, "max": 200}, {"max": 60}, {"min": 100}, {})
    )
    given: dict[str, Any] = {
        **numbers,
        "qualifier": chance.choice(list(Qualifier)).value,
        "category": chance.choice((Category.MIXED, Category.TROOPS, Category.POLICE)).value,
    }
    return given if numbers else given | {"by_category": {"troops": 5, "police": 2}}


def legal(count: int, chance: random.Random) -> list[ClaimBody]:
    """Return so many legal claims."""
    found: list[ClaimBody] = []
    number = 0
    while len(found) < count:
        number += 1
        try:
            found.append(parse(claim(number, chance)))
        except Invalid:
            continue
    return found
