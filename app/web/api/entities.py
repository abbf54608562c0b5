"""`/entities`: who and what claims are about. Searched, read, and what is claimed of one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from app.services.reading import claims, entities
from app.services.reading.claims import ClaimFilter
from app.services.search import entities as search
from app.web.api.answers.claims import ClaimAnswer
from app.web.api.answers.entities import EntityAnswer, FoundAnswer
from app.web.api.answers.parts import PageAnswer
from app.web.api.description.openapi import problems
from app.web.dependencies import ActorDep, GraphDep
from app.web.http.problems import ProblemTypes
from app.web.parameters.common import Cursor, Id, Kinds, KnownAt, Limit, On

router = APIRouter(prefix="/entities", tags=["entities"])

_ONE = problems(ProblemTypes.MOVED, ProblemTypes.NOT_FOUND, ProblemTypes.INVALID)


@router.get(
    "", operation_id="searchEntities", summary="Search entities", responses=problems(ProblemTypes.INVALID)
)
async def get_entities(
    graph: GraphDep,
    q: Annotated[str, Query(max_length=500, description="What to look for; left away: all, by id.")] = "",
    kind: Kinds = [],  # noqa: B006 - FastAPI copies it
    limit: Limit = 50,
    cursor: Cursor = None,
) -> PageAnswer[FoundAnswer]:
    """Find entities by name or alias in any script, accents or typos notwithstanding, best first.

    What is special to search engines (`*`, `~`, `AND`) is text here. `score` is 1 for the very name.
    """
    found = await search.search(graph, q, kind, limit, cursor)
    return PageAnswer(items=[FoundAnswer.of(item) for item in found.items], next=found.next)


@router.get("/{id}", operation_id="getEntity", summary="Read one entity", responses=_ONE)
async def get_entity(graph: GraphDep, id: Id) -> EntityAnswer:  # noqa: A002 - the name in the URL
    """Return an entity with all its names; one that was merged answers 308 to where it went."""
    return EntityAnswer.of(await entities.entity(graph, id))


@router.get(
    "/{id}/claims", operation_id="listEntityClaims", summary="List what is claimed of one", responses=_ONE
)
async def get_entity_claims(
    graph: GraphDep,
    asking: ActorDep,
    id: Id,  # noqa: A002 - the name in the URL
    on: On = None,
    known_at: KnownAt = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> PageAnswer[ClaimAnswer]:
    """List the claims with the entity at either end, or that are under it; proposals only with a key."""
    entity = await entities.entity(graph, id)
    wanted = ClaimFilter(entity=entity.id, on=on, known_at=known_at, proposals=asking is not None)
    found = await claims.claims(graph, wanted, limit, cursor)
    return PageAnswer(items=[ClaimAnswer.of(claim) for claim in found.items], next=found.next)
