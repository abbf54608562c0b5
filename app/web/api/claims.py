"""`/claims`: what documents say. Recorded, listed, taken back; never edited."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from app.bodies import claim as claim_body
from app.bodies.faults import shaped
from app.domain.vocabulary import Role
from app.services.reading import claims
from app.services.reading.claims import ClaimFilter
from app.services.recording import record, retraction
from app.web.api.answers.claims import ClaimAnswer
from app.web.api.answers.parts import PageAnswer
from app.web.api.answers.recorded import RecordedAnswer, RetractedAnswer
from app.web.api.bodies import RetractionBody
from app.web.api.description import examples
from app.web.api.description.openapi import body, problems
from app.web.dependencies import ActorDep, Analyst, Contributor, GraphDep, Today
from app.web.http.body import JsonBody
from app.web.http.problems import ProblemTypes
from app.web.parameters.common import Cursor, Id, KnownAt, Limit, On, Predicates, Reviews, Statuses

router = APIRouter(prefix="/claims", tags=["claims"])

_WRITING = (
    ProblemTypes.MALFORMED,
    ProblemTypes.FORBIDDEN,
    ProblemTypes.TOO_LARGE,
    ProblemTypes.UNSUPPORTED,
    ProblemTypes.INVALID,
)
_EntityId = Annotated[str | None, Query(min_length=1, max_length=300, description="Id of an entity.")]
_OtherId = Annotated[str | None, Query(min_length=1, max_length=300)]


@router.post(
    "",
    operation_id="recordClaim",
    summary="Record one claim",
    status_code=201,
    responses={
        **problems(*_WRITING),
        200: {"model": RecordedAnswer, "description": "The same claim existed; nothing changed."},
        201: {"description": "Recorded, or counted again after a retraction."},
    },
    openapi_extra=body(claim_body.ClaimBody, examples.CLAIM, Role.CONTRIBUTOR),
)
async def post_claim(
    asking: Contributor, graph: GraphDep, sent: JsonBody, today: Today, response: Response
) -> RecordedAnswer:
    """Record what one document says; the graph shows it with the answer.

    With a contributor's key the claim arrives as a proposal, with an analyst's it counts at once. A name
    that is not known makes a new entity (countries excepted); `candidates` are those it may have meant.
    """
    done = await record.record_one(graph, claim_body.parse(sent), actor=asking)
    response.status_code = 201 if done.created else 200
    response.headers["location"] = f"/api/v1/claims/{done.claim.id}"
    return RecordedAnswer.of(done, today)


async def _filter(
    asking: ActorDep,
    subject: _EntityId = None,
    object: _EntityId = None,  # noqa: A002 - the name in the URL
    predicate: Predicates = [],  # noqa: B006 - FastAPI copies it
    status: Statuses = [],  # noqa: B006
    review: Reviews = [],  # noqa: B006
    document: _OtherId = None,
    load: _OtherId = None,
    on: On = None,
    known_at: KnownAt = None,
) -> ClaimFilter:
    return ClaimFilter(
        subject=subject,
        object=object,
        document=document,
        load=load,
        predicates=predicate,
        statuses=status,
        reviews=review,
        on=on,
        known_at=known_at,
        proposals=asking is not None,
    )


@router.get(
    "",
    operation_id="listClaims",
    summary="List claims",
    responses=problems(ProblemTypes.NOT_FOUND, ProblemTypes.INVALID),
)
async def get_claims(
    graph: GraphDep,
    wanted: Annotated[ClaimFilter, Depends(_filter)],
    limit: Limit = 50,
    cursor: Cursor = None,
) -> PageAnswer[ClaimAnswer]:
    """List claims with document, publisher and rating, newest recorded first; retracted ones too.

    `on` keeps those that speak of the day, `known_at` those that counted then. Claims that were never
    accepted are listed only with a key.
    """
    found = await claims.claims(graph, wanted, limit, cursor)
    return PageAnswer(items=[ClaimAnswer.of(claim) for claim in found.items], next=found.next)


@router.get(
    "/{id}",
    operation_id="getClaim",
    summary="Read one claim",
    responses=problems(ProblemTypes.NOT_FOUND, ProblemTypes.INVALID),
)
async def get_claim(graph: GraphDep, asking: ActorDep, id: Id) -> ClaimAnswer:  # noqa: A002 - the name in the URL
    """Return a claim, also a retracted one; one that was never accepted only with a key."""
    return ClaimAnswer.of(await claims.claim(graph, id, proposals=asking is not None))


@router.post(
    "/{id}/retraction",
    operation_id="retractClaim",
    summary="Take one claim back",
    responses=problems(*_WRITING, ProblemTypes.NOT_FOUND, ProblemTypes.CONFLICT),
    openapi_extra=body(RetractionBody, examples.RETRACTION, Role.ANALYST),
)
async def post_retraction(
    asking: Analyst,
    graph: GraphDep,
    id: Id,  # noqa: A002 - the name in the URL
    sent: JsonBody,
) -> RetractedAnswer:
    """Let a claim count no longer, from now on; history keeps it. Again: the first reason and time stay."""
    reason = shaped(RetractionBody, sent).reason
    return RetractedAnswer(claim=ClaimAnswer.of(await retraction.retract(graph, id, reason, asking)))
