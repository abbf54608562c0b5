"""Alive at once, ready when Neo4j is."""

import asyncio

import httpx
import pytest

from app.errors import GarrisonError, ServerFailed
from app.graph.connection import Graph
from app.graph.server.address import Address
from app.main import create_app
from app.settings import Settings
from tests.web.serving import client

pytestmark = pytest.mark.anyio

NOWHERE = Address("bolt://127.0.0.1:9", "neo4j", "none", "neo4j")


async def test_alive_and_ready(http: httpx.AsyncClient) -> None:
    for path, status in (("/healthz", "alive"), ("/readyz", "ready")):
        response = await http.get(path)
        assert (response.status_code, response.json()) == (200, {"status": status})
        assert (await http.head(path)).status_code == 200


async def test_alive_but_not_ready_while_neo4j_is_away() -> None:
    app = create_app(Settings(), NOWHERE)
    async with app.router.lifespan_context(app), client(app) as http:
        assert (await http.get("/healthz")).status_code == 200
        for path in ("/readyz", "/api/v1/graph", "/api/v1/claims"):
            response = await http.get(path)
            assert response.status_code == 503
            assert response.headers["content-type"] == "application/problem+json"
            assert int(response.headers["retry-after"]) > 0
            assert "bolt" not in response.text
        page = await http.get("/", headers={"accept": "text/html"})
        assert page.status_code == 503
        assert page.headers["content-type"].startswith("text/html")


async def test_not_ready_before_what_is_to_be_loaded_is_loaded(graph: Graph) -> None:
    loading, loaded = asyncio.Event(), asyncio.Event()
    ready: asyncio.Future[GarrisonError | None] = asyncio.get_running_loop().create_future()

    async def prepare(_: Graph) -> None:
        loading.set()
        await loaded.wait()

    app = create_app(Settings(), graph.address, prepare=prepare, started=ready.set_result)
    async with app.router.lifespan_context(app), client(app) as http:
        await loading.wait()
        assert (await http.get("/readyz")).status_code == 503
        loaded.set()
        assert await ready is None
        assert (await http.get("/readyz")).status_code == 200


async def test_a_hopeless_start_is_told_once_and_the_app_stays_alive(
    graph: Graph, caplog: pytest.LogCaptureFixture
) -> None:
    ready: asyncio.Future[GarrisonError | None] = asyncio.get_running_loop().create_future()
    at = graph.address
    wrong = Address(at.uri, at.username, "not the password", at.database)
    app = create_app(Settings(), wrong, started=ready.set_result)
    async with app.router.lifespan_context(app), client(app) as http:
        assert isinstance(await ready, ServerFailed)
        assert (await http.get("/healthz")).status_code == 200
        response = await http.get("/readyz")
        assert response.status_code == 503
        assert "password" not in response.text
    assert "cannot start" in caplog.text


async def test_a_mistake_of_ours_while_starting_ends_the_start(
    graph: Graph, caplog: pytest.LogCaptureFixture
) -> None:
    ready: asyncio.Future[GarrisonError | None] = asyncio.get_running_loop().create_future()

    async def prepare(_: Graph) -> None:
        raise ZeroDivisionError

    app = create_app(Settings(), graph.address, prepare=prepare, started=ready.set_result)
    async with app.router.lifespan_context(app), client(app) as http:
        assert isinstance(await ready, ServerFailed)
        assert (await http.get("/readyz")).status_code == 503
    assert "ZeroDivisionError" in caplog.text


async def test_health_is_answered_whatever_key_is_sent(http: httpx.AsyncClient) -> None:
    assert (await http.get("/healthz", headers={"authorization": "Bearer wrong"})).status_code == 200
    assert (await http.get("/readyz", headers={"authorization": "Bearer wrong"})).status_code == 200
