"""Many lines as one load: in windows and batches, made ready ahead, and always as if one by one."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from typing import Any

import pytest

from app.bodies.claim import parse
from app.errors import Fault, TooLarge, TooSlow
from app.graph.connection import Graph
from app.services.accounts.actor import Actor
from app.services.loading import atomic, order, pipeline
from app.services.loading.atomic import AllOrNothing
from app.services.loading.lines import Line
from app.services.loading.pipeline import Loading, Rejected, Report
from app.services.recording import record
from tests.claim_making import ANALYST, CONTRIBUTOR, FRANCE, WAGNER, counted, rebuilt, relationships, sent

pytestmark = pytest.mark.anyio

HOSTS = ("Mali", "Niger", "Chad", "Libya", "Sudan")
Counts = tuple[int, int, int, int, int]


def lines(*bodies: dict[str, Any] | str) -> list[Line]:
    texts = (each if isinstance(each, str) else json.dumps(each) for each in bodies)
    return [Line(number, text.encode()) for number, text in enumerate(texts, 1)]


def several(count: int = 40) -> list[dict[str, Any]]:
    """Claims of few documents about few triples, one in seven about two at once, in no order."""
    found = [
        sent(
            f"Report {n % 6}",
            f"Publisher {n % 3}",
            subject=(WAGNER, FRANCE, {"kind": "ArmedForce", "name": f"Force {n % 4}"})[n % 3],
            object={"kind": "Country", "name": HOSTS[n % 5]}
            if n % 7
            else [{"kind": "Country", "name": name} for name in (HOSTS[n % 5], "Gabon")],
            as_of=f"20{10 + n % 9}",
            personnel={"best": n + 1},
            **({"under": {"kind": "Operation", "name": f"Operation {n % 3}"}} if n % 4 == 0 else {}),
        )
        for n in range(count)
    ]
    random.Random(7).shuffle(found)
    return found


async def loaded(
    graph: Graph, found: Sequence[Line], actor: Actor = ANALYST, *, whole: bool = False, dry_run: bool = False
) -> tuple[Report, list[Rejected]]:
    told: list[Rejected] = []
    under_way = (AllOrNothing if whole else Loading)(graph, "a source", actor, told.append, dry_run=dry_run)
    for line in found:
        await under_way.take(line)
    return await under_way.finish(), told


def counts(report: Report) -> Counts:
    return report.received, report.created, report.unchanged, report.rejected, report.entities_created


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows of 17 lines, batches of 5."""
    monkeypatch.setattr(order, "BATCH_LINES", 5)
    monkeypatch.setattr(pipeline, "Window", lambda: order.Window(17))


@pytest.mark.usefixtures("small")
async def test_in_windows_and_batches_is_as_one_by_one(graph: Graph) -> None:
    bodies = several()
    report, told = await loaded(graph, lines(*bodies))
    assert told == []
    assert counts(report) == (40, 40, 0, 0, 8)
    loaded_so, nodes = await relationships(graph), await counted(graph)
    assert loaded_so == await rebuilt(graph)
    await graph.write(_emptied)
    for each in bodies:
        await record.record_one(graph, parse(each), actor=ANALYST)
    assert await relationships(graph) == loaded_so
    assert (await counted(graph))["Claim"] == nodes["Claim"] == 40


async def _emptied(tx: Any) -> None:
    await (
        await tx.run("MATCH (n) WHERE NOT n:Country AND NOT n:Table AND NOT n:Schema DETACH DELETE n")
    ).consume()


@pytest.mark.usefixtures("small")
async def test_a_second_time_creates_nothing(graph: Graph) -> None:
    found = lines(*several())
    await loaded(graph, found)
    before, nodes = await relationships(graph), await counted(graph)
    report, _ = await loaded(graph, found)
    assert counts(report) == (40, 0, 40, 0, 0)
    assert await relationships(graph) == before
    assert await counted(graph) == nodes | {"Load": 2}


@pytest.mark.usefixtures("small")
async def test_guesses_that_are_wrong_change_nothing(graph: Graph) -> None:
    """Ids that others took, documents that are known better, triples that were there: all are looked up."""
    force = {"kind": "ArmedForce", "name": "Force 1"}
    await record.record_one(graph, parse(sent(subject={"kind": "Unit", "name": "Force 1"})), actor=ANALYST)
    known = sent("Report 1", "Publisher 1", subject=force, stated={"reliability": "E"}, as_of="2001")
    await record.record_one(graph, parse(known), actor=ANALYST)
    report, _ = await loaded(graph, lines(*several()))
    assert counts(report) == (40, 40, 0, 0, 7)
    found = await relationships(graph)
    assert found == await rebuilt(graph)
    assert {episode["ends"][0] for episode in found.values()} >= {"force-1", "force-1-2"}


@pytest.mark.usefixtures("small")
async def test_what_is_rejected_is_told_in_order_and_loses_no_other(graph: Graph) -> None:
    bodies: list[Any] = several()
    bodies[3] = "{"
    bodies[9] = sent(predicate="IS_IN")
    bodies[20] = sent(object={"kind": "Country", "name": "Atlantis"})
    report, told = await loaded(graph, lines(*bodies))
    assert counts(report)[:4] == (40, 37, 0, 3)
    assert [(each.line, each.faults[0].pointer) for each in told] == [
        (4, ""),
        (10, "/predicate"),
        (21, "/object/name"),
    ]
    assert [json.loads(each.row or "") for each in told[1:]] == [bodies[9], bodies[20]]


async def test_what_stands_there_twice_counts_once(graph: Graph) -> None:
    report, _ = await loaded(graph, lines(sent(), sent(note="x"), sent()))
    assert counts(report) == (3, 2, 1, 0, 1)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("whole", [False, True])
async def test_a_dry_run_says_what_would_be_and_keeps_nothing(graph: Graph, whole: bool) -> None:
    bodies = [*several(), *several(), sent(predicate="IS_IN")]
    nodes = await counted(graph)
    tried, told = await loaded(graph, lines(*bodies), whole=whole, dry_run=True)
    assert tried.load is None
    assert await counted(graph) == nodes
    assert await relationships(graph) == {}
    real, told_again = await loaded(graph, lines(*bodies))
    assert counts(tried) == counts(real) == (81, 40, 40, 1, 8)
    assert told == told_again


async def test_all_or_nothing_keeps_all(graph: Graph) -> None:
    report, _ = await loaded(graph, lines(*several()), whole=True)
    assert counts(report) == (40, 40, 0, 0, 8)
    changes = await graph.rows("MATCH (change:Change) RETURN size(change.claims) AS n, change.load AS load")
    assert changes == [{"n": 40, "load": report.load}]


@pytest.mark.parametrize("bad", ["{", json.dumps(sent(object={"kind": "Country", "name": "Atlantis"}))])
async def test_all_or_nothing_keeps_nothing_where_one_is_rejected(graph: Graph, bad: str) -> None:
    nodes = await counted(graph)
    report, told = await loaded(graph, lines(*several(), bad), whole=True)
    assert report.load is None
    assert counts(report) == (41, 40, 0, 1, 8)
    assert [each.line for each in told] == [41]
    assert await counted(graph) == nodes


async def test_all_or_nothing_has_a_limit(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic, "MOST_LINES", 3)
    with pytest.raises(TooLarge, match="3 lines"):
        await loaded(graph, lines(*several(4)), whole=True)
    assert "Claim" not in await counted(graph)


async def test_a_contributors_lines_are_proposals(graph: Graph) -> None:
    report, _ = await loaded(graph, lines(*several(5)), CONTRIBUTOR)
    assert report.created == 5
    rows = await graph.rows("MATCH (claim:Claim) RETURN DISTINCT claim.review AS review")
    assert rows == [{"review": "proposed"}]
    assert await relationships(graph) == {}


async def test_what_takes_too_long_at_once_is_done_in_halves(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    real = record.record

    async def slow(graph: Graph, bodies: Sequence[Any], **how: Any) -> Any:
        sizes.append(len(bodies))
        if len(bodies) > 3:
            raise TooSlow("too slow")
        return await real(graph, bodies, **how)

    monkeypatch.setattr(record, "record", slow)
    report, _ = await loaded(graph, lines(*several(11)))
    assert counts(report)[:4] == (11, 11, 0, 0)
    assert sizes == [11, 5, 2, 3, 6, 3, 3]


async def test_no_lines_are_no_load(graph: Graph) -> None:
    report, _ = await loaded(graph, [])
    assert report.load is None
    assert "Load" not in await counted(graph)


async def test_a_line_whose_fault_is_known_is_rejected_with_it(graph: Graph) -> None:
    _, told = await loaded(graph, [Line(4, None, "a,b", "These words are not known.")])
    assert told == [Rejected(4, (Fault("", "These words are not known."),), "a,b")]
