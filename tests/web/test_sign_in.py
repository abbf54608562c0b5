"""Signing in with a browser: a session and never the key, over at once, and nothing written across sites."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from app.bodies import claim as claim_body
from app.domain.vocabulary import Role
from app.graph.connection import Graph
from app.main import create_app
from app.services.accounts import keys
from app.services.accounts.actor import Actor
from app.services.recording.record import record
from app.settings import Settings
from app.web.pages.sign_in import TRIES
from app.web.security import csrf
from app.web.security.account import local
from tests.plans import ANEW
from tests.web.claims import claim
from tests.web.serving import ADMIN_KEY, Serve

pytestmark = pytest.mark.anyio

PAGE = {"accept": "text/html"}
CLAIMS = "/api/v1/claims"
COOKIE = "garrison-session"


@pytest.fixture
async def browser(http: httpx.AsyncClient) -> httpx.AsyncClient:
    http.headers.update(PAGE)
    return http


@pytest.fixture
async def made(graph: Graph) -> tuple[str, str]:
    """The id and the secret of an analyst's key."""
    return await keys.add(graph, "Desk", Role.ANALYST)


def field(page: httpx.Response, name: str) -> str:
    found = re.findall(rf'name="{name}"\s+value="([^"]*)"', page.text)
    assert found, f"the page has no field {name}"
    return found[-1]  # the form of the dates, above it, keeps what the address says as it is


async def signed_in(browser: httpx.AsyncClient, secret: str, **more: str) -> httpx.Response:
    """Send the form of the sign-in page, as a browser does."""
    form = await browser.get("/sign-in", params=more)
    sent = {"key": secret, "csrf": field(form, "csrf"), "next": field(form, "next").replace("&amp;", "&")}
    return await browser.post("/sign-in", data=sent, headers={"origin": str(browser.base_url).rstrip("/")})


async def token(browser: httpx.AsyncClient) -> str:
    found = re.search(r'<meta name="csrf-token" content="([^"]+)"', (await browser.get("/about")).text)
    assert found
    return found.group(1)


async def text_kept(graph: Graph) -> str:
    """Record a claim from a document whose text is kept; return the path of the document's page."""
    body = claim(
        quote={"text": "about 1,000", "start": 4, "end": 15},
        document={"title": "Article", "publisher": "Paper", "text": "Say about 1,000 would come."},
    )
    [one] = await record(graph, [claim_body.parse(body)], actor=Actor("Test", Role.ANALYST))
    return f"/documents/{one.claim.document.id}"


async def test_a_key_opens_a_session_and_is_nowhere_in_the_cookie(
    browser: httpx.AsyncClient, made: tuple[str, str]
) -> None:
    answer = await signed_in(browser, f"  {made[1]} ", next="/entities/mali?on=2022-06-15")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/entities/mali?on=2022-06-15"
    (cookie,) = [each for each in answer.headers.get_list("set-cookie") if each.startswith(COOKIE)]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/" in cookie
    assert "Secure" not in cookie  # there is no TLS on this machine, and a browser would drop it
    assert made[1] not in str(answer.headers)
    page = await browser.get("/about")
    assert re.search(r"<bdi>Desk</bdi> <span[^>]*>analyst", page.text)
    assert "Sign out" in page.text


async def test_under_tls_the_cookie_is_for_this_host_and_tls_only(
    graph: Graph, made: tuple[str, str]
) -> None:
    async with over_tls(graph) as browser:
        answer = await signed_in(browser, made[1])
        cookies = answer.headers.get_list("set-cookie")
        (cookie,) = [each for each in cookies if each.startswith(f"__Host-{COOKIE}=")]
        assert "Secure" in cookie
        assert "Domain" not in cookie
        assert "Desk" in (await browser.get("/about")).text
        # The name without the prefix, which a neighbour could have set, counts for nothing.
        value = browser.cookies[f"__Host-{COOKIE}"]
        browser.cookies.clear()
        assert "Desk" not in (await browser.get("/about", headers={"cookie": f"{COOKIE}={value}"})).text


def over_tls(graph: Graph) -> Any:
    from tests.web.serving import serving

    class Tls:
        async def __aenter__(self) -> httpx.AsyncClient:
            self._serving = serving(graph)
            http = await self._serving.__aenter__()
            http.base_url = httpx.URL("https://127.0.0.1:8000")
            http.headers.update(PAGE)
            return http

        async def __aexit__(self, *error: Any) -> None:
            await self._serving.__aexit__(*error)

    return Tls()


async def test_the_administrators_key_signs_in_too(browser: httpx.AsyncClient, graph: Graph) -> None:
    assert (await signed_in(browser, ADMIN_KEY)).status_code == 303
    assert "administrator" in (await browser.get("/about")).text
    assert ADMIN_KEY not in str(await graph.rows("MATCH (n:Session) RETURN properties(n) AS n"))


async def test_a_key_that_does_not_work_is_told_why(
    browser: httpx.AsyncClient, graph: Graph, made: tuple[str, str]
) -> None:
    unknown = await signed_in(browser, "grsn_unknown")
    assert unknown.status_code == 401
    assert "There is no such key here." in unknown.text
    await keys.revoke(graph, made[0])
    revoked = await signed_in(browser, made[1], next="/search")
    assert revoked.status_code == 401
    assert "This key was revoked." in revoked.text
    assert field(revoked, "next") == "/search"
    assert "grsn_" not in revoked.text
    assert COOKIE not in browser.cookies
    assert revoked.headers["cache-control"] == "private, no-store"


async def test_revoking_a_key_ends_its_sessions_with_the_next_request(
    browser: httpx.AsyncClient, graph: Graph, made: tuple[str, str]
) -> None:
    path = await text_kept(graph)
    await signed_in(browser, made[1])
    assert "would come" in (await browser.get(path)).text
    await keys.revoke(graph, made[0])
    page = await browser.get(path)
    assert page.status_code == 200
    assert "would come" not in page.text
    told = await browser.get("/sign-in")
    assert "Your session has ended." in told.text
    assert COOKIE not in browser.cookies
    assert "Your session has ended." not in (await browser.get("/sign-in")).text


async def test_a_session_that_expired_is_told_so(
    browser: httpx.AsyncClient, graph: Graph, made: tuple[str, str]
) -> None:
    await signed_in(browser, made[1])
    await graph.write(_expire, datetime.now(UTC))
    assert "Sign in" in (await browser.get("/about")).text
    assert "Your session has ended." in (await browser.get("/sign-in?next=/search")).text


async def _expire(tx: Any, now: datetime) -> None:
    await (await tx.run("MATCH (session:Session) SET session.expires_at = $now", now=now)).consume()


async def test_signing_out_ends_the_session_here_and_in_the_graph(
    browser: httpx.AsyncClient, graph: Graph, made: tuple[str, str]
) -> None:
    await signed_in(browser, made[1])
    held = browser.cookies[COOKIE]
    refused = await browser.post("/sign-out")
    assert refused.status_code == 403
    assert "This form was not taken" in refused.text
    answer = await browser.post("/sign-out", data={"csrf": await token(browser)})
    assert answer.status_code == 303
    assert COOKIE not in browser.cookies
    assert await graph.rows("MATCH (session:Session) RETURN session") == []
    assert "Desk" not in (await browser.get("/about", headers={"cookie": f"{COOKIE}={held}"})).text


async def test_signing_in_again_ends_the_session_before(
    browser: httpx.AsyncClient, graph: Graph, made: tuple[str, str]
) -> None:
    await signed_in(browser, made[1])
    form = await browser.get("/sign-in")
    assert "You are signed in as <bdi>Desk</bdi>" in form.text
    first = browser.cookies[COOKIE]
    browser.cookies.delete(COOKIE)
    fresh = field(await browser.get("/sign-in"), "csrf")
    browser.cookies.set(COOKIE, first, "127.0.0.1", "/")
    await browser.post("/sign-in", data={"key": made[1], "csrf": fresh})
    assert browser.cookies.get(COOKIE, domain="127.0.0.1") != first or len(browser.cookies.jar) > 1
    assert len(await graph.rows("MATCH (session:Session) RETURN session")) == 1


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({}, 403),
        ({"x-csrf-token": "wrong"}, 403),
        ({"x-csrf-token": ""}, 403),
        ({"x-csrf-token": "good"}, 201),
        ({"x-csrf-token": "good", "sec-fetch-site": "same-origin"}, 201),
        ({"x-csrf-token": "good", "origin": "http://127.0.0.1:8000"}, 201),
        ({"x-csrf-token": "good", "sec-fetch-site": "cross-site"}, 403),
        ({"x-csrf-token": "good", "sec-fetch-site": "same-site"}, 403),
        ({"x-csrf-token": "good", "origin": "http://127.0.0.1:9000"}, 403),
        ({"x-csrf-token": "good", "origin": "null"}, 403),
        ({"x-csrf-token": "good", "origin": "https://evil.example"}, 403),
        ({"x-csrf-token": "good", "origin": "http://[::1"}, 403),
    ],
)
async def test_a_session_writes_through_the_api_only_with_its_token(
    browser: httpx.AsyncClient, made: tuple[str, str], sent: dict[str, str], status: int
) -> None:
    await signed_in(browser, made[1])
    headers = sent | ({"x-csrf-token": await token(browser)} if sent.get("x-csrf-token") == "good" else {})
    answer = await browser.post(CLAIMS, json=claim(), headers=headers)
    assert answer.status_code == status, answer.text
    if status == 403:
        assert answer.json()["type"] == "/api/docs#cross-site"
        assert (await browser.get(CLAIMS)).json()["items"] == []


async def test_a_token_of_another_session_is_none(browser: httpx.AsyncClient, made: tuple[str, str]) -> None:
    await signed_in(browser, made[1])
    before = await token(browser)
    await browser.post("/sign-out", data={"csrf": before})
    await signed_in(browser, made[1])
    assert (await browser.post(CLAIMS, json=claim(), headers={"x-csrf-token": before})).status_code == 403


async def test_a_key_in_the_header_needs_no_token_with_or_without_a_session(
    browser: httpx.AsyncClient, made: tuple[str, str], analyst: dict[str, str]
) -> None:
    assert (await browser.post(CLAIMS, json=claim(), headers=analyst)).status_code == 201
    await signed_in(browser, made[1])
    assert (await browser.post(CLAIMS, json=claim(), headers=analyst)).status_code == 200


async def test_a_session_writes_as_far_as_the_role_of_its_key(
    browser: httpx.AsyncClient, graph: Graph
) -> None:
    _, secret = await keys.add(graph, "Library", Role.READER)
    await signed_in(browser, secret)
    answer = await browser.post(CLAIMS, json=claim(), headers={"x-csrf-token": await token(browser)})
    assert answer.status_code == 403
    assert answer.json()["type"] == "/api/docs#forbidden"


async def test_a_form_of_another_site_signs_nobody_in(
    browser: httpx.AsyncClient, made: tuple[str, str]
) -> None:
    form = field(await browser.get("/sign-in"), "csrf")
    for data, headers in (
        ({"key": made[1]}, {}),
        ({"key": made[1], "csrf": "wrong"}, {}),
        ({"key": made[1], "csrf": form}, {"origin": "https://evil.example"}),
        ({"key": made[1], "csrf": form}, {"sec-fetch-site": "cross-site"}),
    ):
        answer = await browser.post("/sign-in", data=data, headers=headers)
        assert answer.status_code == 403
        assert COOKIE not in browser.cookies
    browser.cookies.clear()
    assert (await browser.post("/sign-in", data={"key": made[1], "csrf": form})).status_code == 403


@pytest.mark.parametrize(
    ("body", "media_type", "status"),
    [
        (b"x" * 100_000, "application/x-www-form-urlencoded", 413),
        (b"&".join(b"a=b" for _ in range(200)), "application/x-www-form-urlencoded", 400),
        (b"key=%ff", "application/x-www-form-urlencoded", 400),
        (b"{}", "application/json", 415),
        (b"--x", "multipart/form-data; boundary=x", 415),
        (b"", "application/x-www-form-urlencoded", 403),
    ],
)
async def test_what_is_no_form_is_refused(
    browser: httpx.AsyncClient, body: bytes, media_type: str, status: int
) -> None:
    answer = await browser.post("/sign-in", content=body, headers={"content-type": media_type})
    assert answer.status_code == status


async def test_too_many_failures_have_to_wait_but_never_on_this_machine(
    graph: Graph, made: tuple[str, str]
) -> None:
    from app.web.http.readiness import Readiness

    app = create_app(Settings(), graph.address)
    app.state.readiness = Readiness(graph, ready=True)
    far = httpx.ASGITransport(app, client=("203.0.113.7", 1))
    async with httpx.AsyncClient(transport=far, base_url="http://127.0.0.1:8000", headers=PAGE) as browser:
        await signed_in(browser, made[1])  # one that is good does not count
        browser.cookies.clear()
        for _ in range(TRIES):
            assert (await signed_in(browser, "grsn_wrong")).status_code == 401
        refused = await signed_in(browser, made[1])
        assert refused.status_code == 429
        assert "Too many keys were tried" in refused.text
        assert int(refused.headers["retry-after"]) > 0
        assert COOKIE not in browser.cookies
    near = httpx.ASGITransport(app, client=("127.0.0.1", 1))
    async with httpx.AsyncClient(transport=near, base_url="http://127.0.0.1:8000", headers=PAGE) as browser:
        for _ in range(TRIES + 3):
            assert (await signed_in(browser, "grsn_wrong")).status_code == 401
        assert (await signed_in(browser, made[1])).status_code == 303


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("/entities/mali?on=2021-01-01&x=%2F", "/entities/mali?on=2021-01-01&x=%2F"),
        ("/search?q=a:b//c", "/search?q=a:b//c"),
        ("", "/"),
        (None, "/"),
        ("entities/mali", "/"),
        ("//evil.example", "/"),
        ("///evil.example", "/"),
        ("/\\evil.example", "/"),
        ("\\\\evil.example", "/"),
        ("/\t/evil.example", "/"),
        ("/\n/evil.example", "/"),
        (" //evil.example", "/"),
        ("https://evil.example/", "/"),
        ("https:evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("http://[", "/"),
        ("/a\x00b", "/"),
        ("/" + "x" * 5_000, "/"),
        ("/sign-in?next=/", "/"),
        ("/sign-out", "/"),
    ],
)
def test_after_signing_in_one_stays_on_this_site(given: str | None, kept: str) -> None:
    assert local(given) == kept


async def test_the_sign_in_page_never_leads_to_another_host(
    browser: httpx.AsyncClient, made: tuple[str, str]
) -> None:
    form = await browser.get("/sign-in", params={"next": "//evil.example"})
    assert field(form, "next") == "/"
    sent = {"key": made[1], "csrf": field(form, "csrf"), "next": "https://evil.example"}
    assert (await browser.post("/sign-in", data=sent)).headers["location"] == "/"


async def test_closed_reading_leads_every_page_to_sign_in_and_back(
    serve: Serve, made: tuple[str, str]
) -> None:
    async with serve(GARRISON_PUBLIC_READ="false") as browser:
        path = "/entities/mali?on=2022-06-15"
        sent_away = await browser.get(path, headers=PAGE)
        assert sent_away.headers["location"] == "/sign-in?next=%2Fentities%2Fmali%3Fon%3D2022-06-15"
        assert sent_away.headers["cache-control"] == "private, no-store"
        api = await browser.get("/api/v1/graph", headers=PAGE)
        assert (api.status_code, api.headers["content-type"]) == (401, "application/problem+json")
        failed = await browser.get(path, headers=PAGE | {"authorization": "Bearer grsn_wrong"})
        assert failed.status_code == 401
        answer = await signed_in(browser, made[1], next=path)
        assert answer.headers["location"] == path
        assert (await browser.get(path)).status_code == 200
        assert (await browser.get("/api/v1/graph")).status_code == 200
        lost = await browser.get("/entities/maly", headers=PAGE)
        assert lost.status_code == 404
        assert "/entities/mali" in lost.text


async def test_a_reader_sees_the_text_and_a_visitor_does_not_and_neither_gets_the_others_page(
    browser: httpx.AsyncClient, graph: Graph, made: tuple[str, str]
) -> None:
    path = await text_kept(graph)
    open_ = await browser.get(path)
    assert "would come" not in open_.text
    assert "Cookie" in open_.headers["vary"]
    assert open_.headers["cache-control"] == "private, no-cache"
    tag = open_.headers["etag"]
    assert (await browser.get(path, headers={"if-none-match": tag})).status_code == 304
    await signed_in(browser, made[1])
    for asked in ({}, {"if-none-match": tag}, {"if-none-match": "*"}):
        shown = await browser.get(path, headers=asked)
        assert shown.status_code == 200
        assert "about 1,000<sup>" in shown.text
        assert "would come" in shown.text
        assert "etag" not in shown.headers
        assert shown.headers["cache-control"] == "private, no-store"
        assert "Cookie" in shown.headers["vary"]
    for asked in ("/api/v1/graph", "/sign-in", "/nowhere", "/api/docs"):
        assert (await browser.get(asked)).headers["cache-control"] == "private, no-store", asked
    kept = await browser.get("/static/vis/vis-network.min.js?v=x")
    assert "no-store" not in kept.headers["cache-control"]
    assert kept.headers["etag"]
    await browser.post("/sign-out", data={"csrf": await token(browser)})
    again = await browser.get(path, headers={"if-none-match": tag})
    assert again.status_code == 304


async def test_proposals_are_shown_to_readers_only(browser: httpx.AsyncClient, graph: Graph) -> None:
    body = claim(document={"title": "Article", "publisher": "Paper"})
    actor = Actor("Intern", Role.CONTRIBUTOR)
    [one] = await record(graph, [claim_body.parse(body)], actor=actor)
    path = f"/documents/{one.claim.document.id}"
    assert f'id="claim-{one.claim.id}"' not in (await browser.get(path)).text
    _, secret = await keys.add(graph, "Library", Role.READER)
    await signed_in(browser, secret)
    assert f'id="claim-{one.claim.id}"' in (await browser.get(path)).text
    assert (await browser.get(f"/api/v1/claims/{one.claim.id}")).status_code == 200


async def test_a_visitor_costs_no_look_up_and_a_reader_one(
    browser: httpx.AsyncClient, made: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    read, write = Graph.read, Graph.write

    async def counted(self: Graph, work: Any, *args: Any, **kwargs: Any) -> Any:
        asked.append(work.__module__)
        return await read(self, work, *args, **kwargs)

    async def written(self: Graph, work: Any, *args: Any, **kwargs: Any) -> Any:
        asked.append(f"write {work.__module__}")
        return await write(self, work, *args, **kwargs)

    monkeypatch.setattr(Graph, "read", counted)
    monkeypatch.setattr(Graph, "write", written)
    await browser.get("/about")
    assert asked == []
    await signed_in(browser, made[1])
    asked.clear()
    await browser.get("/about")
    assert asked == ["app.graph.accounts.sessions"]
    asked.clear()
    await browser.get("/healthz")
    await browser.get("/static/css/base.css")
    assert asked == []


async def test_the_plan_of_a_look_up_is_one_seek(graph: Graph) -> None:
    from app.graph.accounts import sessions

    async def operators(tx: Any) -> set[str]:
        result = await tx.run(f"{ANEW} EXPLAIN {sessions._FIND}", hash="x", now=datetime.now(UTC))
        plan, found = [(await result.consume()).plan], set()
        while plan:
            step = plan.pop()
            found.add(step["operatorType"].partition("@")[0])
            plan += step.get("children", [])
        return found

    found = await graph.read(operators)
    assert any("UniqueIndexSeek" in operator for operator in found), found
    assert not any("Scan" in operator for operator in found), found


async def test_names_of_keys_are_escaped(browser: httpx.AsyncClient, graph: Graph) -> None:
    _, secret = await keys.add(graph, '<script>alert("1")</script>', Role.READER)
    await signed_in(browser, secret)
    for path in ("/", "/sign-in"):
        assert "<script>alert" not in (await browser.get(path)).text


async def test_a_page_that_is_not_there_offers_the_nearest_names(
    browser: httpx.AsyncClient, made: tuple[str, str]
) -> None:
    for path in ("/entities/central-african-republik", "/episodes/malli.TRAINS.b.1", "/explore?focus=frence"):
        lost = await browser.get(path)
        assert lost.status_code == 404, path
        assert "Did you mean" in lost.text, path
    nowhere = await browser.get("/zzzzqqqq")
    assert "Did you mean" not in nowhere.text
    assert 'role="search"' in nowhere.text
    await signed_in(browser, made[1])
    assert "Desk" in (await browser.get("/zzzzqqqq")).text


def test_no_two_tokens_are_alike_and_all_are_good() -> None:
    made = [csrf.token("secret") for _ in range(20)]
    assert len(set(made)) == 20
    assert all(csrf.matches("secret", each) for each in made)
    assert not any(csrf.matches("other", each) for each in made)
    starts = {each[:8] for each in made} | {each[-8:] for each in made}
    assert len(starts) == 40  # nothing in them stays the same
