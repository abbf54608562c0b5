"""The pages: one module a page. Each asks one service, arranges what it answers, and renders a template."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from app.web.pages import (
    about,
    components,
    documents,
    entities,
    episodes,
    learnt,
    presence,
    search,
    sign_in,
    stale,
    start,
    timeline,
    views,
    watched,
)

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
"""Everything a person reads; `app.main` includes it."""

for part in (
    start,
    presence,
    timeline,
    learnt,
    watched,
    stale,
    search,
    entities,
    episodes,
    documents,
    about,
    components,
    sign_in,
    views,
):
    router.include_router(part.router)
