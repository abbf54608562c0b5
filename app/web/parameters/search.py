"""What a URL searches for: the same for the page and for the API."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query
from pydantic import BeforeValidator

from app.services.search.everything import Asked, Sort
from app.web.dependencies import ActorDep
from app.web.parameters.common import Kinds, KnownAt, Predicates, Statuses, closed, split

_Sorts = Annotated[
    list[Sort], closed(Sort), Query(description="Sorts of hits to show; repeat it or use commas.")
]
_Publishers = Annotated[
    list[str],
    BeforeValidator(split),
    Query(max_length=50, description="Ids of publishers; only what they published, or is claimed in it."),
]
_Years = Annotated[
    list[Annotated[int, Query(ge=0, le=9999)]],
    BeforeValidator(split),
    Query(max_length=50, description="Years in which documents were published."),
]


async def question(
    asking: ActorDep,
    q: Annotated[str, Query(max_length=500, description="What to look for; its syntax is text.")] = "",
    type: _Sorts = [],  # noqa: A002, B006  # the name in the URL; FastAPI copies defaults
    kind: Kinds = [],  # noqa: B006
    predicate: Predicates = [],  # noqa: B006
    status: Statuses = [],  # noqa: B006
    publisher: _Publishers = [],  # noqa: B006
    year: _Years = [],  # noqa: B006
    known_at: KnownAt = None,
) -> Asked:
    """Read the question from the URL; proposals are found only for who has a key."""
    return Asked(
        q.strip(), type, kind, predicate, status, publisher, year, known_at, proposals=asking is not None
    )


AskedDep = Annotated[Asked, Depends(question)]
