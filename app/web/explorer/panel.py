"""The panel beside the picture: what is known of the one entity or relationship that is selected."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from fastapi import Request

from app.domain.model import Entity, Name
from app.domain.network import Node, Subgraph
from app.domain.vocabulary import ACTORS, PLACES, PREDICATES, Predicate
from app.errors import Moved, NotFound
from app.graph.connection import Graph
from app.services.reading import entities, episodes, explore, presence
from app.services.reading.explore import Expansion, View
from app.services.reading.presence import Presence
from app.web import words
from app.web.explorer import absences, query, tables
from app.web.explorer.scene import Scene
from app.web.pages.ledger.page import arranged
from app.web.parameters.dateline import Dateline

FIRST: Final = 12
"""How many of an entity's relationships the panel lists."""
CLAIMS: Final = 8
"""How many of a relationship's claims it lists."""
NAMES: Final = 8
"""How many names stand under its title."""


@dataclass(frozen=True, slots=True)
class Way:
    """Neighbours that are not in the picture, by one predicate: how many, and the page that has them."""

    predicate: Predicate
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Brought:
    """Something an entity was expanded by: in words, and the page without what it brought."""

    words: str
    value: str
    url: str


@dataclass(frozen=True, slots=True)
class Number:
    """Forces in a place or of a sender on the day shown: the total in words, and what it leaves out."""

    title: str
    sum: str
    said: str
    parameter: str


@dataclass(frozen=True, slots=True)
class About:
    """An entity in the panel: its names, its best evidenced relationships, and how many there are besides.

    `ways` are the predicates by which it can be expanded, `brought` what it was expanded by.
    """

    node: Node
    entity: Entity
    names: tuple[Name, ...]
    rows: tuple[tables.Row, ...]
    more: int
    is_focus: bool
    ways: tuple[Way, ...]
    expand_url: str
    brought: tuple[Brought, ...]
    numbers: tuple[Number, ...]


async def context(
    graph: Graph, selected: str, shown: Scene, dates: Dateline, request: Request
) -> dict[str, Any]:
    """Return what the template of the panel needs; `gone` where what was selected no longer exists."""
    if not selected:
        return {"panel": "nothing", "selected": ""}
    find = _episode if is_episode(selected) else _entity
    try:
        return {"selected": selected, **await find(graph, selected, shown, dates, request)}
    except Moved as moved:
        return await context(graph, moved.to, shown, dates, request)
    except NotFound:
        return {"panel": "gone", "selected": selected}


def is_episode(selected: str) -> bool:
    """Say whether an id is an episode's (`subject.PREDICATE.object.n`); an entity's has no dots."""
    return selected.count(".") == 3


async def _episode(graph: Graph, id_: str, shown: Scene, dates: Dateline, request: Request) -> dict[str, Any]:
    leaf = await episodes.leaf(graph, id_, on=dates.on, known_at=dates.known_at, most=CLAIMS)
    known = arranged(leaf, dates)
    absence = absences.why(leaf.ledger.episode.id, None, shown, request)
    return {**known, "panel": "episode", "view_of": known["view"], "view": shown.view, "absence": absence}


async def _entity(graph: Graph, id_: str, shown: Scene, dates: Dateline, request: Request) -> dict[str, Any]:
    view = shown.view
    entity = await entities.entity(graph, id_)
    near = replace(view, focus=(id_,), depth=1, limit=explore.DEFAULT_LIMIT, expand=(), hide=frozenset())
    seen = await explore.around(graph, near, dates.today)
    own = Subgraph(seen.nodes, tuple(edge for edge in seen.edges if id_ in (edge.source, edge.target)))
    node = next(node for node in seen.nodes if node.id == id_)
    rows = sorted(tables.rows(own), key=lambda row: (-row.edge.sources, -row.edge.claims, row.edge.id))
    outside = await explore.outside(graph, view, id_, [one.id for one in shown.seen.nodes], dates.today)
    about = About(
        node,
        entity,
        _names(entity),
        tuple(rows[:FIRST]),
        max(node.episodes - FIRST, 0),
        id_ in shown.seen.focus,
        tuple(_ways(id_, outside, view, request)),
        query.expanded(request, view, _more(id_, (), view)),
        tuple(_brought(id_, view, request)),
        await _numbers(graph, entity, dates),
    )
    return {
        "panel": "entity",
        "about_entity": about,
        "absence": absences.why(id_, entity.ref, shown, request),
    }


def _names(entity: Entity) -> tuple[Name, ...]:
    """Return its names in other languages, one each; then others there is room for, each spelling once."""
    others = {name.text: name for name in entity.names if name.text != entity.name and name.language}
    by_language = {name.language: name for name in reversed(others.values()) if name.language != "en"}
    first = list(by_language.values())[::-1]
    return (*first, *(name for name in others.values() if name not in first))[:NAMES]


def _more(id_: str, by: tuple[Predicate, ...], view: View) -> Expansion:
    """Return the expansion that brings the next neighbours."""
    had = next((one.most for one in view.expand if (one.id, one.predicates) == (id_, by)), 0)
    return Expansion(id_, min(had + query.STEP, explore.MOST_NODES), by)


def _ways(id_: str, outside: dict[Predicate, int], view: View, request: Request) -> list[Way]:
    order = [predicate for predicate in PREDICATES if predicate in outside]
    found = [Way(by, outside[by], query.expanded(request, view, _more(id_, (by,), view))) for by in order]
    return sorted(found, key=lambda way: -way.count)


def _brought(id_: str, view: View, request: Request) -> list[Brought]:
    found = [one for one in view.expand if one.id == id_]
    return [
        Brought(
            words.say(
                "explorer.do.collapse.by",
                predicates=words.listed([PREDICATES[by].label for by in one.predicates]),
            )
            if one.predicates
            else words.say("explorer.do.collapse"),
            query.expansion(one),
            query.collapsed(request, view, one),
        )
        for one in found
    ]


async def _numbers(graph: Graph, entity: Entity, dates: Dateline) -> tuple[Number, ...]:
    """Add up the forces in it and those it has elsewhere, where there are any, whatever the filters."""
    found: list[Number] = []
    asked = presence.Question(on=dates.day, known_at=dates.known_at)
    if entity.kind in PLACES:
        found += _number(await presence.presence(graph, replace(asked, host=entity.id)), "host")
    if entity.kind in ACTORS:
        found += _number(await presence.presence(graph, replace(asked, sender=entity.id)), "sender")
    return tuple(found)


def _number(found: Presence, parameter: str) -> list[Number]:
    if not found.edges:
        return []
    others = {edge.source if parameter == "host" else edge.target for edge in found.edges}
    title = words.say(f"explorer.numbers.{parameter}", n=len(others))
    total = words.personnel(words.summed(found.total)) if found.total.counted else ""
    return [Number(title, total, words.account(found.total), parameter)]
