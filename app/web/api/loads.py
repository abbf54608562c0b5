"""`/claims/batch` and `/loads`: many claims at once, and taking them back together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, Response

from app.bodies.faults import shaped
from app.domain.vocabulary import Role
from app.services.loading import batch, loads, stream
from app.services.loading.lines import Line
from app.web.api.answers.loads import BatchAnswer, LoadAnswer, LoadRetractionAnswer
from app.web.api.answers.parts import PageAnswer
from app.web.api.bodies import RetractionBody
from app.web.api.description import examples
from app.web.api.description.openapi import batch_body, body, problems, refused_batch, role
from app.web.dependencies import Analyst, Contributor, GraphDep, Reader
from app.web.http.body import JsonBody
from app.web.http.problems import ProblemTypes, problem
from app.web.parameters.common import Cursor, Id, Limit

router = APIRouter()

NDJSON: Final = ("application/x-ndjson", "application/ndjson", "application/jsonl")

_WRITING: Final = (
    ProblemTypes.MALFORMED,
    ProblemTypes.FORBIDDEN,
    ProblemTypes.TOO_LARGE,
    ProblemTypes.UNSUPPORTED,
    ProblemTypes.INVALID,
)


@router.post(
    "/claims/batch",
    tags=["claims"],
    operation_id="recordClaims",
    summary="Record many claims",
    responses={**problems(*_WRITING), **refused_batch(ProblemTypes.INVALID)},
    openapi_extra=batch_body(examples.CLAIM, Role.CONTRIBUTOR),
    response_model=BatchAnswer,
)
async def post_batch(
    asking: Contributor,
    graph: GraphDep,
    request: Request,
    dry_run: Annotated[bool, Query(description="Keep nothing; the report says what would be.")] = False,
    atomic: Annotated[
        bool, Query(description="Keep all or nothing; 20,000 lines and 32 MiB at most.")
    ] = False,
    source: Annotated[
        str | None,
        Query(min_length=1, max_length=300, description="What the lines are, for the list of loads."),
    ] = None,
) -> BatchAnswer | Response:
    """Record a claim a line (`application/x-ndjson`), or the elements of an array, as one load.

    It is read as a stream, of any size. A rejected line loses no other. Sending the same again changes
    nothing, and completes what was cut short. With `atomic` a rejected line makes it a 422 with the same
    report, and nothing is kept.
    """
    try:
        done = await batch.record_batch(
            graph, _lines(request), asking, source=source, dry_run=dry_run, atomic=atomic
        )
    except ClientDisconnect as error:
        raise HTTPException(400, "The body was cut short.") from error
    answer = BatchAnswer.of(done)
    if atomic and not dry_run and done.report.rejected:
        return _refused(answer)
    return answer


def _lines(request: Request) -> AsyncIterator[Line]:
    """Return the lines of the body by its media type. Raises 415 where it is neither."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type in NDJSON:
        return stream.ndjson(request.stream())
    if media_type == "application/json":
        return stream.array(request.stream())
    named = media_type or "a body without a type"
    raise HTTPException(415, f"Send application/x-ndjson, or application/json with an array, not {named}.")


def _refused(answer: BatchAnswer) -> JSONResponse:
    detail = f"Nothing was kept, as all or nothing was asked for: {answer.rejected:,} lines were rejected."
    return problem(ProblemTypes.INVALID, detail, more=answer.as_members())


@router.get(
    "/loads",
    tags=["loads"],
    operation_id="listLoads",
    summary="List loads",
    responses=problems(ProblemTypes.FORBIDDEN, ProblemTypes.INVALID),
    openapi_extra=role(Role.READER),
)
async def get_loads(
    asking: Reader,
    graph: GraphDep,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> PageAnswer[LoadAnswer]:
    """List what came in together, newest first: who sent what, when, and what became of its lines."""
    found = await loads.loads(graph, limit, cursor)
    return PageAnswer(items=[LoadAnswer.of(load) for load in found.items], next=found.next)


@router.post(
    "/loads/{id}/retraction",
    tags=["loads"],
    operation_id="retractLoad",
    summary="Take a load back",
    responses=problems(*_WRITING, ProblemTypes.NOT_FOUND),
    openapi_extra=body(RetractionBody, examples.RETRACTION, Role.ANALYST),
)
async def post_load_retraction(
    asking: Analyst,
    graph: GraphDep,
    id: Id,  # noqa: A002 - the name in the URL
    sent: JsonBody,
) -> LoadRetractionAnswer:
    """Let all claims of a load count no longer, from now on; history keeps them. Again: nothing changes.

    Claims that were there before the load stay; those it had made count again stop again. Done in parts: if
    it is interrupted, doing it again completes it.
    """
    reason = shaped(RetractionBody, sent).reason
    return LoadRetractionAnswer.of(await loads.retract(graph, id, reason, asking))
