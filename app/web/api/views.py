"""`/views`: the explorer's address under a name. Read by all, saved by contributors."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Response

from app.bodies.faults import shaped
from app.domain.vocabulary import Role
from app.services.accounts import views
from app.web.api.answers.parts import PageAnswer
from app.web.api.answers.views import ViewAnswer
from app.web.api.bodies import RenamingBody, ViewBody
from app.web.api.description import examples
from app.web.api.description.openapi import body, problems, role
from app.web.dependencies import Contributor, GraphDep
from app.web.explorer import address
from app.web.http.body import JsonBody
from app.web.http.problems import ProblemTypes
from app.web.parameters.common import Cursor, Id, Limit

router = APIRouter(prefix="/views", tags=["views"])

_WRITING: Final = (
    ProblemTypes.MALFORMED,
    ProblemTypes.FORBIDDEN,
    ProblemTypes.TOO_LARGE,
    ProblemTypes.UNSUPPORTED,
    ProblemTypes.INVALID,
)


@router.get(
    "",
    operation_id="listViews",
    summary="List saved views",
    responses=problems(ProblemTypes.INVALID),
)
async def get_views(graph: GraphDep, limit: Limit = 50, cursor: Cursor = None) -> PageAnswer[ViewAnswer]:
    """List the saved views, newest first."""
    found = await views.views(graph, limit, cursor)
    return PageAnswer(items=[ViewAnswer.of(view) for view in found.items], next=found.next)


@router.post(
    "",
    operation_id="saveView",
    summary="Save a view",
    status_code=201,
    responses={**problems(*_WRITING), 201: {"description": "Saved."}},
    openapi_extra=body(ViewBody, examples.VIEW, Role.CONTRIBUTOR),
)
async def post_view(asking: Contributor, graph: GraphDep, sent: JsonBody, response: Response) -> ViewAnswer:
    """Keep the explorer's address under a name; everyone can read it.

    The query is one of the explorer's: a parameter it does not have, a value it cannot read and an entity
    that does not exist are refused.
    """
    given = shaped(ViewBody, sent)
    query, about = await address.checked(given.query)
    saved = await views.save(graph, given.name, query, about, asking)
    response.headers["location"] = f"/api/v1/views/{saved.id}"
    return ViewAnswer.of(saved)


@router.get(
    "/{id}",
    operation_id="getView",
    summary="Read one saved view",
    responses=problems(ProblemTypes.NOT_FOUND, ProblemTypes.INVALID),
)
async def get_view(graph: GraphDep, id: Id) -> ViewAnswer:  # noqa: A002 - the name in the URL
    """Return a saved view."""
    return ViewAnswer.of(await views.view(graph, id))


@router.patch(
    "/{id}",
    operation_id="renameView",
    summary="Rename a saved view",
    responses=problems(*_WRITING, ProblemTypes.NOT_FOUND),
    openapi_extra=body(RenamingBody, examples.RENAMING, Role.CONTRIBUTOR),
)
async def patch_view(
    asking: Contributor,
    graph: GraphDep,
    id: Id,  # noqa: A002 - the name in the URL
    sent: JsonBody,
) -> ViewAnswer:
    """Give a view another name: one's own, an administrator any."""
    return ViewAnswer.of(await views.rename(graph, id, shaped(RenamingBody, sent).name, asking))


@router.delete(
    "/{id}",
    operation_id="deleteView",
    summary="Delete a saved view",
    status_code=204,
    responses={
        **problems(ProblemTypes.FORBIDDEN, ProblemTypes.NOT_FOUND, ProblemTypes.INVALID),
        204: {"description": "Deleted."},
    },
    openapi_extra=role(Role.CONTRIBUTOR),
)
async def delete_view(asking: Contributor, graph: GraphDep, id: Id) -> Response:  # noqa: A002 - the name in the URL
    """Take a view away: one's own, an administrator any."""
    await views.delete(graph, id, asking)
    return Response(status_code=204)
