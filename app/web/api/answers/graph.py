"""Parts of the graph as the API answers with them: nodes, edges, paths."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from pydantic import Field

from app.domain.network import Node, Subgraph
from app.domain.standing import Standing
from app.domain.vocabulary import Certainty, Evidence, Figures, Kind, Phase, Predicate, Status
from app.services.reading.paths import Together
from app.web.api.answers.parts import Answer, ShownAnswer, SpanAnswer, shown_fields


class NodeAnswer(Answer):
    """An entity in a picture."""

    id: str
    kind: Kind
    name: str
    episodes: int = Field(description="Relationships it has in the whole graph.")
    hidden: int = Field(description="Neighbours that this answer leaves out, for whatever reason.")

    @classmethod
    def of(cls, node: Node) -> Self:
        """Present a node."""
        return cls(id=node.id, kind=node.kind, name=node.name, episodes=node.episodes, hidden=node.hidden)


class EdgeAnswer(ShownAnswer):
    """An episode in a picture. `certainty` is for the day of `on`, else today."""

    id: str
    source: str
    target: str
    predicate: Predicate
    status: Status
    phase: Phase
    evidence: Evidence
    figures: Figures
    certainty: Certainty
    from_: SpanAnswer | None = Field(alias="from")
    to: SpanAnswer | None
    last_confirmed: SpanAnswer | None
    claims: int
    sources: int

    @classmethod
    def of(cls, edge: Standing) -> Self:
        """Present an edge."""
        return cls.model_validate(
            {
                "id": edge.id,
                "source": edge.source,
                "target": edge.target,
                "predicate": edge.predicate,
                "status": edge.status,
                "phase": edge.phase,
                "evidence": edge.evidence,
                "figures": edge.figures,
                "certainty": edge.certainty,
                "from": SpanAnswer.of(edge.start),
                "to": SpanAnswer.of(edge.end),
                "last_confirmed": SpanAnswer.of(edge.last_confirmed),
                "claims": edge.claims,
                "sources": edge.sources,
                **shown_fields(edge.shown),
            }
        )


class PathAnswer(Answer):
    """One path: its nodes in order, and the episodes between each two of them."""

    nodes: list[NodeAnswer]
    edges: list[EdgeAnswer]

    @classmethod
    def of(cls, subgraph: Subgraph) -> Self:
        """Present one path."""
        return cls(
            nodes=[NodeAnswer.of(node) for node in subgraph.nodes],
            edges=[EdgeAnswer.of(edge) for edge in subgraph.edges],
        )


class PathsAnswer(Answer):
    """Paths, shortest first; none where the two are not connected within `max_hops`."""

    paths: list[PathAnswer]

    @classmethod
    def of(cls, found: Iterable[Subgraph]) -> Self:
        """Present the paths found."""
        return cls(paths=[PathAnswer.of(path) for path in found])


class GraphAnswer(PathAnswer):
    """A part of the graph, best evidenced first. `truncated`: `limit` left nodes out."""

    focus: list[str]
    truncated: bool

    @classmethod
    def of(cls, subgraph: Subgraph) -> Self:
        """Present a part of the graph."""
        return cls(
            nodes=[NodeAnswer.of(node) for node in subgraph.nodes],
            edges=[EdgeAnswer.of(edge) for edge in subgraph.edges],
            focus=list(subgraph.focus),
            truncated=subgraph.truncated,
        )


class TogetherAnswer(PathAnswer):
    """Several entities (`ids`, as they are now) and what connects them, `found`, with the episodes."""

    ids: list[str]
    found: list[str]
    apart: list[str] = Field(description="Those of `ids` that nothing connects to the rest.")
    more: int = Field(description="How many of what was found are left out here.")

    @classmethod
    def of_together(cls, asked: Together) -> Self:
        """Present an answer about several entities."""
        return cls(
            nodes=[NodeAnswer.of(node) for node in asked.seen.nodes],
            edges=[EdgeAnswer.of(edge) for edge in asked.seen.edges],
            ids=list(asked.ends),
            found=list(asked.found),
            apart=list(asked.apart),
            more=asked.more,
        )
