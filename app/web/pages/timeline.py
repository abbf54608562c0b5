"""The timeline: what is told of some entities, as bars and events on one axis, and as a table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BeforeValidator

from app.domain.dates import shifted
from app.services.reading import timeline as telling
from app.web import words
from app.web.dependencies import GraphDep
from app.web.filter_bar import address
from app.web.graphics import timeline as drawing
from app.web.graphics.timeline import Chart, Window
from app.web.parameters.common import Focus, Whole, as_day
from app.web.parameters.dateline import Dateline, DatelineDep
from app.web.templates import page

router = APIRouter()

ALL: Final = 400
"""How many matters are told where all are asked for."""

From = Annotated[date | None, BeforeValidator(as_day), Query(alias="from", description="First day shown.")]
To = Annotated[date | None, BeforeValidator(as_day), Query(description="Last day shown.")]


@router.get("/timeline")
async def timeline(
    request: Request,
    graph: GraphDep,
    dates: DatelineDep,
    entity: Focus = [],  # noqa: B006  # FastAPI copies it
    from_: From = None,
    to: To = None,
    rows: Whole = "",
) -> HTMLResponse:
    """Show what is told of entities over time; of none, the best attested deployments."""
    limit = ALL if rows == "all" else telling.MOST
    found = await telling.timeline(graph, entity, telling.Asked(dates.on, dates.today, dates.known_at), limit)
    window = (from_, to)
    chart = drawing.chart(found.strands, dates.today, dates.on, window)
    names = [ref.name for ref in found.entities]
    context = {
        "found": found,
        "title": words.say("timeline.title", names=words.listed(names))
        if names
        else words.say("timeline.title.none"),
        "window": window,
        "chart": chart,
        "figures": drawing.figures(found.strands, dates.today, window),
        "zooms": list(_zooms(request, chart, dates)),
        "more_url": address(request, "rows", "all", "timeline"),
    }
    return page(request, "timeline.html", context)


def _zooms(request: Request, chart: Chart | None, dates: Dateline) -> Iterator[tuple[str, str]]:
    """Yield the windows offered, each with its address; the whole first."""
    today = dates.today
    yield "all", _address(request, (None, None))
    yield "ten", _address(request, (shifted(today, -3653), today))
    yield "three", _address(request, (shifted(today, -1096), today))
    if chart is None:
        return
    first, last = chart.first, chart.last
    quarter = max((last - first).days // 4, 1)
    middle = dates.on if dates.on and first < dates.on < last else shifted(first, 2 * quarter)
    yield "closer", _address(request, (shifted(middle, -quarter), shifted(middle, quarter)))
    yield "earlier", _address(request, (shifted(first, -quarter), shifted(last, -quarter)))
    yield "later", _address(request, (shifted(first, quarter), shifted(last, quarter)))


def _address(request: Request, window: Window) -> str:
    kept = [pair for pair in request.query_params.multi_items() if pair[0] not in ("from", "to") and pair[1]]
    kept += [(name, day.isoformat()) for name, day in zip(("from", "to"), window, strict=True) if day]
    return f"{request.url.path}?{urlencode(kept)}" if kept else request.url.path
