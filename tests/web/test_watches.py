"""Watching over HTTP: the API, the button on the dossier, and what changed since the last visit."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from app.domain.vocabulary import Role
from app.graph.connection import Graph
from app.services.accounts import keys
from tests.web.claims import claim
from tests.web.test_learnt import OTHER, now, words_of
from tests.web.test_sign_in import field, signed_in

pytestmark = pytest.mark.anyio

API = "/api/v1/watches"
MALI = {"id": "mali", "kind": "Country", "name": "Mali"}

Bearer = dict[Role, dict[str, str]]


async def test_a_key_keeps_a_list(http: httpx.AsyncClient, bearer: Bearer) -> None:
    reader = bearer[Role.READER]
    new = await http.put(f"{API}/mali", headers=reader)
    assert (new.status_code, new.json()["entity"]) == (201, MALI)
    again = await http.put(f"{API}/mali", headers=reader)
    assert (again.status_code, again.json()) == (200, new.json())
    await http.put(f"{API}/chad", headers=reader)
    first = (await http.get(API, params={"limit": 1}, headers=reader)).json()
    assert [one["entity"]["id"] for one in first["items"]] == ["chad"]
    rest = (await http.get(API, params={"cursor": first["next"]}, headers=reader)).json()
    assert ([one["entity"]["id"] for one in rest["items"]], rest["next"]) == (["mali"], None)
    assert (await http.get(API, headers=bearer[Role.ANALYST])).json()["items"] == []
    gone = [await http.delete(f"{API}/mali", headers=reader) for _ in range(2)]
    assert [(one.status_code, one.content) for one in gone] == [(204, b"")] * 2
    assert len((await http.get(API, headers=reader)).json()["items"]) == 1


async def test_who_asks_is_decided_first(http: httpx.AsyncClient, bearer: Bearer) -> None:
    for method, path in (("GET", API), ("PUT", f"{API}/nowhere"), ("DELETE", f"{API}/nowhere")):
        assert (await http.request(method, path, params={"limit": "many"})).status_code == 401, method
    for method in ("PUT", "DELETE"):
        lost = await http.request(method, f"{API}/nowhere", headers=bearer[Role.READER])
        assert lost.json()["type"].endswith("#not-found"), method


@pytest.fixture
async def browser(http: httpx.AsyncClient, graph: Graph) -> httpx.AsyncClient:
    """A browser that is signed in with a reader's key."""
    http.headers["accept"] = "text/html"
    _, secret = await keys.add(graph, "Desk", Role.READER)
    assert (await signed_in(http, secret)).status_code == 303
    return http


async def press(browser: httpx.AsyncClient, page: str, act: str) -> httpx.Response:
    """Press the button on a page, as a browser does."""
    shown = await browser.get(page)
    assert f'action="/entities/mali/{act}"' in shown.text
    sent = {"csrf": field(shown, "csrf"), "next": field(shown, "next").replace("&amp;", "&")}
    return await browser.post(f"/entities/mali/{act}", data=sent, headers={"origin": str(browser.base_url)})


async def test_the_dossier_has_a_button(browser: httpx.AsyncClient) -> None:
    page = "/entities/mali?on=2021-10-01"
    done = await press(browser, page, "watch")
    assert (done.status_code, done.headers["location"]) == (303, page)
    assert "Unwatch" in (await browser.get(page)).text
    done = await press(browser, page, "unwatch")
    assert (done.status_code, done.headers["location"]) == (303, page)
    assert "Unwatch" not in (await browser.get(page)).text


async def test_nothing_is_watched_for_a_visitor_or_from_another_site(browser: httpx.AsyncClient) -> None:
    refused = await browser.post("/entities/mali/watch", data={"csrf": "guessed"})
    assert refused.status_code == 403
    assert 'action="/entities/mali/watch"' in (await browser.get("/entities/mali")).text
    browser.cookies.clear()
    assert 'action="/entities/mali/watch"' not in (await browser.get("/entities/mali")).text
    sent_off = await browser.post("/entities/mali/watch", data={})
    assert sent_off.status_code in {303, 401}
    assert urlsplit(sent_off.headers.get("location", "/sign-in")).path == "/sign-in"
    for query in ("since=visit", "watched=all"):
        led = await browser.get(f"/learnt?{query}")
        assert urlsplit(led.headers["location"]).path == "/sign-in"


def since(answer: httpx.Response) -> str:
    """The instant that a redirection pins."""
    assert answer.status_code == 303, answer.text[:200]
    to = urlsplit(answer.headers["location"])
    assert to.path == "/learnt"
    asked = parse_qs(to.query)
    assert asked["watched"] == ["all"]
    return asked["from"][0]


async def test_what_changed_since_the_last_visit(
    browser: httpx.AsyncClient, graph: Graph, analyst: dict[str, str]
) -> None:
    recorded = [claim(), claim(subject={"kind": "Country", "name": "Italy"}, object={"id": "niger"})]
    for body in recorded:
        await browser.post("/api/v1/claims", json=body, headers=analyst | {"accept": "*/*"})
    assert (await browser.get("/learnt")).status_code == 200  # who watches nothing sees the last month
    for entity in ("mali", "chad"):
        shown = await browser.get(f"/entities/{entity}")
        await browser.post(f"/entities/{entity}/watch", data={"csrf": field(shown, "csrf")})
    before = now()
    first = await browser.get("/learnt")
    assert since(first) < before  # since the first was watched
    seen = now()
    changed = claim(status="present", as_of="2022-01", personnel={"best": 800}, document=OTHER)
    await browser.post("/api/v1/claims", json=changed, headers=analyst | {"accept": "*/*"})

    # What only looks ahead, or is no page, is no visit.
    for headers in ({"sec-purpose": "prefetch"}, {"purpose": "prefetch"}, {"sec-fetch-dest": "empty"}):
        assert before < since(await browser.get("/learnt?since=visit", headers=headers)) < seen
    assert before < since(await browser.head("/learnt?since=visit")) < seen
    second = await browser.get("/learnt?since=visit")
    assert before < since(second) < seen
    assert since(await browser.get("/learnt")) > seen

    page = await browser.get(second.headers["location"])
    said = words_of(page.text)
    assert "Of the 2 you watch, something changed in one." in said
    assert "status: planned, now present" in said
    assert "Italy" not in said
    assert re.search(r'id="quiet".*Chad', page.text, re.S)
    assert page.text.count('action="/entities/chad/unwatch"') == 1
    everything = await browser.get("/learnt?from=2020-01-01")
    assert "Italy" in everything.text


async def test_an_empty_list_says_how_to_begin(browser: httpx.AsyncClient) -> None:
    page = await browser.get((await browser.get("/learnt?since=visit")).headers["location"])
    assert "You watch nothing yet." in page.text
