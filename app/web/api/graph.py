"""`/graph`: the picture. The same service as the explorer's, as JSON."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from app.services import explore
from app.services.explore import DEFAULT_LIMIT, MOST_DEPTH, MOST_NODES, View
from app.web.api.answers.graph import GraphAnswer
from app.web.api.openapi import problems
from app.web.dependencies import GraphDep, Today
from app.web.parameters import (
    Certainties,
    EvidenceLevels,
    Focus,
    Kinds,
    KnownAt,
    MaxPersonnel,
    MinPersonnel,
    MinSources,
    On,
    Predicates,
    Reliabilities,
    Statuses,
)
from app.web.problems import ProblemTypes

router = APIRouter(prefix="/graph", tags=["graph"])

Depth = Annotated[int, Query(ge=0, le=MOST_DEPTH, description="Steps from the focus.")]
NodeLimit = Annotated[int, Query(ge=1, le=MOST_NODES, description="Nodes at most, the best evidenced first.")]


@router.get(
    "",
    operation_id="getGraph",
    summary="Read a part of the graph",
    responses=problems(ProblemTypes.NOT_FOUND, ProblemTypes.INVALID),
)
async def get_graph(
    graph: GraphDep,
    today: Today,
    focus: Focus = [],  # noqa: B006 - FastAPI copies it
    depth: Depth = 1,
    kinds: Kinds = [],  # noqa: B006
    predicates: Predicates = [],  # noqa: B006
    statuses: Statuses = [],  # noqa: B006
    evidence: EvidenceLevels = [],  # noqa: B006
    on: On = None,
    known_at: KnownAt = None,
    min_sources: MinSources = 0,
    certainties: Certainties = [],  # noqa: B006
    reliability: Reliabilities = [],  # noqa: B006
    min_personnel: MinPersonnel = None,
    max_personnel: MaxPersonnel = None,
    limit: NodeLimit = DEFAULT_LIMIT,
) -> GraphAnswer:
    """Return entities and the episodes between them; without a focus, the most connected part.

    Nothing is cut silently: `truncated` says that `limit` left nodes out, `hidden` of a node how many of
    its neighbours are missing here. With `on`, episodes without a status that day are left out.
    The figure of an episode passes `min_personnel` and `max_personnel` if it allows a number between them;
    an episode passes `reliability` if any document that affirms it is so rated.
    """
    view = View(
        focus=tuple(focus),
        depth=depth,
        kinds=frozenset(kinds),
        predicates=frozenset(predicates),
        statuses=frozenset(statuses),
        evidence=frozenset(evidence),
        on=on,
        known_at=known_at,
        min_sources=min_sources,
        limit=limit,
        certainties=frozenset(certainties),
        reliability=frozenset(reliability),
        min_personnel=min_personnel,
        max_personnel=max_personnel,
    )
    return GraphAnswer.of(await explore.around(graph, view, today))
