"""`/diff`: what was learnt between two instants."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Query

from app.services import learnt
from app.web.api.answers.diff import DiffAnswer
from app.web.api.openapi import problems
from app.web.dependencies import GraphDep, Today
from app.web.parameters import About, Since, Until
from app.web.problems import ProblemTypes

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
    lesson = await learnt.learnt(graph, from_, to or datetime.now(UTC), entity)
    return DiffAnswer.of(lesson, today)
