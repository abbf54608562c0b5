"""The worklist after a change: what that touched is read again, the rest is kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from app.bodies import claim as claim_body
from app.domain.vocabulary import Role
from app.graph.connection import Graph
from app.graph.standing import stale as reading
from app.services.accounts.actor import Actor
from app.services.memory import renewal
from app.services.reading.stale import Worklist, progress, worklist
from app.services.recording.record import Recorded, record
from app.services.recording.retraction import retract

pytestmark = pytest.mark.anyio

ANALYST = Actor("tests", Role.ANALYST)
TODAY = date(2026, 11, 23)


def body(sender: str, host: str, **more: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "subject": {"kind": "Country", "name": sender},
        "predicate": "DEPLOYED_TO",
        "object": {"kind": "Country", "name": host},
        "as_of": "2024-05",
        "document": {"title": "Yearbook", "publisher": "Yearbook", "published": more.get("as_of", "2024-05")},
    }
    return base | more


async def say(graph: Graph, *bodies: dict[str, Any]) -> list[Recorded]:
    done = await record(graph, [claim_body.parse(each) for each in bodies], actor=ANALYST)
    return [each for each in done if isinstance(each, Recorded)]


def names(found: Worklist) -> tuple[set[str], set[str], set[str]]:
    lapsed = {one.subject.id for one in found.lapsed}
    return lapsed, {one.subject.id for one in found.quiet}, {plan.waiting.subject.id for plan in found.plans}


async def test_after_a_change_the_worklist_is_what_reading_all_gives(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    await say(graph, body("France", "Chad"), body("Italy", "Niger", as_of="2020"), body("Spain", "Mali"))
    assert names(await worklist(graph, TODAY)) == ({"italy"}, {"france", "spain"}, set())
    with monkeypatch.context() as narrow:
        narrow.setattr(reading, "OPEN", "RETURN 1 / 0 AS rows")
        await say(graph, body("France", "Chad", as_of="2026-10"))
        [plan] = await say(graph, body("Togo", "Mali", status="planned", valid={"from": "2025"}))
        assert names(await worklist(graph, TODAY)) == ({"italy"}, {"spain"}, {"togo"})
        await say(graph, body("Spain", "Mali", predicate="ALLIED_WITH"))
        await retract(graph, plan.claim.id, "It was a mistake.", ANALYST)
        kept = await worklist(graph, TODAY)
        assert names(kept) == ({"italy"}, {"spain"}, set())
    monkeypatch.setattr(renewal, "MOST_TOUCHED", 0)
    await say(graph, body("France", "Chad", as_of="2026-11"))
    assert await worklist(graph, TODAY) == kept


async def test_the_worklist_of_a_day_that_is_not_over_is_that_of_now(graph: Graph) -> None:
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    await say(graph, body("Italy", "Niger", as_of="2020"))
    assert names(await worklist(graph, TODAY, tomorrow)) == ({"italy"}, set(), set())
    await say(graph, body("Spain", "Mali", as_of="2020"))
    assert names(await worklist(graph, TODAY, tomorrow)) == ({"italy", "spain"}, set(), set())
    assert await progress(graph, TODAY, tomorrow, 0) is None
