"""The picture's data: facts and no colours, nothing dropped, places for what is large."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import combinations
from math import dist

import pytest

from app.domain.model import Money, Personnel, Ref, Shown
from app.domain.network import Node, Subgraph
from app.domain.standing import Standing
from app.domain.vocabulary import (
    Certainty,
    Evidence,
    Figures,
    Kind,
    Per,
    Phase,
    Predicate,
    Qualifier,
    Status,
)
from app.web.graphics.drawing import PLACED_FROM, draw
from app.web.graphics.rings import SPACING, places


def node(id_: str, name: str = "", hidden: int = 0) -> Node:
    return Node(id_, Kind.COUNTRY, name or id_.title(), episodes=3, hidden=hidden)


def edge(
    source: str,
    target: str,
    n: int = 1,
    *,
    shown: Shown | None = None,
    evidence: Evidence = Evidence.CLAIMED,
    predicate: Predicate = Predicate.DEPLOYED_TO,
) -> Standing:
    return Standing(
        id=f"{source}.{predicate}.{target}.{n}",
        source=source,
        target=target,
        predicate=predicate,
        status=Status.PLANNED,
        phase=Phase.PLANNED,
        evidence=evidence,
        figures=Figures.SINGLE,
        certainty=Certainty.NOT_YET,
        start=None,
        end=None,
        last_confirmed=None,
        shown=shown or Shown(),
        claims=2,
        sources=1,
    )


def star(count: int) -> Subgraph:
    nodes = tuple(node(f"n{i}") for i in range(count))
    return Subgraph(nodes, tuple(edge("n0", f"n{i}") for i in range(1, count)), ("n0",))


def test_it_says_what_is_so_and_leaves_colours_to_the_browser() -> None:
    drawing = draw(Subgraph((node("mali", hidden=352), node("chad")), (edge("chad", "mali"),), ("mali",)))
    [mali, _] = drawing.nodes
    assert mali["id"] == "mali"
    assert (mali["label"], mali["kind"], mali["episodes"], mali["hidden"]) == ("Mali", "Country", 3, 352)
    [drawn] = drawing.edges
    assert (drawn["from"], drawn["to"], drawn["predicate"]) == ("chad", "mali", "DEPLOYED_TO")
    assert (drawn["status"], drawn["evidence"], drawn["certainty"]) == ("planned", "claimed", "not-yet")
    assert (drawn["sources"], drawn["claims"]) == (1, 2)
    for item in (*drawing.nodes, *drawing.edges):
        assert not {"color", "title", "font", "group"} & set(item)


def test_parallel_and_reverse_edges_are_all_there() -> None:
    edges = (edge("chad", "mali"), edge("chad", "mali", 2), edge("mali", "chad"))
    drawing = draw(Subgraph((node("mali"), node("chad")), edges))
    assert [drawn["id"] for drawn in drawing.edges] == [one.id for one in edges]


@pytest.mark.parametrize(
    ("shown", "evidence", "note"),
    [
        (Shown(), Evidence.CLAIMED, None),
        (Shown(personnel=Personnel(best=1000, qualifier=Qualifier.ABOUT)), Evidence.CLAIMED, "about 1,000"),
        (
            Shown(personnel=Personnel(best=5100), shared_with=(Ref("chad", Kind.COUNTRY, "Chad"),) * 3),
            Evidence.CLAIMED,
            "5,100 for 4 hosts",
        ),
        (Shown(personnel=Personnel(best=0)), Evidence.CLAIMED, None),
        (Shown(money=Money(6e9, "XOF", Per.MONTH)), Evidence.CLAIMED, "XOF 6 billion a month"),
        (Shown(), Evidence.DISPUTED, "disputed"),
        (Shown(), Evidence.DENIED, "denied"),
    ],
)
def test_an_edge_is_lettered_for_figures_and_disputes_only(
    shown: Shown, evidence: Evidence, note: str | None
) -> None:
    [drawn] = draw(
        Subgraph((node("mali"), node("chad")), (edge("chad", "mali", shown=shown, evidence=evidence),))
    ).edges
    assert drawn.get("note") == note


def test_names_are_data_whatever_they_hold() -> None:
    name = "</script><img src=x onerror=alert(1)> href “Åland” الجزائر"
    drawing = draw(Subgraph((node("mali", name),), ()))
    assert drawing.nodes[0]["label"] == name
    assert json.loads(json.dumps(drawing.nodes))[0]["label"] == name


def test_an_empty_picture_can_be_drawn() -> None:
    drawing = draw(Subgraph((), ()))
    assert (drawing.nodes, drawing.edges) == ([], [])


def test_a_large_picture_keeps_the_places_it_comes_with() -> None:
    small, large = draw(star(PLACED_FROM)), draw(star(PLACED_FROM + 1))
    assert small.options["physics"]["enabled"]
    assert small.options["physics"]["stabilization"]["iterations"] <= 100
    assert draw(star(10)).options["physics"]["stabilization"]["iterations"] > 100
    assert large.options["physics"] == {"enabled": False}
    for drawing in (small, large):
        assert all({"x", "y"} <= set(drawn) for drawn in drawing.nodes)
        assert drawing.options["edges"]["smooth"] is False
        assert drawing.options["layout"]["improvedLayout"] is False


def test_places_are_the_same_each_time_and_apart_from_each_other() -> None:
    ids = [f"n{i}" for i in range(120)]
    links = [("n0", id_) for id_ in ids[1:60]] + [("n1", id_) for id_ in ids[60:110]]
    found = places(ids, links, ["n0"])
    assert found == places(ids, links, ["n0"])
    assert found["n0"] == (0.0, 0.0)
    assert min(dist(a, b) for a, b in combinations(found.values(), 2)) > SPACING / 3
    near, far = dist(found["n5"], (0, 0)), dist(found["n70"], (0, 0))
    assert near < far < dist(found["n119"], (0, 0)) + SPACING


def test_places_need_no_centre_and_no_links() -> None:
    assert places([], []) == {}
    assert set(places(["a", "b"], [("a", "elsewhere")])) == {"a", "b"}
    assert len(set(places(["a", "b", "c"], [], ["a", "b"]).values())) == 3


def test_pyvis_is_imported_when_something_is_drawn_and_not_before() -> None:
    code = "import sys, app.web.graphics.drawing; print('pyvis' in sys.modules, 'networkx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
