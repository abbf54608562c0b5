"""The whole app over HTTP, in this process, on a real Neo4j."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import httpx
from fastapi import FastAPI

from app.errors import GarrisonError
from app.graph.connection import Graph
from app.main import create_app
from app.settings import Settings

ADMIN_KEY = "an administrator's key for the tests of this project"

Serve = Callable[..., AbstractAsyncContextManager[httpx.AsyncClient]]


@asynccontextmanager
async def serving(graph: Graph, **settings: Any) -> AsyncGenerator[httpx.AsyncClient]:
    """Run the app on the graph, and give a client once it is ready."""
    ready: asyncio.Future[GarrisonError | None] = asyncio.get_running_loop().create_future()
    app = create_app(
        Settings(**{"GARRISON_ADMIN_KEY": ADMIN_KEY} | settings), graph, warm=False, started=ready.set_result
    )
    async with app.router.lifespan_context(app), client(app) as http:
        assert await ready is None
        yield http


def client(app: FastAPI) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=("127.0.0.1", 50_000))
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000")
