"""Searching everything: what is found, what is counted, what is marked, and what nobody else may see."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest

from app.domain.vocabulary import Role
from tests.web.claims import MALI, WAGNER, claim

pytestmark = pytest.mark.anyio

API = "/api/v1/search"
CHAD = {"kind": "Country", "name": "Chad"}
LETTER = {"title": "L’opération Barkhane au Sahel", "publisher": "Le Journal", "published": "2019-05"}
TEXT = {
    "title": "Notes from Bamako",
    "publisher": "Observer",
    "published": "2021-10",
    "text": "A secret gunrunner was seen. Instructors came from Côte d’Ivoire.",
}
BODIES = (
    claim(quote={"text": "about 1,000 Russian instructors"}),
    claim(
        object=CHAD, status="present", as_of="2019-05", document=LETTER, note="The instructors left in May."
    ),
    claim(document=TEXT, status="present", quote={"text": "Instructors came from Côte d’Ivoire"}),
    claim(object=CHAD, document=TEXT, stated_as={"subject": "the musicians", "object": None}),
)


@pytest.fixture
async def filled(http: httpx.AsyncClient, bearer: dict[Role, dict[str, str]]) -> httpx.AsyncClient:
    """Record the claims, the first as an analyst; and one only proposed."""
    for body in BODIES:
        answer = await http.post("/api/v1/claims", json=body, headers=bearer[Role.ANALYST])
        assert answer.status_code == 201, answer.text
    proposed = claim(
        object={"kind": "Country", "name": "Niger"},
        document={"title": "Rumours of instructors", "publisher": "Gossip", "published": "2022"},
        quote={"text": "instructors on their way"},
    )
    answer = await http.post("/api/v1/claims", json=proposed, headers=bearer[Role.CONTRIBUTOR])
    assert answer.json()["claim"]["review"] == "proposed"
    return http


async def found(http: httpx.AsyncClient, q: str, **more: Any) -> dict[str, Any]:
    answer = await http.get(API, params={"q": q, **more}, headers=more.pop("headers", None))
    assert answer.status_code == 200, answer.text
    return answer.json()


def sorts(answer: dict[str, Any]) -> list[str]:
    return [item["type"] for item in answer["items"]]


def marks(item: dict[str, Any]) -> dict[str, list[str]]:
    return {
        one["field"]: [one["text"][span["start"] : span["end"]] for span in one["ranges"]]
        for one in item["highlights"]
    }


async def test_each_sort_is_found_and_its_words_marked(filled: httpx.AsyncClient) -> None:
    named = await found(filled, "wagner")
    assert sorts(named) == ["entity"]
    assert named["items"][0]["entity"]["id"] == "wagner-group"
    assert marks(named["items"][0])["name"] == ["Wagner"]
    titled = await found(filled, "operation barkhane")
    assert sorts(titled) == ["document"]
    assert marks(titled["items"][0]) == {"title": ["opération Barkhane"]}
    said = await found(filled, "instructors")
    assert sorts(said) == ["quote", "quote", "claim"]
    assert {"instructors", "Instructors"} == {marks(item)["quote"][0] for item in said["items"][:2]}
    assert marks(said["items"][2]) == {"note": ["instructors"]}
    assert sorts(await found(filled, "musicians")) == ["claim"]


async def test_accents_articles_beginnings_and_typos_are_forgiven(filled: httpx.AsyncClient) -> None:
    for q in ("Cote d'Ivoire", "COTE D’IVOIRE", "ivoire instruct", "instructers ivoire"):
        items = (await found(filled, q, type="quote"))["items"]
        assert [item["claim"]["quote"]["text"] for item in items] == [
            "Instructors came from Côte d’Ivoire"
        ], q
    [item] = (await found(filled, "Cote d'Ivoire", type="quote"))["items"]
    assert marks(item) == {"quote": ["Côte d’Ivoire"]}


@pytest.mark.parametrize(
    "q",
    [
        '"instructors',
        "instructors AND (",
        "quote_text:instructors~",
        "instructors\\",
        "in*structors",
        "*",
        "+-&&",
    ],
)
async def test_syntax_is_text(filled: httpx.AsyncClient, q: str) -> None:
    items = (await found(filled, q))["items"]
    assert all("nstructors" in str(item) for item in items if item["type"] != "entity")


async def test_facets_count_what_passes_all_others(filled: httpx.AsyncClient) -> None:
    counts = (await found(filled, "instructors"))["facets"]
    held = {facet: {one["value"]: one["count"] for one in values} for facet, values in counts.items()}
    assert held["type"] == {"quote": 2, "claim": 1}
    assert held["status"] == {"present": 2, "planned": 1}
    assert held["publisher"] == {"test-monitor": 1, "observer": 1, "le-journal": 1}
    assert held["year"] == {"2021": 2, "2019": 1}
    narrowed = await found(filled, "instructors", year="2021", status="present")
    assert [item["claim"]["document"]["publisher"] for item in narrowed["items"]] == ["Observer"]
    by_year = {one["value"]: one["count"] for one in narrowed["facets"]["year"]}
    assert by_year == {"2021": 1, "2019": 1}
    assert (await found(filled, "instructors", kind="Country"))["items"] == []
    assert (await filled.get(API, params={"q": "x", "type": "rumour"})).status_code == 422
    assert (await filled.get(API, params={"q": "x", "year": "soon"})).status_code == 422


async def test_texts_are_not_searched_and_proposals_only_with_a_key(
    filled: httpx.AsyncClient, bearer: dict[Role, dict[str, str]]
) -> None:
    for headers in ({}, bearer[Role.ADMIN]):
        answer = await filled.get(API, params={"q": "gunrunner"}, headers=headers)
        assert answer.json()["items"] == []
    assert not any("Gossip" in str(item) for item in (await found(filled, "instructors"))["items"])
    assert (await found(filled, "rumours"))["items"] == []
    answer = await filled.get(API, params={"q": "instructors"}, headers=bearer[Role.READER])
    assert sorts(answer.json()) == ["document", "quote", "quote", "quote", "claim"]
    page = await filled.get("/search", params={"q": "instructors"})
    assert "Gossip" not in page.text


async def test_what_was_retracted_is_found_only_as_it_was_known(
    filled: httpx.AsyncClient, analyst: dict[str, str]
) -> None:
    [item] = (await found(filled, "musicians"))["items"]
    before = item["claim"]["accepted_at"]
    path = f"/api/v1/claims/{item['id']}/retraction"
    assert (await filled.post(path, json={"reason": "A slip."}, headers=analyst)).status_code == 200
    assert (await found(filled, "musicians"))["items"] == []
    assert len((await found(filled, "musicians", known_at=before))["items"]) == 1
    assert (await found(filled, "musicians", known_at="2001-01-01"))["items"] == []
    assert (await found(filled, "barkhane", known_at="2001-01-01"))["items"] == []


async def test_pages_join_without_gap_or_repeat(filled: httpx.AsyncClient) -> None:
    whole = [item["id"] for item in (await found(filled, "instructors"))["items"]]
    seen: list[str] = []
    cursor: str | None = None
    while True:
        answer = await found(filled, "instructors", limit=1, **({"cursor": cursor} if cursor else {}))
        seen += [item["id"] for item in answer["items"]]
        cursor = answer["next"]
        if cursor is None:
            break
    assert seen == whole
    assert len(whole) == 3


async def test_the_page_shows_each_sort_with_marks_and_leads_on(filled: httpx.AsyncClient) -> None:
    page = (await filled.get("/search", params={"q": "instructors"})).text
    assert re.findall(r'<section class="sec" id="(\w+)"', page) == ["quote", "claim"]
    assert "about 1,000 Russian <mark>instructors</mark>" in page
    assert "The <mark>instructors</mark> left in May." in page
    narrowed = re.search(r'href="(/search\?q=instructors&amp;type=quote)"', page)
    assert narrowed
    only = (await filled.get(narrowed.group(1).replace("&amp;", "&"))).text
    assert re.findall(r'<section class="sec" id="(\w+)"', only) == ["quote"]
    assert "Search everything" in (await filled.get("/search?q=instructors&status=ended")).text


async def test_marks_never_carry_markup(http: httpx.AsyncClient, analyst: dict[str, str]) -> None:
    body = claim(quote={"text": "<b>bold</b> & <script>alert(1)</script> men"}, subject=WAGNER, object=MALI)
    await http.post("/api/v1/claims", json=body, headers=analyst)
    for q in ("script", "bold men", "b", "<script>"):
        page = (await http.get("/search", params={"q": q})).text
        assert "<script>alert" not in page, q
        assert "<b>bold" not in page, q
    assert "&lt;<mark>script</mark>&gt;" in (await http.get("/search?q=script")).text
