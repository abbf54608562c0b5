"""`/diff`: what was learnt between two instants."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Query

from app.services.reading import difference
from app.web.api.answers.difference import DiffAnswer
from app.web.api.description.openapi import problems
from app.web.dependencies import GraphDep, Today
from app.web.http.problems import ProblemTypes
from app.web.parameters.common import About, Since, Until

router = APIRouter(prefix="/diff", tags=["diff"])


@router.get(
    "",
    operation_id="getDiff",
    summary="Read what was learnt between two instants",
    response_model=DiffAnswer,
    responses=problems(ProblemTypes.NOT_FOUND, ProblemTypes.INVALID),
)
async def get_diff(
    graph: GraphDep,
    today: Today,
    from_: Annotated[Since, Query(alias="from")],
    to: Until = None,
    entity: About = None,
) -> DiffAnswer:
    """Return the episodes added, changed, ended and retracted between two instants of knowledge.

    Both are known_at: an instant, or a day, meaning its end. Without `to` it is until now; with `entity`
    only what has it at one end. The world may have changed earlier or later: this is about what was known.
    """
    found = await difference.between(graph, from_, to or datetime.now(UTC), entity)
    return DiffAnswer.of(found, today)
