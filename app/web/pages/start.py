"""The start page: what this is, how much there is, what is new, where sources disagree."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.services import front
from app.web import bars
from app.web.dateline import DatelineDep
from app.web.dependencies import GraphDep
from app.web.templates import page

router = APIRouter()


@router.get("/")
async def start(request: Request, graph: GraphDep, dates: DatelineDep) -> HTMLResponse:
    """Show the start page."""
    seen = await front.front(graph, on=dates.on, known_at=dates.known_at, today=dates.today)
    top = max((host.senders for host in seen.hosts), default=1)
    context = {
        "front": seen,
        "hosts": [(host, bars.share(host.senders, top)) for host in seen.hosts],
    }
    return page(request, "start.html", context)
