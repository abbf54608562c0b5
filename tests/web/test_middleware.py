"""Middleware by itself: around a tiny app, over HTTP."""

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from app.web.http.conditional import EntityTags, HeadRequests
from app.web.http.headers import CONTENT_SECURITY_POLICY, SecurityHeaders
from app.web.http.hosts import AllowedHosts, host_name
from app.web.http.limiter import RATE, RateLimit

pytestmark = pytest.mark.anyio

BURST = 10


def answer(_: Request) -> Response:
    return JSONResponse({"answer": 42})


def streamed(_: Request) -> Response:
    return StreamingResponse(iter([b"a", b"b"]))


def tagged(_: Request) -> Response:
    return PlainTextResponse("version 3", headers={"etag": '"3"'})


def client(*middleware: Middleware, at: tuple[str, int] = ("127.0.0.1", 1)) -> httpx.AsyncClient:
    routes = [Route("/", answer), Route("/streamed", streamed), Route("/tagged", tagged)]
    app = Starlette(routes=[*routes, Route("/static/x", answer)], middleware=middleware)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app, client=at), base_url="http://localhost:8000")


async def test_every_answer_carries_the_policy() -> None:
    async with client(Middleware(SecurityHeaders)) as http:
        for path in ("/", "/streamed", "/nowhere"):
            headers = (await http.get(path)).headers
            assert headers["content-security-policy"] == CONTENT_SECURITY_POLICY
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["cache-control"] == "private, no-cache"


def test_the_policy_allows_nothing_inline_and_no_other_host() -> None:
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert "http" not in CONTENT_SECURITY_POLICY
    assert "*" not in CONTENT_SECURITY_POLICY


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("localhost:8000", 200),
        ("LOCALHOST:1", 200),
        ("127.0.0.1:8000", 200),
        ("[::1]", 200),
        ("[::1]:8000", 200),
        ("[0:0:0:0:0:0:0:1]:8000", 200),
        ("garrison.example", 200),
        ("evil.example", 400),
        ("localhost.evil.example", 400),
        ("evil.example:localhost", 400),
        ("evil.example@localhost", 400),
        ("localhost@evil.example", 400),
        ("localhost/../evil.example", 400),
        ("localhost:99999999", 400),
        ("[::1", 400),
        ("", 400),
        ("xn--\xe9", 400),
    ],
)
async def test_only_allowed_hosts_are_answered(host: str, status: int) -> None:
    allowed = ("127.0.0.1", "localhost", "[::1]", "Garrison.example:8443")
    async with client(Middleware(AllowedHosts, allowed=allowed)) as http:
        response = await http.get("/", headers=[(b"host", host.encode("latin-1"))])
        assert response.status_code == status
        if status == 400:
            assert response.headers["content-type"] == "application/problem+json"
            assert response.json()["type"] == "/api/docs#wrong-host"


async def test_two_hosts_are_one_too_many() -> None:
    async with client(Middleware(AllowedHosts, allowed=("localhost",))) as http:
        response = await http.get("/", headers=[("host", "localhost"), ("host", "localhost")])
        assert response.status_code == 400


def test_a_host_is_compared_without_port_case_or_spelling() -> None:
    assert host_name("Example.ORG:80") == "example.org"
    assert host_name("[0:0::1]:80") == host_name("[::1]") == "::1"
    assert host_name("a b") is None


async def test_head_has_the_headers_of_get_and_no_body() -> None:
    async with client(Middleware(HeadRequests), Middleware(EntityTags)) as http:
        get, head = await http.get("/"), await http.head("/")
        assert head.status_code == 200
        assert head.content == b""
        assert head.headers == get.headers


async def test_an_answer_already_had_is_not_sent_again() -> None:
    async with client(Middleware(HeadRequests), Middleware(EntityTags)) as http:
        tag = (await http.get("/")).headers["etag"]
        assert tag.startswith('W/"')
        for known in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
            for method in ("GET", "HEAD"):
                again = await http.request(method, "/", headers={"if-none-match": known})
                assert (again.status_code, again.content) == (304, b"")
                assert again.headers["etag"] == tag
        assert (await http.get("/", headers={"if-none-match": 'W/"other"'})).status_code == 200


async def test_streams_and_answers_with_their_own_tag_pass_untouched() -> None:
    async with client(Middleware(EntityTags)) as http:
        stream = await http.get("/streamed")
        assert stream.text == "ab"
        assert "etag" not in stream.headers
        assert (await http.get("/tagged")).headers["etag"] == '"3"'
        assert "etag" not in (await http.get("/nowhere")).headers


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize("at", [("203.0.113.7", 1), ("2001:db8::7", 1), ("::ffff:203.0.113.7", 1)])
async def test_a_client_far_away_is_slowed_down(at: tuple[str, int]) -> None:
    clock = Clock()
    async with client(Middleware(RateLimit, burst=BURST, clock=clock), at=at) as http:
        for _ in range(BURST):
            assert (await http.get("/")).status_code == 200
        refused = await http.get("/")
        assert refused.status_code == 429
        assert refused.headers["retry-after"] == "1"
        assert refused.json()["type"] == "/api/docs#too-many-requests"
        assert (await http.get("/static/x")).status_code == 200
        clock.now = 1 / RATE
        assert (await http.get("/")).status_code == 200
        assert (await http.get("/")).status_code == 429


@pytest.mark.parametrize("at", [("127.0.0.1", 1), ("127.8.9.1", 1), ("::1", 1), ("::ffff:127.0.0.1", 1)])
async def test_loopback_is_never_slowed_down(at: tuple[str, int]) -> None:
    async with client(Middleware(RateLimit, burst=BURST, clock=Clock()), at=at) as http:
        assert {(await http.get("/")).status_code for _ in range(BURST + 50)} == {200}


async def test_neighbours_in_one_ipv6_network_share_and_others_do_not() -> None:
    limit = RateLimit(Starlette(routes=[Route("/", answer)]), burst=BURST, clock=Clock())
    for number in range(BURST):
        assert await status_for(limit, f"2001:db8::{number:x}") == 200
    assert await status_for(limit, "2001:db8::ffff") == 429
    assert await status_for(limit, "2001:db8:0:1::1") == 200


async def test_only_so_many_clients_are_remembered() -> None:
    limit = RateLimit(Starlette(routes=[Route("/", answer)]), burst=BURST, clock=Clock(), remembered=2)
    for _ in range(BURST):
        await status_for(limit, "203.0.113.1")
    assert await status_for(limit, "203.0.113.1") == 429
    await status_for(limit, "203.0.113.2")
    await status_for(limit, "203.0.113.3")
    assert await status_for(limit, "203.0.113.1") == 200


async def status_for(app: RateLimit, host: str) -> int:
    transport = httpx.ASGITransport(app, client=(host, 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as http:
        return (await http.get("/")).status_code
