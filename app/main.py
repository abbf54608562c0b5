"""The web application: routers, error handlers, middleware, lifespan. Nothing else."""

from __future__ import annotations

from typing import Final

from fastapi import Depends, FastAPI
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

import app
from app.graph.connection import Graph
from app.graph.server.address import Address
from app.settings import Settings
from app.web import api, explorer, pages
from app.web.http import errors
from app.web.http.conditional import EntityTags, HeadRequests
from app.web.http.headers import SecurityHeaders
from app.web.http.hosts import AllowedHosts
from app.web.http.limiter import RateLimit
from app.web.http.readiness import Readiness
from app.web.http.startup import Prepare, Started, starting
from app.web.http.static import MOUNT, Static
from app.web.security.authentication import reading

DESCRIPTION: Final = (
    "Who has forces in whose country, since when, how many, and who says so. JSON in, JSON out; errors are "
    "RFC 9457 problems; lists answer with `items` and the cursor `next`."
)


def create_app(
    settings: Settings,
    at: Address | Graph | None = None,
    *,
    warm: bool = True,
    prepare: Prepare | None = None,
    started: Started | None = None,
) -> FastAPI:
    """Make the app for the Neo4j `at` an address, or at NEO4J_URI where none is given.

    A graph in its stead is one that is in use already, connected and migrated by whoever closes it.
    The app listens at once and starts in the background: `prepare` is awaited with the graph before `/readyz`
    says ready (the demonstration is loaded there), then `started` is called, or with the error that makes
    starting hopeless (a wrong password, a newer schema). Then what pages ask is asked once, where it is to
    be `warm`.
    """
    readiness, where = Readiness(), at or Address.of(settings)
    garrison = FastAPI(
        title="Garrison",
        version=app.__version__,
        description=DESCRIPTION,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lambda _: starting(readiness, where, prepare, started, warm=warm),
        dependencies=[Depends(reading)],
        middleware=_middleware(settings),
    )
    garrison.state.settings, garrison.state.readiness = settings, readiness
    errors.install(garrison)
    for router in (api.router, pages.router, explorer.router):
        garrison.include_router(router)
    garrison.mount(MOUNT, Static(), name="static")
    return garrison


def _middleware(settings: Settings) -> list[Middleware]:
    """Return what every request passes, outermost first."""
    return [
        Middleware(SecurityHeaders),
        Middleware(AllowedHosts, allowed=settings.allowed_hosts),
        Middleware(RateLimit),
        Middleware(HeadRequests),
        Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5),
        Middleware(EntityTags),
    ]
