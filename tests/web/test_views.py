"""Saved views over HTTP: as JSON, and as a page with forms."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest

from app.domain.vocabulary import Role
from tests.web.serving import ADMIN_KEY

pytestmark = pytest.mark.anyio

HTML = {"accept": "text/html"}
MALI = {"name": "Mali in 2021", "query": "focus=mali&on=2021-10-01"}
Bearer = dict[Role, dict[str, str]]


async def post(http: httpx.AsyncClient, headers: dict[str, str], **body: Any) -> httpx.Response:
    return await http.post("/api/v1/views", json=MALI | body, headers=headers)


async def test_a_contributor_saves_and_everyone_reads(http: httpx.AsyncClient, bearer: Bearer) -> None:
    answer = await post(http, bearer[Role.CONTRIBUTOR])
    assert answer.status_code == 201
    view = answer.json()
    assert view["by"] == "contributor of the tests"
    assert answer.headers["location"] == f"/api/v1/views/{view['id']}"
    assert (await http.get(f"/api/v1/views/{view['id']}")).json() == view
    assert (await http.get("/api/v1/views")).json() == {"items": [view], "next": None}
    page = (await http.get("/views", headers=HTML)).text
    assert 'href="/explore?focus=mali&amp;on=2021-10-01"' in page
    assert "Mali in 2021" in page


async def test_without_the_role_nothing_is_saved(http: httpx.AsyncClient, bearer: Bearer) -> None:
    assert (await post(http, {})).status_code == 401
    assert (await post(http, bearer[Role.READER])).status_code == 403
    assert (await http.get("/api/v1/views")).json()["items"] == []


@pytest.mark.parametrize(
    ("body", "pointer", "said"),
    [
        ({"query": "focus=mali&colour=red"}, "/query", "colour"),
        ({"query": "focus=mali&kinds=Planet"}, "/query", "Planet"),
        ({"query": "focus=mali&on=yesterday"}, "/query", "yesterday"),
        ({"query": "focus=atlantis"}, "/query", "atlantis"),
        ({"query": "focus=mali&path=france"}, "/query", "france"),
        ({"query": "focus=mali&path=france..atlantis"}, "/query", "atlantis"),
        ({"query": "focus=mali&pin=mali:here"}, "/query", "mali:here"),
        ({"query": "focus=mali&layout=abc"}, "/query", "layout"),
        ({"query": "focus=mali&expand=mali:none"}, "/query", "mali:none"),
        ({"query": "focus=mali&limit=0"}, "/query", "limit"),
        ({"query": "x" * 16_001}, "/query", "16000"),
        ({"name": "  "}, "/name", ""),
        ({"name": "x" * 201}, "/name", ""),
        ({"colour": "red"}, "/colour", "colour"),
    ],
)
async def test_a_bad_view_is_refused_with_the_place(
    http: httpx.AsyncClient, bearer: Bearer, body: dict[str, str], pointer: str, said: str
) -> None:
    answer = await post(http, bearer[Role.CONTRIBUTOR], **body)
    assert answer.status_code == 422, answer.text
    errors = answer.json()["errors"]
    assert {error["pointer"] for error in errors} == {pointer}
    assert any(said in error["detail"] for error in errors)
    assert (await http.get("/api/v1/views")).json()["items"] == []


async def test_all_that_the_explorer_can_say_can_be_saved(http: httpx.AsyncClient, bearer: Bearer) -> None:
    query = (
        "focus=mali&depth=2&kinds=Country&predicates=DEPLOYED_TO&statuses=present&evidence=claimed"
        "&on=2021-10-01&known_at=2026-01-01&min_sources=1&limit=60&expand=mali%3A120&hide=chad&also=niger"
        "&mark=mali&mark=niger&path=mali..niger&step=2&pin=mali%3A120%3A-40&select=mali&tab=table"
    )
    saved = (await post(http, bearer[Role.CONTRIBUTOR], query=f"?{query}")).json()
    assert saved["query"] == query
    assert (await http.get(f"/explore?{query}", headers=HTML)).status_code == 200


async def test_only_who_saved_it_or_an_administrator_changes_it(
    http: httpx.AsyncClient, bearer: Bearer
) -> None:
    at = (await post(http, bearer[Role.CONTRIBUTOR])).headers["location"]
    assert (await http.patch(at, json={"name": "Mine"}, headers=bearer[Role.ANALYST])).status_code == 403
    assert (await http.delete(at, headers=bearer[Role.ANALYST])).status_code == 403
    renamed = await http.patch(at, json={"name": "Mali, autumn"}, headers=bearer[Role.CONTRIBUTOR])
    assert renamed.json()["name"] == "Mali, autumn"
    assert (await http.delete(at, headers=bearer[Role.ADMIN])).status_code == 204
    assert (await http.get(at)).status_code == 404
    assert (await http.delete(at, headers=bearer[Role.ADMIN])).status_code == 404


async def signed_in(http: httpx.AsyncClient, key: str) -> str:
    """Sign in, and return the token of the forms."""
    page = (await http.get("/sign-in", headers=HTML)).text
    [token] = re.findall(r'name="csrf" value="([^"]+)"', page)
    answer = await http.post("/sign-in", data={"csrf": token, "key": key, "next": "/"}, headers=HTML)
    assert answer.status_code == 303
    page = (await http.get("/", headers=HTML)).text
    return re.findall(r'<meta name="csrf-token" content="([^"]+)"', page)[0]


async def test_forms_save_rename_delete_and_undo(http: httpx.AsyncClient) -> None:
    token = await signed_in(http, ADMIN_KEY)
    explorer = (await http.get("/explore?focus=mali", headers=HTML)).text
    assert re.search(r'name="query"\s+value="focus=mali"', explorer)
    saved = await http.post("/views", data={"csrf": token, **MALI}, headers=HTML)
    assert saved.status_code == 303
    id_ = saved.headers["location"].partition("#")[2]
    page = (await http.get("/views", headers=HTML)).text
    assert f'id="{id_}"' in page
    renamed = await http.post(f"/views/{id_}/name", data={"csrf": token, "name": "<b>Mali</b>"}, headers=HTML)
    assert renamed.status_code == 303
    assert "&lt;b&gt;Mali&lt;/b&gt;" in (await http.get("/views", headers=HTML)).text
    gone = await http.post(f"/views/{id_}/deletion", data={"csrf": token}, headers=HTML)
    assert "was deleted" in gone.text
    assert 'value="&lt;b&gt;Mali&lt;/b&gt;"' in gone.text
    assert (await http.get("/api/v1/views")).json()["items"] == []
    undone = await http.post("/views", data={"csrf": token, **MALI}, headers=HTML)
    assert undone.status_code == 303


async def test_a_form_says_why_not(http: httpx.AsyncClient) -> None:
    token = await signed_in(http, ADMIN_KEY)
    for data in ({"name": "", "query": ""}, {"name": "Atlantis", "query": "focus=atlantis"}):
        answer = await http.post("/views", data={"csrf": token, **data}, headers=HTML)
        assert answer.status_code == 422
        assert "This view was not saved" in answer.text


async def test_a_form_without_its_token_saves_nothing(http: httpx.AsyncClient) -> None:
    await signed_in(http, ADMIN_KEY)
    assert (await http.post("/views", data=MALI, headers=HTML)).status_code == 403
    assert (await http.get("/api/v1/views")).json()["items"] == []


async def test_a_visitor_sees_no_forms_and_is_told_to_sign_in(http: httpx.AsyncClient) -> None:
    assert "<form action" not in (await http.get("/views", headers=HTML)).text.partition("<main")[2]
    explorer = (await http.get("/explore?focus=mali", headers=HTML)).text
    assert "Sign in to save this view" in explorer
    assert 'action="/views"' not in explorer
