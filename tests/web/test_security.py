"""Who may do what: decided before a body is looked at, for every call there is."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from app.domain.vocabulary import Role
from app.graph.connection import Graph
from app.services.accounts import keys
from app.web.api.description.openapi import describe
from app.web.http.body import LARGEST_BODY
from app.web.http.headers import SECURITY_HEADERS
from tests.web.claims import claim
from tests.web.serving import ADMIN_KEY, Serve

pytestmark = pytest.mark.anyio

CLAIMS = "/api/v1/claims"
JSON = {"content-type": "application/json"}
Bearer = dict[Role, dict[str, str]]

GARBAGE: tuple[tuple[dict[str, str], bytes], ...] = (
    (JSON, b""),
    (JSON, b"{"),
    (JSON, b"\xff\xfe"),
    (JSON, b'{"a": "\\ud800"}'),
    (JSON, b"[" * 10_000),
    (JSON, b'{"unknown": 1}'),
    (JSON, b" " * (LARGEST_BODY + 1)),
    (JSON | {"content-length": "99999999999"}, b"{}"),
    ({"content-type": "text/plain"}, b"x"),
    ({"content-type": "multipart/form-data; boundary=x"}, b"--x"),
    ({}, b""),
)


def calls(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield method, path with a made-up id, and operation of every call that the API describes."""
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            yield method.upper(), path.replace("{id}", "made-up"), operation


BATCH = "/api/v1/claims/batch"
READ_WITH_A_KEY = {("GET", "/api/v1/loads"), ("GET", "/api/v1/watches")}


async def document(http: httpx.AsyncClient) -> dict[str, Any]:
    return (await http.get("/api/openapi.json")).json()


async def test_every_write_without_a_key_is_401_and_with_too_little_403(
    http: httpx.AsyncClient, bearer: Bearer
) -> None:
    writes = [call for call in calls(await document(http)) if call[0] not in {"GET", "HEAD"}]
    assert writes
    for method, path, operation in writes:
        needed = Role(operation["x-role"])
        for headers, content in GARBAGE:
            refused = await http.request(method, path, headers=headers, content=content)
            assert refused.status_code == 401, (method, path, content[:20])
            assert refused.headers["www-authenticate"].startswith("Bearer")
            assert refused.json()["type"] == "/api/docs#unauthenticated"
            for role in (role for role in Role if not role.covers(needed)):
                little = await http.request(method, path, headers=headers | bearer[role], content=content)
                assert little.status_code == 403, (method, path, role, content[:20])
                assert needed in little.json()["detail"]
            enough = await http.request(method, path, headers=headers | bearer[needed], content=content)
            if path == BATCH and enough.status_code == 200:  # it says of each line what is wrong with it
                assert enough.json()["rejected"] == enough.json()["received"] == 1
                continue
            assert enough.status_code in {400, 404, 413, 415, 422}, (method, path, content[:20])
            assert enough.headers["content-type"] == "application/problem+json"


async def test_every_route_that_changes_anything_is_described_with_its_role(
    http: httpx.AsyncClient,
) -> None:
    for method, path, operation in calls(await document(http)):
        writes = method not in {"GET", "HEAD"}
        assert ("x-role" in operation) == (writes or (method, path) in READ_WITH_A_KEY), (method, path)


async def test_what_names_who_sent_what_is_read_with_a_key_alone(
    http: httpx.AsyncClient, bearer: Bearer
) -> None:
    for method, path in READ_WITH_A_KEY:
        assert (await http.request(method, path)).status_code == 401
        assert (await http.request(method, path, headers=bearer[Role.READER])).status_code == 200


@pytest.mark.parametrize("secret", ["wrong", "grsn_wrong", "", "é", "a b", "\x00", "x" * 5000])
async def test_a_key_that_is_none_is_401_even_for_reading(http: httpx.AsyncClient, secret: str) -> None:
    value = b"Bearer " + secret.encode()
    response = await http.get("/api/v1/graph", headers=[(b"authorization", value)])
    assert response.status_code == 401
    assert "invalid_token" in response.headers["www-authenticate"]


async def test_other_schemes_are_a_proxys_business(http: httpx.AsyncClient) -> None:
    headers = {"authorization": "Basic Z3Vlc3Q6Z3Vlc3Q="}
    assert (await http.get("/api/v1/graph", headers=headers)).status_code == 200
    assert (await http.post(CLAIMS, json=claim(), headers=headers)).status_code == 401


async def test_a_revoked_key_stops_at_once(http: httpx.AsyncClient, graph: Graph) -> None:
    key_id, secret = await keys.add(graph, "Desk", Role.ANALYST)
    headers = {"authorization": f"bearer {secret}"}
    assert (await http.post(CLAIMS, json=claim(), headers=headers)).status_code == 201
    await keys.revoke(graph, key_id)
    assert (await http.post(CLAIMS, json=claim(), headers=headers)).status_code == 401


async def test_the_administrators_key_of_the_settings_works(http: httpx.AsyncClient) -> None:
    headers = {"authorization": f"Bearer {ADMIN_KEY}"}
    assert (await http.post(CLAIMS, json=claim(), headers=headers)).status_code == 201
    for wrong in (ADMIN_KEY + "x", ADMIN_KEY[:-1], ADMIN_KEY.upper()):
        response = await http.get("/api/v1/graph", headers={"authorization": f"Bearer {wrong}"})
        assert response.status_code == 401


async def test_closed_reading_closes_everything_but_health_and_static_files(
    serve: Serve, bearer: Bearer
) -> None:
    async with serve(GARRISON_PUBLIC_READ="false") as http:
        reading = [path for method, path, _ in calls(await described(http, bearer)) if method == "GET"]
        pages = ["/", "/about", "/search", "/explore", "/entities/mali", "/api/docs", "/api/openapi.json"]
        for path in (*reading, *pages):
            open_ = path in {"/healthz", "/readyz"}
            assert (await http.get(path)).status_code == (200 if open_ else 401), path
            assert (await http.get(path, headers=bearer[Role.READER])).status_code != 401, path
        assert (await http.get("/static/vis/vis-network.min.js")).status_code == 200
        for path in (*pages[:-2], "/nowhere"):
            page = await http.get(path, headers={"accept": "text/html"})
            assert page.status_code == 303, path
            assert page.headers["location"].startswith("/sign-in"), path


async def described(http: httpx.AsyncClient, bearer: Bearer) -> dict[str, Any]:
    return (await http.get("/api/openapi.json", headers=bearer[Role.READER])).json()


async def test_only_allowed_hosts_are_answered_pages_too(serve: Serve) -> None:
    async with serve(GARRISON_ALLOWED_HOSTS="garrison.example") as http:
        for path in ("/", "/api/v1/graph", "/healthz", "/static/vis/vis-network.css", "/nowhere"):
            for host, allowed in (
                ("evil.example", False),
                ("garrison.example", True),
                ("garrison.example:8443", True),
                ("localhost:8000", True),
                ("[::1]:8000", True),
            ):
                response = await http.get(path, headers={"host": host})
                assert (response.status_code == 400) is not allowed, (path, host)


async def test_every_answer_carries_the_security_headers(
    http: httpx.AsyncClient, analyst: dict[str, str]
) -> None:
    asked = [
        *(
            ("GET", path)
            for path in ("/", "/api/docs", "/api/v1/graph", "/healthz", "/nowhere", "/api/nowhere")
        ),
        *(
            ("GET", path)
            for path in ("/static/vis/vis-network.min.js", "/static/nothing", "/api/v1/graph?depth=x")
        ),
        *(("POST", CLAIMS), ("DELETE", "/api/v1/graph"), ("HEAD", "/"), ("OPTIONS", "/api/v1/graph")),
    ]
    for method, path in asked:
        for extra in ({}, {"host": "evil.example"}, analyst, {"accept": "text/html"}):
            response = await http.request(method, path, headers=extra)
            for name, value in SECURITY_HEADERS.items():
                assert response.headers[name] == value, (method, path, extra)


async def test_a_body_over_the_limit_is_413_however_it_is_sent(
    http: httpx.AsyncClient, analyst: dict[str, str]
) -> None:
    async def pieces() -> Any:
        for _ in range(20):
            yield b" " * 100_000

    for content in (b" " * (LARGEST_BODY + 1), pieces()):
        response = await http.post(CLAIMS, content=content, headers=analyst | JSON)
        assert response.status_code == 413
        assert response.json()["type"] == "/api/docs#too-large"


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff", 400),
        (b"nul", 400),
        (b'{"a": NaN}', 400),
        (b'{"subject": "\\ud800"}', 400),
        (b"[" * 100_000, 400),
        (b'{"a": ' + b"9" * 5_000 + b"}", 400),
        (b"null", 422),
        (b"[]", 422),
        (b'"text"', 422),
        (b"3", 422),
        (b"[" * 150 + b"]" * 150, 422),
        (b'{"credibility": ' + b"9" * 400 + b"}", 422),
    ],
)
async def test_what_is_no_claim_is_refused_and_never_breaks_anything(
    http: httpx.AsyncClient, analyst: dict[str, str], content: bytes, status: int
) -> None:
    response = await http.post(CLAIMS, content=content, headers=analyst | JSON)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"


async def test_what_is_sent_as_something_else_is_415(
    http: httpx.AsyncClient, analyst: dict[str, str]
) -> None:
    for media_type in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", "json"):
        headers = analyst | {"content-type": media_type}
        response = await http.post(CLAIMS, content=b"{}", headers=headers)
        assert response.status_code == 415, media_type
    for media_type in ("application/json; charset=utf-8", "application/merge-patch+json"):
        headers = analyst | {"content-type": media_type}
        assert (await http.post(CLAIMS, content=b"{}", headers=headers)).status_code == 422


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/entities/%00",
        "/api/v1/entities/a%00b",
        "/api/v1/entities/%ED%A0%80",
        "/api/v1/entities/%FF",
        "/api/v1/entities/" + "x" * 5_000,
        "/api/v1/entities/..%2f..%2fetc",
        "/api/v1/episodes/a.b.c",
        "/api/v1/episodes/a.DEPLOYED_TO.b.%D9%A1",
        "/api/v1/episodes/wagner-group.DEPLOYED_TO.mali.99999999999999999999999",
        "/api/v1/claims/%00",
        "/api/v1/documents/%00/claims",
        "/api/v1/graph?focus=%00",
        "/api/v1/graph?focus=%ED%A0%80",
        "/api/v1/paths?source=%00&target=%FF",
        "/api/v1/claims?subject=%00",
        "/api/v1/claims?cursor=%00",
        "/api/v1/entities?cursor=bnVsbA",
        "/api/v1/graph?min_sources=99999999999999999999999999",
    ],
)
async def test_odd_addresses_find_nothing_and_break_nothing(http: httpx.AsyncClient, path: str) -> None:
    response = await http.get(path)
    assert response.status_code in {404, 422}, response.text
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("q", ["%00", "%ED%A0%80", "a:b AND (", "*", "~", "/[", "%22", "x" * 500, "🪖", "\\"])
async def test_any_text_may_be_searched_for(http: httpx.AsyncClient, q: str) -> None:
    assert (await http.get(f"/api/v1/entities?q={q}")).status_code == 200


def test_the_description_of_the_same_app_is_the_same() -> None:
    from app.graph.server.address import Address
    from app.main import create_app
    from app.settings import Settings

    at = Address("bolt://127.0.0.1:9", "neo4j", "", "neo4j")
    assert describe(create_app(Settings(), at)) == describe(create_app(Settings(), at))
