"""`/documents`: what says something. Read one, and what it is claimed to say."""

from __future__ import annotations

from fastapi import APIRouter

from app.services.reading import claims, documents
from app.services.reading.claims import ClaimFilter
from app.web.api.answers.claims import ClaimAnswer, DocumentTextAnswer
from app.web.api.answers.parts import PageAnswer
from app.web.api.description.openapi import problems
from app.web.dependencies import ActorDep, GraphDep
from app.web.http.problems import ProblemTypes
from app.web.parameters.common import Cursor, Id, KnownAt, Limit, On

router = APIRouter(prefix="/documents", tags=["documents"])

_ONE = problems(ProblemTypes.NOT_FOUND, ProblemTypes.INVALID)


@router.get("/{id}", operation_id="getDocument", summary="Read one document", responses=_ONE)
async def get_document(graph: GraphDep, asking: ActorDep, id: Id) -> DocumentTextAnswer:  # noqa: A002 - the name in the URL
    """Return a document; its full text only with a key (`has_text` says whether there is one)."""
    return DocumentTextAnswer.of(await documents.document(graph, id, with_text=asking is not None))


@router.get("/{id}/claims", operation_id="listDocumentClaims", summary="List what one claims", responses=_ONE)
async def get_document_claims(
    graph: GraphDep,
    asking: ActorDep,
    id: Id,  # noqa: A002 - the name in the URL
    on: On = None,
    known_at: KnownAt = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> PageAnswer[ClaimAnswer]:
    """List the claims that are stated in the document; proposals only with a key."""
    document = await documents.document(graph, id, with_text=False)
    wanted = ClaimFilter(document=document.id, on=on, known_at=known_at, proposals=asking is not None)
    found = await claims.claims(graph, wanted, limit, cursor)
    return PageAnswer(items=[ClaimAnswer.of(claim) for claim in found.items], next=found.next)
