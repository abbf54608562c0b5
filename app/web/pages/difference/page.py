"""What was learnt between two dates of knowledge, as text: of an entity, of what one watches, or of all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from app.domain.dates import shifted
from app.domain.difference import Change
from app.errors import Unauthenticated
from app.services.accounts import watches
from app.services.reading import difference
from app.web import words
from app.web.dependencies import ActorDep, GraphDep
from app.web.pages import watches as watching
from app.web.pages.difference.items import entries
from app.web.parameters.common import About, KnownAt, Until
from app.web.parameters.dateline import Dateline, DatelineDep
from app.web.templates import page

router = APIRouter()

BACK: Final = timedelta(days=30)
"""How far back is compared where no first date is given."""


@router.get("/learnt", response_model=None)
async def learnt(
    request: Request,
    graph: GraphDep,
    asking: ActorDep,
    dates: DatelineDep,
    from_: Annotated[KnownAt, Query(alias="from")] = None,
    to: Until = None,
    entity: About = None,
    since: Annotated[str, Query(pattern="^(visit)?$", description="`visit`: since one was here.")] = "",
    watched: Annotated[str, Query(pattern="^(all)?$", description="`all`: of what one watches.")] = "",
) -> Response:
    """Show what was learnt. Without dates: in the last month.

    Who is signed in and watches something is led, without any parameters, to what changed of that since the
    last visit, under an address that says since when.
    """
    month_ago = datetime.combine(dates.today - BACK, time.max, UTC)
    if (since or watched) and not asking:
        raise Unauthenticated(words.say("watch.whose"))
    if asking and (since or not request.url.query):
        own = await watches.listing(graph, asking.key)
        if own or since:
            return RedirectResponse(await watching.since_visit(request, graph, asking, own, month_ago), 303)
    until = to or dates.known_at or datetime.now(UTC)
    after = from_ or month_ago
    about: dict[str, object] = {
        "after": after,
        "from_value": request.query_params["from"] if from_ else after.date().isoformat(),
        "until": until,
        "is_until_now": to is None and dates.known_at is None,
        "spans": list(_spans(dates)),
    }
    if asking and watched:
        return await watching.watched(request, graph, asking, (after, until), about)
    found = await difference.between(graph, after, until, entity)
    return _page(request, found, about)


def _page(request: Request, found: difference.Differences, about: dict[str, object]) -> HTMLResponse:
    groups = [(change, entries(found.of(change), found)) for change in Change if found.of(change)]
    counts = {change.value: len(found.of(change)) for change in Change}
    return page(request, "learnt.html", {**about, "found": found, "groups": groups, "counts": counts})


def _spans(dates: Dateline) -> Iterator[tuple[str, date]]:
    """Yield the first days offered."""
    for key, days in (("day", 1), ("week", 7), ("month", 30), ("year", 365)):
        yield key, shifted(dates.today, -days)
