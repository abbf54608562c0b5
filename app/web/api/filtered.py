"""The filters and dates that questions about parts of the graph share, as a view without a focus."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query

from app.services.explore import View
from app.web.parameters import EvidenceLevels, Kinds, KnownAt, On, Predicates, Statuses

MinSources = Annotated[int, Query(ge=0, le=1000, description="Independent sources an edge has at least.")]


async def filtered(
    kinds: Kinds = [],  # noqa: B006 - FastAPI copies it
    predicates: Predicates = [],  # noqa: B006
    statuses: Statuses = [],  # noqa: B006
    evidence: EvidenceLevels = [],  # noqa: B006
    on: On = None,
    known_at: KnownAt = None,
    min_sources: MinSources = 0,
) -> View:
    """Read the filters; the view has no focus."""
    return View(
        kinds=frozenset(kinds),
        predicates=frozenset(predicates),
        statuses=frozenset(statuses),
        evidence=frozenset(evidence),
        on=on,
        known_at=known_at,
        min_sources=min_sources,
    )


FilteredDep = Annotated[View, Depends(filtered)]
