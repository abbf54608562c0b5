"""The picture of a part of the graph, built with pyvis: nodes, edges and options for vis-network.

Only pyvis's data is used. Its own HTML is never served: it loads scripts from other hosts and draws
nothing under the site's content policy. What is sent are facts (kinds, statuses, evidence, certainty);
colours, outlines and dashes are the browser's, which takes them from the site's tokens, so that the
picture is right in light and dark.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from app.domain.network import Node, Subgraph
from app.domain.standing import Standing
from app.domain.vocabulary import Evidence
from app.web import words
from app.web.graphics.rings import Place, places

if TYPE_CHECKING:
    from pyvis.network import Network

PLACED_FROM: Final = 200
"""A picture of more nodes than this keeps the places it comes with; a smaller one the browser improves."""

_OPTIONS: Final[Mapping[str, Any]] = {
    "autoResize": True,
    # The same graph starts from the same places, so that a copied link shows the same picture.
    "layout": {"improvedLayout": False, "randomSeed": 7},
    "edges": {"smooth": False, "selectionWidth": 0, "hoverWidth": 0},
    "interaction": {"hover": True, "keyboard": False, "zoomSpeed": 0.6},
}
_PHYSICS: Final[Mapping[str, Any]] = {
    "enabled": True,
    "solver": "barnesHut",
    "barnesHut": {
        "gravitationalConstant": -9000,
        "centralGravity": 0.25,
        "springLength": 130,
        "springConstant": 0.035,
        "damping": 0.25,
        "avoidOverlap": 0.2,
    },
}
_EFFORT: Final = 20_000
"""Nodes times rounds of layout: so much the browser does in about a third of a second."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What vis-network needs. `nodes` and `edges` are JSON-ready and in the order of the subgraph."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    options: dict[str, Any]


class _Ids(list[str]):
    """pyvis's list of ids, with a set beside it: it asks `in` for every edge, on a list that is quadratic."""

    def __init__(self) -> None:
        super().__init__()
        self._held: set[object] = set()

    def append(self, id_: str) -> None:
        self._held.add(id_)
        super().append(id_)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._held


def draw(
    subgraph: Subgraph, held: Mapping[str, Place] | None = None, pinned: Collection[str] = ()
) -> Drawing:
    """Return the drawing of a part of the graph. Parallel and reverse edges stay apart.

    `held` are the places of nodes that stay where they are, whatever becomes of the others; those that are
    `pinned` among them a person put there.
    """
    network = _network()
    kept = held or {}
    placed = len(subgraph.nodes) > PLACED_FROM or len(kept) == len(subgraph.nodes)
    network.options = {**_OPTIONS, "physics": {"enabled": False} if placed else _physics(len(subgraph.nodes))}
    spots: dict[str, dict[str, Any]] = _spots(subgraph) | {
        id_: {"x": round(x), "y": round(y), "held": True} | ({"pinned": True} if id_ in pinned else {})
        for id_, (x, y) in kept.items()
    }
    for node in subgraph.nodes:
        network.add_node(node.id, label=node.name, shape="custom", **_node(node), **spots.get(node.id, {}))
    for edge in subgraph.edges:
        network.add_edge(edge.source, edge.target, **_edge(edge))
    nodes, edges, _heading, _height, _width, options = network.get_network_data()
    return Drawing([_uncoloured(node) for node in nodes], edges, json.loads(options))


def _network() -> Network:
    # Imported here: pyvis takes a quarter of a second, which no command but the server should pay.
    from pyvis.network import Network

    # Directed: an undirected one silently drops parallel and reverse edges.
    network = Network(directed=True)
    network.node_ids = _Ids()
    return network


def _physics(nodes: int) -> dict[str, Any]:
    rounds = min(max(_EFFORT // max(nodes, 1), 60), 250)
    rest = {"enabled": True, "iterations": rounds, "updateInterval": rounds, "fit": True}
    return {**_PHYSICS, "stabilization": rest}


def _node(node: Node) -> dict[str, Any]:
    facts: dict[str, Any] = {"kind": node.kind.value, "episodes": node.episodes, "hidden": node.hidden}
    return facts | ({"language": node.language} if node.language else {})


def _edge(edge: Standing) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "id": edge.id,
        "predicate": edge.predicate.value,
        "status": edge.status.value,
        "evidence": edge.evidence.value,
        "certainty": edge.certainty.value,
        "figures": edge.figures.value,
        "sources": edge.sources,
        "claims": edge.claims,
    }
    note = _note(edge)
    return facts | ({"note": note} if note else {})


def _note(edge: Standing) -> str:
    """Return what is worth writing on the edge itself: its figure or its sum, and that it is contested."""
    shown = edge.shown
    parts: list[str] = []
    if shown.personnel is not None and not shown.personnel.is_zero:
        parts.append(words.personnel(shown.personnel, hosts=shown.hosts))
    if shown.money is not None:
        parts.append(words.money(shown.money))
    if edge.evidence in (Evidence.DISPUTED, Evidence.DENIED):
        parts.append(words.say(f"explorer.evidence.{edge.evidence.value}"))
    return "\n".join(parts)


def _spots(subgraph: Subgraph) -> dict[str, dict[str, Any]]:
    links = [(edge.source, edge.target) for edge in subgraph.edges]
    found = places([node.id for node in subgraph.nodes], links, subgraph.focus)
    return {id_: {"x": round(x), "y": round(y)} for id_, (x, y) in found.items()}


def _uncoloured(node: Mapping[str, Any]) -> dict[str, Any]:
    # pyvis gives every node a colour of its own.
    return {name: value for name, value in node.items() if name != "color"}
