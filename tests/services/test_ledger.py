"""Retracting claims, and the ledger of an episode: what was said, what is known when, links that last."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.domain.vocabulary import Evidence, Review
from app.errors import Conflict, Moved, NotFound
from app.graph.connection import Graph
from app.services.reading.claims import claim
from app.services.reading.episodes import leaf, ledger
from app.services.recording.record import record_one
from app.services.recording.retraction import retract
from tests.claim_making import ANALYST, CONTRIBUTOR, body, day, relationships

pytestmark = pytest.mark.anyio

EPISODE = "wagner-group.DEPLOYED_TO.mali.1"


async def test_the_ledger_holds_all_claims_in_order_of_time(graph: Graph) -> None:
    late = await record_one(graph, body("Late", as_of="2022", personnel={"best": 3}), actor=ANALYST)
    early = await record_one(graph, body("Early", as_of="2020"), actor=ANALYST)
    denial = await record_one(graph, body("Denial", "AFP", as_of="2021", stance="denies"), actor=ANALYST)
    undated = await record_one(graph, body("Undated", "Tass", as_of=None), actor=ANALYST)
    found = await ledger(graph, EPISODE)
    expected = [early, denial, late, undated]
    assert [each.id for each in found.claims] == [each.claim.id for each in expected]
    assert (found.subject.name, found.object.name) == ("Wagner Group", "Mali")
    assert found.episode.evidence is Evidence.CORROBORATED  # nobody says it of the year that is denied
    assert [each.id for each in found.figures] == [late.claim.id]
    assert found.episode == undated.episode


async def test_the_ledger_follows_documents_to_their_roots(graph: Graph) -> None:
    wire = {"title": "The wire", "publisher": "AFP"}
    rewrite = {"title": "The rewrite", "publisher": "Le Monde"}
    await record_one(
        graph,
        body("The rewrite", "Le Monde", as_of="2020", stated={"derived_from": [wire]}),
        actor=ANALYST,
    )
    await record_one(graph, body("A copy", "A blog", stated={"derived_from": [rewrite]}), actor=ANALYST)
    found = await ledger(graph, EPISODE)
    assert [document.title for document in found.documents] == ["The rewrite", "A copy", "The wire"]
    assert {document.roots for document in found.documents} == {("afp",)}
    assert found.episode.sources == 1


async def test_a_retracted_claim_stays_in_the_ledger_and_does_not_count(graph: Graph) -> None:
    kept = await record_one(graph, body("Kept"), actor=ANALYST)
    wrong = await record_one(graph, body("Wrong", "AFP"), actor=ANALYST)
    gone = await retract(graph, wrong.claim.id, "misread", ANALYST)
    assert gone.retracted_at is not None
    found = await ledger(graph, EPISODE)
    assert [(each.id, each.retraction_reason) for each in found.claims] == [
        (kept.claim.id, None),
        (wrong.claim.id, "misread"),
    ]
    assert found.episode.claims == (kept.claim.id,)
    assert (await relationships(graph))[EPISODE]["sources"] == 1


async def test_retracting_again_changes_nothing(graph: Graph) -> None:
    done = await record_one(graph, body(), actor=ANALYST)
    first = await retract(graph, done.claim.id, "misread", ANALYST)
    assert await retract(graph, done.claim.id, "another reason", ANALYST) == first
    assert await claim(graph, done.claim.id) == first
    assert await relationships(graph) == {}
    changes = await graph.rows(
        "MATCH (c:Change) RETURN c.action AS action, c.reason AS reason ORDER BY c.seq"
    )
    assert changes == [{"action": "record", "reason": None}, {"action": "retract", "reason": "misread"}]


async def test_what_cannot_be_retracted(graph: Graph) -> None:
    proposed = await record_one(graph, body(), actor=CONTRIBUTOR)
    with pytest.raises(Conflict):
        await retract(graph, proposed.claim.id, "no", ANALYST)
    with pytest.raises(NotFound):
        await retract(graph, "nothing", "no", ANALYST)


async def test_proposals_are_read_only_by_who_may(graph: Graph) -> None:
    proposed = await record_one(graph, body(), actor=CONTRIBUTOR)
    with pytest.raises(NotFound):
        await claim(graph, proposed.claim.id)
    assert (await claim(graph, proposed.claim.id, proposals=True)).review is Review.PROPOSED
    with pytest.raises(NotFound):
        await ledger(graph, EPISODE)


async def test_the_ledger_as_known_then(graph: Graph) -> None:
    before = datetime.now(UTC)
    first = await record_one(graph, body("First"), actor=ANALYST)
    second = await record_one(graph, body("Second", "AFP"), actor=ANALYST)
    both = datetime.now(UTC)
    await retract(graph, first.claim.id, "misread", ANALYST)
    now = await ledger(graph, EPISODE)
    then = await ledger(graph, EPISODE, known_at=both)
    assert (now.episode.sources, then.episode.sources) == (1, 2)
    assert [each.retracted_at for each in then.claims] == [None, None]
    assert second.episode == then.episode
    with pytest.raises(NotFound):
        await ledger(graph, EPISODE, known_at=before)
    await record_one(graph, body("First"), actor=CONTRIBUTOR)
    assert (await ledger(graph, EPISODE, known_at=both)).episode == then.episode, "a proposal changes no past"


async def test_a_leaf_is_of_the_same_ledger_and_has_some_claims_whole(graph: Graph) -> None:
    wire = {"title": "The wire", "publisher": "AFP"}
    quoted = {"quote": {"text": "They came."}, "note": "Heard twice", "credibility": 2}
    await record_one(graph, body("First", as_of="2018", stated={"derived_from": [wire]}), actor=ANALYST)
    await record_one(graph, body("Second", as_of="2019", personnel={"best": 3}, **quoted), actor=ANALYST)
    await record_one(graph, body("Denial", as_of="2020", stance="denies"), actor=ANALYST)
    wrong = await record_one(graph, body("Wrong", as_of="2019-06"), actor=ANALYST)
    before = datetime.now(UTC)
    await retract(graph, wrong.claim.id, "misread", ANALYST)
    for known_at in (None, before):
        whole = await ledger(graph, EPISODE, on=day("2019-03-01"), known_at=known_at)
        part = await leaf(graph, EPISODE, on=day("2019-03-01"), known_at=known_at, start=1, most=2)
        assert part.claims == whole.claims[1:3]
        assert (part.first, part.following) == (1, 3)
        assert [each.id for each in part.ledger.claims] == [each.id for each in whole.claims]
        assert [each.retracted_at for each in part.ledger.claims] == [
            each.retracted_at for each in whole.claims
        ]
        assert part.ledger.episode == whole.episode
        assert part.ledger.documents == whole.documents
        assert part.ledger.moment == whole.moment
        assert [each.id for each in part.ledger.figures] == [each.id for each in whole.figures]


async def test_a_leaf_is_that_of_a_claim_or_the_first(graph: Graph) -> None:
    done = [
        await record_one(graph, body(str(year), as_of=str(year)), actor=ANALYST) for year in range(2015, 2020)
    ]
    asked = {claim: await leaf(graph, EPISODE, claim=claim, most=2) for claim in (done[4].claim.id, "none")}
    assert [(each.first, each.following, len(each.claims)) for each in asked.values()] == [
        (4, 0, 1),
        (0, 2, 2),
    ]
    assert (await leaf(graph, EPISODE, start=99, most=2)).first == 0
    assert (await leaf(graph, EPISODE, start=3, most=2)).following == 0


async def test_a_link_finds_the_episode_whose_number_changed(graph: Graph) -> None:
    left = await record_one(
        graph, body("Left", valid={"from": "2020", "to": "2021"}, as_of=None), actor=ANALYST
    )
    assert left.episode is not None
    assert left.episode.id == EPISODE
    earlier = body("Earlier", valid={"from": "2010", "to": "2011"}, as_of="2012")
    await record_one(graph, earlier, actor=ANALYST)
    with pytest.raises(Moved) as moved:
        await ledger(graph, EPISODE, claim=left.claim.id)
    assert moved.value.to == "wagner-group.DEPLOYED_TO.mali.2"
    found = await ledger(graph, moved.value.to, claim=left.claim.id)
    assert found.episode.claims == (left.claim.id,)
    with pytest.raises(Moved):
        await ledger(graph, "wagner-group.DEPLOYED_TO.mali.7", claim=left.claim.id)


async def test_a_retracted_claim_stands_only_where_it_would_belong(graph: Graph) -> None:
    first = body("First", valid={"from": "2010", "to": "2011"}, as_of="2012")
    await record_one(graph, first, actor=ANALYST)
    await record_one(graph, body("Second", valid={"from": "2020"}, as_of="2021"), actor=ANALYST)
    wrong = await record_one(graph, body("Wrong", as_of="2010-06"), actor=ANALYST)
    await retract(graph, wrong.claim.id, "misread", ANALYST)
    assert wrong.claim.id in [each.id for each in (await ledger(graph, EPISODE)).claims]
    other = await ledger(graph, "wagner-group.DEPLOYED_TO.mali.2")
    assert wrong.claim.id not in [each.id for each in other.claims]


@pytest.mark.parametrize(
    "nonsense",
    ["", "x", "a.b.c.d", "wagner-group.DEPLOYED_TO.mali", f"{EPISODE}.1", "wagner-group.DEPLOYED_TO.mali.x"],
)
async def test_an_id_that_is_none(graph: Graph, nonsense: str) -> None:
    await record_one(graph, body(), actor=ANALYST)
    with pytest.raises(NotFound):
        await ledger(graph, nonsense)
