"""What stands beside the picture: filters with their counts, what is left out, the same edges as rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from fastapi import Request

from app.domain.model import Edge, Node, Ref, Subgraph
from app.domain.vocabulary import PREDICATES, Certainty, Evidence, Kind, Predicate, Status
from app.services.explore import View
from app.web import words
from app.web.explorer import query


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a filter: a value, how often it is in view, whether it is let through."""

    value: StrEnum
    count: int
    ticked: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter: its lines, and the values that are not in view."""

    name: str
    choices: tuple[Choice, ...]
    absent: tuple[StrEnum, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """A node some of whose neighbours the picture leaves out, and where to see more of them."""

    node: Node
    shown: int
    asked: int
    request: Request

    @property
    def more(self) -> int:
        """How many more one expansion brings."""
        return min(query.STEP, self.node.hidden)

    @property
    def url(self) -> str:
        """This page with so many more of its neighbours."""
        return query.expanded(self.request, self.node.id, self.asked + query.STEP)

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


def facets(seen: Subgraph, view: View) -> dict[str, Facet]:
    """Return the filters by name."""
    edges = seen.edges
    return {
        "kinds": _facet("kinds", Kind, Counter(node.kind for node in seen.nodes), view.kinds),
        "predicates": _facet(
            "predicates", PREDICATES, Counter(edge.predicate for edge in edges), view.predicates
        ),
        "statuses": _facet("statuses", Status, Counter(edge.status for edge in edges), view.statuses),
        "evidence": _facet(
            "evidence", Evidence, Counter(edge.evidence for edge in edges), view.evidence, whole=True
        ),
    }


def certainties(seen: Subgraph) -> Mapping[Certainty, int]:
    """Count the relationships by how sure they are on the day shown."""
    return Counter(edge.certainty for edge in seen.edges)


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
    asked = {id_: near.get(id_, 0) for id_ in seen.focus} | dict(view.expand)
    found = [
        Cut(node, near.get(node.id, 0), asked.get(node.id, 0), request) for node in seen.nodes if node.hidden
    ]
    return tuple(sorted(found, key=lambda cut: (-cut.node.hidden, cut.node.name)))


def notes(found: Iterable[Cut], seen: Subgraph, view: View) -> tuple[Cut, ...]:
    """Pick the nodes a note stands over the canvas for: what the picture is about, and what was expanded."""
    about = {*seen.focus, *(id_ for id_, _ in view.expand)}
    return tuple(cut for cut in found if cut.node.id in about)


def _facet(
    name: str,
    values: Iterable[StrEnum],
    counts: Mapping[StrEnum, int],
    chosen: Collection[StrEnum],
    *,
    whole: bool = False,
) -> Facet:
    listed = [value for value in values if counts.get(value) or whole or (chosen and value not in chosen)]
    choices = tuple(Choice(value, counts.get(value, 0), not chosen or value in chosen) for value in listed)
    return Facet(name, choices, tuple(value for value in values if value not in listed))


def _neighbours(edges: Iterable[Edge]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = {}
    for edge in edges:
        near.setdefault(edge.source, set()).add(edge.target)
        near.setdefault(edge.target, set()).add(edge.source)
    return near
