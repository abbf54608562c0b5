"""`/paths`, `/neighbours`, `/connection`: how entities are connected."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Query
from pydantic import BeforeValidator

from app.services.reading import paths
from app.services.reading.paths import HOPS, MOST_COMMON, MOST_ENDS
from app.web.api.answers.graph import PathsAnswer, TogetherAnswer
from app.web.api.description.openapi import problems
from app.web.dependencies import GraphDep, Today
from app.web.http.problems import ProblemTypes
from app.web.parameters.common import split
from app.web.parameters.view import FilteredDep

router = APIRouter(tags=["graph"])

End = Annotated[str, Query(min_length=1, max_length=300, description="Id of an entity.")]
Ends = Annotated[
    list[str],
    BeforeValidator(split),
    Query(
        min_length=2,
        max_length=MOST_ENDS,
        description="Ids of 2 to 6 entities; repeat it or use commas.",
        examples=[["mali", "france"]],
    ),
]
Hops = Annotated[int, Query(ge=1, le=6, description="Steps a path may have.")]
Count = Annotated[int, Query(ge=1, le=20, description="Paths at most.")]

_PROBLEMS: Final = problems(ProblemTypes.NOT_FOUND, ProblemTypes.INVALID)


@router.get(
    "/paths",
    operation_id="getPaths",
    summary="Find the shortest paths between two entities",
    responses=_PROBLEMS,
)
async def get_paths(
    graph: GraphDep,
    view: FilteredDep,
    today: Today,
    source: End,
    target: End,
    max_hops: Hops = 4,
    k: Count = 3,
) -> PathsAnswer:
    """Return up to `k` shortest paths, each with the episodes between its nodes; none if there are none.

    They run over what passes the filters, on the day of `on`, as known at `known_at`.
    """
    return PathsAnswer.of(await paths.between(graph, source, target, max_hops, k, view, today))


@router.get(
    "/neighbours",
    operation_id="getNeighboursInCommon",
    summary="Find the neighbours that several entities have in common",
    description=f"""Return the entities and the neighbours all of them have, with the episodes between both.

`found` are the neighbours, the best evidenced first, {MOST_COMMON} at most; `more` is how many were left out.
The filters and dates hold as in `/graph`.""",
    responses=_PROBLEMS,
)
async def get_neighbours(graph: GraphDep, view: FilteredDep, today: Today, ids: Ends) -> TogetherAnswer:
    """Answer what several have in common."""
    return TogetherAnswer.of_together(await paths.common(graph, ids, view, today))


@router.get(
    "/connection",
    operation_id="getConnection",
    summary="Find who connects several entities",
    description=f"""Return a small part of the graph that holds these entities together.

It is made of shortest paths of at most {HOPS} steps, taken in one by one so that each adds few entities; a
smaller part may exist. `found` are the further entities, `apart` those of `ids` that nothing within reach
connects to the rest. The filters and dates hold as in `/graph`.""",
    responses=_PROBLEMS,
)
async def get_connection(graph: GraphDep, view: FilteredDep, today: Today, ids: Ends) -> TogetherAnswer:
    """Answer who connects several."""
    return TogetherAnswer.of_together(await paths.connecting(graph, ids, view, today))
