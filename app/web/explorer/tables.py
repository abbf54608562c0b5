"""What stands beside the picture: what is left out, and the same edges as rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from fastapi import Request

from app.domain.model import Ref
from app.domain.network import Node, Subgraph
from app.domain.standing import Standing
from app.domain.vocabulary import Predicate
from app.graph.connection import Graph
from app.services.reading import explore
from app.services.reading.explore import Expansion, View
from app.web import words
from app.web.explorer import query

MOST_ROWS: Final = 300
"""Relationships in the table at first: a thousand rows take longer than the picture."""
MOST_LISTED: Final = 40
"""Nodes with neighbours outside the picture that are listed, those with the most."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A node some of whose neighbours the picture leaves out, and where to see more of them.

    Of those it leaves out, `passing` would be shown: the filters and what is hidden by hand let them through.
    """

    node: Node
    shown: int
    asked: int
    passing: int
    view: View
    request: Request

    @property
    def more(self) -> int:
        """How many more one expansion brings."""
        return min(query.STEP, self.passing)

    @property
    def url(self) -> str:
        """This page with so many more of its neighbours."""
        more = Expansion(self.node.id, min(self.asked + query.STEP, explore.MOST_NODES))
        return query.expanded(self.request, self.view, more)

    @property
    def sentence(self) -> str:
        """Say how many are shown of how many."""
        return words.say("explorer.shown", n=self.shown, m=self.shown + self.node.hidden, name=self.node.name)

    @property
    def barred(self) -> str:
        """Say how many of those left out no expansion brings; "" where there are none."""
        count = self.node.hidden - self.passing
        return words.say("explorer.barred", n=count) if count else ""


@dataclass(frozen=True, slots=True)
class Row:
    """One relationship of the table, with the names of its ends."""

    edge: Standing
    subject: Ref
    object: Ref
    hosts: int


def rows(seen: Subgraph) -> tuple[Row, ...]:
    """Return the relationships as rows: by predicate, then by the names of their ends."""
    refs = {node.id: node.ref for node in seen.nodes}
    order = {predicate: index for index, predicate in enumerate(Predicate)}
    found = [Row(edge, refs[edge.source], refs[edge.target], edge.hosts) for edge in seen.edges]
    return tuple(
        sorted(
            found, key=lambda row: (order[row.edge.predicate], row.subject.name, row.object.name, row.edge.id)
        )
    )


async def cuts(graph: Graph, seen: Subgraph, view: View, today: date, request: Request) -> tuple[Cut, ...]:
    """Return the nodes that have neighbours outside the picture, the most first.

    Of those that are named on the page it is asked how many of these pass.
    """
    near = {id_: len(others) for id_, others in _neighbours(seen.edges).items()}
    # The best come first: what the limit let in around a focus is what an expansion would bring first.
    asked = {id_: near.get(id_, 0) for id_ in seen.focus}
    asked |= {one.id: one.most for one in view.expand if not one.predicates}
    nodes = sorted((node for node in seen.nodes if node.hidden), key=lambda node: (-node.hidden, node.name))
    named = [node.id for number, node in enumerate(nodes) if number < MOST_LISTED or node.id in asked]
    passing = await _passing(graph, seen, view, today, named)
    return tuple(
        Cut(
            node,
            near.get(node.id, 0),
            asked.get(node.id, 0),
            passing.get(node.id, 0) if node.id in named else node.hidden,
            view,
            request,
        )
        for node in nodes
    )


async def _passing(
    graph: Graph, seen: Subgraph, view: View, today: date, ids: list[str]
) -> Mapping[str, int]:
    """Return how many of the neighbours outside the picture an expansion may bring."""
    if not (view.is_filtered or view.hide):
        return {node.id: node.hidden for node in seen.nodes}
    but = {*view.hide, *(node.id for node in seen.nodes)}
    return await explore.passing(graph, view, ids, but, today)


def notes(found: Iterable[Cut], seen: Subgraph, view: View) -> tuple[Cut, ...]:
    """Pick the nodes a note stands over the canvas for: what the picture is about, and what was expanded."""
    about = {*seen.focus, *(one.id for one in view.expand)}
    return tuple(cut for cut in found if cut.node.id in about)


def _neighbours(edges: Iterable[Standing]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = {}
    for edge in edges:
        near.setdefault(edge.source, set()).add(edge.target)
        near.setdefault(edge.target, set()).add(edge.source)
    return near
