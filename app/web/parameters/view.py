"""The parameters that ask for a part of the graph, read as a `View`, for the API and for the explorer.

`FilteredDep` has filters and dates alone, for questions that have a place of their own; `PicturedDep` adds
where to look. Whoever needs more takes one of these and adds to it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import Depends, Query

from app.domain.filters import GRAPH
from app.services.reading.explore import DEFAULT_LIMIT, MOST_DEPTH, MOST_NODES, View
from app.web.parameters.common import Focus, KnownAt, On
from app.web.parameters.filters import reader

Depth = Annotated[int, Query(ge=0, le=MOST_DEPTH, description="Steps from the focus.")]
NodeLimit = Annotated[int, Query(ge=1, le=MOST_NODES, description="Nodes at most, the best evidenced first.")]


filters = reader(GRAPH, View)
"""Reads the filters; the view has no focus and no dates."""


async def filtered(
    through: Annotated[View, Depends(filters)], on: On = None, known_at: KnownAt = None
) -> View:
    """Read the filters and dates; the view has no focus."""
    return replace(through, on=on, known_at=known_at)


FilteredDep = Annotated[View, Depends(filtered)]


async def pictured(
    through: FilteredDep,
    focus: Focus = [],  # noqa: B006
    depth: Depth = 1,
    limit: NodeLimit = DEFAULT_LIMIT,
) -> View:
    """Read where to look, how far, and how much to show, through the filters."""
    return replace(through, focus=tuple(dict.fromkeys(focus)), depth=depth, limit=limit)


PicturedDep = Annotated[View, Depends(pictured)]
