"""The dossier of one entity: its names, and what is claimed of it."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.domain.model import Entity, Name, Subgraph
from app.services import entities, explore
from app.services import timeline as telling
from app.services.timeline import Timeline
from app.web import timeline as drawing
from app.web import words
from app.web.dateline import Dateline, DatelineDep
from app.web.dependencies import GraphDep
from app.web.pages import dossier, forces, key_figures
from app.web.pages.forces import Asked, AskedDep
from app.web.parameters import Id
from app.web.templates import page

router = APIRouter()

STRANDS = 24
"""How many matters are drawn in time; the timeline's own page has more."""

NAMES = 14
"""How many names stand under the title; more would push away what the page is for."""


@router.get("/entities/{id}")
async def entity(
    request: Request,
    graph: GraphDep,
    dates: DatelineDep,
    asked: AskedDep,
    id: Id,  # noqa: A002  # the name in the URL
) -> HTMLResponse:
    """Show an entity. A merged one redirects to the one it was merged into."""
    shown = await entities.entity(graph, id)
    view = explore.View(focus=(shown.id,), on=dates.on, known_at=dates.known_at, limit=explore.MOST_NODES)
    seen = await explore.around(graph, view, dates.on or dates.today)
    nearest = None
    if dates.on and not seen.edges:
        ever = await explore.around(graph, replace(view, on=None), dates.today)
        nearest = dossier.nearest(dossier.own_edges(shown, ever), dates.on)
    told = await telling.timeline(graph, [shown.id], dates.known_at, STRANDS)
    context = {**arranged(shown, seen, dates, asked, request), **_over_time(told, dates), "nearest": nearest}
    return page(request, "entity.html", context)


def _over_time(told: Timeline, dates: Dateline) -> dict[str, object]:
    """Arrange what is told of the entity over time for the template."""
    whole = (None, None)
    return {
        "chart": drawing.chart(told.strands, dates.today, dates.on, whole),
        "figures": drawing.figures(told.strands, dates.today, whole),
    }


def arranged(
    entity: Entity, seen: Subgraph, dates: Dateline, asked: Asked, request: Request
) -> dict[str, object]:
    """Arrange an entity and what is around it for the template."""
    edges = dossier.own_edges(entity, seen)
    first, more = _names(entity)
    sections = dossier.sections(entity, seen)
    wholes = key_figures.wholes(seen.edges)
    return {
        "entity": entity,
        "first_names": first,
        "more_names": more,
        "lead": dossier.lead(entity, edges, all_times=dates.on is None),
        "statements": dossier.statements(entity, seen),
        "key_figures": key_figures.key_figures(sections, wholes),
        "counts": dossier.counts(edges),
        "forces": [forces.arranged(section, asked, request, wholes) for section in sections if section.id],
        "others": [section for section in sections if not section.id],
        "total": len(edges),
        "hidden": next((node.hidden for node in seen.nodes if node.id == entity.id), 0)
        if seen.truncated
        else 0,
        "empty": _empty(entity, dates),
    }


def _names(entity: Entity) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """Return the names to stand under the title, one a language first, and the rest: each spelling once."""
    others = list({name.text: name for name in entity.names if name.text != entity.name}.values())
    first = list({name.language: name for name in reversed(others) if name.language}.values())[::-1]
    ranked = [*first, *(name for name in others if name not in first)]
    return tuple(ranked[:NAMES]), tuple(ranked[NAMES:])


def _empty(entity: Entity, dates: Dateline) -> str:
    if dates.on is None:
        return words.say("dossier.none", name=entity.name)
    return words.say("dossier.none.on", name=entity.name, day=words.day(dates.on))
