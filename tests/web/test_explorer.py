"""The explorer's page as the server renders it: whole without a script, and it says what it leaves out."""

from __future__ import annotations

import json
import re
from typing import Any

import httpx
import pytest

from app.bodies import claim as claim_body
from app.domain.vocabulary import Role
from app.graph.connection import Graph
from app.services.accounts.actor import Actor
from app.services.recording import record

pytestmark = pytest.mark.anyio

HTML = {"accept": "text/html"}
IN_MALI = "wagner-group.DEPLOYED_TO.mali.1"


def claim(object_: str, **more: Any) -> claim_body.ClaimBody:
    return claim_body.parse(
        {
            "subject": {"kind": "PrivateMilitaryCompany", "name": "Wagner Group"},
            "predicate": "DEPLOYED_TO",
            "object": {"kind": "Country", "name": object_},
            "document": {"title": "A report", "publisher": "Agency", "published": "2021-09"},
        }
        | more
    )


@pytest.fixture
async def wagner(graph: Graph) -> None:
    figure = {"best": 1000, "qualifier": "about", "category": "instructors"}
    quote = {"text": "about 1,000 instructors"}
    bodies = [claim("Mali", status="planned", personnel=figure, quote=quote), claim("Libya"), claim("Syria")]
    await record.record(graph, bodies, actor=Actor("a test", Role.ANALYST))


async def get(http: httpx.AsyncClient, path: str) -> str:
    answer = await http.get(path, headers=HTML)
    assert answer.status_code == 200, answer.text
    return answer.text


def picture(page: str) -> dict[str, Any]:
    [data] = re.findall(r'<script type="application/json" id="picture">(.*?)</script>', page, re.DOTALL)
    return json.loads(data)


@pytest.mark.usefixtures("wagner")
async def test_picture_tables_and_api_hold_the_same(http: httpx.AsyncClient) -> None:
    page = await get(http, "/explore?focus=wagner-group")
    drawn = picture(page)
    asked = (await http.get("/api/v1/graph?focus=wagner-group")).json()
    assert {node["id"] for node in drawn["nodes"]} == {node["id"] for node in asked["nodes"]}
    assert {edge["id"] for edge in drawn["edges"]} == {edge["id"] for edge in asked["edges"]}
    rows = set(re.findall(r'<tr data-id="([^"]+)"', page))
    assert rows == {item["id"] for item in (*drawn["nodes"], *drawn["edges"])}
    assert drawn["focus"] == ["wagner-group"]
    assert drawn["sentence"] == "4 entities, 3 relationships."


@pytest.mark.usefixtures("wagner")
async def test_nothing_is_inline_and_nothing_is_elsewhere(http: httpx.AsyncClient) -> None:
    page = await get(http, f"/explore?focus=wagner-group&select={IN_MALI}")
    assert not re.search(r"<[^>]+\s(style|on\w+)=", page)
    assert not re.search(r"<style|<script(?![^>]*(src=|application/json))", page)
    assert not re.search(r'(src|href)="(https?:)?//', page)
    policy = (await http.get("/explore", headers=HTML)).headers["content-security-policy"]
    assert "unsafe" not in policy


@pytest.mark.usefixtures("wagner")
async def test_what_is_left_out_is_said_with_a_way_to_it(http: httpx.AsyncClient) -> None:
    page = await get(http, "/explore?focus=wagner-group&limit=2")
    assert "Only the 2 best evidenced entities are in the picture" in page
    assert "1 of 3 neighbours of Wagner Group shown." in page
    [more] = set(re.findall(r'href="([^"]+)" data-expand="wagner-group"', page))
    assert "2 more" in page
    assert len(picture(await get(http, more.replace("&amp;", "&")))["nodes"]) == 4
    hidden = await get(http, "/explore?focus=wagner-group&hide=mali&hide=libya")
    assert "2 entities were hidden by hand." in hidden


@pytest.mark.usefixtures("wagner")
async def test_filters_stand_in_the_page_with_their_counts(http: httpx.AsyncClient) -> None:
    page = await get(http, "/explore?focus=wagner-group&statuses=planned")
    box = re.compile(r'<input type="checkbox" id="statuses-(\w+)"[^>]*?( checked)?>')
    assert {name for name, checked in box.findall(page) if checked} == {"planned"}
    assert "unknown" in {name for name, checked in box.findall(page) if not checked}
    assert len(picture(page)["edges"]) == 1
    assert (await http.get("/explore?statuses=asleep", headers=HTML)).status_code == 422


@pytest.mark.usefixtures("wagner")
async def test_the_panel_tells_of_a_relationship_and_of_an_entity(http: httpx.AsyncClient) -> None:
    alone = await get(http, f"/explore/panel?select={IN_MALI}")
    whole = await get(http, f"/explore?select={IN_MALI}")
    assert alone.strip() in whole
    assert "Wagner Group is to send about 1,000 instructors to Mali" in re.sub("<[^>]+>", "", alone)
    assert "about 1,000 instructors</blockquote>" in alone
    assert "/documents/" in alone
    entity = await get(http, "/explore/panel?select=mali")
    assert "hosts <bdi>Wagner Group</bdi>" in entity
    assert "<html" not in entity
    assert "no longer in the graph" in await get(http, "/explore/panel?select=atlantis")
    assert "no longer in the graph" in await get(http, "/explore/panel?select=mali.DEPLOYED_TO.chad.1")
    assert "Nothing is selected" in await get(http, "/explore/panel")


async def test_an_empty_graph_says_so(http: httpx.AsyncClient) -> None:
    page = await get(http, "/explore")
    assert "Nothing is recorded yet." in page
    assert picture(page)["nodes"] == []
    assert "Nothing is recorded about Mali." in await get(http, "/explore?focus=mali")


@pytest.mark.usefixtures("wagner")
async def test_why_there_is_nothing_is_said_for_what_was_asked(http: httpx.AsyncClient) -> None:
    on = await get(http, "/explore?focus=wagner-group&on=1990-01-01")
    assert "Nothing is recorded about Wagner Group for 1 January 1990." in on
    filtered = await get(http, "/explore?focus=wagner-group&evidence=denied")
    assert "Nothing about Wagner Group passes the filters." in filtered
    assert (await http.get("/explore?focus=atlantis", headers=HTML)).status_code == 404
    assert (await http.get("/explore?focus=mali&expand=mali:many", headers=HTML)).status_code == 422
    assert (await http.get("/explore?focus=mali&expand=atlantis", headers=HTML)).status_code == 404


async def test_names_cannot_break_out_of_the_page(graph: Graph, http: httpx.AsyncClient) -> None:
    evil = "</script><script>alert(1)</script>"
    body = claim("Mali", subject={"kind": "ArmedGroup", "name": evil})
    await record.record(graph, [body], actor=Actor("a test", Role.ANALYST))
    page = await get(http, "/explore?focus=mali&select=mali")
    assert "<script>alert" not in page
    assert evil in {node["label"] for node in picture(page)["nodes"]}
