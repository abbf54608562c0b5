"""How entities hang together: the API's answers, and the explorer's page as the server renders it."""

from __future__ import annotations

import base64
import json
import re
from typing import Any

import httpx
import pytest

from app.domain.vocabulary import Role
from app.graph.connection import Graph
from app.services.accounts.actor import Actor
from app.services.loading import files
from app.web.explorer.layout import hashed

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("demonstration")]

HTML = {"accept": "text/html"}
ENDS = "mark=france&mark=wagner-group"


@pytest.fixture
async def demonstration(graph: Graph) -> None:
    await files.demonstrate(graph, Actor("a test", Role.ANALYST))


async def get(http: httpx.AsyncClient, path: str) -> str:
    answer = await http.get(path, headers=HTML)
    assert answer.status_code == 200, answer.text
    return answer.text


def picture(page: str) -> dict[str, Any]:
    [data] = re.findall(r'<script type="application/json" id="picture">(.*?)</script>', page, re.DOTALL)
    return json.loads(data)


async def test_a_path_is_in_the_picture_lit_up_and_said(http: httpx.AsyncClient) -> None:
    page = await get(http, "/explore?focus=emmanuel-macron&depth=0&path=france..wagner-group")
    drawn = picture(page)
    lit = drawn["lit"]
    assert lit["nodes"][0] == "france"
    assert lit["nodes"][-1] == "wagner-group"
    assert set(lit["nodes"]) <= {node["id"] for node in drawn["nodes"]}
    assert set(lit["edges"]) <= {edge["id"] for edge in drawn["edges"]}
    assert re.search(r"France and Wagner Group are \d steps apart:", page)
    asked = (await http.get("/api/v1/paths?source=france&target=wagner-group&k=9")).json()["paths"]
    assert [node["id"] for node in asked[0]["nodes"]] == lit["nodes"]
    assert f"Path 1 of {len(asked)}" in page
    assert drawn["sentence"].startswith("France and Wagner Group are")
    assert "step=2" in page
    second = picture(await get(http, "/explore?focus=france&path=france..wagner-group&step=2"))
    assert [node["id"] for node in asked[1]["nodes"]] == second["lit"]["nodes"]
    last = await get(http, "/explore?focus=france&path=france..wagner-group&step=9")
    assert f"Path {len(asked)} of {len(asked)}" in last


async def test_a_path_keeps_to_the_day_and_the_filters(http: httpx.AsyncClient) -> None:
    page = await get(http, "/explore?focus=france&path=france..wagner-group&on=1990-01-01")
    assert "No path of at most 4 steps leads from France to Wagner Group" in page
    none = await http.get("/api/v1/paths?source=france&target=wagner-group&on=1990-01-01")
    assert none.json() == {"paths": []}
    some = await http.get("/api/v1/paths?source=france&target=wagner-group&predicates=DEPLOYED_TO")
    assert some.json()["paths"]
    assert {edge["predicate"] for path in some.json()["paths"] for edge in path["edges"]} == {"DEPLOYED_TO"}


async def test_two_names_in_a_form_lead_to_their_path(http: httpx.AsyncClient) -> None:
    asked = "/explore?focus=mali&from=Франция&to=wagner&ask=path&on=2021-10-01"
    answer = await http.get(asked, headers=HTML)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/explore?focus=mali&on=2021-10-01&path=france..wagner-group"
    common = await http.get("/explore?from=mali&to=france&ask=common", headers=HTML)
    assert common.headers["location"] == "/explore?common=mali..france"
    page = await get(http, "/explore?focus=mali&from=zzqzz&to=france")
    assert "Nothing is found that is called “zzqzz”." in page


async def test_neighbours_in_common_are_named(http: httpx.AsyncClient) -> None:
    page = await get(http, "/explore?focus=france&common=france..wagner-group")
    found = (await http.get("/api/v1/neighbours?ids=france,wagner-group")).json()
    assert "mali" in found["found"]
    assert f"France and Wagner Group have {len(found['found'])} neighbours in common:" in page
    assert set(found["found"]) <= {node["id"] for node in picture(page)["nodes"]}
    assert found["ids"] == ["france", "wagner-group"]


async def test_who_connects_several_is_said(http: httpx.AsyncClient) -> None:
    page = await get(http, "/explore?focus=mali&connect=france..wagner-group..emmanuel-macron..tuvalu")
    found = (await http.get("/api/v1/connection?ids=france,wagner-group,emmanuel-macron,tuvalu")).json()
    assert found["apart"] == ["tuvalu"]
    assert "are connected through" in page
    assert "Nothing within 4 steps connects Tuvalu to them." in page


async def test_questions_about_too_few_or_nobody_are_refused(http: httpx.AsyncClient) -> None:
    for path in ("neighbours", "connection"):
        assert (await http.get(f"/api/v1/{path}?ids=mali")).status_code == 422
        assert (await http.get(f"/api/v1/{path}?ids=mali,mali")).status_code == 422
        assert (await http.get(f"/api/v1/{path}?ids=mali,atlantis")).status_code == 404
    assert (await http.get("/explore?path=mali", headers=HTML)).status_code == 422
    assert (await http.get("/explore?path=mali..atlantis", headers=HTML)).status_code == 404
    assert (await http.get("/explore?mark=atlantis", headers=HTML)).status_code == 404


async def test_who_is_marked_is_in_the_picture_with_what_can_be_asked(http: httpx.AsyncClient) -> None:
    page = await get(http, f"/explore?focus=mali&depth=0&{ENDS}")
    assert picture(page)["marked"] == ["france", "wagner-group"]
    assert {"france", "wagner-group", "mali"} == {node["id"] for node in picture(page)["nodes"]}
    assert "2 entities are marked:" in page
    assert "path=france..wagner-group" in page
    assert "common=france..wagner-group" in page
    three = await get(http, f"/explore?focus=mali&{ENDS}&mark=mali")
    assert "path=" not in three.partition('class="marked"')[2].partition("</p>")[0]
    assert "connect=france..wagner-group..mali" in three


async def test_pins_and_a_layout_hold_nodes_where_they_are(http: httpx.AsyncClient) -> None:
    packed = ""
    for id_, x, y in (("mali", 10, -20), ("wagner-group", -8192, 8191)):
        packed += format(hashed(id_), "020b") + format(x + 8192, "014b") + format(y + 8192, "014b")
    layout = _base64(packed)
    asked = f"/explore?focus=wagner-group&focus=mali&limit=3&pin=mali:120:-40&layout={layout}"
    nodes = {node["id"]: node for node in picture(await get(http, asked))["nodes"]}
    assert (nodes["mali"]["x"], nodes["mali"]["y"], nodes["mali"]["pinned"]) == (120, -40, True)
    assert (nodes["wagner-group"]["x"], nodes["wagner-group"]["y"]) == (-8192, 8191)
    assert "pinned" not in nodes["wagner-group"]
    [other] = nodes.keys() - {"mali", "wagner-group"}
    assert "held" not in nodes[other]
    for bad in ("pin=mali", "pin=mali:9000:0", "pin=:1:1", "layout=%20", "layout=abc", "layout=abcde"):
        assert (await http.get(f"/explore?focus=mali&{bad}", headers=HTML)).status_code == 422, bad


def _base64(bits: str) -> str:
    data = int(bits, 2).to_bytes(len(bits) // 8, "big")
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


async def test_the_sources_of_a_picture_are_named(http: httpx.AsyncClient) -> None:
    said = (await http.get("/explore/sources?focus=wagner-group")).json()["sentence"]
    assert said.startswith("Source")
    assert (await http.get("/explore/sources?focus=wagner-group&on=1990-01-01")).json() == {
        "sentence": "No sources."
    }


async def test_every_question_reads_the_same_filters(http: httpx.AsyncClient) -> None:
    empty = "min_sources=&min_personnel=&max_personnel=&on=&known_at="
    for path in (
        "paths?source=france&target=wagner-group",
        "neighbours?ids=france,wagner-group",
        "connection?ids=france,wagner-group",
        "graph?focus=wagner-group",
    ):
        plain = (await http.get(f"/api/v1/{path}")).json()
        assert (await http.get(f"/api/v1/{path}&{empty}")).json() == plain, path
        for passes_nothing in ("min_personnel=900000", "reliability=A", "certainties=certain"):
            other = await http.get(f"/api/v1/{path}&{passes_nothing}")
            assert other.status_code == 200, (path, passes_nothing)
            assert other.json() != plain, (path, passes_nothing)
        for wrong in ("min_personnel=-1", "min_sources=many", "reliability=Z", "certainties=maybe"):
            assert (await http.get(f"/api/v1/{path}&{wrong}")).status_code == 422, (path, wrong)
