"""The API's description for programs (`/api/openapi.json`) and for people (`/api/docs`)."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.web.api.description.openapi import describe
from app.web.api.description.reference import reference
from app.web.http.problems import ProblemTypes
from app.web.templates import page

router = APIRouter(include_in_schema=False)


@router.get("/api/openapi.json")
async def openapi(request: Request) -> dict[str, Any]:
    """Return the OpenAPI document."""
    return _description(request)


@router.get("/api/docs")
async def docs(request: Request) -> HTMLResponse:
    """Show the OpenAPI document as a page."""
    context = {"api": reference(_description(request)), "problems": [kind.value for kind in ProblemTypes]}
    return page(request, "api.html", context)


def _description(request: Request) -> dict[str, Any]:
    state = request.app.state
    if not hasattr(state, "openapi"):
        state.openapi = describe(request.app)
    return state.openapi
