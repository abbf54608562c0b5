"""The filters few ask for: certainty, ratings, figures; and what is next to an entity, by predicate."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

import pytest
from neo4j import AsyncManagedTransaction

from app.domain.filters import GRAPH, Filter, LeastFilter, ListFilter, failing, passes
from app.domain.model import Personnel, Shown
from app.domain.network import Subgraph
from app.domain.standing import Standing
from app.domain.vocabulary import Certainty, Evidence, Figures, Kind, Phase, Predicate, Reliability, Status
from app.graph.claims.episodes import MIGRATION_RATINGS
from app.graph.connection import Graph
from app.graph.explore import walk
from app.graph.standing.filters import FRAGMENTS
from app.services.reading.explore import Expansion, View, around, outside
from tests.graph import random_claims
from tests.graph.test_explore import TODAY, WAGNER, claim, country, nodes, say, seen

pytestmark = pytest.mark.anyio

A_DAY: Final = date(2022, 3, 1)


def rated(publisher: str, reliability: str | None, **more: Any) -> dict[str, Any]:
    document = {"title": "A report", "publisher": publisher, "published": "2022-02-15"}
    return more | {"document": document | ({"reliability": reliability} if reliability else {})}


async def hosts(graph: Graph) -> None:
    """Wagner in five places: by figures of every sort, by sources of several ratings."""
    libya: dict[str, Any] = {"qualifier": "at-least", "min": 2000}
    syria: dict[str, Any] = {"qualifier": "up-to", "max": 300}
    sudan: dict[str, Any] = {"min": 100, "best": 150, "max": 200}
    await say(
        graph,
        claim(WAGNER, "DEPLOYED_TO", country("Mali"), personnel={"best": 1000}, **rated("A wire", "A")),
        claim(WAGNER, "DEPLOYED_TO", country("Mali"), **rated("A blog", "D")),
        claim(WAGNER, "DEPLOYED_TO", country("Libya"), personnel=libya, **rated("A blog", "D")),
        claim(WAGNER, "DEPLOYED_TO", country("Syria"), personnel=syria, as_of="2022-03-01"),
        claim(WAGNER, "DEPLOYED_TO", country("Sudan"), personnel=sudan, as_of="2010"),
        claim(WAGNER, "DEPLOYED_TO", country("Chad")),
        claim({"kind": "Person", "name": "Yevgeny Prigozhin"}, "LEADS", WAGNER),
    )


PASSING: Final[list[tuple[dict[str, Any], set[str]]]] = [
    ({"min_personnel": 1000}, {"mali", "libya"}),
    ({"min_personnel": 1001}, {"libya"}),
    ({"max_personnel": 0}, {"syria"}),
    ({"max_personnel": 150}, {"syria", "sudan"}),
    ({"min_personnel": 201, "max_personnel": 999}, {"syria"}),
    ({"min_personnel": 0}, {"mali", "libya", "syria", "sudan"}),
    ({"reliability": frozenset({Reliability.A})}, {"mali"}),
    ({"reliability": frozenset({Reliability.D})}, {"mali", "libya"}),
    (
        {"reliability": frozenset({Reliability.F}), "kinds": frozenset({Kind.COUNTRY})},
        {"syria", "sudan", "chad"},
    ),
    ({"reliability": frozenset({Reliability.D}), "min_personnel": 1500}, {"libya"}),
]


async def test_figures_and_ratings_are_filtered_now_on_a_day_and_as_known(graph: Graph) -> None:
    await hosts(graph)
    now = datetime.now(UTC)
    for filters, expected in PASSING:
        for times in ({}, {"known_at": now}):
            found = await seen(graph, "wagner-group", **filters, **times)
            assert set(nodes(found)) == {"wagner-group", *expected}, (filters, times)
            assert len(found.edges) == len(expected)


async def test_on_a_day_it_is_the_figure_of_that_day_that_counts(graph: Graph) -> None:
    await say(
        graph,
        claim(WAGNER, "DEPLOYED_TO", country("Mali"), as_of="2022-01-15", personnel={"best": 350}),
        claim(WAGNER, "DEPLOYED_TO", country("Mali"), "Second", as_of="2022-12-15", personnel={"best": 1200}),
    )
    assert nodes(await seen(graph, "mali", min_personnel=1000)) == ["mali", "wagner-group"]
    assert nodes(await seen(graph, "mali", min_personnel=1000, on=A_DAY)) == ["mali"]
    assert nodes(await seen(graph, "mali", max_personnel=400, on=A_DAY)) == ["mali", "wagner-group"]
    assert nodes(await seen(graph, min_personnel=1000)) == ["mali", "wagner-group"]


async def test_certainty_is_filtered_for_the_day(graph: Graph) -> None:
    await hosts(graph)
    certain, possible = frozenset({Certainty.CERTAIN}), frozenset({Certainty.POSSIBLE})
    assert set(nodes(await seen(graph, "wagner-group", on=A_DAY, certainties=certain))) == {
        "wagner-group",
        "syria",
    }
    found = await seen(graph, "wagner-group", on=A_DAY, certainties=possible)
    assert {edge.certainty for edge in found.edges} == {Certainty.POSSIBLE}
    assert {"mali", "libya"} <= set(nodes(found))
    stale = await seen(graph, "wagner-group", certainties=frozenset({Certainty.STALE}))
    assert "sudan" in nodes(stale)
    assert all(edge.certainty is Certainty.STALE for edge in stale.edges)


async def test_a_filter_can_be_named_that_leaves_something_out(graph: Graph) -> None:
    await hosts(graph)
    edges = {edge.target: edge for edge in (await seen(graph, "wagner-group")).edges}
    view = View(("wagner-group",), reliability=frozenset({Reliability.A}), min_personnel=500, min_sources=2)
    assert failing(edges["mali"], view) == frozenset()
    assert failing(edges["libya"], view) == {"reliability", "min_sources"}
    assert failing(edges["chad"], view) == {"reliability", "min_sources", "personnel"}
    assert failing(edges["mali"], View(predicates=frozenset({Predicate.LEADS}))) == {"predicates"}


async def test_an_edge_tells_its_ratings_and_its_story(graph: Graph) -> None:
    await hosts(graph)
    edges = {edge.target: edge for edge in (await seen(graph, "wagner-group")).edges}
    assert edges["mali"].ratings == (Reliability.A, Reliability.D)
    assert edges["syria"].ratings == (Reliability.F,)
    first, *_ = edges["syria"].story
    assert first == (date(2022, 3, 1), Certainty.CERTAIN)
    assert [day for day, _ in edges["syria"].story] == sorted(day for day, _ in edges["syria"].story)


async def test_ratings_are_filled_in_where_a_graph_is_older(graph: Graph) -> None:
    await hosts(graph)
    before = {edge.id: edge.ratings for edge in (await seen(graph, "wagner-group")).edges}
    await graph.write(_forget)
    assert {edge.ratings for edge in (await _of_wagner(graph)).edges} == {()}
    for statement in MIGRATION_RATINGS:
        await graph.alter(statement)
    assert {edge.id: edge.ratings for edge in (await _of_wagner(graph)).edges} == before


async def _forget(tx: AsyncManagedTransaction) -> None:
    await (await tx.run("MATCH (:Entity)-[r]->(:Entity) REMOVE r.ratings")).consume()


async def _of_wagner(graph: Graph) -> Subgraph:
    """Read past what is kept."""
    return await graph.read(walk.around, View(("wagner-group",)), TODAY)


async def test_neighbours_come_by_the_predicates_asked_for(graph: Graph) -> None:
    await hosts(graph)
    for times in ({}, {"known_at": datetime.now(UTC)}):
        by = Expansion("wagner-group", 60, (Predicate.LEADS,))
        assert set(nodes(await seen(graph, "mali", expand=(by,), **times))) == {
            "mali",
            "wagner-group",
            "yevgeny-prigozhin",
        }
        both = (by, Expansion("wagner-group", 1, (Predicate.DEPLOYED_TO,)))
        assert len((await seen(graph, "mali", expand=both, **times)).nodes) == 3
        # A filter holds besides: no neighbour by a predicate that it leaves out.
        deployed = frozenset({Predicate.DEPLOYED_TO})
        assert len((await seen(graph, "mali", expand=(by,), predicates=deployed, **times)).nodes) == 2


async def test_what_is_outside_is_counted_by_predicate(graph: Graph) -> None:
    await hosts(graph)
    for view in (View(("mali",)), View(("mali",), known_at=datetime.now(UTC))):
        found = await outside(graph, view, "wagner-group", ["mali", "wagner-group"], TODAY)
        assert found == {Predicate.DEPLOYED_TO: 4, Predicate.LEADS: 1}
    people = View(("mali",), kinds=frozenset({Kind.PERSON}))
    assert await outside(graph, people, "wagner-group", [], TODAY) == {Predicate.LEADS: 1}


async def test_each_fragment_lets_pass_what_its_row_does(graph: Graph) -> None:
    """One filter at a time, every value of it, now and on a day: the query against the row in memory."""
    await random_claims.say(graph, range(160), random.Random(11))
    for on in (None, random_claims.DAY):
        whole = View(random_claims.IDS, depth=0, on=on)
        edges = (await around(graph, whole, TODAY)).edges
        assert len(edges) > 20
        for row in GRAPH:
            for chosen in _chosen(row):
                view = replace(whole, **chosen)
                found = {edge.id for edge in (await around(graph, view, TODAY)).edges}
                kept = {edge.id for edge in edges if row.passes(edge, view)}
                assert found == kept, (row.name, chosen, on)
                assert passes(edges[0], view) is (edges[0].id in kept)
    assert {row.name for row in GRAPH} == set(FRAGMENTS)


def _chosen(row: Filter) -> Iterator[dict[str, Any]]:
    if isinstance(row, ListFilter):
        yield from ({row.name: frozenset({value})} for value in row.values)
        yield {row.name: frozenset(list(row.values)[:3])}
    elif isinstance(row, LeastFilter):
        yield from ({row.name: least} for least in (0, 1, 2, 3))
    else:
        bounds = ((None, 300), (300, None), (200, 600), (0, None), (5_000, None))
        yield from (dict(zip(row.parameters, pair, strict=True)) for pair in bounds)


def test_a_filter_says_how_it_would_have_to_be_for_a_relationship_to_pass() -> None:
    held = standing_of()
    for row in GRAPH:
        for chosen in _chosen(row):
            view = View(**chosen)
            assert row.is_on(view) is (view != View())
            wider = replace(view, **_read(row, row.letting(held, view)))
            assert row.passes(held, wider), (row.name, chosen)
            assert row.name not in failing(held, wider)


def _read(row: Filter, parameters: Mapping[str, list[str]]) -> dict[str, Any]:
    """Read parameters of a URL as a page would."""
    if isinstance(row, ListFilter):
        return {name: frozenset(map(row.values, given)) for name, given in parameters.items()}
    return {name: 0 if isinstance(row, LeastFilter) else None for name in parameters}


def standing_of() -> Standing:
    return Standing(
        *("a.DEPLOYED_TO.b.1", "a", "b", Predicate.DEPLOYED_TO, Status.PRESENT, Phase.ACTUAL),
        *(Evidence.CLAIMED, Figures.SINGLE, Certainty.POSSIBLE, None, None, None),
        Shown(personnel=Personnel(best=40)),
        claims=1,
        sources=1,
        ratings=(Reliability.B,),
    )
