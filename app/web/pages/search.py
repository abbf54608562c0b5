"""Search: the entities whose names come near what was typed."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.domain.vocabulary import Kind
from app.services import search as searching
from app.services.paging import Page
from app.services.search import Found
from app.web.dateline import DatelineDep
from app.web.dependencies import GraphDep
from app.web.parameters import Cursor, Kinds
from app.web.templates import page

router = APIRouter()

RESULTS = 25


@router.get("/search")
async def search(
    request: Request,
    graph: GraphDep,
    _: DatelineDep,
    q: str = "",
    kind: Kinds = [],  # noqa: B006  # FastAPI copies it
    cursor: Cursor = None,
) -> HTMLResponse:
    """Show what `q` finds, of the kinds chosen. Without `q` there is only the form."""
    asked = q.strip()
    found = await searching.search(graph, asked, tuple(kind), RESULTS, cursor) if asked else None
    context: dict[str, object] = {
        "q": asked,
        "found": found.items if found else (),
        "next": found.next if found else None,
        "chosen": kind,
        "kinds": _offered(found, kind),
    }
    return page(request, "search.html", context)


def _offered(found: Page[Found] | None, chosen: list[Kind]) -> list[Kind]:
    """Return the kinds worth filtering by: those found, or all where not all that was found is here."""
    if found is None:
        return []
    seen = {item.kind for item in found.items}
    return [kind for kind in Kind if kind in seen or kind in chosen or found.next or chosen]
