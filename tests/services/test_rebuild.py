"""The relationships are only ever what the claims say: step by step, rebuilt, in any order, and back."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from neo4j import AsyncManagedTransaction

from app.bodies.claim import ClaimBody, parse
from app.graph.connection import Graph
from app.paths import DEMONSTRATION
from app.services.recording.rebuild import rebuild
from app.services.recording.record import Recorded, record, record_one
from app.services.recording.retraction import retract
from tests.claim_making import ANALYST, CONTRIBUTOR, body, counted, rebuilt, relationships

pytestmark = pytest.mark.anyio


def _demonstration() -> list[ClaimBody]:
    """Return the report's and the article's claims: enough, and the sources that rest on each other."""
    files = sorted(DEMONSTRATION.glob("[12]-*.ndjson"))
    return [parse(json.loads(line)) for file in files for line in file.read_text("utf-8").splitlines()]


def _random_claim(chance: random.Random) -> ClaimBody:
    year = chance.randint(2012, 2022)
    more: dict[str, Any] = {
        "subject": {"kind": "PrivateMilitaryCompany", "name": chance.choice(("Wagner Group", "Redut"))},
        "object": [
            {"kind": "Country", "name": name}
            for name in chance.sample(("Mali", "Libya", "Sudan"), chance.choice((1, 1, 2)))
        ],
        "status": chance.choice(("planned", "present", "present", "reducing", "ended", "unknown")),
        "stance": chance.choice(("affirms", "affirms", "affirms", "denies")),
        "as_of": chance.choice((None, f"{year}", f"{year}-0{chance.randint(1, 9)}~")),
        "valid": chance.choice((None, None, {"from": f"{year}"}, {"from": f"{year}", "to": f"{year + 1}"})),
        "personnel": chance.choice((None, {"best": chance.randint(0, 3) * 100})),
        "credibility": chance.choice((None, 2, 5)),
        "via": chance.choice(([], [], [{"publisher": "Reuters"}])),
    }
    outlet = chance.choice(("Reuters", "AFP", "Tass"))
    copied = [{"title": "A wire", "publisher": chance.choice(("Reuters", "AFP"))}]
    stated = {"published": chance.choice((None, "2022-12")), "derived_from": chance.choice(([], copied))}
    return body(f"Report {chance.randint(1, 8)}", outlet, stated=stated, **more)


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_step_by_step_equals_a_rebuild(graph: Graph, seed: int) -> None:
    chance = random.Random(seed)
    ids: list[str] = []
    for _ in range(40):
        if ids and chance.random() < 0.3:
            await retract(graph, chance.choice(ids), "changed my mind", ANALYST)
        else:
            actor = chance.choice((ANALYST, ANALYST, CONTRIBUTOR))
            done = await record_one(graph, _random_claim(chance), actor=actor)
            if actor is ANALYST:
                ids.append(done.claim.id)
    found = await relationships(graph)
    assert found
    assert await rebuild(graph) > 0
    assert await relationships(graph) == found, "a rebuild over what is there changes nothing"
    assert await rebuilt(graph) == found


async def test_any_order_gives_the_same_episodes(graph: Graph) -> None:
    chance = random.Random(7)
    bodies = [*_demonstration(), *(_random_claim(chance) for _ in range(30))]
    await record(graph, bodies, actor=ANALYST)
    found = await relationships(graph)
    assert len(found) > 20
    await graph.write(_empty)
    chance.shuffle(bodies)
    for start in range(0, len(bodies), 10):
        await record(graph, bodies[start : start + 10], actor=ANALYST)
    assert await relationships(graph) == found


async def _empty(tx: AsyncManagedTransaction) -> None:
    await (await tx.run("MATCH (n:Claim|Triple|Document|Publisher|Change|Counter) DETACH DELETE n")).consume()
    await (await tx.run("MATCH (:Entity)-[r]->(:Entity) DELETE r")).consume()


async def test_retracting_what_was_recorded_gives_the_graph_of_before(graph: Graph) -> None:
    await record(graph, _demonstration(), actor=ANALYST)
    before = await relationships(graph)
    chance = random.Random(11)
    done = await record(graph, [_random_claim(chance) for _ in range(20)], actor=ANALYST)
    assert await relationships(graph) != before
    for each in done:
        assert isinstance(each, Recorded)
        await retract(graph, each.claim.id, "taken back", ANALYST)
    assert await relationships(graph) == before


async def test_a_rebuild_takes_away_what_no_claim_says(graph: Graph) -> None:
    await record(graph, _demonstration(), actor=ANALYST)
    before, nodes = await relationships(graph), await counted(graph)
    await graph.write(_spoil)
    assert await relationships(graph) != before
    told: list[int] = []
    total = await rebuild(graph, told.append)
    assert told == [total]
    assert await relationships(graph) == before
    assert await counted(graph) == nodes


async def _spoil(tx: AsyncManagedTransaction) -> None:
    stray = (
        "MATCH (a:Entity {id: 'france'}), (b:Entity {id: 'germany'}) CREATE (a)-[:PAYS {id: 'stray'}]->(b)"
    )
    await (await tx.run(stray)).consume()
    await (
        await tx.run("MATCH (:Entity {id: 'wagner-group'})-[r:LEADS|DEPLOYED_TO]-() SET r.sources = 9")
    ).consume()
    await (await tx.run("MATCH (:Entity {id: 'france'})-[r:OPPOSES]->() DELETE r")).consume()
