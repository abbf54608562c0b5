"""The HTTP API: one router a noun. A handler parses, calls one service, presents."""

from fastapi import APIRouter

from app.web.api import (
    claims,
    difference,
    documents,
    entities,
    episodes,
    export,
    graph,
    health,
    loads,
    paths,
    presence,
    search,
    views,
    watches,
)
from app.web.api.description import documentation

router = APIRouter()
"""All of the API; `app.main` includes it."""

for part in (
    claims,
    loads,
    episodes,
    entities,
    documents,
    graph,
    paths,
    presence,
    difference,
    export,
    search,
    views,
    watches,
):
    router.include_router(part.router, prefix="/api/v1")
for part in (documentation, health):
    router.include_router(part.router)
