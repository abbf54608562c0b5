"""`/episodes`: the ledger of one relationship over one stretch of time."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from app.services.reading import episodes
from app.web.api.answers.episodes import LedgerAnswer
from app.web.api.description.openapi import problems
from app.web.dependencies import GraphDep, Today
from app.web.http.problems import ProblemTypes
from app.web.parameters.common import Id, KnownAt, On

router = APIRouter(prefix="/episodes", tags=["episodes"])


@router.get(
    "/{id}",
    operation_id="getEpisode",
    summary="Read one episode's ledger",
    responses=problems(ProblemTypes.MOVED, ProblemTypes.NOT_FOUND, ProblemTypes.INVALID),
)
async def get_episode(
    graph: GraphDep,
    today: Today,
    id: Id,  # noqa: A002 - the name in the URL
    on: On = None,
    known_at: KnownAt = None,
    claim: Annotated[str | None, Query(max_length=300, description="Id of one of its claims.")] = None,
) -> LedgerAnswer:
    """Return what is shown of an episode and all it rests on: claims, figures, sources, the rule.

    With `on`, `status` is null where it has none that day. An episode's number may change when older claims
    arrive; a link that also names one of its claims finds its way, by 308.
    """
    ledger = await episodes.ledger(graph, id, on=on, known_at=known_at, claim=claim)
    return LedgerAnswer.of(ledger, on, today)
