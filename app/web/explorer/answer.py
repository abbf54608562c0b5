"""What the explorer answers about how entities hang together: what to add, what to light up, what to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from markupsafe import Markup

from app.domain.network import Node, Subgraph
from app.domain.standing import Standing
from app.errors import Moved, NotFound
from app.graph.connection import Graph
from app.services.reading import entities, paths
from app.services.reading.explore import View
from app.services.reading.paths import HOPS, MOST_COMMON, Together
from app.services.search import entities as search
from app.web import words
from app.web.explorer.questions import MOST_WAYS, Asked
from app.web.templates import bdi


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a question. `ends` are the ids it is about, `ways` those between two.

    `nodes` and `edges` are to be lit up, and the nodes to be in the picture. `step` counts from 1.
    """

    asks: Literal["", "path", "common", "connect"]
    ends: tuple[str, ...] = ()
    nodes: tuple[str, ...] = ()
    edges: tuple[Standing, ...] = ()
    ways: tuple[Subgraph, ...] = ()
    step: int = 0
    together: Together | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One relationship of an answer, in words."""

    edge: Standing
    sentence: Markup


@dataclass(frozen=True, slots=True)
class Said:
    """An answer in words: a sentence or more, the entities it is about, its relationships one by one."""

    sentences: tuple[str, ...]
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]


NOTHING: Final = Found("")


async def find(graph: Graph, asked: Asked, view: View, today: date) -> Found:
    """Answer the question, through the filters and for the dates of the view. Raises NotFound."""
    if asked.path:
        source, target = asked.path
        found = await paths.between(graph, source, target, HOPS, MOST_WAYS, view, today)
        step = min(asked.step, len(found))
        way = found[step - 1] if found else Subgraph((), ())
        nodes = tuple(node.id for node in way.nodes) or asked.path
        return Found("path", asked.path, nodes, way.edges, tuple(found), step)
    if ids := asked.common or asked.connect:
        work = paths.common if asked.common else paths.connecting
        both = await work(graph, ids, view, today)
        nodes = (*both.ends, *both.found)
        return Found(
            "common" if asked.common else "connect", both.ends, nodes, both.seen.edges, together=both
        )
    return NOTHING


def say(found: Found, nodes: Sequence[Node]) -> Said | None:
    """Put an answer into words; `nodes` are those of the picture, which has all of its entities."""
    if not found.asks:
        return None
    known = {node.id: node for node in nodes}
    ends = [known[id_].name for id_ in found.ends if id_ in known]
    lines = tuple(
        Line(edge, _sentence(edge, known))
        for edge in found.edges
        if edge.source in known and edge.target in known
    )
    further = tuple(known[id_] for id_ in found.nodes if id_ in known and id_ not in found.ends)
    return Said(tuple(_sentences(found, ends, known)), further, lines if found.asks != "common" else ())


async def named(graph: Graph, text: str) -> str | None:
    """Return the id of the entity a person may mean by a name or an id; None where nothing is like it."""
    try:
        return (await entities.entity(graph, text)).id
    except Moved as moved:
        return moved.to
    except NotFound:
        pass
    items = (await search.search(graph, text, (), 1, None)).items
    return items[0].id if items else None


def _sentences(found: Found, ends: list[str], known: dict[str, Node]) -> list[str]:
    if found.asks == "path":
        if not found.ways:
            return [words.say("explorer.path.none", source=ends[0], target=ends[-1], n=HOPS)]
        hops = len(found.nodes) - 1
        return [words.say("explorer.path.is", source=ends[0], target=ends[-1], n=hops)]
    both = found.together
    if both is None:
        return []
    names = words.listed(ends)
    if found.asks == "common":
        sentences = [words.say("explorer.common.is", n=len(both.found) + both.more, names=names)]
        return [*sentences, *([words.say("explorer.common.more", n=MOST_COMMON)] if both.more else [])]
    apart = [known[id_].name for id_ in both.apart if id_ in known]
    joined = [known[id_].name for id_ in both.ends if id_ in known and id_ not in both.apart]
    sentences = []
    if len(joined) > 1:
        sentences.append(words.say("explorer.connect.is", n=len(both.found), names=words.listed(joined)))
    if apart:
        key = "explorer.connect.apart" if joined else "explorer.connect.none"
        sentences.append(words.say(key, names=words.listed(apart), n=HOPS))
    return sentences


def _sentence(edge: Standing, known: dict[str, Node]) -> Markup:
    return words.named(edge, bdi(known[edge.source].name), bdi(known[edge.target].name))
