"""Who is where on a day, read back from a real graph: now, and as it was known."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from neo4j.exceptions import ClientError

from app.bodies import claim as claim_body
from app.domain.totals import Bounds, Reason
from app.domain.vocabulary import Role
from app.errors import NotFound
from app.graph.connection import Graph
from app.graph.standing import presence as deployments
from app.graph.standing.presence import Deployments
from app.services.accounts.actor import Actor
from app.services.memory import renewal
from app.services.reading import world
from app.services.reading.presence import Presence, Question, presence, progress, sites
from app.services.recording import record, retraction

pytestmark = pytest.mark.anyio

ACTOR = Actor("a test", Role.ANALYST)
DAY = date(2021, 10, 1)
SAHEL = ["Burkina Faso", "Chad", "Mali", "Niger"]

Say = Callable[..., Awaitable[str]]


def country(name: str) -> dict[str, str]:
    return {"kind": "Country", "name": name}


@pytest.fixture
async def say(graph: Graph) -> Say:
    """Record that a sender is in a host, by a yearbook of 2021; answer the claim's id."""

    async def one(sender: Any, hosts: Any, best: int | None = None, **more: Any) -> str:
        qualifier = more.pop("qualifier", "exactly")
        body: dict[str, Any] = {
            "subject": sender if isinstance(sender, dict) else country(sender),
            "predicate": "DEPLOYED_TO",
            "object": [country(name) for name in hosts] if isinstance(hosts, list) else country(hosts),
            "as_of": "2021",
            "document": {"title": "A yearbook", "publisher": "Institute", "published": "2021-06"},
        }
        if best is not None:
            body["personnel"] = {"best": best, "qualifier": qualifier}
        done = await record.record_one(graph, claim_body.parse(body | more), actor=ACTOR)
        return done.claim.id

    return one


def figures(found: Presence) -> set[tuple[str, str, int | None]]:
    return {
        (edge.source, edge.target, edge.shown.personnel.best if edge.shown.personnel else None)
        for edge in found.edges
    }


async def test_a_figure_of_four_hosts_is_none_of_theirs_and_counts_once_for_the_sender(
    graph: Graph, say: Say
) -> None:
    await say("France", SAHEL, 4300)
    await say("Italy", "Mali", 20)
    here = await presence(graph, Question(DAY, host="mali"))
    assert figures(here) == {("france", "mali", 4300), ("italy", "mali", 20)}
    assert here.total.personnel == Bounds(20, 20, 20)
    assert [(one.edge.source, one.reason) for one in here.total.left_out] == [("france", Reason.SHARED)]
    abroad = await presence(graph, Question(DAY, sender="france"))
    assert len(abroad.edges) == 4
    assert abroad.total.personnel.best == 4300


async def test_the_total_is_what_was_observed(graph: Graph, say: Say) -> None:
    await say("Italy", "Niger", 1000, qualifier="ceiling")
    await say("Germany", "Niger", 420)
    await say("Turkey", "Niger", 300, status="planned")
    found = await presence(graph, Question(DAY, host="niger"))
    assert found.total.personnel.best == 420
    assert {one.reason for one in found.total.left_out} == {Reason.CEILING, Reason.PLANNED}


async def test_what_is_over_or_not_yet_known_of_is_not_there(graph: Graph, say: Say) -> None:
    await say("Chad", "Mali", 1000, valid={"from": "2013", "to": "2014-03"}, as_of=None, status="ended")
    await say("Chad", "Niger", 100)
    found = await presence(graph, Question(DAY, sender="chad"))
    assert figures(found) == {("chad", "niger", 100)}
    then = await presence(graph, Question(date(2013, 12, 1), sender="chad"))
    assert figures(then) == {("chad", "mali", 1000)}


async def test_a_unit_that_is_part_of_a_sender_counts_with_it(graph: Graph, say: Say) -> None:
    unit = {"kind": "Unit", "name": "A battalion"}
    await say("Rwanda", "Mali", 2450)
    await say(unit, "Mali", 700)
    part = {
        "subject": unit,
        "predicate": "PART_OF",
        "object": {"kind": "ArmedForce", "name": "An army"},
        "document": {"title": "A yearbook", "publisher": "Institute", "published": "2021-06"},
    }
    await record.record_one(graph, claim_body.parse(part), actor=ACTOR)
    apart = await presence(graph, Question(DAY, host="mali"))
    assert apart.total.personnel.best == 3150
    await say(part["object"], "Mali", 2000)
    found = await presence(graph, Question(DAY, host="mali"))
    assert found.total.personnel.best == 4450
    assert [(one.edge.source, one.reason) for one in found.total.left_out] == [
        ("a-battalion", Reason.CONTAINED)
    ]


@pytest.mark.parametrize(
    ("host", "sender"), [("mali", None), (None, "france"), ("mali", "france"), (None, None)]
)
async def test_what_was_known_a_moment_ago_is_what_is_known_now(
    graph: Graph, say: Say, host: str | None, sender: str | None
) -> None:
    await say("France", SAHEL, 4300, under={"kind": "Operation", "name": "Operation Barkhane"})
    await say("France", "Mali", 100, as_of="2020")
    await say("Italy", "Mali", 20, role="training")
    now = await presence(graph, Question(DAY, host, sender))
    then = await presence(graph, Question(DAY, host, sender, datetime.now(UTC)))
    assert now.edges
    assert then.edges == now.edges
    assert then.total == now.total
    assert dict(then.refs) == dict(now.refs)


async def test_a_retraction_changes_today_and_not_what_was_known_before(graph: Graph, say: Say) -> None:
    claim = await say("Italy", "Mali", 20)
    before = datetime.now(UTC)
    await retraction.retract(graph, claim, "It was a mistake.", ACTOR)
    assert not (await presence(graph, Question(DAY, host="mali"))).edges
    assert figures(await presence(graph, Question(DAY, host="mali", known_at=before))) == {
        ("italy", "mali", 20)
    }


async def test_of_the_world_what_was_learnt_since_is_left_out_and_the_rest_stays(
    graph: Graph, say: Say
) -> None:
    gone = await say("Italy", "Mali", 20)
    await say("France", SAHEL, 4300)
    await say("Germany", "Niger", 300)
    before = datetime.now(UTC)
    seen = figures(await presence(graph, Question(DAY)))
    await retraction.retract(graph, gone, "It was a mistake.", ACTOR)
    await say("Germany", "Niger", 100, as_of="2021~")
    await say("Spain", "Mali", 40)
    assert figures(await presence(graph, Question(DAY, known_at=before))) == seen
    now = figures(await presence(graph, Question(DAY)))
    assert ("spain", "mali", 40) in now
    assert ("italy", "mali", 20) not in now


async def test_a_world_that_takes_long_says_how_far_it_is_and_is_worked_out_once(
    graph: Graph, say: Say
) -> None:
    await say("Italy", "Mali", 20)
    await say("Germany", "Niger", 300)
    asked = Question(DAY, known_at=datetime.now(UTC))
    how_far = await progress(graph, asked, patience=0)
    assert how_far is not None
    first, second = await asyncio.gather(presence(graph, asked), presence(graph, asked))
    assert first.edges == second.edges
    assert (how_far.done, how_far.total) == (2, 2), "it is that work which both have waited for"
    assert await progress(graph, asked, patience=0) is None
    assert await progress(graph, Question(DAY), patience=0) is None, "what is known now comes at once"


async def test_work_that_failed_is_done_anew(graph: Graph, say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    await say("Italy", "Mali", 20)
    asked = Question(DAY, known_at=datetime.now(UTC))
    with monkeypatch.context() as broken:
        broken.setattr("app.graph.standing.since.OF_TRIPLES", "RETURN 1 / 0 AS keys")
        with pytest.raises(ClientError):
            await presence(graph, asked)
    assert figures(await presence(graph, asked)) == {("italy", "mali", 20)}


async def test_other_relationships_are_no_presence(graph: Graph, say: Say) -> None:
    mission = {"kind": "Mission", "name": "MINUSMA"}
    await say("Togo", "Mali", 900, predicate="CONTRIBUTES_TO", object=mission)
    assert not (await presence(graph, Question(DAY, sender="togo"))).edges


async def test_an_unknown_place_is_told(graph: Graph) -> None:
    with pytest.raises(NotFound, match="nowhere"):
        await presence(graph, Question(DAY, host="nowhere"))


async def test_bases_are_those_that_were_known_then(graph: Graph, say: Say) -> None:
    camp = {"kind": "Base", "name": "Camp North", "coordinates": {"latitude": 16.9, "longitude": -7.9}}
    start = datetime.now(UTC)
    used = await say("Italy", "Mali", predicate="OPERATES_BASE", object=camp)
    await say(camp, "Mali", predicate="LOCATED_IN")
    between = datetime.now(UTC)
    await say("France", "Mali", predicate="OPERATES_BASE", object=camp)
    await retraction.retract(graph, used, "A slip.", ACTOR)

    async def users(known_at: datetime | None, **more: str) -> list[tuple[str, set[str], set[str]]]:
        found = await sites(graph, Question(DAY, known_at=known_at, **more))
        return [(site.base.id, set(site.users), set(site.hosts)) for site in found]

    assert await users(start) == []
    assert await users(between) == [("camp-north", {"italy"}, {"mali"})]
    assert await users(None) == [("camp-north", {"france"}, {"mali"})]
    assert await users(between, sender="italy", host="mali") != []
    assert await users(between, sender="france") == []
    assert await users(between, host="chad") == []


async def test_after_a_change_the_world_is_what_reading_all_of_it_gives(
    graph: Graph, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def same() -> Deployments:
        kept = (await world.now(graph, DAY)).deployments
        whole = await graph.read(deployments.now, None, None, DAY)
        assert kept.edges == whole.edges
        assert kept.refs == whole.refs
        return kept

    def source(title: str, **more: Any) -> dict[str, Any]:
        return {"title": title, "publisher": title, "published": "2021-06", **more}

    gone = await say("Italy", "Mali", 20)
    await say("France", SAHEL, 4300)
    await say("Spain", "Mali", 50, document=source("Bulletin"))
    await say("Spain", "Mali", 50, document=source("Digest"))
    await same()
    monkeypatch.setattr(deployments, "NOW", {(False, False): "RETURN 1 / 0 AS rows"})
    seen = [(await world.now(graph, DAY)).deployments]
    await say("Spain", "Niger", 7, document=source("Digest", derived_from=[source("Bulletin")]))
    seen.append((await world.now(graph, DAY)).deployments)
    await retraction.retract(graph, gone, "It was a mistake.", ACTOR)
    await say("Togo", "Mali", predicate="TRAINS")
    seen.append((await world.now(graph, DAY)).deployments)
    monkeypatch.undo()
    assert await same() == seen[-1]
    sources = [{edge.target: edge.sources for edge in one.edges if edge.source == "spain"} for one in seen]
    assert sources == [{"mali": 2}, {"mali": 1, "niger": 1}, {"mali": 1, "niger": 1}]
    assert "italy" not in seen[-1].refs
    monkeypatch.setattr(renewal, "MOST_TOUCHED", 0)
    await say("Germany", "Niger", 300)
    await same()
