"""How Neo4j runs the queries: from indexes along typed relationships, never over all there is."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest
from neo4j import AsyncManagedTransaction, AsyncResult

from app.bodies.claim import parse
from app.domain.vocabulary import Predicate, Review, Status
from app.graph.connection import Graph
from app.graph.server import Address
from app.paths import DEMONSTRATION
from app.services.loading import loads
from app.services.reading.claims import ClaimFilter, claims
from app.services.reading.documents import document
from app.services.reading.episodes import leaf, ledger
from app.services.recording.rebuild import rebuild
from app.services.recording.record import OpenedLoad, Recorded, record, record_one
from app.services.recording.retraction import retract
from tests.claim_making import ANALYST, CONTRIBUTOR, FRANCE, body, sent
from tests.plans import ANEW

pytestmark = pytest.mark.anyio

GAO = {"latitude": 16.27, "longitude": -0.04}

_FORBIDDEN = re.compile(
    r"AllNodesScan|AllRelationshipsScan|NodeByLabelScan|NodeIndexScan|CartesianProduct|ValueHashJoin"
)
# Lists go in the order of an index; a rebuild looks for relationships of a type and goes by keys.
_MAY_SCAN = re.compile(
    r"claim:Claim\(recorded_at, id\)|:Claim\(recorded_at|load:Load\(at, id\)|DirectedRelationshipTypeScan"
)
_EXPAND_ALL_TYPES = re.compile(r"(Optional)?Expand.*\)<?-(\[\w*\])?->?\(")


class _Profiled:
    """A transaction that asks for the plan of every query it runs."""

    def __init__(self, tx: AsyncManagedTransaction) -> None:
        self._tx = tx
        self.results: list[tuple[str, AsyncResult]] = []

    async def run(self, query: str, *args: Any, **parameters: Any) -> AsyncResult:
        result = await self._tx.run(f"{ANEW} PROFILE {query}", *args, **parameters)  # pyright: ignore[reportArgumentType]
        self.results.append((query, result))
        return result


class _ProfilingGraph(Graph):
    """Keeps the plan of every query by its text."""

    plans: dict[str, Any]

    async def read(self, work: Any, *args: Any, **kwargs: Any) -> Any:
        return await super().read(self._profiled, work, args, kwargs)

    async def write(self, work: Any, *args: Any, **kwargs: Any) -> Any:
        return await super().write(self._profiled, work, args, kwargs)

    async def _profiled(self, tx: AsyncManagedTransaction, work: Any, args: Any, kwargs: Any) -> Any:
        profiled = _Profiled(tx)
        answer = await work(profiled, *args, **kwargs)
        for query, result in profiled.results:
            self.plans[query] = (await result.consume()).profile
        return answer


@pytest.fixture
async def profiling(graph: Graph, neo4j_address: Address) -> AsyncIterator[_ProfilingGraph]:
    """A graph with the demonstration and some more, and an eye on its plans."""
    lines = [line for file in DEMONSTRATION.glob("*.ndjson") for line in file.read_text("utf-8").splitlines()]
    more = [body(f"Report {n}", f"Publisher {n}", as_of=f"{1980 + n}") for n in range(40)]
    await record(graph, [*(parse(json.loads(line)) for line in lines), *more], actor=ANALYST)
    # Plans made for the nearly empty graphs of other tests must not be what is looked at.
    await graph.alter("CALL db.prepareForReplanning(60)")
    async with await _ProfilingGraph.connect(neo4j_address) as connected:
        connected.plans = {}
        yield connected


def _operators(plan: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    details = plan["args"].get("Details", "")
    yield f"{plan['operatorType'].removesuffix('@neo4j')} {details}", plan
    for child in plan.get("children", []):
        yield from _operators(child)


def _faults(plans: Mapping[str, Any]) -> list[str]:
    return [
        f"{operator}\n  in {query}"
        for query, plan in plans.items()
        for operator, node in _operators(plan)
        if (
            _FORBIDDEN.match(operator)
            or (operator.startswith("Expand") and _EXPAND_ALL_TYPES.search(operator))
        )
        and not _MAY_SCAN.search(operator)
        and not _joins_two_seeks(operator, node)
    ]


def _joins_two_seeks(operator: str, node: Mapping[str, Any]) -> bool:
    """One entity beside one other: the product of two seeks in unique indexes is a single row."""
    below = [child for operator, child in _operators(node) if not operator.startswith("CartesianProduct")]
    seeks = [child["operatorType"].startswith("NodeUniqueIndexSeek") for child in below]
    return operator.startswith("CartesianProduct") and all(seeks)


async def test_loads(profiling: _ProfilingGraph) -> None:
    load = OpenedLoad("a load", "a file")
    bodies = [body("New", "New", as_of=f"{1900 + n}") for n in range(30)]
    await record(profiling, bodies, actor=ANALYST, load=load)
    profiling.plans.clear()
    first = await loads.loads(profiling, 1)
    await loads.loads(profiling, 1, first.next)
    assert (await loads.retract(profiling, load.id, "a test", ANALYST)).claims == 30
    assert len(profiling.plans) > 5
    assert _faults(profiling.plans) == []


async def test_writing(profiling: _ProfilingGraph) -> None:
    done = await record(
        profiling,
        [
            body("New", "New", personnel={"best": 3}, under={"kind": "Operation", "name": "Barkhane"}),
            body(
                "New",
                "New",
                subject=FRANCE,
                predicate="TRAINS",
                stated={"derived_from": [sent()["document"]]},
            ),
            body("New", "New", subject={"kind": "Company", "name": "Never heard of"}),
            body("New", "New", object={"kind": "Base", "name": "Gao", "coordinates": GAO}),
        ],
        actor=ANALYST,
        load=OpenedLoad("a load", None),
    )
    assert isinstance(done[0], Recorded)
    await record_one(profiling, body("New", "New", stated={"reliability": "B"}, as_of="2011"), actor=ANALYST)
    await record_one(profiling, body("Proposed"), actor=CONTRIBUTOR)
    await retract(profiling, done[0].claim.id, "misread", ANALYST)
    await record(
        profiling,
        [body("New", "New", personnel={"best": 3})],
        actor=ANALYST,
        load=OpenedLoad("another", None),
    )
    await rebuild(profiling)
    assert len(profiling.plans) > 20
    assert _faults(profiling.plans) == []


async def test_reading(profiling: _ProfilingGraph) -> None:
    first = await claims(profiling, ClaimFilter(), 10)
    now = datetime.now(UTC)
    for wanted in (
        ClaimFilter(),
        ClaimFilter(subject="wagner-group", object="mali", on=date(2021, 9, 1)),
        ClaimFilter(entity="mali", known_at=now, proposals=True),
        ClaimFilter(document=first.items[0].document.id),
        ClaimFilter(predicates=[Predicate.LEADS], statuses=[Status.PRESENT], reviews=[Review.ACCEPTED]),
    ):
        await claims(profiling, wanted, 5, first.next)
    episode = "wagner-group.DEPLOYED_TO.mali.1"
    await ledger(profiling, episode, on=date(2021, 9, 1), known_at=now, claim="none")
    await leaf(profiling, episode, known_at=now, claim="none", most=5)
    await document(profiling, first.items[0].document.id, with_text=True)
    assert _faults(profiling.plans) == []
