"""The saved views: listed for everyone, and saved, renamed and deleted by forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from app.bodies.faults import shaped
from app.errors import Invalid
from app.graph.connection import Graph
from app.services.accounts import views as saved
from app.services.accounts.actor import Actor
from app.services.accounts.views import SavedView
from app.web import words
from app.web.api.bodies import RenamingBody, ViewBody
from app.web.dependencies import ActorDep, Contributor, GraphDep
from app.web.explorer import address
from app.web.http.forms import form
from app.web.parameters.common import Cursor
from app.web.parameters.dateline import DatelineDep
from app.web.templates import page

PATH: Final = "/views"
FIRST: Final = 50
"""Views on one page."""

router = APIRouter()

ViewId = Annotated[str, Path(alias="id", min_length=1, max_length=100)]


@dataclass(frozen=True, slots=True)
class Row:
    """One view of the list, and whether who reads may rename and delete it."""

    view: SavedView
    is_own: bool


@router.get(PATH)
async def views(
    request: Request, graph: GraphDep, asking: ActorDep, _: DatelineDep, cursor: Cursor = None
) -> HTMLResponse:
    """List the saved views, newest first."""
    return await _listed(request, graph, asking, cursor=cursor)


@router.post(PATH)
async def save(request: Request, asking: Contributor, graph: GraphDep, _: DatelineDep) -> Response:
    """Save the view of a form, and show it in the list; say why where it cannot be."""
    given = await form(request)
    try:
        asked = shaped(ViewBody, {"name": given.get("name", ""), "query": given.get("query", "")})
        query, about = await address.checked(asked.query)
        view = await saved.save(graph, asked.name, query, about, asking)
    except Invalid as error:
        note = words.say("views.refused", reason=str(error))
        return await _listed(request, graph, asking, note=note, status=422)
    return _back(view)


@router.post(f"{PATH}/{{id}}/name")
async def rename(
    request: Request, asking: Contributor, graph: GraphDep, _: DatelineDep, id_: ViewId
) -> Response:
    """Give a view another name. Raises NotFound, and Forbidden for somebody else's."""
    given = await form(request)
    try:
        name = shaped(RenamingBody, {"name": given.get("name", "")}).name
    except Invalid as error:
        note = words.say("views.refused", reason=str(error))
        return await _listed(request, graph, asking, note=note, status=422)
    return _back(await saved.rename(graph, id_, name, asking))


@router.post(f"{PATH}/{{id}}/deletion")
async def delete(
    request: Request, asking: Contributor, graph: GraphDep, _: DatelineDep, id_: ViewId
) -> HTMLResponse:
    """Delete a view, and offer to save it again. Raises NotFound, and Forbidden for somebody else's."""
    gone = await saved.delete(graph, id_, asking)
    note = words.say("views.deleted", name=gone.name)
    return await _listed(request, graph, asking, note=note, gone=gone)


async def _listed(
    request: Request,
    graph: Graph,
    asking: Actor | None,
    *,
    cursor: str | None = None,
    note: str = "",
    gone: SavedView | None = None,
    status: int = 200,
) -> HTMLResponse:
    found = await saved.views(graph, FIRST, cursor)
    context: dict[str, Any] = {
        "rows": [Row(view, saved.may_change(view, asking)) for view in found.items],
        "older": f"{PATH}?{urlencode({'cursor': found.next})}" if found.next else "",
        "newest": PATH if cursor else "",
        "note": note,
        "gone": gone,
        "is_refused": status != 200,
    }
    return page(request, "views.html", context, status)


def _back(view: SavedView) -> Response:
    """Lead to the list, at this view: loading that page again sends nothing again."""
    return RedirectResponse(f"{PATH}#{view.id}", 303)
