"""Recording claims: created once, kinds checked, sources stored, proposals apart, documents completed."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from app.bodies.claim import parse
from app.domain.vocabulary import Evidence, Review, Status
from app.errors import Invalid
from app.graph.claims import store as claims
from app.graph.connection import Graph
from app.graph.entities import store as entities
from app.services.recording.record import OpenedLoad, Recorded, record, record_one
from app.services.recording.retraction import retract
from tests.claim_making import (
    ANALYST,
    CONTRIBUTOR,
    FRANCE,
    MALI,
    WAGNER,
    body,
    counted,
    rebuilt,
    relationships,
    sent,
)

pytestmark = pytest.mark.anyio


async def _recorded(graph: Graph, *bodies: Any, **how: Any) -> list[Recorded]:
    done = await record(graph, bodies, actor=how.pop("actor", ANALYST), **how)
    assert not [each for each in done if isinstance(each, Invalid)]
    return [each for each in done if isinstance(each, Recorded)]


async def _faults(graph: Graph, **more: Any) -> list[tuple[str, str]]:
    before = await counted(graph)
    with pytest.raises(Invalid) as refused:
        await record_one(graph, body(**more), actor=ANALYST)
    assert await counted(graph) == before, "what is refused leaves nothing behind"
    return [(fault.pointer, fault.detail) for fault in refused.value.faults]


async def test_a_new_claim_becomes_an_episode(graph: Graph) -> None:
    done = await record_one(graph, body(personnel={"best": 1000, "qualifier": "about"}), actor=ANALYST)
    assert done.created
    assert done.episode is not None
    assert done.episode.id == "wagner-group.DEPLOYED_TO.mali.1"
    assert done.entities == ("wagner-group",)
    (found,) = (await relationships(graph)).values()
    assert found["ends"] == ("wagner-group", "DEPLOYED_TO", "mali")
    assert (found["status"], found["evidence"], found["sources"], found["best"]) == (
        "present",
        "claimed",
        1,
        1000,
    )
    assert found["claim_ids"] == [done.claim.id]


async def test_what_is_answered_is_what_is_kept(graph: Graph) -> None:
    everything = body(
        "A long report",
        "Le Monde",
        object=[MALI, {"kind": "Country", "name": "Niger"}],
        status="reducing",
        valid={"from": "2020", "to": "2021-10"},
        as_of="2021-09~",
        personnel={
            "min": 10,
            "best": 20,
            "max": 30,
            "qualifier": "about",
            "category": "mixed",
            "by_category": {"troops": 15, "police": 5},
        },
        under={"kind": "Operation", "name": "Operation Barkhane"},
        money={"amount": 6, "currency": "XOF", "per": "month"},
        role="training",
        note="first line\nsecond line",
        credibility=3,
        via=[{"publisher": "Reuters"}, {"publisher": "AFP", "title": "A wire"}],
        quote={"text": "ten men", "start": 4, "end": 11},
        stated_as={"subject": "these Russians", "object": None},
        stated={
            "url": "https://example.org/a?b=c",
            "published": "2021-09-20",
            "language": "fr",
            "reliability": "B",
            "text": "and ten men",
        },
    )
    (done,) = await _recorded(graph, everything, load=OpenedLoad("a load", "a.ndjson"))
    assert await graph.read(claims.get, done.claim.id) == done.claim
    again = await record_one(graph, everything, actor=ANALYST)
    assert not again.created
    assert again.claim == done.claim
    assert again.episode == done.episode


async def test_the_same_claim_again_changes_nothing(graph: Graph) -> None:
    await record_one(graph, body(), actor=ANALYST)
    before = await relationships(graph), await counted(graph)
    (again,) = await _recorded(graph, body(), load=OpenedLoad("another load", None))
    assert not again.created
    assert (await relationships(graph), await counted(graph)) == ({**before[0]}, {**before[1], "Load": 1})
    changes = await graph.rows("MATCH (change:Change) RETURN change.seq AS seq, change.action AS action")
    assert changes == [{"seq": 1, "action": "record"}]


async def test_how_an_entity_is_referred_to_does_not_matter(graph: Graph) -> None:
    first = await record_one(graph, body(), actor=ANALYST)
    by_id = body(subject={"id": "wagner-group"}, object={"id": "mali"})
    by_alias = body(object={"kind": "Country", "name": "République du Mali"})
    for same in await _recorded(graph, by_id, by_alias):
        assert (same.claim.id, same.created) == (first.claim.id, False)


async def test_twice_in_one_batch_counts_once(graph: Graph) -> None:
    first, second = await _recorded(graph, body(), body())
    assert (first.created, second.created) == (True, False)
    assert first.claim == second.claim
    assert (await counted(graph))["Claim"] == 1


async def test_objects_share_one_claim_and_are_episodes_each(graph: Graph) -> None:
    hosts = [MALI, {"kind": "Country", "name": "Niger"}]
    done = await record_one(graph, body(object=hosts, personnel={"best": 5000}), actor=ANALYST)
    other = await record_one(graph, body(object=hosts[::-1], personnel={"best": 5000}), actor=ANALYST)
    assert other.claim.id == done.claim.id
    found = await relationships(graph)
    assert {r["ends"][2]: r["shared_with"] for r in found.values()} == {"mali": ["niger"], "niger": ["mali"]}


async def test_two_publishers_corroborate_and_a_denial_disputes(graph: Graph) -> None:
    await _recorded(graph, body(), body("Another", "AFP"))
    (found,) = (await relationships(graph)).values()
    assert (found["evidence"], found["sources"]) == (Evidence.CORROBORATED, 2)
    denied = await record_one(graph, body("A denial", "Bamako", stance="denies"), actor=ANALYST)
    assert denied.episode is not None
    assert denied.episode.evidence is Evidence.DISPUTED


async def test_what_kinds_do_not_fit_is_told_with_both_ends(graph: Graph) -> None:
    base = {"kind": "Base", "name": "Camp Alpha"}
    with pytest.raises(Invalid) as refused:
        await record_one(graph, body(subject=base), actor=ANALYST)
    (fault,) = refused.value.faults
    assert fault.pointer == "/predicate"
    assert "Base" in fault.detail
    assert "Country" in fault.detail
    assert "PrivateMilitaryCompany" in fault.more["allowed"]["subject"]
    assert fault.more["allowed"]["object"] == ["Base", "Country", "Region"]
    assert await counted(graph) == {}


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"subject": MALI}, "/object"),
        ({"object": [MALI, {"id": "mali"}]}, "/object/1"),
        ({"subject": {"id": "nobody"}}, "/subject/id"),
        ({"object": {"kind": "Country", "name": "Atlantis"}}, "/object/name"),
        ({"object": {"kind": "Country", "name": "Congo"}}, "/object/name"),
        ({"object": [MALI, {"kind": "Country", "name": "Congo"}]}, "/object/1/name"),
        ({"under": {"kind": "Person", "name": "A Person"}}, "/under"),
        ({"subject": {"kind": "Company", "name": "…"}}, "/subject/name"),
    ],
)
async def test_what_the_graph_refuses(graph: Graph, wrong: dict[str, Any], pointer: str) -> None:
    assert [place for place, _ in await _faults(graph, **wrong)] == [pointer]


async def test_documents_that_do_not_exist(graph: Graph) -> None:
    missing = {"document": {"id": "nothing"}}
    with pytest.raises(Invalid) as refused:
        await record_one(graph, parse({**sent(), **missing}), actor=ANALYST)
    assert [fault.pointer for fault in refused.value.faults] == ["/document/id"]
    assert [p for p, _ in await _faults(graph, stated={"derived_from": ["nothing"]})] == [
        "/document/derived_from/0"
    ]


async def test_a_faulty_body_takes_nothing_with_it(graph: Graph) -> None:
    bad = body(subject={"kind": "Company", "name": "Stray"}, object={"id": "nowhere"})
    answers = await record(graph, [body(), bad, body("Another", "AFP")], actor=ANALYST)
    assert [type(answer) for answer in answers] == [Recorded, Invalid, Recorded]
    assert await graph.rows("MATCH (stray:Entity {id: 'stray'}) RETURN stray") == []
    assert (await counted(graph))["Claim"] == 2


async def test_a_contributors_claim_is_a_proposal_until_an_analyst_says_the_same(graph: Graph) -> None:
    proposed = await record_one(graph, body(), actor=CONTRIBUTOR)
    assert proposed.created
    assert proposed.claim.review is Review.PROPOSED
    assert proposed.episode is None
    assert await relationships(graph) == {}
    assert not (await record_one(graph, body(), actor=CONTRIBUTOR)).created
    accepted = await record_one(graph, body(), actor=ANALYST)
    assert accepted.created
    assert accepted.claim.review is Review.ACCEPTED
    assert accepted.claim.recorded_at == proposed.claim.recorded_at
    assert accepted.claim.accepted_at > proposed.claim.recorded_at
    assert list(await relationships(graph)) == ["wagner-group.DEPLOYED_TO.mali.1"]
    assert not (await record_one(graph, body(), actor=CONTRIBUTOR)).created


async def test_a_retracted_claim_recorded_again_counts_again(graph: Graph) -> None:
    first = await record_one(graph, body(), actor=ANALYST)
    before = await relationships(graph)
    gone = await retract(graph, first.claim.id, "wrong", ANALYST)
    again = await record_one(graph, body(), actor=ANALYST)
    assert again.created
    assert again.claim.retracted_at is None
    assert again.claim.retraction_reason is None
    assert [end for _, end in again.claim.known] == [gone.retracted_at, None]
    assert await relationships(graph) == before


async def test_a_contributor_can_only_propose_what_was_retracted(graph: Graph) -> None:
    first = await record_one(graph, body(), actor=ANALYST)
    await retract(graph, first.claim.id, "wrong", ANALYST)
    again = await record_one(graph, body(), actor=CONTRIBUTOR)
    assert again.claim.review is Review.PROPOSED
    assert again.claim.retraction_reason == "wrong"
    assert await relationships(graph) == {}
    assert (await record_one(graph, body(), actor=ANALYST)).claim.review is Review.ACCEPTED
    assert len(await relationships(graph)) == 1


async def test_close_names_are_offered_for_what_was_created(graph: Graph) -> None:
    await record_one(graph, body(), actor=ANALYST)
    done = await record_one(
        graph, body(subject={"kind": WAGNER["kind"], "name": "Wagner Grupp"}), actor=ANALYST
    )
    assert [ref.id for ref in done.candidates["subject"]] == ["wagner-group"]
    assert done.candidates["object"] == ()


async def test_claims_keep_the_load_they_came_with(graph: Graph) -> None:
    (done,) = await _recorded(graph, body(), load=OpenedLoad("load-1", "file.ndjson"))
    assert done.claim.load == "load-1"
    (load,) = await graph.rows("MATCH (load:Load)<-[:CAME_WITH]-(claim) RETURN properties(load) AS load")
    assert (load["load"]["source"], load["load"]["actor"]) == ("file.ndjson", ANALYST.name)
    await retract(graph, done.claim.id, "wrong", ANALYST)
    (again,) = await _recorded(graph, body(), load=OpenedLoad("load-2", None))
    assert (await graph.read(claims.get, again.claim.id)).load == "load-2"


async def test_changes_are_numbered_without_gaps_under_many_writers(graph: Graph) -> None:
    await asyncio.gather(*(record_one(graph, body(f"Report {n}"), actor=ANALYST) for n in range(12)))
    rows = await graph.rows("MATCH (change:Change) RETURN change.seq AS seq ORDER BY seq")
    assert [row["seq"] for row in rows] == list(range(1, 13))


async def test_a_zero_alone_is_nobodys_presence(graph: Graph) -> None:
    done = await record_one(graph, body(personnel={"best": 0}), actor=ANALYST)
    assert done.episode is not None
    assert (done.episode.status, done.episode.evidence) == (Status.UNKNOWN, Evidence.DENIED)
    assert done.episode.moments == ()


async def test_what_follows_equals_a_rebuild(graph: Graph) -> None:
    everything = [
        body(f"Report {n}", f"Publisher {n % 3}", subject=subject, as_of=f"20{10 + n}", status=status)
        for n, (subject, status) in enumerate(
            (subject, status)
            for subject in (WAGNER, FRANCE)
            for status in ("planned", "present", "ended", "reducing", "unknown")
        )
    ]
    await _recorded(graph, *everything)
    assert await relationships(graph) == await rebuilt(graph)


async def _site(graph: Graph, id_: str) -> tuple[float | None, float | None, int]:
    found = await graph.read(entities.get, id_)
    return found.latitude, found.longitude, found.version


def _base(latitude: float, longitude: float, **more: Any) -> Any:
    site = {"latitude": latitude, "longitude": longitude}
    named = {"kind": "Base", "name": "Ramstein AB", "coordinates": site}
    return body(subject=FRANCE, predicate="OPERATES_BASE", object=named, **more)


async def test_coordinates_are_kept_of_what_is_created_and_never_replaced(graph: Graph) -> None:
    await _recorded(graph, _base(49.44, -7.6), _base(1, 2, as_of="2020"))
    kept = await _site(graph, "ramstein-ab")
    assert kept[:2] == (49.44, -7.6)
    await _recorded(graph, _base(3, 4, as_of="2019"))
    assert await _site(graph, "ramstein-ab") == kept


async def test_coordinates_are_filled_in_by_those_whose_claims_count(graph: Graph) -> None:
    base = {"kind": "Base", "name": "Ramstein AB"}
    await _recorded(graph, body(subject=FRANCE, predicate="OPERATES_BASE", object=base))
    assert await _site(graph, "ramstein-ab") == (None, None, 1)
    await _recorded(graph, _base(49.44, 7.6), actor=CONTRIBUTOR)
    assert await _site(graph, "ramstein-ab") == (None, None, 1)
    await _recorded(graph, _base(49.44, 7.6))
    assert await _site(graph, "ramstein-ab") == (49.44, 7.6, 2)
