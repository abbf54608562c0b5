"""Many writers at once: none loses what another wrote, and none sees an error."""

from __future__ import annotations

import asyncio
import random

import pytest

from app.graph.connection import Graph
from app.services.claim_body import ClaimBody
from app.services.record import Recorded, record, record_one
from app.services.retract import retract
from tests.claim_making import ANALYST, FRANCE, WAGNER, body, rebuilt, relationships

pytestmark = pytest.mark.anyio

WRITERS = 8


async def test_eight_writers_on_one_triple(graph: Graph) -> None:
    async def write(writer: int) -> list[str]:
        made: list[str] = []
        for n in range(5):
            said = body(
                f"Report {writer}-{n}",
                f"Publisher {writer}",
                as_of=f"{2010 + n}-{writer + 1:02}",
                status="ended" if n == 2 else "present",
                personnel={"best": 100 * writer + n + 1},
            )
            made.append((await record_one(graph, said, actor=ANALYST)).claim.id)
        return made

    made = [id_ for ids in await asyncio.gather(*map(write, range(WRITERS))) for id_ in ids]
    found = await relationships(graph)
    assert sorted(id_ for episode in found.values() for id_ in episode["claim_ids"]) == sorted(made)
    assert found == await rebuilt(graph)


def _pool() -> list[ClaimBody]:
    return [
        body(
            f"Report {n % 6}",
            f"Publisher {n % 6}",
            subject=(WAGNER, FRANCE)[n % 2],
            object={"kind": "Country", "name": ("Mali", "Niger", "Chad", "Libya", "Sudan")[n % 5]},
            under={"kind": "Operation", "name": f"Operation {n % 3}"},
            as_of=f"20{10 + n % 7}",
            personnel={"best": n + 1},
        )
        for n in range(60)
    ]


async def test_eight_writers_on_overlapping_sets(graph: Graph) -> None:
    pool = _pool()

    async def write(writer: int) -> list[str]:
        chosen = random.Random(writer).sample(pool, 30)
        done = [
            each for part in (chosen[:15], chosen[15:]) for each in await record(graph, part, actor=ANALYST)
        ]
        return [each.claim.id for each in done if isinstance(each, Recorded)]

    written = await asyncio.gather(*map(write, range(WRITERS)))
    assert [len(ids) for ids in written] == [30] * WRITERS, "no writer was refused anything"
    kept = {row["id"] for row in await graph.rows("MATCH (claim:Claim) RETURN claim.id AS id")}
    assert kept == {id_ for ids in written for id_ in ids}
    found = await relationships(graph)
    assert {id_ for episode in found.values() for id_ in episode["claim_ids"]} == kept
    assert found == await rebuilt(graph)
    names = await graph.rows("MATCH (e:Entity) WHERE NOT e:Country RETURN e.name AS name")
    assert len(names) == len({row["name"] for row in names}), "nobody was created twice"


async def test_recording_and_retracting_one_triple_at_once(graph: Graph) -> None:
    bodies = [body(f"Report {n}", f"Publisher {n}", as_of=f"20{10 + n}") for n in range(WRITERS)]
    first = [(await record_one(graph, each, actor=ANALYST)).claim.id for each in bodies[:4]]
    await asyncio.gather(
        *(retract(graph, id_, "wrong", ANALYST) for id_ in first),
        *(record_one(graph, each, actor=ANALYST) for each in bodies[4:]),
    )
    found = await relationships(graph)
    assert not {id_ for episode in found.values() for id_ in episode["claim_ids"]}.intersection(first)
    assert found == await rebuilt(graph)


async def test_completing_a_document_while_it_is_cited(graph: Graph) -> None:
    """Whoever cites a document projects it as it is known when the transactions are done."""
    await record_one(graph, body(), actor=ANALYST)
    cited = [
        record_one(graph, body(object={"kind": "Country", "name": name}), actor=ANALYST)
        for name in ("Niger", "Chad", "Libya", "Sudan")
    ]
    source = {"title": "A wire", "publisher": "AFP"}
    rated = body(as_of="2020", stated={"reliability": "E", "derived_from": [source]})
    await asyncio.gather(*cited[:2], record_one(graph, rated, actor=ANALYST), *cited[2:])
    found = await relationships(graph)
    assert {episode["sources"] for episode in found.values()} == {0}, "an unreliable source counts nowhere"
    assert found == await rebuilt(graph)
