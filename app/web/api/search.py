"""`/search`: entities, documents, quoted words and claims by what was typed, with facets and highlights."""

from __future__ import annotations

from fastapi import APIRouter

from app.services import paging
from app.services.search import everything
from app.services.search.entities import position
from app.services.search.results import shown
from app.web.api.answers.search import HitAnswer, SearchAnswer
from app.web.api.description.openapi import problems
from app.web.dependencies import GraphDep
from app.web.http.problems import ProblemTypes
from app.web.parameters.common import Cursor, Limit
from app.web.parameters.search import AskedDep

router = APIRouter(prefix="/search", tags=["search"])


@router.get("", operation_id="search", summary="Search everything", responses=problems(ProblemTypes.INVALID))
async def get_search(
    graph: GraphDep, asked: AskedDep, limit: Limit = 50, cursor: Cursor = None
) -> SearchAnswer:
    """Find entities by name, documents by title, claims by what they quote, note or state as names.

    All words must occur; accents, case and, of names, script do not matter, and a typo is forgiven where
    nothing is found without. Entities come first, then documents, quotes, claims, the best of each first.
    Full texts of documents are not searched; proposals only with a key. No `q`, no items.
    """
    found = await everything.find(graph, asked)
    start = position(cursor)
    seen = await shown(graph, asked.q, found.hits[start : start + limit])
    following = paging.encode(start + limit) if len(found.hits) > start + limit else None
    return SearchAnswer.found([HitAnswer.of(hit) for hit in seen], following, found)
