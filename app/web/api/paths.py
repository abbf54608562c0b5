"""`/paths`: how two entities are connected."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from app.services import paths
from app.web.api.answers.graph import PathsAnswer
from app.web.api.openapi import problems
from app.web.dependencies import GraphDep
from app.web.problems import ProblemTypes

router = APIRouter(prefix="/paths", tags=["graph"])

End = Annotated[str, Query(min_length=1, max_length=300, description="Id of an entity.")]
Hops = Annotated[int, Query(ge=1, le=6, description="Steps a path may have.")]
Count = Annotated[int, Query(ge=1, le=20, description="Paths at most.")]


@router.get(
    "",
    operation_id="getPaths",
    summary="Find the shortest paths between two entities",
    responses=problems(ProblemTypes.NOT_FOUND, ProblemTypes.INVALID),
)
async def get_paths(
    graph: GraphDep, source: End, target: End, max_hops: Hops = 4, k: Count = 3
) -> PathsAnswer:
    """Return up to `k` shortest paths, each with the episodes between its nodes; none if there are none."""
    return PathsAnswer.of(await paths.between(graph, source, target, max_hops, k))
