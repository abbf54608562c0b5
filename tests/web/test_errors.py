"""Each kind of error becomes its problem, or its page; what was not expected tells nothing."""

from typing import Annotated

import httpx
import pytest
from fastapi import FastAPI, Query
from starlette.exceptions import HTTPException

from app import errors
from app.errors import Fault
from app.settings import Settings
from app.web.http import errors as web_errors
from app.web.http.headers import CONTENT_SECURITY_POLICY
from app.web.http.problems import ProblemTypes
from app.web.http.readiness import Readiness
from app.web.parameters.common import Focus, Kinds, KnownAt, On
from app.web.security.csrf import CrossSite

pytestmark = pytest.mark.anyio

PAGE = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}

RAISED = {
    "invalid": (errors.Invalid([Fault("/as_of", "2021-13 is not a date.", {"allowed": ["2021-12"]})]), 422),
    "not-found": (errors.NotFound("There is no entity x."), 404),
    "moved": (errors.Moved("new-id"), 308),
    "conflict": (errors.Conflict("It was retracted."), 409),
    "unauthenticated": (errors.Unauthenticated("A key is needed."), 401),
    "cross-site": (CrossSite("This request comes from another site."), 403),
    "forbidden": (errors.Forbidden("It needs analyst."), 403),
    "unavailable": (errors.Unavailable("Neo4j does not answer."), 503),
    "too-slow": (errors.TooSlow("It took more than 20 s."), 503),
    "malformed": (HTTPException(400, "The body is not JSON."), 400),
    "too-large": (HTTPException(413, "Too large."), 413),
    "unsupported-media-type": (HTTPException(415, "Send JSON."), 415),
    "internal": (ZeroDivisionError("secret detail"), 500),
}
BROKEN = {
    "server": errors.ServerFailed("Neo4j at bolt://10.0.0.1 refuses the password."),
    "away": errors.Unavailable("Neo4j at bolt://10.0.0.1 does not answer."),
}


@pytest.fixture
def http() -> httpx.AsyncClient:
    app = FastAPI(openapi_url=None)
    app.state.settings, app.state.readiness = Settings(), Readiness()
    web_errors.install(app)

    async def fail(id: str) -> None:  # noqa: A002
        raise BROKEN[id] if id in BROKEN else RAISED[id][0]

    async def parse(
        on: On = None,
        known_at: KnownAt = None,
        kinds: Kinds = [],  # noqa: B006
        focus: Focus = [],  # noqa: B006
        limit: Annotated[int, Query(ge=1, le=9)] = 5,
    ) -> list[object]:
        return [on, known_at, kinds, focus, limit]

    for prefix in ("/api/v1", ""):
        app.api_route(prefix + "/fail/{id}/more", methods=["GET", "POST"])(fail)
        app.get(prefix + "/parse")(parse)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://localhost")


@pytest.mark.parametrize("slug", RAISED)
async def test_a_program_gets_a_problem(http: httpx.AsyncClient, slug: str) -> None:
    error, status = RAISED[slug]
    response = await http.get(f"/api/v1/fail/{slug}/more", headers=PAGE)
    body = response.json()
    assert response.status_code == status == body["status"]
    assert response.headers["content-type"] == "application/problem+json"
    assert body["type"] == f"/api/docs#{slug}"
    assert set(body) - {"errors"} == {"type", "title", "status", "detail"}
    if slug not in {"internal", "unavailable"}:
        assert body["detail"] == (error.detail if isinstance(error, HTTPException) else str(error))


@pytest.mark.parametrize("slug", RAISED)
async def test_a_person_gets_a_page(http: httpx.AsyncClient, slug: str) -> None:
    # A visitor who only reads is led to sign in instead (tests/web/test_sign_in.py).
    response = await http.post(f"/fail/{slug}/more", headers=PAGE)
    assert response.status_code == RAISED[slug][1]
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert str(response.status_code) in response.text
    program = await http.get(f"/fail/{slug}/more", headers={"accept": "*/*"})
    assert program.headers["content-type"] == "application/problem+json"


async def test_places_at_fault_are_named_with_what_is_allowed(http: httpx.AsyncClient) -> None:
    told = {"detail": "2021-13 is not a date.", "allowed": ["2021-12"]}
    posted = (await http.post("/api/v1/fail/invalid/more")).json()
    assert posted["errors"] == [{"pointer": "/as_of"} | told]
    got = (await http.get("/api/v1/fail/invalid/more")).json()
    assert got["errors"] == [{"parameter": "as_of"} | told]


async def test_the_headers_say_what_to_do(http: httpx.AsyncClient) -> None:
    async def header(slug: str, name: str, **sent: str) -> str:
        return (await http.get(f"/api/v1/fail/{slug}/more?a=b&c=%C3%A9", headers=sent)).headers[name]

    assert await header("unauthenticated", "www-authenticate") == 'Bearer realm="Garrison"'
    assert "invalid_token" in await header("unauthenticated", "www-authenticate", authorization="Bearer x")
    assert "insufficient_scope" in await header("forbidden", "www-authenticate")
    assert int(await header("unavailable", "retry-after")) > 0
    assert int(await header("too-slow", "retry-after")) > 0
    assert await header("moved", "location") == "/api/v1/fail/new-id/more?a=b&c=%C3%A9"


async def test_the_unexpected_is_told_without_any_detail(http: httpx.AsyncClient) -> None:
    for path, headers in (("/api/v1/fail/internal/more", {}), ("/fail/internal/more", PAGE)):
        response = await http.get(path, headers=headers)
        assert response.status_code == 500
        assert "secret" not in response.text
        assert "Traceback" not in response.text
        assert response.headers["content-security-policy"] == CONTENT_SECURITY_POLICY


@pytest.mark.parametrize("slug", BROKEN)
async def test_where_the_server_is_and_what_ails_it_is_for_the_log(
    http: httpx.AsyncClient, caplog: pytest.LogCaptureFixture, slug: str
) -> None:
    response = await http.get(f"/api/v1/fail/{slug}/more")
    assert response.status_code == 503
    assert "10.0.0.1" not in response.text
    assert "10.0.0.1" in caplog.text


async def test_unknown_addresses_and_methods(http: httpx.AsyncClient) -> None:
    assert (await http.get("/api/v1/nowhere")).json()["type"] == "/api/docs#not-found"
    refused = await http.delete("/api/v1/parse")
    assert (refused.status_code, refused.json()["type"]) == (405, "/api/docs#method-not-allowed")
    assert refused.headers["allow"] == "GET"
    assert (await http.get("/nowhere", headers=PAGE)).headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    ("query", "index", "value"),
    [
        ("on=2021-09-30", 0, "2021-09-30"),
        ("on=", 0, None),
        ("known_at=2021-09-30", 1, "2021-09-30T23:59:59.999999Z"),
        ("known_at=2021-09-30T12:00:00Z", 1, "2021-09-30T12:00:00Z"),
        ("known_at=2021-09-30T12:00:00.5%2B02:00", 1, "2021-09-30T10:00:00.500000Z"),
        ("known_at=2021-09-30T12:00:00+02:00", 1, "2021-09-30T10:00:00Z"),
        ("kinds=Country&kinds=Region,Base&kinds=Base&kinds=", 2, ["Country", "Region", "Base"]),
        ("focus=a,b&focus=c", 3, ["a", "b", "c"]),
    ],
)
async def test_parameters_are_read(http: httpx.AsyncClient, query: str, index: int, value: object) -> None:
    response = await http.get(f"/api/v1/parse?{query}")
    assert response.status_code == 200, response.text
    assert response.json()[index] == value


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("on=2021-02-30", "on"),
        ("on=2021", "on"),
        ("on=1632960000", "on"),
        ("on=2021-09-30T00:00:00Z", "on"),
        ("known_at=yesterday", "known_at"),
        ("known_at=2021-09-30T12:00:00", "known_at"),
        ("known_at=9999-12-31T23:59:59-10:00", "known_at"),
        ("known_at=0001-01-01T00:00:00%2B10:00", "known_at"),
        ("known_at=2021-09-30T25:00:00Z", "known_at"),
        ("kinds=Country,Planet", "kinds"),
        ("limit=0", "limit"),
        ("limit=10", "limit"),
        ("limit=99999999999999999999999", "limit"),
        ("limit=ten", "limit"),
        ("limit=%00", "limit"),
    ],
)
async def test_parameters_that_make_no_sense_are_named(
    http: httpx.AsyncClient, query: str, parameter: str
) -> None:
    response = await http.get(f"/api/v1/parse?{query}")
    assert response.status_code == 422
    (fault,) = response.json()["errors"]
    assert fault["parameter"] == parameter
    assert fault["detail"]
    assert "pointer" not in fault
    if parameter == "kinds":
        assert "PrivateMilitaryCompany" in fault["allowed"]


async def test_several_parameters_are_named_at_once(http: httpx.AsyncClient) -> None:
    body = (await http.get("/api/v1/parse?limit=0&kinds=Planet")).json()
    assert {fault["parameter"] for fault in body["errors"]} == {"limit", "kinds"}


def test_problem_types_are_told_apart_by_slug() -> None:
    slugs = [kind.value.slug for kind in ProblemTypes]
    assert len(slugs) == len(set(slugs))
    assert {*RAISED, "wrong-host", "method-not-allowed", "too-many-requests"} == set(slugs)
