"""Why something is not in the picture: which filter leaves it out, and the page that shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from fastapi import Request

from app.domain.filters import GRAPH, KINDS
from app.domain.model import Ref
from app.domain.network import Node
from app.domain.standing import Standing
from app.web import words
from app.web.explorer import query
from app.web.explorer.scene import NONE, Judged, Scene, blocked

LISTED: Final = 40
"""How many of what the filters leave out the page lists."""


@dataclass(frozen=True, slots=True)
class Absence:
    """What is not in the picture, why, and the page that has it; `do` are the words of the link there."""

    id: str
    name: str
    node: Node | None
    why: str
    url: str
    do: str


@dataclass(frozen=True, slots=True)
class Absences:
    """What filters leave out: the first of it, and how many entities and relationships in all."""

    first: tuple[Absence, ...]
    entities: int
    relationships: int


def absences(scene: Scene, request: Request) -> Absences:
    """Return the entities that filters leave out, then the relationships between those that are shown."""
    if not scene.view.is_filtered:
        return Absences((), 0, 0)
    shown = {node.id for node in scene.seen.nodes}
    nodes = [node for node in scene.whole.nodes if node.id not in shown]
    between = [(e, f) for e, f in scene.judged() if f and e.source in shown and e.target in shown]
    near = _near(scene)
    first = [_entity(node, near.get(node.id, ()), scene, request) for node in nodes[:LISTED]]
    first += [_relationship(edge, fails, scene, request) for edge, fails in between[: LISTED - len(first)]]
    return Absences(tuple(first), len(nodes), len(between))


def filtered(scene: Scene) -> list[str]:
    """Return the ids of the entities that filters leave out."""
    shown = {node.id for node in scene.seen.nodes}
    return [node.id for node in scene.whole.nodes if node.id not in shown]


def why(selected: str, ref: Ref | None, scene: Scene, request: Request) -> Absence | None:
    """Say why what is selected is not in the picture; None where it is. `ref` is the entity, if it is one."""
    if any(one.id == selected for one in (*scene.seen.nodes, *scene.seen.edges)):
        return None
    if selected in scene.view.hide:
        url = query.without(request, "hide", selected)
        return Absence(selected, "", None, words.say("explorer.why.hand"), url, _SHOW)
    if node := next((node for node in scene.whole.nodes if node.id == selected), None):
        return _entity(node, _near(scene).get(selected, ()), scene, request)
    for edge, fails in scene.judged():
        if edge.id == selected and fails:
            return _relationship(edge, fails, scene, request)
    if ref is None:
        return Absence(selected, "", None, words.say("explorer.why.elsewhere"), "", "")
    url = query.changed(request, focus=[*scene.seen.focus, selected])
    return Absence(selected, ref.name, None, words.say("explorer.why.elsewhere"), url, "explorer.why.add")


_SHOW: Final = "explorer.why.show"


def _near(scene: Scene) -> dict[str, list[Judged]]:
    near: dict[str, list[Judged]] = {}
    for edge, fails in scene.judged():
        near.setdefault(edge.source, []).append((edge, fails))
        near.setdefault(edge.target, []).append((edge, fails))
    return near


def _entity(node: Node, near: Iterable[Judged], scene: Scene, request: Request) -> Absence:
    """Say what leaves an entity out: the filters on that relationship of its which fails the fewest."""
    edge, fails = min(near, key=lambda one: (len(one[1]), one[0].id), default=(None, NONE))
    if edge is None or not fails:
        url = query.changed(request, focus=[*scene.seen.focus, node.id])
        return Absence(node.id, node.name, node, words.say("explorer.why.beyond"), url, "explorer.why.add")
    url = query.changed(request, **_letting(edge, fails, scene))
    return Absence(node.id, node.name, node, _sentence(fails), url, _SHOW)


def _relationship(edge: Standing, fails: frozenset[str], scene: Scene, request: Request) -> Absence:
    names = {node.id: node.name for node in (*scene.whole.nodes, *scene.seen.nodes)}
    name = words.say("explorer.why.edge", subject=names[edge.source], object=names[edge.target])
    url = query.changed(request, **_letting(edge, fails, scene))
    return Absence(edge.id, name, None, _sentence(fails), url, _SHOW)


def _sentence(fails: frozenset[str]) -> str:
    named = [words.say(f"explorer.filter.{row.name}") for row in GRAPH if row.name in fails]
    return words.say("explorer.why", n=len(fails), filters=words.listed(named))


def _letting(edge: Standing, fails: frozenset[str], scene: Scene) -> dict[str, list[str]]:
    """Return the filters as they would have to be for a relationship to pass."""
    view, kinds, focus = scene.view, scene.kinds, frozenset(scene.seen.focus)
    found: dict[str, list[str]] = {}
    for row in GRAPH:
        if row is KINDS and row.name in fails:
            ends = [end for end in (edge.source, edge.target) if blocked(end, view, kinds, focus)]
            found |= KINDS.wider(view, (kinds[end] for end in ends))
        elif row.name in fails:
            found |= row.letting(edge, view)
    return found
