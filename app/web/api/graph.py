"""`/graph`: the picture. The same service as the explorer's, as JSON."""

from __future__ import annotations

from fastapi import APIRouter

from app.services.reading import explore
from app.web.api.answers.graph import GraphAnswer
from app.web.api.description.openapi import problems
from app.web.dependencies import GraphDep, Today
from app.web.http.problems import ProblemTypes
from app.web.parameters.view import PicturedDep

router = APIRouter(prefix="/graph", tags=["graph"])


@router.get(
    "",
    operation_id="getGraph",
    summary="Read a part of the graph",
    responses=problems(ProblemTypes.NOT_FOUND, ProblemTypes.INVALID),
)
async def get_graph(graph: GraphDep, today: Today, view: PicturedDep) -> GraphAnswer:
    """Return entities and the episodes between them; without a focus, the most connected part.

    Nothing is cut silently: `truncated` says that `limit` left nodes out, `hidden` of a node how many of
    its neighbours are missing here. With `on`, episodes without a status that day are left out.
    The figure of an episode passes `min_personnel` and `max_personnel` if it allows a number between them;
    an episode passes `reliability` if any document that affirms it is so rated.
    """
    return GraphAnswer.of(await explore.around(graph, view, today))
