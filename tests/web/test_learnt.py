"""What was learnt between two instants of knowledge, and what waits for news."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from tests.web.claims import claim

pytestmark = pytest.mark.anyio

ITALY = {"kind": "Country", "name": "Italy"}
NIGER = {"kind": "Country", "name": "Niger"}
LISTS = ("added", "changed", "ended", "retracted")
OTHER = {"title": "Another report", "publisher": "Observer", "published": "2022-02"}


def now() -> str:
    return datetime.now(UTC).isoformat().replace("+00:00", "Z")


def words_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


@pytest.fixture
async def story(http: httpx.AsyncClient, analyst: dict[str, str]) -> tuple[str, str]:
    """Record some, then learn more: two instants, before and after."""

    async def say(**changed: Any) -> str:
        answer = await http.post("/api/v1/claims", json=claim(**changed), headers=analyst)
        assert answer.status_code == 201, answer.text
        return answer.json()["claim"]["id"]

    await say()
    slip = await say(subject=ITALY, object=NIGER, status="present", as_of="2021-09")
    await say(subject=ITALY, status="present", as_of="2021-01", personnel={"best": 70})
    before = now()
    reason = {"reason": "A slip."}
    assert (
        await http.post(f"/api/v1/claims/{slip}/retraction", json=reason, headers=analyst)
    ).status_code == 200
    await say(status="present", as_of="2022-01", personnel={"best": 800}, document=OTHER)
    over = {"from": "2020", "to": "2022-01"}
    await say(subject=ITALY, status="ended", as_of="2022-01", valid=over, personnel=None, document=OTHER)
    await say(subject=ITALY, object={"kind": "Country", "name": "Chad"}, status="present")
    return before, now()


async def test_added_changed_ended_and_retracted(http: httpx.AsyncClient, story: tuple[str, str]) -> None:
    before, after = story
    found = (await http.get("/api/v1/diff", params={"from": before, "to": after})).json()
    assert {name: [one["id"] for one in found[name]] for name in LISTS} == {
        "added": ["italy.DEPLOYED_TO.chad.1"],
        "changed": ["wagner-group.DEPLOYED_TO.mali.1"],
        "ended": ["italy.DEPLOYED_TO.mali.1"],
        "retracted": ["italy.DEPLOYED_TO.niger.1"],
    }
    assert found["truncated"] is False
    [changed] = found["changed"]
    assert (changed["before"]["status"], changed["status"]) == ("planned", "present")
    assert {"status", "personnel"} <= set(changed["changes"])
    assert found["added"][0]["before"] is None


async def test_of_one_entity_and_of_no_time(http: httpx.AsyncClient, story: tuple[str, str]) -> None:
    before, after = story
    asked = {"from": before, "to": after, "entity": "wagner-group"}
    found = (await http.get("/api/v1/diff", params=asked)).json()
    assert [len(found[name]) for name in LISTS] == [0, 1, 0, 0]
    same = (await http.get("/api/v1/diff", params={"from": after, "to": after})).json()
    assert not any(same[name] for name in LISTS)
    begun = (await http.get("/api/v1/diff", params={"from": "2020-01-01", "to": before})).json()
    assert len(begun["added"]) == 3


async def test_what_cannot_be_compared_is_told(http: httpx.AsyncClient) -> None:
    assert (await http.get("/api/v1/diff")).status_code == 422
    assert (await http.get("/api/v1/diff?from=soon")).status_code == 422
    turned = await http.get("/api/v1/diff?from=2022-01-01&to=2021-01-01")
    assert turned.json()["errors"][0]["parameter"] == "from"
    assert (await http.get("/api/v1/diff?from=2022-01-01&entity=nobody")).status_code == 404


async def test_the_page_says_it_in_words(http: httpx.AsyncClient, story: tuple[str, str]) -> None:
    before, after = story
    page = (await http.get("/learnt", params={"from": before, "to": after})).text
    said = words_of(page)
    assert "1 added, 1 changed, 1 ended, 1 retracted." in said
    assert "status: planned, now present" in said
    assert "personnel: about 1,000, now 800" in said
    assert "/episodes/italy.DEPLOYED_TO.niger.1?known_at=" in page
    one = words_of((await http.get("/learnt", params={"from": before, "entity": "italy"})).text)
    assert "What we have learnt about Italy" in one
    assert "Wagner" not in one.split("Page made")[0].split("Italy", 1)[1]
    assert "Nothing was added" in words_of((await http.get("/learnt", params={"from": after})).text)


async def test_the_worklist_has_plans_whose_time_has_passed_and_what_lapsed(
    http: httpx.AsyncClient, analyst: dict[str, str]
) -> None:
    year = datetime.now(UTC).year
    chad = {"kind": "Country", "name": "Chad"}
    dated = {"title": "A yearbook", "publisher": "Institute", "published": f"{year}"}
    earlier = dated | {"published": f"{year - 2}"}
    for body in (
        claim(),
        claim(object=chad, valid={"from": f"{year + 2}", "to": None}, as_of=None, document=dated),
        claim(subject=ITALY, object=NIGER, status="present", as_of=f"{year - 5}"),
        claim(subject=ITALY, status="present", as_of=f"{year - 2}", document=earlier),
        claim(subject=ITALY, object=chad, status="present", as_of=f"{year}-01", document=dated),
    ):
        answer = await http.post("/api/v1/claims", json=body, headers=analyst)
        assert answer.status_code == 201, answer.text
    page = (await http.get("/stale")).text
    parts = re.split(r'<section class="sec" id="(plans|lapsed|quiet)">', page)
    held = {
        name: set(re.findall(r"/episodes/([^\"?]+)", part))
        for name, part in zip(parts[1::2], parts[2::2], strict=True)
    }
    assert held == {
        "plans": {"wagner-group.DEPLOYED_TO.mali.1"},
        "lapsed": {"italy.DEPLOYED_TO.niger.1"},
        "quiet": {"italy.DEPLOYED_TO.mali.1"},
    }
    assert "no time said; stated around September 2021" in page


async def test_the_worklist_as_it_was_known(http: httpx.AsyncClient, analyst: dict[str, str]) -> None:
    year = datetime.now(UTC).year

    async def listed(query: str = "") -> set[str]:
        while "<progress" in (page := (await http.get(f"/stale{query}")).text):
            pass
        return set(re.findall(r"/episodes/([^\"?]+)", page))

    start = now()
    lapsed = claim(subject=ITALY, object=NIGER, status="present", as_of=f"{year - 5}")
    for body in (claim(), lapsed):
        assert (await http.post("/api/v1/claims", json=body, headers=analyst)).status_code == 201
    before = now()
    fresh = {"title": "A yearbook", "publisher": "Institute", "published": f"{year}"}
    news = claim(subject=ITALY, object=NIGER, status="present", as_of=f"{year}-01", document=fresh)
    assert (await http.post("/api/v1/claims", json=news, headers=analyst)).status_code == 201
    plan, matter = "wagner-group.DEPLOYED_TO.mali.1", "italy.DEPLOYED_TO.niger.1"
    assert await listed() == {plan}
    assert await listed(f"?known_at={before}") == {plan, matter}
    assert await listed(f"?known_at={start}") == set()


async def test_a_worklist_that_takes_long_says_how_far_it_is(
    http: httpx.AsyncClient, analyst: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await http.post("/api/v1/claims", json=claim(), headers=analyst)).status_code == 201
    query = f"/stale?known_at={now()}"
    with monkeypatch.context() as hasty:
        hasty.setattr("app.web.pages.stale.PATIENCE", 0)
        waiting = (await http.get(query)).text
    assert "<progress" in waiting
    assert "What waited for news" in waiting
    assert "underway.js" in waiting
    page = (await http.get(query)).text
    assert "<progress" not in page
    assert "wagner-group.DEPLOYED_TO.mali.1" in page
