"""Reading documents."""

from __future__ import annotations

from app.domain.model import Document
from app.graph.claims import documents
from app.graph.connection import Graph, Transaction


async def document(graph: Graph, id: str, *, with_text: bool = False) -> Document:  # noqa: A002 - the noun of every layer
    """Return one document, its text only with `with_text`. Raises NotFound.

    Its claims are `app.services.reading.claims` with `ClaimFilter(document=…)`.
    """
    return await graph.read(_document, id, with_text)


async def _document(tx: Transaction, document_id: str, with_text: bool) -> Document:
    return await documents.get(tx, document_id, with_text=with_text)
