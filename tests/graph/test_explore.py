"""Looking at a part of the graph: what is chosen, in what order, what passes, and what is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

import pytest
from neo4j import AsyncManagedTransaction

from app.bodies import claim as claim_body
from app.domain.network import Subgraph
from app.domain.vocabulary import Certainty, Evidence, Kind, Predicate, Reliability, Role, Status
from app.errors import NotFound
from app.graph.connection import Graph
from app.graph.explore import crowded, walk
from app.graph.explore import now as explore_now
from app.services.accounts.actor import Actor
from app.services.reading.explore import Expansion, View, around
from app.services.recording import record, retraction
from tests.plans import explained

pytestmark = pytest.mark.anyio

ANALYST = Actor("a test", Role.ANALYST)
TODAY: Final = date(2026, 11, 23)
WAGNER: Final = {"kind": "PrivateMilitaryCompany", "name": "Wagner Group"}


def country(name: str) -> dict[str, str]:
    return {"kind": "Country", "name": name}


def force(name: str) -> dict[str, str]:
    return {"kind": "ArmedForce", "name": name}


def claim(
    subject: dict[str, str], predicate: str, object_: Any, publisher: str = "Agency", **more: Any
) -> dict[str, Any]:
    published = max("2021-09", more.get("as_of", ""))
    document = {"title": f"Report of {publisher}", "publisher": publisher, "published": published}
    return {"subject": subject, "predicate": predicate, "object": object_, "document": document} | more


async def say(graph: Graph, *claims: dict[str, Any]) -> list[str]:
    """Record claims; return their ids."""
    bodies = [claim_body.parse(body) for body in claims]
    done = await record.record(graph, bodies, actor=ANALYST)
    return [each.claim.id for each in done if isinstance(each, record.Recorded)]


async def seen(graph: Graph, *focus: str, **more: Any) -> Subgraph:
    return await around(graph, View(focus=focus, **more), TODAY)


def nodes(subgraph: Subgraph) -> list[str]:
    return [node.id for node in subgraph.nodes]


def edges(subgraph: Subgraph) -> set[tuple[str, str, str]]:
    return {(edge.source, edge.predicate.value, edge.target) for edge in subgraph.edges}


def hidden(subgraph: Subgraph) -> dict[str, int]:
    return {node.id: node.hidden for node in subgraph.nodes}


async def wagner(graph: Graph) -> None:
    """Three hosts of Wagner with one, two and three sources; a second step beyond the best of them."""
    await say(
        graph,
        claim(
            WAGNER,
            "DEPLOYED_TO",
            country("Mali"),
            status="planned",
            personnel={"best": 1000, "qualifier": "about"},
        ),
        claim(WAGNER, "DEPLOYED_TO", country("Libya")),
        claim(WAGNER, "DEPLOYED_TO", country("Libya"), "Second agency"),
        claim(WAGNER, "DEPLOYED_TO", country("Syria")),
        claim(WAGNER, "DEPLOYED_TO", country("Syria"), "Second agency"),
        claim(WAGNER, "DEPLOYED_TO", country("Syria"), "Third agency"),
        claim(force("Syrian Arab Army"), "PART_OF", force("Syrian Armed Forces")),
        claim(country("Syria"), "ALLIED_WITH", force("Syrian Arab Army")),
        claim({"kind": "Person", "name": "Yevgeny Prigozhin"}, "LEADS", WAGNER),
    )


async def test_one_step_from_the_focus_the_best_evidenced_first(graph: Graph) -> None:
    await wagner(graph)
    found = await seen(graph, "wagner-group")
    assert nodes(found) == ["wagner-group", "syria", "libya", "mali", "yevgeny-prigozhin"]
    assert edges(found) == {
        ("wagner-group", "DEPLOYED_TO", "mali"),
        ("wagner-group", "DEPLOYED_TO", "libya"),
        ("wagner-group", "DEPLOYED_TO", "syria"),
        ("yevgeny-prigozhin", "LEADS", "wagner-group"),
    }
    assert (found.focus, found.truncated) == (("wagner-group",), False)
    assert found.nodes[0].kind is Kind.PRIVATE_MILITARY_COMPANY
    assert found.nodes[0].episodes == 4


async def test_an_edge_carries_what_is_shown_of_its_episode(graph: Graph) -> None:
    await wagner(graph)
    found = {edge.target: edge for edge in (await seen(graph, "wagner-group")).edges}
    planned = found["mali"]
    assert planned.id == "wagner-group.DEPLOYED_TO.mali.1"
    assert (planned.status, planned.evidence, planned.sources) == (Status.PLANNED, Evidence.CLAIMED, 1)
    assert planned.shown.personnel is not None
    assert planned.shown.personnel.best == 1000
    assert planned.shown.personnel_claim is not None
    assert planned.last_confirmed is None
    assert planned.start is not None
    assert planned.start.edtf == "2021-09"
    assert (planned.start.earliest, planned.start.latest) == (date(2021, 9, 1), date(2021, 9, 30))
    assert planned.certainty is Certainty.NO  # nobody has repeated the plan for three years
    assert (found["syria"].evidence, found["syria"].sources, found["syria"].claims) == (
        Evidence.CORROBORATED,
        3,
        3,
    )


async def test_all_values_survive_the_way_through_the_graph(graph: Graph) -> None:
    await say(
        graph,
        claim(
            WAGNER,
            "DEPLOYED_TO",
            [country("Mali"), country("Niger")],
            personnel={
                "min": 10,
                "max": 30,
                "qualifier": "unknown",
                "by_category": {"troops": 20, "police": 10},
            },
            money={"amount": 5.5, "currency": "XOF", "per": "month"},
            role="training",
            under={"kind": "Agreement", "name": "The agreement"},
        ),
    )
    shown = (await seen(graph, "mali")).edges[0].shown
    assert shown.personnel is not None
    assert (shown.personnel.min, shown.personnel.best, shown.personnel.max) == (10, None, 30)
    assert dict(shown.personnel.by_category) == {"troops": 20, "police": 10}
    assert shown.shared_with == (("niger", Kind.COUNTRY, "Niger"),)
    assert shown.money is not None
    assert (shown.money.amount, shown.money.currency, shown.money.per) == (5.5, "XOF", "month")
    assert shown.role == "training"
    assert shown.under == ("the-agreement", Kind.AGREEMENT, "The agreement")


async def test_the_limit_keeps_the_best_and_says_what_it_left_out(graph: Graph) -> None:
    await wagner(graph)
    found = await seen(graph, "wagner-group", limit=3)
    assert nodes(found) == ["wagner-group", "syria", "libya"]
    assert found.truncated
    assert hidden(found) == {"wagner-group": 2, "syria": 1, "libya": 0}
    assert nodes(await seen(graph, "wagner-group", "mali", limit=1)) == ["wagner-group", "mali"]


async def test_hidden_counts_neighbours_left_out_for_whatever_reason(graph: Graph) -> None:
    await wagner(graph)
    by_depth = await seen(graph, "wagner-group")
    assert not by_depth.truncated
    assert hidden(by_depth)["syria"] == 1
    by_filter = await seen(graph, "wagner-group", kinds=frozenset({Kind.PERSON}))
    assert hidden(by_filter) == {"wagner-group": 3, "yevgeny-prigozhin": 0}


async def test_more_steps_reach_further_and_none_keeps_to_the_focus(graph: Graph) -> None:
    await wagner(graph)
    assert "syrian-arab-army" in nodes(await seen(graph, "wagner-group", depth=2))
    three = await seen(graph, "wagner-group", depth=3)
    assert nodes(three)[-1] == "syrian-armed-forces"
    assert set(hidden(three).values()) == {0}
    none = await seen(graph, "wagner-group", "syria", depth=0)
    assert nodes(none) == ["wagner-group", "syria"]
    assert edges(none) == {("wagner-group", "DEPLOYED_TO", "syria")}


async def test_parallel_and_reverse_edges_stay_apart(graph: Graph) -> None:
    mali, france = country("Mali"), country("France")
    await say(
        graph,
        claim(france, "DEPLOYED_TO", mali, valid={"from": "2013", "to": "2014"}),
        claim(france, "DEPLOYED_TO", mali, valid={"from": "2016", "to": "2018"}),
        claim(france, "TRAINS", mali),
        claim(mali, "OPPOSES", france),
    )
    found = await seen(graph, "mali")
    assert sorted(edge.id for edge in found.edges) == [
        "france.DEPLOYED_TO.mali.1",
        "france.DEPLOYED_TO.mali.2",
        "france.TRAINS.mali.1",
        "mali.OPPOSES.france.1",
    ]
    assert nodes(found) == ["mali", "france"]
    assert hidden(found) == {"mali": 0, "france": 0}


FILTERS: Final[list[tuple[dict[str, Any], set[str]]]] = [
    ({"kinds": frozenset({Kind.COUNTRY})}, {"syria", "libya", "mali"}),
    ({"predicates": frozenset({Predicate.LEADS})}, {"yevgeny-prigozhin"}),
    ({"statuses": frozenset({Status.PLANNED})}, {"mali"}),
    ({"statuses": frozenset({Status.PLANNED, Status.ENDED})}, {"mali"}),
    ({"evidence": frozenset({Evidence.CORROBORATED})}, {"syria", "libya"}),
    ({"evidence": frozenset({Evidence.DENIED})}, set()),
    ({"min_sources": 3}, {"syria"}),
    ({"hide": frozenset({"syria", "libya"})}, {"mali", "yevgeny-prigozhin"}),
]


async def test_filters(graph: Graph) -> None:
    await wagner(graph)
    for filters, expected in FILTERS:
        found = await seen(graph, "wagner-group", **filters)
        assert set(nodes(found)) == {"wagner-group", *expected}, filters
        assert len(found.edges) == len(expected), filters


async def test_a_filter_holds_also_between_the_chosen(graph: Graph) -> None:
    await wagner(graph)
    await say(graph, claim(country("Libya"), "ALLIED_WITH", country("Syria")))
    found = await seen(graph, "wagner-group", predicates=frozenset({Predicate.DEPLOYED_TO}))
    assert {edge.predicate for edge in found.edges} == {Predicate.DEPLOYED_TO}


async def test_on_a_day_there_is_what_had_a_status_then(graph: Graph) -> None:
    await say(
        graph,
        claim(
            WAGNER,
            "DEPLOYED_TO",
            country("Mali"),
            status="planned",
            as_of="2021-09",
            personnel={"best": 1000},
        ),
        claim(WAGNER, "DEPLOYED_TO", country("Mali"), "Second", as_of="2022-01-15", personnel={"best": 350}),
        claim(WAGNER, "DEPLOYED_TO", country("Libya"), valid={"from": "2017", "to": "2020"}),
    )
    early = await seen(graph, "wagner-group", on=date(2019, 5, 1))
    assert nodes(early) == ["wagner-group", "libya"]
    assert hidden(early)["wagner-group"] == 0
    assert early.nodes[0].episodes == 2
    assert early.edges[0].certainty is Certainty.CERTAIN
    ahead = (await seen(graph, "wagner-group", on=date(2021, 10, 1))).edges
    assert [(edge.target, edge.status, edge.certainty) for edge in ahead] == [
        ("mali", Status.PLANNED, Certainty.NOT_YET)
    ]
    assert ahead[0].shown.personnel is not None
    assert ahead[0].shown.personnel.best == 1000
    there = (await seen(graph, "wagner-group", on=date(2022, 3, 1))).edges[0]
    assert (there.status, there.certainty) == (Status.PRESENT, Certainty.POSSIBLE)
    assert there.shown.personnel is not None
    assert there.shown.personnel.best == 350
    assert (await seen(graph, "wagner-group", on=date(1990, 1, 1))).edges == ()


async def test_a_status_is_filtered_as_it_was_on_the_day(graph: Graph) -> None:
    await say(
        graph,
        claim(WAGNER, "DEPLOYED_TO", country("Mali"), status="planned", as_of="2021-09"),
        claim(WAGNER, "DEPLOYED_TO", country("Mali"), "Second", as_of="2022-01-15"),
    )
    planned = frozenset({Status.PLANNED})
    assert len((await seen(graph, "mali", on=date(2021, 10, 1), statuses=planned)).edges) == 1
    assert len((await seen(graph, "mali", on=date(2022, 2, 1), statuses=planned)).edges) == 0
    assert len((await seen(graph, "mali", statuses=planned)).edges) == 0


async def test_the_values_of_a_day_are_those_of_its_claims(graph: Graph) -> None:
    under = {"kind": "Operation", "name": "Operation First"}
    await say(
        graph,
        claim(
            WAGNER,
            "DEPLOYED_TO",
            [country("Mali"), country("Niger")],
            as_of="2015-06-01",
            personnel={"best": 70, "category": "troops"},
            role="guarding",
            under=under,
        ),
        claim(
            WAGNER,
            "DEPLOYED_TO",
            country("Mali"),
            "Second",
            as_of="2017-06-01",
            personnel={"best": 90},
            role="training",
        ),
    )
    shown = (await seen(graph, "mali", on=date(2016, 1, 1))).edges[0].shown
    assert shown.personnel is not None
    assert (shown.personnel.best, shown.role) == (70, "guarding")
    assert [ref.id for ref in shown.shared_with] == ["niger"]
    assert shown.under is not None
    assert shown.under.id == "operation-first"
    later = (await seen(graph, "mali", on=date(2018, 1, 1))).edges[0].shown
    assert later.personnel is not None
    assert (later.personnel.best, later.role, later.shared_with) == (90, "training", ())


async def test_without_a_focus_it_is_the_most_connected_part(graph: Graph) -> None:
    await wagner(graph)
    await say(graph, claim(country("Fiji"), "ALLIED_WITH", country("Tonga")))
    found = await seen(graph)
    assert found.focus == ()
    assert nodes(found)[0] == "wagner-group"
    assert len(found.nodes) == 7
    assert not {"fiji", "tonga"} & set(nodes(found))
    assert len((await seen(graph, limit=2)).nodes) == 2
    filtered = await seen(graph, predicates=frozenset({Predicate.ALLIED_WITH}))
    assert set(nodes(filtered)) in ({"fiji", "tonga"}, {"syria", "syrian-arab-army"})


async def test_a_graph_without_claims_is_an_empty_picture(graph: Graph) -> None:
    assert await seen(graph) == Subgraph((), ())
    assert await seen(graph, on=TODAY) == Subgraph((), ())
    assert await seen(graph, known_at=datetime(2026, 1, 1, tzinfo=UTC)) == Subgraph((), ())
    alone = await seen(graph, "mali")
    assert (nodes(alone), alone.edges, hidden(alone)) == (["mali"], (), {"mali": 0})


async def test_an_unknown_focus_is_not_found_and_a_merged_one_is_followed(graph: Graph) -> None:
    await wagner(graph)
    with pytest.raises(NotFound, match="atlantis"):
        await seen(graph, "mali", "atlantis")
    await say(
        graph, claim({"kind": "PrivateMilitaryCompany", "name": "PMC Wagner"}, "DEPLOYED_TO", country("Chad"))
    )
    await graph.write(_merge, "pmc-wagner", "wagner-group")
    assert (await seen(graph, "pmc-wagner", "wagner-group")).focus == ("wagner-group",)


async def _merge(tx: AsyncManagedTransaction, left: str, into: str) -> None:
    query = "MATCH (e:Entity {id: $left}) SET e.merged_into = $into"
    await (await tx.run(query, left=left, into=into)).consume()


async def test_expanding_adds_the_best_neighbours_of_one_and_hiding_takes_one_away(graph: Graph) -> None:
    await wagner(graph)
    one = await seen(graph, "yevgeny-prigozhin", expand=(Expansion("wagner-group", 1),))
    assert nodes(one) == ["yevgeny-prigozhin", "wagner-group", "syria"]
    all_of_them = await seen(
        graph, "yevgeny-prigozhin", expand=(Expansion("wagner-group", 60), Expansion("syria", 60))
    )
    assert nodes(all_of_them)[-1] == "syrian-arab-army"
    without = await seen(
        graph,
        "yevgeny-prigozhin",
        expand=(Expansion("wagner-group", 60), Expansion("syria", 60)),
        hide=frozenset({"syria"}),
    )
    assert nodes(without) == ["yevgeny-prigozhin", "wagner-group", "libya", "mali"]


async def test_known_at_shows_what_was_known_then(graph: Graph) -> None:
    await say(graph, claim(WAGNER, "DEPLOYED_TO", country("Mali"), status="planned", as_of="2021-09"))
    [wrong] = await say(graph, claim(WAGNER, "DEPLOYED_TO", country("Chad")))
    first = datetime.now(UTC)
    await retraction.retract(graph, wrong, "a slip of the pen", ANALYST)
    await say(graph, claim(WAGNER, "DEPLOYED_TO", country("Mali"), "Second", as_of="2022-01-15"))
    now = await seen(graph, "wagner-group")
    assert [(edge.target, edge.status) for edge in now.edges] == [("mali", Status.PRESENT)]
    then = await seen(graph, "wagner-group", known_at=first)
    assert {(edge.target, edge.status) for edge in then.edges} == {
        ("mali", Status.PLANNED),
        ("chad", Status.PRESENT),
    }
    assert (await seen(graph, "wagner-group", known_at=datetime(2000, 1, 1, tzinfo=UTC))).edges == ()
    assert nodes(await seen(graph, known_at=first))[0] == "wagner-group"


VIEWS: Final = [
    View(("wagner-group",)),
    View(("wagner-group",), depth=3),
    View(("wagner-group", "syria"), limit=4),
    View(("syria",), depth=2, on=date(2021, 9, 15)),
    View(("wagner-group",), on=date(2023, 1, 1), evidence=frozenset({Evidence.CORROBORATED})),
    View(("wagner-group",), kinds=frozenset({Kind.COUNTRY}), min_sources=2),
    View(("mali",), expand=(Expansion("wagner-group", 2),)),
    View(("mali",), expand=(Expansion("wagner-group", 60, (Predicate.LEADS,)),)),
    View(("wagner-group",), min_personnel=500, max_personnel=1_000),
    View(("wagner-group",), on=date(2021, 9, 15), min_personnel=2_000),
    View(("wagner-group",), certainties=frozenset({Certainty.STALE})),
    View(("wagner-group",), on=date(2021, 9, 15), reliability=frozenset({Reliability.F})),
]


async def test_what_is_known_now_is_the_same_read_either_way(graph: Graph) -> None:
    await wagner(graph)
    for view in VIEWS:
        now = await around(graph, view, TODAY)
        then = await around(graph, replace(view, known_at=datetime.now(UTC)), TODAY)
        assert nodes(now) == nodes(then), view
        assert hidden(now) == hidden(then), view
        assert {edge.id: edge for edge in now.edges} == {edge.id: edge for edge in then.edges}, view
        assert (now.focus, now.truncated) == (then.focus, then.truncated), view


async def test_the_walk_starts_from_the_index_and_leaves_claims_alone(graph: Graph) -> None:
    await wagner(graph)
    asked = {"of": ["wagner-group"], "but": [], "ids": ["wagner-group", "mali"], "limit": 10, "day": TODAY}
    lists = ("kinds", "predicates", "statuses", "evidence", "certainties", "reliability")
    filters = dict.fromkeys((*lists, "min_personnel", "max_personnel")) | {"min_sources": 0, "id": "mali"}
    queries = (explore_now.NEIGHBOURS, explore_now.OUTSIDE, explore_now.PICTURE)
    for query in (query for each in queries for query in each.values()):
        plan = await graph.read(explained, query, asked | filters)
        assert "NodeUniqueIndexSeek" in plan
        assert not {"AllNodesScan", "NodeByLabelScan", "CartesianProduct"} & plan


async def test_with_many_events_the_picture_is_what_a_walk_over_all_gives(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    attacks = [{"kind": "Incident", "name": f"Attack {number}"} for number in range(6)]
    patrol = {"kind": "Operation", "name": "Patrol"}
    await say(
        graph,
        claim(country("France"), "DEPLOYED_TO", country("Mali")),
        claim(country("France"), "DEPLOYED_TO", country("Mali"), "Other agency"),
        claim(WAGNER, "DEPLOYED_TO", country("Mali")),
        claim(country("France"), "CONDUCTS", patrol),
        claim(patrol, "TAKES_PLACE_IN", country("Mali")),
        *(claim(attack, "TAKES_PLACE_IN", country("Mali")) for attack in attacks),
        *(claim(WAGNER, "INVOLVED_IN", attack) for attack in attacks[:4]),
        claim(WAGNER, "INVOLVED_IN", attacks[0], "Other agency"),
        claim(country("France"), "INVOLVED_IN", attacks[5]),
    )
    views = [
        View(focus=("mali",)),
        View(focus=("wagner-group", "france"), depth=0),
        View(focus=("france",), depth=2),
        View(focus=("france",), expand=(Expansion("mali", 9), Expansion("wagner-group", 9))),
        View(focus=("france",), expand=(Expansion("mali", 9, (Predicate.TAKES_PLACE_IN,)),)),
        View(focus=("mali",), hide=frozenset({"attack-0"})),
    ]

    async def pictures() -> list[Subgraph]:
        return [await graph.read(walk.around, view, TODAY) for view in views]

    whole = await pictures()
    monkeypatch.setattr(crowded, "MANY", 3)
    assert await graph.read(crowded.crowded, ["mali", "wagner-group", "france"]) == [
        "mali",
        "wagner-group",
    ]
    assert await pictures() == whole
    cut = await graph.read(walk.around, View(focus=("mali",), limit=4), TODAY)
    assert nodes(cut)[:2] == ["mali", "france"], "the best evidenced first, then of the events some"
    assert cut.truncated
    assert len(cut.nodes) == 4
    assert {node.id: node.hidden for node in cut.nodes}["mali"] == len(attacks) + 3 - 3


async def test_many_events_are_found_without_a_walk_over_all(graph: Graph) -> None:
    asked: dict[str, Any] = {"crowded": ["mali"], "ids": ["mali"], "events": [["coup", "mali"]], "but": []}
    asked |= {"of": ["mali"], "few": ["chad"], "many": 3, "predicates": None, "limit": 9, "day": TODAY}
    ranked = (crowded.LASTING, crowded.FEW_EVENTS, crowded.SOME_EVENTS)
    for query in (*ranked, crowded.CROWDED, crowded.PICTURE):
        found = await graph.read(explained, query, asked)
        assert "NodeUniqueIndexSeek" in found, query
        assert not {"AllNodesScan", "CartesianProduct", "NodeByLabelScan"} & found, query
