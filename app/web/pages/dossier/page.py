"""The dossier of one entity: its names, and what is claimed of it."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.domain.model import Entity, Name
from app.domain.vocabulary import FRAMEWORKS
from app.graph.connection import Graph
from app.services.accounts import watches
from app.services.reading import claims, entities, relationships
from app.services.reading import timeline as telling
from app.services.reading.claims import ClaimFilter
from app.services.reading.relationships import Relationships
from app.services.reading.timeline import Timeline
from app.web import words
from app.web.dependencies import ActorDep, GraphDep
from app.web.graphics import timeline as drawing
from app.web.pages.dossier import forces, key_figures
from app.web.pages.dossier import sections as dossier
from app.web.pages.dossier.forces import Asked, AskedDep
from app.web.pages.dossier.framework import Framework, framework
from app.web.pages.dossier.key_figures import Sums
from app.web.parameters.common import Id
from app.web.parameters.dateline import Dateline, DatelineDep
from app.web.templates import page

router = APIRouter()

STRANDS = 24
"""How many matters are drawn in time; the timeline's own page has more."""

LATELY = 4
"""How many claims are listed as the newest."""

NAMES = 14
"""How many names stand under the title; more would push away what the page is for."""


@router.get("/entities/{id}")
async def entity(
    request: Request,
    graph: GraphDep,
    asking: ActorDep,
    dates: DatelineDep,
    asked: AskedDep,
    id: Id,  # noqa: A002  # the name in the URL
) -> HTMLResponse:
    """Show an entity. A merged one redirects to the one it was merged into."""
    # Neo4j reads for one while what another has read is received. Of a merged one the first leads elsewhere.
    shown, own, newest, is_watched = await asyncio.gather(
        entities.entity(graph, id),
        relationships.of(graph, id, dates.on, dates.today, dates.known_at),
        claims.claims(graph, ClaimFilter(entity=id, known_at=dates.known_at), 2 * LATELY),
        watches.is_watched(graph, asking.key, id) if asking else _nobody_watches(),
    )
    told, under, sums = await _told(graph, shown, own, dates)
    nearest = None
    if dates.on and not own.edges:
        ever = await relationships.of(graph, shown.id, None, dates.today, dates.known_at)
        nearest = dossier.nearest(ever.edges, dates.on)
    context = {**arranged(shown, own, under, sums, dates, asked, request), **_over_time(told, dates)}
    context["lately"] = [claim for claim in newest.items if claim.retracted_at is None][:LATELY]
    return page(request, "entity.html", {**context, "nearest": nearest, "is_watched": is_watched})


async def _told(
    graph: Graph, shown: Entity, own: Relationships, dates: Dateline
) -> tuple[Timeline, Framework, Sums]:
    """Return what is told of an entity over time, what stands under it, and what adding up both needs."""
    asked = telling.Asked(dates.on, dates.today, dates.known_at)
    # Those of a day are not all that is told in time.
    among = None if dates.on else own.edges
    places, day, known_at = [shown.id], dates.day, dates.known_at
    if shown.kind in FRAMEWORKS:
        told = await telling.timeline(graph, [shown.id], asked, STRANDS, among)
        under = framework(shown, told)
        edges = (*own.edges, *under.edges)
        around = await relationships.surroundings(graph, edges, places, day, known_at)
    else:
        told, around = await asyncio.gather(
            telling.timeline(graph, [shown.id], asked, STRANDS, among),
            relationships.surroundings(graph, own.edges, places, day, known_at),
        )
        under = framework(shown, told)
    return told, under, Sums(shown.id, day, around)


async def _nobody_watches() -> bool:
    return False


def _over_time(told: Timeline, dates: Dateline) -> dict[str, object]:
    """Arrange what is told of the entity over time for the template."""
    whole = (None, None)
    own = [strand for strand in told.strands if not strand.is_under]
    under = [strand for strand in told.strands if strand.is_under]
    drawn = [*own, *under[: max(STRANDS - len(own), 0)]]
    return {
        "chart": drawing.chart(drawn, dates.today, dates.on, whole),
        "figures": drawing.figures(drawn, dates.today, whole),
    }


def arranged(
    entity: Entity,
    own: Relationships,
    under: Framework,
    sums: Sums,
    dates: Dateline,
    asked: Asked,
    request: Request,
) -> dict[str, object]:
    """Arrange an entity, its relationships and what stands under it for the template."""
    first, more = _names(entity)
    sections = dossier.sections(entity, own)
    if under.section:
        sections = (*(one for one in sections if one.id), under.section, *(s for s in sections if not s.id))
    edges = (*own.edges, *under.edges)
    cut = "dossier.cut.events" if dates.known_at is None else "dossier.cut"
    return {
        "entity": entity,
        "first_names": first,
        "more_names": more,
        "lead": (*under.lead, *dossier.lead(entity, own.edges, all_times=dates.on is None)),
        "statements": dossier.statements(own.edges or under.edges, {**own.refs, **under.refs}),
        "key_figures": key_figures.key_figures(sections, sums),
        "counts": dossier.counts(edges),
        "forces": [forces.arranged(section, asked, request, sums) for section in sections if section.id],
        "others": forces.others([section for section in sections if not section.id], asked, request),
        "total": len(edges),
        "cut": words.say(cut, n=own.left_out) if own.left_out else None,
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
