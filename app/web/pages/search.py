"""Search: the entities whose names come near what was typed."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.domain.vocabulary import Kind
from app.services import search as searching
from app.web import words
from app.web.dateline import DatelineDep
from app.web.dependencies import GraphDep
from app.web.filters import Filter, build
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
    counts = await searching.count_kinds(graph, asked) if asked else {}
    context: dict[str, object] = {
        "q": asked,
        "found": found.items if found else (),
        "next": found.next if found else None,
        "is_further": cursor is not None,
        "chosen": kind,
        "kinds": _kinds(request, counts, kind),
    }
    return page(request, "search.html", context)


def _kinds(request: Request, counts: Mapping[Kind, int], chosen: list[Kind]) -> Filter | None:
    """Return the filter by kind, with how many of each were found; None where there is no choice."""
    listed = [kind for kind in Kind if kind in counts or kind in chosen]
    if len(listed) < 2 and not chosen:
        return None
    offered = [(kind.value, words.kind(kind), counts.get(kind, 0)) for kind in listed]
    return build(
        request, "kind", words.say("search.kinds"), offered, chosen, whole=words.say("search.every-kind")
    )
