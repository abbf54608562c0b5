"""The pages: one module a page. Each asks one service, arranges what it answers, and renders a template."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from app.web.pages import (
    about,
    components,
    documents,
    search,
    sign_in,
    stale,
    start,
    timeline,
    views,
    watches,
)
from app.web.pages.difference import page as difference
from app.web.pages.dossier import page as dossier
from app.web.pages.ledger import page as ledger
from app.web.pages.presence import page as presence

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
"""Everything a person reads; `app.main` includes it."""

for part in (
    start,
    presence,
    timeline,
    difference,
    watches,
    stale,
    search,
    dossier,
    ledger,
    documents,
    about,
    components,
    sign_in,
    views,
):
    router.include_router(part.router)
