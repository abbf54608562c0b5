"""One document: who published it, what it is claimed to say, and its words for who may read them."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.services import claims, documents
from app.services.claims import ClaimFilter
from app.web.dateline import DatelineDep
from app.web.dependencies import ActorDep, GraphDep
from app.web.marked import pieces
from app.web.parameters import Cursor
from app.web.templates import page

router = APIRouter()

CLAIMS_SHOWN = 500


@router.get("/documents/{id}")
async def document(
    request: Request,
    graph: GraphDep,
    asking: ActorDep,
    dates: DatelineDep,
    id: str,  # noqa: A002  # the name in the URL
    cursor: Cursor = None,
) -> HTMLResponse:
    """Show a document. Its full text is for holders of a key; its claims and their quotes are for all."""
    shown = await documents.document(graph, id, with_text=asking is not None)
    wanted = ClaimFilter(document=shown.id, on=dates.on, known_at=dates.known_at)
    found = await claims.claims(graph, wanted, CLAIMS_SHOWN, cursor)
    context = {
        "document": shown,
        "claims": found.items,
        "next": found.next,
        "pieces": pieces(shown.text, found.items) if shown.text else (),
    }
    return page(request, "document.html", context)
