"""A client of the whole app, and a key of each role."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import AbstractAsyncContextManager
from typing import Any

import httpx
import pytest

from app.domain.vocabulary import Role
from app.graph.connection import Graph
from app.services.accounts import keys
from tests.web.serving import Serve, serving


@pytest.fixture
async def serve(graph: Graph) -> Serve:
    """`async with serve(GARRISON_PUBLIC_READ="false") as http:` for settings other than the default ones."""

    def on_the_graph(**settings: Any) -> AbstractAsyncContextManager[httpx.AsyncClient]:
        return serving(graph, **settings)

    return on_the_graph


@pytest.fixture
async def http(serve: Serve) -> AsyncGenerator[httpx.AsyncClient]:
    """A client without a key."""
    async with serve() as found:
        yield found


@pytest.fixture
async def bearer(graph: Graph) -> dict[Role, dict[str, str]]:
    """The headers that carry a key, by its role."""
    made = {role: (await keys.add(graph, f"{role} of the tests", role))[1] for role in Role}
    return {role: {"authorization": f"Bearer {secret}"} for role, secret in made.items()}


@pytest.fixture
def analyst(bearer: dict[Role, dict[str, str]]) -> dict[str, str]:
    return bearer[Role.ANALYST]
