"""What the graph answers of totals, through recording, projecting and reading, is what the oracle says."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

import pytest

from app.bodies.claim import parse
from app.graph.connection import Graph
from app.services.reading.presence import Question, presence
from app.services.recording.record import Recorded, record
from tests.acceptance.oracle_claims import module
from tests.acceptance.test_oracle import REASONS
from tests.claim_making import ANALYST
from tests.examples import examples

pytestmark = [pytest.mark.acceptance, pytest.mark.anyio]

ENTITIES: Final = {
    "a": ("Country", "France", "france"),
    "a-army": ("ArmedForce", "First Army", "first-army"),
    "a-unit": ("Unit", "First Regiment", "first-regiment"),
    "b": ("Country", "Italy", "italy"),
    "m1": ("Mission", "Mission One", "mission-one"),
    "m2": ("Mission", "Mission Two", "mission-two"),
    "un": ("InternationalOrganization", "The Nations", "the-nations"),
    "x": ("Country", "Ghana", "ghana"),
    "y": ("Country", "Togo", "togo"),
    "z": ("Country", "Benin", "benin"),
    "x-base": ("Base", "A base", "a-base"),
    "x-north": ("Region", "The north", "the-north"),
    "region": ("Region", "The coast", "the-coast"),
}
"""What the oracle's names stand for: kind, name, id."""

PARTS: Final = (
    *(("a-army", "PART_OF", "a"), ("a-unit", "PART_OF", "a-army"), ("m1", "PART_OF", "un")),
    *(("m2", "PART_OF", "un"), ("x", "PART_OF", "region"), ("y", "PART_OF", "region")),
    *(("x-base", "LOCATED_IN", "x"), ("x-north", "LOCATED_IN", "x")),
)
QUESTIONS: Final = ({"host": "x"}, {"host": "region"}, {"sender": "a"}, {"host": "x", "sender": "a"}, {})


def ref(name: str) -> dict[str, str]:
    kind, written, _ = ENTITIES[name]
    return {"kind": kind, "name": written}


def id_of(name: str) -> str:
    return ENTITIES[name][2]


def body(claim: Any) -> dict[str, Any]:
    """Return one of the oracle's claims as the API takes it."""
    figure = {name: getattr(claim, name) for name in ("min", "best", "max")}
    given: dict[str, Any] = {
        "subject": ref(claim.subject),
        "predicate": claim.predicate,
        "object": [ref(each) for each in claim.objects],
        "status": claim.status,
        "stance": claim.stance,
        "as_of": claim.as_of,
        "document": {
            "title": claim.id,
            "publisher": claim.publisher,
            "published": claim.published,
            "reliability": claim.rating,
        },
    }
    if any(number is not None for number in figure.values()):
        given["personnel"] = {**figure, "qualifier": claim.qualifier, "category": claim.category or "mixed"}
    if claim.under:
        given["under"] = ref(claim.under)
    return given


def part(of: tuple[str, str, str]) -> dict[str, Any]:
    subject, predicate, object_ = of
    document = {"title": f"{subject} and {object_}", "publisher": "A handbook", "published": "2010"}
    return {"subject": ref(subject), "predicate": predicate, "object": ref(object_), "document": document}


def renamed(claim: Any, id_: str, document: str) -> Any:
    """Return the oracle's claim by the graph's names."""
    return replace(
        claim,
        id=id_,
        document=document,
        subject=id_of(claim.subject),
        objects=tuple(map(id_of, claim.objects)),
        under=id_of(claim.under) if claim.under else None,
    )


def structure(oracle: Any) -> Any:
    part_of: dict[str, set[str]] = {}
    located_in: dict[str, set[str]] = {}
    for subject, predicate, object_ in PARTS:
        table = part_of if predicate == "PART_OF" else located_in
        table.setdefault(id_of(subject), set()).add(id_of(object_))
    return oracle.Structure(part_of, located_in, {id_of("m1"), id_of("m2")})


@pytest.mark.parametrize("seed", range(examples(6, 60)))
async def test_a_total_is_the_oracles_now_and_as_known(graph: Graph, seed: int) -> None:
    oracle, props = module("oracle"), module("props")
    chance = random.Random(seed)  # a set of claims, not a secret
    claims = props.Totals.example(chance)[0]
    bodies = [body(each) for each in claims]
    parts = [part(each) for each in PARTS]
    # What is part of what may be said before or after what it bears on.
    first, second = (parts, bodies) if seed % 2 else (bodies, parts)
    done = [await record(graph, [parse(each) for each in said], actor=ANALYST) for said in (first, second)]
    recorded = [each for each in done[seed % 2] if isinstance(each, Recorded)]
    assert len(recorded) == len(claims)
    said = [
        renamed(claim, each.claim.id, each.claim.document.id)
        for claim, each in zip(claims, recorded, strict=True)
    ]
    place, day = structure(oracle), props.Totals.DAY
    edges = oracle.graph(said, place)
    for question in QUESTIONS:
        asked = {side: id_of(name) for side, name in question.items()}
        expected = oracle.total(day, edges, place, **asked)
        for known_at in (None, datetime.now(UTC)):
            found = (await presence(graph, Question(day, known_at=known_at, **asked))).total
            left_out = sorted(
                (one.figure.claim, str(one.reason))
                for one in found.left_out
                if str(one.reason) not in ("mission", "contributors", "counted")
            )
            assert tuple(found.personnel) == expected.value, (seed, question)
            assert tuple(found.certain) == expected.certain
            assert left_out == sorted((claim, REASONS[reason]) for claim, reason, _ in expected.left_out)
