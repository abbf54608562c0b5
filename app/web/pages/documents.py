"""One document: who published it, what it is claimed to say, and its words for who may read them."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.domain.model import Claim
from app.errors import NotFound
from app.graph.connection import Graph
from app.services.reading import claims, documents
from app.services.reading.claims import ClaimFilter
from app.web.dependencies import ActorDep, GraphDep
from app.web.highlights import pieces
from app.web.parameters.common import Cursor, Id
from app.web.parameters.dateline import DatelineDep
from app.web.templates import page

router = APIRouter()

CLAIMS_SHOWN: Final = 100
"""Claims on one page, those recorded last first; on it they stand as the document says them."""


@router.get("/documents/{id}")
async def document(
    request: Request,
    graph: GraphDep,
    asking: ActorDep,
    dates: DatelineDep,
    id: Id,  # noqa: A002  # the name in the URL
    cursor: Cursor = None,
    claim: str | None = None,
) -> HTMLResponse:
    """Show a document. Its full text is for holders of a key; its claims and their quotes are for all.

    A link to one `claim` leads to the page that it is on.
    """
    shown = await documents.document(graph, id, with_text=asking is not None)
    wanted = ClaimFilter(
        document=shown.id, on=dates.on, known_at=dates.known_at, proposals=asking is not None
    )
    found = await claims.claims(graph, wanted, CLAIMS_SHOWN, cursor)
    if claim and found.next and claim not in {each.id for each in found.items}:
        cursor = await _page_of(graph, claim, wanted) or cursor
        found = await claims.claims(graph, wanted, CLAIMS_SHOWN, cursor)
    said = sorted(found.items, key=_place)
    text = pieces(shown.text, said) if shown.text else ()
    context = {
        "document": shown,
        "repeated": [await documents.document(graph, source) for source in shown.derived_from],
        "claims": said,
        "next": found.next,
        "is_further": cursor is not None,
        "pieces": text,
        "marked": {number for piece in text for number in piece.starts},
    }
    return page(request, "document.html", context)


async def _page_of(graph: Graph, claim: str, wanted: ClaimFilter) -> str | None:
    """Return the cursor of the page that begins with a claim; None where the document has no such claim."""
    try:
        found = await claims.claim(graph, claim, proposals=wanted.proposals)
    except NotFound:
        return None
    return claims.beginning_with(found) if found.document.id == wanted.document else None


def _place(claim: Claim) -> tuple[bool, int, str]:
    """Order claims as the document says them; those without a place in it after the others."""
    start = claim.quote.start if claim.quote else None
    return (start is None, start or 0, claim.id)
