"""The worklist of what waits for news."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.services.reading import stale as waiting
from app.web import words
from app.web.dependencies import GraphDep
from app.web.filter_bar import address
from app.web.pages.progress import PATIENCE, progress_page
from app.web.parameters.common import Whole
from app.web.parameters.dateline import OneDayDep
from app.web.templates import page

router = APIRouter()

FIRST: Final = 30
"""How many rows of each list stand on the page at first."""


@router.get("/stale")
async def stale(
    request: Request,
    graph: GraphDep,
    dates: OneDayDep,
    rows: Whole = "",
) -> HTMLResponse:
    """Show what waits for news on the day, what weighs most first, or how far that is where it takes long."""
    if how_far := await waiting.progress(graph, dates.day, dates.known_at, PATIENCE):
        return progress_page(request, words.say("stale.title"), words.say("stale.underway"), how_far)
    found = await waiting.worklist(graph, dates.day, dates.known_at)
    most = None if rows == "all" else FIRST
    context = {
        "lapsed": found.lapsed[:most],
        "quiet": found.quiet[:most],
        "plans": found.plans[:most],
        "counts": {"lapsed": len(found.lapsed), "quiet": len(found.quiet), "plans": len(found.plans)},
        "more_url": address(request, "rows", "all"),
        "has_more": most is not None and max(len(found.lapsed), len(found.quiet), len(found.plans)) > most,
    }
    return page(request, "stale.html", context)
