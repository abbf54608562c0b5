"""`/watches`: the entities that the key which asks watches. Its own list: no key sees another's."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response

from app.domain.vocabulary import Role
from app.services.accounts import watches
from app.web.api.answers.parts import PageAnswer
from app.web.api.answers.watches import WatchAnswer
from app.web.api.description.openapi import problems, role
from app.web.dependencies import GraphDep, Reader
from app.web.http.problems import ProblemTypes
from app.web.parameters.common import Cursor, Limit

router = APIRouter(prefix="/watches", tags=["watches"])

_Entity = Annotated[
    str, Path(min_length=1, max_length=300, description="Id of an entity.", examples=["mali"])
]


@router.get(
    "",
    operation_id="listWatches",
    summary="List what the key watches",
    responses=problems(ProblemTypes.FORBIDDEN, ProblemTypes.INVALID),
    openapi_extra=role(Role.READER),
)
async def get_watches(
    asking: Reader, graph: GraphDep, limit: Limit = 50, cursor: Cursor = None
) -> PageAnswer[WatchAnswer]:
    """List the entities that the key watches, by name. What changed of them: `/diff` with `entity`."""
    found = await watches.page(graph, asking.key, limit, cursor)
    return PageAnswer(items=[WatchAnswer.of(one) for one in found.items], next=found.next)


@router.put(
    "/{entity}",
    operation_id="watchEntity",
    summary="Watch an entity",
    responses={
        **problems(
            ProblemTypes.FORBIDDEN, ProblemTypes.NOT_FOUND, ProblemTypes.CONFLICT, ProblemTypes.INVALID
        ),
        201: {"model": WatchAnswer, "description": "New on the list."},
        200: {"description": "It was watched already; nothing changed."},
    },
    openapi_extra=role(Role.READER),
)
async def put_watch(asking: Reader, graph: GraphDep, entity: _Entity, response: Response) -> WatchAnswer:
    """Put an entity on the key's list, 200 at most; one that was merged is watched as what it is now."""
    found, is_new = await watches.watch(graph, asking.key, entity)
    response.status_code = 201 if is_new else 200
    return WatchAnswer.of(found)


@router.delete(
    "/{entity}",
    operation_id="unwatchEntity",
    summary="Watch an entity no longer",
    status_code=204,
    responses={
        **problems(ProblemTypes.FORBIDDEN, ProblemTypes.NOT_FOUND, ProblemTypes.INVALID),
        204: {"description": "It is not on the list, whether it was or not."},
    },
    openapi_extra=role(Role.READER),
)
async def delete_watch(asking: Reader, graph: GraphDep, entity: _Entity) -> None:
    """Take an entity off the key's list."""
    await watches.unwatch(graph, asking.key, entity)
