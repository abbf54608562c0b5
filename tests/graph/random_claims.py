"""Claims drawn at random about a few forces in a few places: of every status and stance, over ten years."""

from __future__ import annotations

import random
from datetime import date
from typing import Any, Final

from app.bodies import claim as claim_body
from app.domain.vocabulary import Role
from app.graph.connection import Graph
from app.services.accounts.actor import Actor
from app.services.recording import record

ANALYST: Final = Actor("a test", Role.ANALYST)
TODAY: Final = date(2026, 11, 23)
PLACES: Final = ("mali", "niger", "chad", "togo", "benin", "ghana")
FORCES: Final = tuple(f"Force {number}" for number in range(6))
IDS: Final = (*PLACES, *(name.lower().replace(" ", "-") for name in FORCES))
DAY: Final = date(2021, 6, 1)


def body(number: int, chance: random.Random) -> claim_body.ClaimBody:
    """Return a claim, of which the number is the document's."""
    year = chance.randrange(2016, 2026)
    force = {"kind": "ArmedForce", "name": chance.choice(FORCES)}
    place = [{"id": id_} for id_ in chance.sample(PLACES, chance.choice((1, 1, 1, 2)))]
    ally = {"kind": "ArmedForce", "name": chance.choice(FORCES)}
    predicate = chance.choice(("DEPLOYED_TO", "DEPLOYED_TO", "TRAINS", "ALLIED_WITH"))
    is_shared = predicate == "DEPLOYED_TO" and len(place) > 1
    object_: Any = ally if predicate == "ALLIED_WITH" and ally != force else place if is_shared else place[0]
    said: dict[str, Any] = {
        "subject": force,
        "predicate": predicate,
        "object": object_,
        "status": chance.choice(("present", "present", "planned", "ended", "reducing")),
        "stance": chance.choice(("affirms", "affirms", "affirms", "denies")),
        "as_of": f"{year}-{chance.randrange(1, 13):02}",
        "document": {
            "title": f"Report {number}",
            "publisher": f"Publisher {number % 5}",
            "published": f"{year}",
            "reliability": chance.choice("ABC"),
        },
    }
    if chance.random() < 0.5:
        said["personnel"] = {"best": chance.randrange(10, 1_000), "category": "troops"}
    if chance.random() < 0.2:
        said["via"] = [{"publisher": chance.choice(("A wire", "Publisher 1"))}]
    if chance.random() < 0.2:
        said |= {"role": "training", "under": {"kind": "Mission", "name": f"Mission {number % 3}"}}
    if chance.random() < 0.3:
        said["valid"] = {"from": f"{year - 2}", "to": chance.choice((None, f"{year}"))}
    return claim_body.parse(said)


async def say(graph: Graph, numbers: range, chance: random.Random) -> list[str]:
    """Record so many; return their ids."""
    bodies = [body(number, chance) for number in numbers]
    done = await record.record(graph, bodies, actor=ANALYST)
    return [each.claim.id for each in done if isinstance(each, record.Recorded)]
