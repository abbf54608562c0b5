"""What the start page is told: of all times, of a day, and again after every change."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.bodies import claim as claim_body
from app.domain.vocabulary import Role
from app.graph.connection import Graph
from app.graph.standing import start as reading
from app.services.accounts.actor import Actor
from app.services.memory import renewal
from app.services.reading.start import StartPage, start_page
from app.services.recording.record import Recorded, record
from app.services.recording.retraction import retract
from tests.plans import explained

pytestmark = pytest.mark.anyio

ANALYST = Actor("tests", Role.ANALYST)
TODAY = date(2026, 11, 23)


def body(sender: str, host: str, **more: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "subject": {"kind": "Country", "name": sender},
        "predicate": "DEPLOYED_TO",
        "object": {"kind": "Country", "name": host},
        "as_of": "2024-05",
        "personnel": {"best": 100},
        "document": {"title": "Yearbook", "publisher": "Yearbook", "published": "2024-05"},
    }
    return base | more


async def recorded(graph: Graph, *bodies: dict[str, Any]) -> list[Recorded]:
    return await record(graph, [claim_body.parse(each) for each in bodies], actor=ANALYST)


async def seen(graph: Graph, on: date | None = None, known_at: datetime | None = None) -> StartPage:
    return await start_page(graph, on=on, known_at=known_at, today=TODAY)


def hosts(of: StartPage) -> list[tuple[str, int]]:
    return [(host.place.id, host.senders) for host in of.hosts]


async def test_an_empty_graph_has_nothing_to_show(graph: Graph) -> None:
    empty = await seen(graph)
    assert (empty.newest, empty.disagreements, empty.hosts) == ((), (), ())
    assert empty.totals.claims == 0
    assert empty.totals.entities > 200


async def test_hosts_are_ranked_by_senders_that_are_reported_and_have_not_left(graph: Graph) -> None:
    await recorded(
        graph,
        body("France", "Chad"),
        body("Italy", "Chad"),
        body("Italy", "Niger"),
        body("Spain", "Niger", status="planned"),
        body("Spain", "Mali", valid={"from": "2020", "to": "2022"}, status="ended"),
        body("Spain", "Benin", stance="denies"),
    )
    assert hosts(await seen(graph)) == [("chad", 2), ("niger", 1)]
    assert hosts(await seen(graph, on=date(2021, 6, 1))) == [("mali", 1)]
    assert hosts(await seen(graph, on=date(1990, 1, 1))) == []


async def test_disputes_come_before_differing_figures(graph: Graph) -> None:
    other = {"title": "Brief", "publisher": "Monitor", "published": "2024-05"}
    await recorded(
        graph,
        body("France", "Chad"),
        body("France", "Chad", personnel={"best": 900}, document=other),
        body("Italy", "Niger"),
        body("Italy", "Niger", stance="denies", personnel=None, document=other),
        body("Spain", "Mali"),
    )
    found = (await seen(graph)).disagreements
    assert [(one.subject.id, one.object.id) for one in found] == [("italy", "niger"), ("france", "chad")]


async def test_every_change_is_seen_at_once(graph: Graph) -> None:
    assert hosts(await seen(graph)) == []
    [one] = await recorded(graph, body("France", "Chad"))
    after = await seen(graph)
    assert hosts(after) == [("chad", 1)]
    assert [claim.id for claim in after.newest] == [one.claim.id]
    await retract(graph, one.claim.id, "a mistake", ANALYST)
    again = await seen(graph)
    assert hosts(again) == []
    assert again.newest == ()


async def test_the_newest_claims_are_those_known_then(graph: Graph) -> None:
    await recorded(graph, body("France", "Chad"))
    assert (await seen(graph, known_at=datetime(2020, 1, 1, tzinfo=UTC))).newest == ()


async def test_after_a_change_the_disagreements_are_what_reading_all_gives(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = {"title": "Brief", "publisher": "Monitor", "published": "2024-05"}
    await recorded(graph, body("France", "Chad"), body("Italy", "Niger"), body("Spain", "Mali"))
    await seen(graph)
    with monkeypatch.context() as narrow:
        narrow.setattr(reading, "ALL_CONTESTED", "RETURN 1 / 0 AS rows")
        [differs] = await recorded(graph, body("France", "Chad", personnel={"best": 900}, document=other))
        await recorded(graph, body("Italy", "Niger", stance="denies", personnel=None, document=other))
        first = await seen(graph)
        await retract(graph, differs.claim.id, "It was a mistake.", ANALYST)
        second = await seen(graph)
    assert [(one.subject.id, first.disputed) for one in first.disagreements] == [("italy", 1), ("france", 1)]
    assert [one.subject.id for one in second.disagreements] == ["italy"]
    monkeypatch.setattr(renewal, "MOST_TOUCHED", 0)
    await recorded(graph, body("Togo", "Mali"))
    assert (await seen(graph)).disagreements == second.disagreements


async def test_what_is_contested_is_looked_for_between_two_ends(graph: Graph) -> None:
    asked = {"triples": [["france", "DEPLOYED_TO", "mali"]], "ids": [], "day": TODAY}
    for query in (reading.CONTESTED_AMONG, reading.DISAGREEMENTS):
        plan = await graph.read(explained, query, asked)
        assert "NodeUniqueIndexSeek" in plan
        assert not {"AllNodesScan", "NodeByLabelScan", "CartesianProduct"} & plan
