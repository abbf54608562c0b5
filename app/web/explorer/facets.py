"""What stands beside the picture: what is left out, and the same edges as rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import Request

from app.domain.model import Edge, Node, Ref, Subgraph
from app.domain.vocabulary import Predicate
from app.services import explore
from app.services.explore import Expansion, View
from app.web import words
from app.web.explorer import query


@dataclass(frozen=True, slots=True)
class Cut:
    """A node some of whose neighbours the picture leaves out, and where to see more of them."""

    node: Node
    shown: int
    asked: int
    view: View
    request: Request

    @property
    def more(self) -> int:
        """How many more one expansion brings."""
        return min(query.STEP, self.node.hidden)

    @property
    def url(self) -> str:
        """This page with so many more of its neighbours."""
        more = Expansion(self.node.id, min(self.asked + query.STEP, explore.MOST_NODES))
        return query.expanded(self.request, self.view, more)

    @property
    def sentence(self) -> str:
        """Say how many are shown of how many."""
        return words.say("explorer.shown", n=self.shown, m=self.shown + self.node.hidden, name=self.node.name)


@dataclass(frozen=True, slots=True)
class Row:
    """One relationship of the table, with the names of its ends."""

    edge: Edge
    subject: Ref
    object: Ref
    hosts: int


def rows(seen: Subgraph) -> tuple[Row, ...]:
    """Return the relationships as rows: by predicate, then by the names of their ends."""
    refs = {node.id: Ref(node.id, node.kind, node.name) for node in seen.nodes}
    order = {predicate: index for index, predicate in enumerate(Predicate)}
    found = [
        Row(edge, refs[edge.source], refs[edge.target], len(edge.shown.shared_with) + 1)
        for edge in seen.edges
    ]
    return tuple(
        sorted(
            found, key=lambda row: (order[row.edge.predicate], row.subject.name, row.object.name, row.edge.id)
        )
    )


def cuts(seen: Subgraph, view: View, request: Request) -> tuple[Cut, ...]:
    """Return the nodes that have neighbours outside the picture, the most first."""
    near = {id_: len(others) for id_, others in _neighbours(seen.edges).items()}
    # The best come first: what the limit let in around a focus is what an expansion would bring first.
    asked = {id_: near.get(id_, 0) for id_ in seen.focus}
    asked |= {one.id: one.most for one in view.expand if not one.predicates}
    found = [
        Cut(node, near.get(node.id, 0), asked.get(node.id, 0), view, request)
        for node in seen.nodes
        if node.hidden
    ]
    return tuple(sorted(found, key=lambda cut: (-cut.node.hidden, cut.node.name)))


def notes(found: Iterable[Cut], seen: Subgraph, view: View) -> tuple[Cut, ...]:
    """Pick the nodes a note stands over the canvas for: what the picture is about, and what was expanded."""
    about = {*seen.focus, *(one.id for one in view.expand)}
    return tuple(cut for cut in found if cut.node.id in about)


def _neighbours(edges: Iterable[Edge]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = {}
    for edge in edges:
        near.setdefault(edge.source, set()).add(edge.target)
        near.setdefault(edge.target, set()).add(edge.source)
    return near
