"""The start page: what this is, where forces are, how much there is, what is new, where sources disagree."""

from __future__ import annotations

import asyncio
from datetime import date, datetime
from typing import Final
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from app.graph.connection import Graph
from app.services.memory.cache import Cache
from app.services.reading import presence
from app.services.reading.presence import Question
from app.services.reading.start import start_page
from app.web.dependencies import GraphDep
from app.web.graphics import bars
from app.web.pages.progress import PATIENCE
from app.web.parameters.dateline import Dateline, DatelineDep
from app.web.templates import page, rendered
from app.web.world.picture import picture

router = APIRouter()

_maps: Final[Cache[tuple[date, datetime | None, str], Markup]] = Cache(most=16)
"""The map of each day as it is written: the same for everyone, and two thirds of the page."""


@router.get("/")
async def start(request: Request, graph: GraphDep, dates: DatelineDep) -> HTMLResponse:
    """Show the start page."""
    seen, drawn = await asyncio.gather(
        start_page(graph, on=dates.on, known_at=dates.known_at, today=dates.today), _map(graph, dates)
    )
    top = max((host.senders for host in seen.hosts), default=1)
    context = {
        "front": seen,
        "hosts": [(host, bars.share(host.senders, top)) for host in seen.hosts],
        "map": drawn,
    }
    return page(request, "start.html", context)


async def _map(graph: Graph, dates: Dateline) -> Markup:
    """Return the map of the day, or of today, or how far it is; its links keep the dates of the page."""
    asked = Question(on=dates.day, known_at=dates.known_at)
    if how_far := await presence.progress(graph, asked, PATIENCE):
        return rendered("components/underway.html", {"how_far": how_far})

    async def find() -> Markup:
        found = await presence.presence(graph, asked)
        kept = dates.parameters
        drawn = picture(
            found.edges,
            found.refs,
            lambda id_: f"/presence?{urlencode([('host', id_), *kept])}",
        )
        return rendered("components/world_figure.html", {"map": drawn, "dates": dates})

    return await _maps.get(graph, (dates.day, dates.known_at, urlencode(dates.parameters)), find)
