"""Many writers at once: none loses what another wrote, and none sees an error."""

from __future__ import annotations

import asyncio
import random
from typing import Any

import pytest

from app.bodies.claim import ClaimBody
from app.graph.connection import Graph, Transaction
from app.services.recording.preparation import Ahead
from app.services.recording.record import Recorded, record, record_one
from app.services.recording.record import _record as transaction  # pyright: ignore[reportPrivateUsage]
from app.services.recording.retraction import retract
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


class _Pausing:
    """A transaction that halts once, before it locks its triples."""

    def __init__(self, tx: Transaction, halted: asyncio.Event, released: asyncio.Event) -> None:
        self._tx, self._halted, self._released = tx, halted, released

    async def run(self, query: str, *args: Any, **parameters: Any) -> object:
        if "CREATE (triple:Triple" in query:
            self._halted.set()
            await self._released.wait()
        return await self._tx.run(query, *args, **parameters)  # pyright: ignore[reportArgumentType]


async def test_who_learns_about_a_document_waits_for_who_cites_it(graph: Graph) -> None:
    """A claim whose document has been read but which is not written yet must count with what is learnt."""
    await record_one(graph, body(), actor=ANALYST)
    halted, released = asyncio.Event(), asyncio.Event()

    async def cite(tx: Transaction) -> None:
        cited = body(object={"kind": "Country", "name": "Niger"})
        await transaction(_Pausing(tx, halted, released), [cited], Ahead([None]), ANALYST, None)  # pyright: ignore[reportArgumentType]

    source = {"title": "A wire", "publisher": "AFP"}
    rated = body(as_of="2020", stated={"reliability": "E", "derived_from": [source]})
    citing = asyncio.create_task(graph.write(cite))
    await asyncio.wait([citing, asyncio.create_task(halted.wait())], return_when=asyncio.FIRST_COMPLETED)
    learning = asyncio.create_task(record_one(graph, rated, actor=ANALYST))
    while not learning.done() and not await _someone_waits(graph):
        await asyncio.wait([learning], timeout=0.01)
    released.set()
    await asyncio.gather(citing, learning)
    found = await relationships(graph)
    assert {episode["sources"] for episode in found.values()} == {0}, "an unreliable source counts nowhere"
    assert found == await rebuilt(graph)


async def _someone_waits(graph: Graph) -> bool:
    rows = await graph.rows("SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN status")
    return bool(rows)
