"""Listing claims: each filter, proposals hidden, pages that lose and repeat nothing."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime

import pytest

from app.domain.model import Claim
from app.domain.places.countries import table
from app.domain.vocabulary import Predicate, Review, Status
from app.errors import Invalid, NotFound
from app.graph.connection import Graph
from app.services.reading.claims import ClaimFilter, claims
from app.services.reading.documents import document
from app.services.recording.record import OpenedLoad, Recorded, record, record_one
from app.services.recording.retraction import retract
from tests.claim_making import ANALYST, CONTRIBUTOR, FRANCE, MALI, body

pytestmark = pytest.mark.anyio


async def _listed(graph: Graph, **wanted: object) -> list[str]:
    page = await claims(graph, ClaimFilter(**wanted))  # pyright: ignore[reportArgumentType]
    return sorted(each.document.title for each in page.items)


async def test_filters(graph: Graph) -> None:
    operation = {"kind": "Operation", "name": "Barkhane"}
    done = await record(
        graph,
        [
            body("W", status="planned"),
            body("F", subject=FRANCE, under=operation, valid={"from": "2014", "to": "2022"}),
            body("C", subject=FRANCE, predicate="CONDUCTS", object=operation),
            body("T", subject=FRANCE, predicate="TRAINS", as_of=None),
        ],
        actor=ANALYST,
        load=OpenedLoad("load-1", None),
    )
    last = await record_one(graph, body("P", "AFP"), actor=CONTRIBUTOR)
    assert await _listed(graph) == ["C", "F", "T", "W"]
    assert await _listed(graph, subject="france") == ["C", "F", "T"]
    assert await _listed(graph, object="mali") == ["F", "T", "W"]
    assert await _listed(graph, subject="france", object="mali") == ["F", "T"]
    assert await _listed(graph, entity="barkhane") == ["C", "F"]
    assert await _listed(graph, entity="mali", proposals=True) == ["F", "P", "T", "W"]
    assert await _listed(graph, predicates=[Predicate.TRAINS, Predicate.CONDUCTS]) == ["C", "T"]
    assert await _listed(graph, statuses=[Status.PLANNED]) == ["W"]
    assert await _listed(graph, reviews=[Review.PROPOSED], proposals=True) == ["P"]
    assert await _listed(graph, reviews=[Review.PROPOSED]) == []
    assert await _listed(graph, load="load-1", object="barkhane") == ["C"]
    assert await _listed(graph, document=last.claim.document.id, proposals=True) == ["P"]
    assert await _listed(graph, on=date(2021, 9, 15)) == ["C", "F", "W"]
    assert await _listed(graph, on=date(2015, 1, 1)) == ["F"]
    assert isinstance(done[0], Recorded)
    for unknown in ({"subject": "x"}, {"object": "x"}, {"entity": "x"}, {"document": "x"}, {"load": "x"}):
        with pytest.raises(NotFound):
            await _listed(graph, **unknown)


async def test_known_at(graph: Graph) -> None:
    before = datetime.now(UTC)
    first = await record_one(graph, body("First"), actor=ANALYST)
    between = datetime.now(UTC)
    await retract(graph, first.claim.id, "misread", ANALYST)
    await record_one(graph, body("Second"), actor=ANALYST)
    assert await _listed(graph) == ["First", "Second"]
    assert await _listed(graph, known_at=before) == []
    page = await claims(graph, ClaimFilter(known_at=between))
    assert [(each.id, each.retracted_at) for each in page.items] == [(first.claim.id, None)]
    assert await _listed(graph, known_at=datetime.now(UTC)) == ["Second"]


@pytest.mark.parametrize("wanted", [ClaimFilter(), ClaimFilter(entity="mali"), ClaimFilter(subject="france")])
async def test_pages(graph: Graph, wanted: ClaimFilter) -> None:
    for batch in range(3):
        said = [body(f"Report {batch}-{n}", subject=FRANCE, object=MALI) for n in range(5)]
        await record(graph, said, actor=ANALYST)
    whole = await claims(graph, wanted, 50)
    assert (len(whole.items), whole.next) == (15, None)
    assert [each.document.title[7] for each in whole.items] == [*"222221111100000"], "newest first"
    paged, cursor = [], None
    while True:
        page = await claims(graph, wanted, 4, cursor)
        paged += page.items
        if (cursor := page.next) is None:
            break
    assert tuple(paged) == whole.items
    for wrong in ("x", "WzFd", "WyJ4IiwieCJd"):
        with pytest.raises(Invalid):
            await claims(graph, wanted, 4, wrong)


@pytest.mark.parametrize("at_once", [10, 50])
@pytest.mark.parametrize("end", ["entity", "subject", "object"])
async def test_the_newest_of_many_triples_are_found(graph: Graph, end: str, at_once: int) -> None:
    """More triples than are looked through together, each spoken of again later, in another order."""
    hosts = sorted(table().by_id)[:50]
    chance = random.Random(7)
    for turn in range(3):
        chance.shuffle(hosts)
        for start in range(0, 50, at_once):
            part = [
                body(f"Report {turn}", subject={"id": host}, object=MALI)
                if end == "object"
                else body(f"Report {turn}", subject=FRANCE, object={"id": host})
                for host in hosts[start : start + at_once]
                if host not in ("france", "mali")
            ]
            await record(graph, part, actor=ANALYST)
    about = {end: "mali" if end == "object" else "france"}
    every = (await claims(graph, ClaimFilter(), 500)).items
    for of in ({}, {"predicates": [Predicate.DEPLOYED_TO]}, {"on": date(2021, 9, 15)}):
        found: list[Claim] = []
        cursor = None
        while len(found) < len(every):
            page = await claims(graph, ClaimFilter(**about, **of), 7, cursor)  # pyright: ignore[reportArgumentType]
            found += page.items
            if (cursor := page.next) is None:
                break
        assert found == list(every)


async def test_a_documents_text_is_apart(graph: Graph) -> None:
    done = await record_one(graph, body(stated={"text": "Words."}), actor=ANALYST)
    stated = done.claim.document
    assert (stated.text, stated.has_text) == (None, True)
    assert await document(graph, stated.id) == stated
    assert (await document(graph, stated.id, with_text=True)).text == "Words."
    with pytest.raises(NotFound):
        await document(graph, "nothing")
