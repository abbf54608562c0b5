"""`/presence` over HTTP: the map, the table and the matrix say the same, under the same filters."""

from __future__ import annotations

import gzip
import re
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from tests.web.claims import REPORT, claim

pytestmark = pytest.mark.anyio

DAY = "2021-10-15"
ITALY = {"kind": "Country", "name": "Italy"}
FRANCE = {"kind": "Country", "name": "France"}
SAHEL = [{"kind": "Country", "name": name} for name in ("Mali", "Niger", "Chad", "Burkina Faso")]
NIGER = {"kind": "Country", "name": "Niger"}


@pytest.fixture
async def say(http: httpx.AsyncClient, analyst: dict[str, str]) -> Any:
    async def record(**changed: Any) -> str:
        later = REPORT | {"published": "2021-11"}
        body = claim(**{"status": "present", "as_of": "2021-10", "via": [], "document": later} | changed)
        answer = await http.post("/api/v1/claims", json=body, headers=analyst)
        assert answer.status_code == 201, answer.text
        return answer.json()["claim"]["id"]

    return record


async def shown(http: httpx.AsyncClient, query: str = "") -> str:
    while True:
        answer = await http.get(f"/presence?on={DAY}{query}")
        assert answer.status_code == 200, answer.text
        if "<progress" not in answer.text:
            return answer.text


def land(page: str, id_: str) -> str:
    """The link of one country on the map, with all in it."""
    found = re.search(rf'<a href="[^"]*host={id_}[^"]*#map"[^>]*>.*?</a>', page, re.S)
    assert found, id_
    return found.group()


def words_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


async def test_a_figure_that_hosts_share_is_none_of_theirs(http: httpx.AsyncClient, say: Any) -> None:
    await say(subject=FRANCE, object=SAHEL, personnel={"best": 4300})
    for host in ("mali", "niger", "chad", "burkina-faso"):
        here = words_of(await shown(http, f"&host={host}"))
        assert "No figure counts." in here
        assert "1 figure that other places share, so that up to 4,300 may be here" in here
    abroad = words_of(await shown(http, "&sender=france"))
    assert "4,300 personnel, from 1 figure." in abroad
    assert "3 repetitions of a figure" in abroad or "3 repetitions of figures" in abroad


async def test_a_ceiling_is_no_report(http: httpx.AsyncClient, say: Any) -> None:
    await say(subject=ITALY, object=NIGER, personnel={"best": 1000, "qualifier": "ceiling"})
    await say(subject=FRANCE, object=NIGER, personnel={"best": 420})
    page = words_of(await shown(http, "&host=niger"))
    assert "420 personnel, from 1 figure." in page
    assert "1 ceiling, which says who may be there and not who is (1,000)" in page


async def test_a_plan_never_shades_the_map(http: httpx.AsyncClient, say: Any) -> None:
    await say(status="planned")
    page = await shown(http)
    assert "nobody reported present, 1 sender planned" in land(page, "mali")
    assert not re.search(r'class="[^"]*\bs[1-4]\b|url\(#land', land(page, "mali"))
    await say(subject=ITALY, object=NIGER)
    page = await shown(http)
    assert 'class="land s1"' in land(page, "niger")
    assert "1 figure of what is only planned (1,000)" in words_of(page)


async def test_a_retraction_changes_today_and_not_yesterday(
    http: httpx.AsyncClient, analyst: dict[str, str], say: Any
) -> None:
    id_ = await say(subject=ITALY, object=NIGER)
    before = datetime.now(UTC).isoformat().replace("+00:00", "Z")
    retracted = await http.post(
        f"/api/v1/claims/{id_}/retraction", json={"reason": "A slip."}, headers=analyst
    )
    assert retracted.status_code == 200
    assert "no foreign forces reported" in land(await shown(http), "niger")
    assert "Niger: 1 sender" in land(await shown(http, f"&known_at={before}"), "niger")


@pytest.mark.parametrize("path", ["/presence", "/"])
async def test_a_page_that_takes_long_says_how_far_it_is(
    http: httpx.AsyncClient, say: Any, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    await say(subject=ITALY, object=NIGER)
    for module in ("presence", "start"):
        monkeypatch.setattr(f"app.web.pages.{module}.PATIENCE", 0)
    query = {"on": DAY, "known_at": datetime.now(UTC).isoformat().replace("+00:00", "Z")}
    waiting = await http.get(path, params=query)
    assert "<progress" in waiting.text
    assert "underway.js" in waiting.text
    answered = await http.get("/api/v1/presence", params=query)
    assert len(answered.json()["rows"]) == 1
    page = await http.get(path, params=query)
    assert "<progress" not in page.text
    assert "Niger: 1 sender" in page.text


async def test_the_filters_narrow_all_of_it(http: httpx.AsyncClient, say: Any) -> None:
    await say(subject=ITALY, object=NIGER, personnel={"best": 300, "category": "troops"})
    await say(subject=ITALY, object={"kind": "Country", "name": "Kosovo"}, personnel={"best": 700})
    await say(status="planned")
    for query, total in (
        ("", "1,000"),
        ("&region=western-africa", "300"),
        ("&category=troops", "300"),
        ("&statuses=present", "1,000"),
        ("&host=kosovo", "700"),
        ("&sender=italy&host=niger", "300"),
    ):
        assert f"{total} personnel, from" in words_of(await shown(http, query)), query
    page = await shown(http, "&region=western-africa")
    assert "no foreign forces reported" in land(page, "kosovo")
    assert 'href="/entities/kosovo' not in page
    empty = await shown(http, "&region=polynesia")
    assert "as far as the filters let anything pass" in empty
    api = (await http.get(f"/api/v1/presence?on={DAY}&region=western-africa&statuses=present")).json()
    assert [row["host"]["id"] for row in api["rows"]] == ["niger"]
    table = await http.get(f"/api/v1/presence?on={DAY}&region=western-africa&format=csv")
    assert table.headers["content-type"].startswith("text/csv")
    assert (await http.get("/presence?region=atlantis")).status_code == 422


async def test_every_number_leads_to_its_ledger(http: httpx.AsyncClient, say: Any) -> None:
    await say(subject=ITALY, object=NIGER, personnel={"best": 300})
    page = await shown(http)
    ledger = f"/episodes/italy.DEPLOYED_TO.niger.1?on={DAY}"
    table, matrix = page[page.index('id="table"') :].split('id="matrix"')
    assert ledger in table
    assert ledger in matrix
    arcs = await shown(http, "&sender=italy")
    assert re.search(rf'<a href="{re.escape(ledger)}"><title>Italy in Niger: 300;', arcs)


async def test_without_a_day_it_is_about_today_and_a_citation_pins_both(http: httpx.AsyncClient) -> None:
    page = (await http.get("/presence")).text
    assert "True on today" in words_of(page)
    today = datetime.now(UTC).date().isoformat()
    assert f"/presence?on={today}&amp;known_at={today}" in page
    assert "Leave the first empty for today" in page


async def test_the_page_comes_small(http: httpx.AsyncClient, say: Any) -> None:
    await say(subject=ITALY, object=NIGER)
    assert len(gzip.compress((await http.get("/presence")).content, 5)) < 45_000


async def test_bases_are_on_the_map(http: httpx.AsyncClient, say: Any) -> None:
    base = {"kind": "Base", "name": "Camp North", "coordinates": {"latitude": 16.97, "longitude": 7.99}}
    await say(subject=ITALY, predicate="OPERATES_BASE", object=base, personnel=None)
    assert "<title>Camp North: 1 user</title>" in await shown(http)
    assert "<title>Camp North" in await shown(http, "&sender=italy")
    assert "<title>Camp North" not in await shown(http, "&sender=france")


async def test_a_link_shows_a_part_of_the_map(http: httpx.AsyncClient, say: Any) -> None:
    await say()
    page = await shown(http, "&statuses=present")
    [whole] = re.findall(r'<svg class="world" viewBox="([^"]+)"', page)
    africa = re.search(r'href="([^"]+)">Africa</a>', page)
    assert africa
    link = africa.group(1).replace("&amp;", "&")
    assert link.startswith(f"/presence?on={DAY}&statuses=present&box=")
    near = (await http.get(link)).text
    view, home = re.findall(r'viewBox="([^"]+)" data-home="([^"]+)"', near)[0]
    assert view.split()[:3] == link.partition("box=")[2].partition("#")[0].replace("%2C", ",").split(",")
    assert home == whole
    assert float(view.split()[2]) < float(whole.split()[2])
    assert re.search(r'aria-current="true">Africa</a>', near)
    nearest = (await http.get("/presence?box=0,0,1")).text
    assert 'viewBox="0 0 120 52"' in nearest
    for wrong in ("1,2", "a,b,c", "0,0,99999", "1,2,3,4"):
        assert (await http.get(f"/presence?box={wrong}")).status_code == 422, wrong
