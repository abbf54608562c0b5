"""The explorer's filters, reasons, expansions, slider and limits, as the server renders them."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import Any

import httpx
import pytest

from app.domain.model import Shown
from app.domain.standing import Standing
from app.domain.vocabulary import Certainty, Evidence, Figures, Phase, Predicate, Role, Status
from app.graph.connection import Graph
from app.services.accounts.actor import Actor
from app.services.recording import record
from app.web.explorer.timespan import BARS, HEIGHT, timespan
from tests.web.test_explorer import IN_MALI, claim, get, picture

pytestmark = pytest.mark.anyio

ANALYST = Actor("a test", Role.ANALYST)
WAGNER = "/explore?focus=wagner-group"


def rated(publisher: str, reliability: str) -> dict[str, Any]:
    return {"title": "A report", "publisher": publisher, "published": "2021-09", "reliability": reliability}


@pytest.fixture
async def hosts(graph: Graph) -> None:
    """Wagner planned in Mali and present in Libya and Syria; Syria by two sources; whom it trains."""
    bodies = [
        claim("Mali", status="planned", personnel={"best": 1000}, document=rated("A wire", "A")),
        claim("Libya", personnel={"best": 200}),
        claim("Syria"),
        claim("Syria", document=rated("A blog", "D")),
        claim("Syria", predicate="SUPPLIES"),
        claim("Chad", subject={"kind": "ArmedForce", "name": "Chadian Army"}, predicate="PROTECTS"),
        claim("Chad", predicate="TRAINS", object={"kind": "ArmedForce", "name": "Chadian Army"}),
    ]
    await record.record(graph, bodies, actor=ANALYST)


def text(page: str) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", page)))


def counts(page: str, name: str) -> dict[str, int]:
    """What the rail says would pass, by the value of a filter."""
    lines = re.findall(
        rf'<input type="(?:checkbox|radio)"\s+id="{name}-([\w-]+)".*?<i>([\d,]*)</i>', page, re.S
    )
    return {value: int(number) for value, number in lines if int(number) or value.isdigit()}


def shown(page: str) -> set[str]:
    return {node["id"] for node in picture(page)["nodes"]}


@pytest.mark.usefixtures("hosts")
async def test_every_value_says_how_much_would_pass(http: httpx.AsyncClient) -> None:
    page = await get(http, WAGNER)
    assert counts(page, "statuses") == {"planned": 1, "present": 4}
    assert counts(page, "min_sources") == {"0": 5, "2": 1, "3": 0, "5": 0}
    assert counts(page, "reliability") == {"A": 1, "D": 1, "F": 4}
    assert "2 of 5 relationships state a number." in text(page)
    for value, number in counts(page, "predicates").items():
        assert len(picture(await get(http, f"{WAGNER}&predicates={value}"))["edges"]) == number
    filtered = await get(http, f"{WAGNER}&statuses=planned&min_personnel=500")
    assert len(picture(filtered)["edges"]) == 1
    # Of what has a figure of 500 and more, one is planned; of what is planned, one has such a figure.
    assert counts(filtered, "statuses") == {"planned": 1}
    assert "1 of 1 number lies within" in text(filtered)
    # Nothing would be gained by letting another predicate pass: it is a status that leaves Libya out.
    planned = await get(http, f"{WAGNER}&statuses=planned")
    assert counts(planned, "statuses") == {"planned": 1, "present": 4}
    assert counts(planned, "predicates") == {"DEPLOYED_TO": 1}


@pytest.mark.usefixtures("hosts")
async def test_page_and_api_filter_alike(http: httpx.AsyncClient) -> None:
    for query in (
        "certainties=stale",
        "certainties=possible,certain&on=2021-09-15",
        "reliability=A,D",
        "min_personnel=500",
        "max_personnel=500",
        "min_sources=2",
    ):
        drawn = picture(await get(http, f"{WAGNER}&{query}"))
        asked = (await http.get(f"/api/v1/graph?focus=wagner-group&{query}")).json()
        assert {edge["id"] for edge in drawn["edges"]} == {edge["id"] for edge in asked["edges"]}, query
        assert drawn["edges"], query
    assert (await http.get("/api/v1/graph?reliability=G")).status_code == 422
    assert (await http.get("/api/v1/graph?min_personnel=-1")).status_code == 422
    empty = "min_sources=&min_personnel=&max_personnel="
    assert len(shown(await get(http, f"{WAGNER}&{empty}"))) == 5


@pytest.mark.usefixtures("hosts")
async def test_why_something_is_left_out_is_said_with_a_way_to_it(http: httpx.AsyncClient) -> None:
    page = await get(http, f"{WAGNER}&statuses=planned&kinds=Country")
    said = dict(re.findall(r'<li data-absent="([^"]+)">(.*?)</li>', page, re.S))
    assert set(said) == {"libya", "syria", "chadian-army"}
    assert "Libya : Left out by the filter on status." in text(said["libya"])
    assert "Left out by the filters on kind and status." in text(said["chadian-army"])
    assert "3 entities and 0 relationships do not pass the filters." in text(page)
    for id_, line in said.items():
        [url] = re.findall('href="(/[^"]+)"', line)
        assert id_ in shown(await get(http, html.unescape(url))), id_
    between = await get(http, f"{WAGNER}&predicates=DEPLOYED_TO")
    assert "Wagner Group → Syria : Left out by the filter on relationship." in text(between)


@pytest.mark.usefixtures("hosts")
async def test_the_panel_says_why_what_is_selected_is_not_in_the_picture(http: httpx.AsyncClient) -> None:
    alone = await get(http, "/explore/panel?focus=wagner-group&statuses=planned&select=libya")
    assert "Left out by the filter on status." in alone
    edge = "wagner-group.DEPLOYED_TO.libya.1"
    alone = await get(http, f"/explore/panel?focus=wagner-group&reliability=A&select={edge}")
    assert "Left out by the filter on rating of a source." in alone
    assert "Hidden by hand." in await get(
        http, "/explore/panel?focus=mali&hide=wagner-group&select=wagner-group"
    )
    away = await get(http, "/explore/panel?focus=mali&select=syria")
    assert "further away than the picture reaches" in away
    [url] = re.findall('<p class="note">.*?href="([^"]+)"', away)
    assert {"mali", "syria"} <= shown(await get(http, html.unescape(url)))
    assert 'class="note"' not in await get(http, "/explore/panel?focus=mali&select=mali")


@pytest.mark.usefixtures("hosts")
async def test_an_entity_is_expanded_by_what_one_chooses(http: httpx.AsyncClient) -> None:
    panel = await get(http, "/explore/panel?focus=mali&select=wagner-group")
    ways = dict(re.findall(r'<a href="([^"]+)"\s+data-expand="wagner-group"\s+data-by="(\w+)"', panel))
    assert set(ways.values()) == {"DEPLOYED_TO", "SUPPLIES", "TRAINS"}
    [url] = [html.unescape(url) for url, by in ways.items() if by == "TRAINS"]
    assert "wagner-group%3A60%3ATRAINS" in url
    expanded = await get(http, url)
    assert shown(expanded) == {"mali", "wagner-group", "chadian-army"}
    panel = await get(http, url.replace("/explore?", "/explore/panel?") + "&select=wagner-group")
    assert "Collapse: trains" in panel
    [back] = re.findall(r'href="([^"]+)"\s+data-collapse="wagner-group"', panel)
    assert shown(await get(http, html.unescape(back))) == {"mali", "wagner-group"}
    for wrong in ("mali:60:MARRIES", ":60", "mali:0", "mali:x:TRAINS"):
        answer = await http.get(f"/explore?focus=mali&expand={wrong}", headers={"accept": "text/html"})
        assert answer.status_code == 422, wrong


@pytest.mark.usefixtures("hosts")
async def test_the_panel_counts_forces_and_names_in_their_languages(http: httpx.AsyncClient) -> None:
    panel = await get(http, "/explore/panel?focus=mali&select=mali&on=2021-10-01")
    assert '<bdi lang="ar">مالي</bdi>' in panel
    assert "Forces on 1 October 2021, in numbers" in panel
    assert "From 1 sender" in panel
    wagner = text(await get(http, "/explore/panel?select=wagner-group&on=2021-10-01"))
    assert "In 3 hosts" in wagner
    assert "200" in wagner
    assert "only planned" in wagner


@pytest.mark.usefixtures("hosts")
async def test_a_slider_works_by_submitting_its_form(http: httpx.AsyncClient) -> None:
    page = await get(http, f"{WAGNER}&on=2021-09-15&select={IN_MALI}")
    [value] = re.findall(r'id="day"[^>]* value="(\d+)"', page)
    assert date.fromordinal(int(value)) == date(2021, 9, 15)
    form = page[page.index('id="time"') : page.index('id="known"')]
    fields = dict(re.findall(r'<input type="hidden"\s+name="(\w+)"\s+value="([^"]+)"', form))
    assert fields == {"focus": "wagner-group", "select": IN_MALI}
    day = date(2021, 10, 1).toordinal()
    answer = await http.get("/explore", params={**fields, "day": day}, headers={"accept": "text/html"})
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{WAGNER}&select={IN_MALI}&on=2021-10-01"
    assert "<rect" in form
    assert "From 1 January 2021" in text(page)


def edge(*story: tuple[date, Certainty]) -> Standing:
    kind = (Predicate.DEPLOYED_TO, Status.PRESENT, Phase.ACTUAL, Evidence.CLAIMED, Figures.SINGLE)
    return Standing("e", "a", "b", *kind, Certainty.NO, None, None, None, Shown(), 1, 1, (), story)


def test_the_histogram_counts_what_was_certain_and_possible_when() -> None:
    always = edge((date(2000, 1, 1), Certainty.CERTAIN))
    once = edge(
        (date(2010, 1, 1), Certainty.NOT_YET),
        (date(2011, 1, 1), Certainty.POSSIBLE),
        (date(2013, 1, 1), Certainty.STALE),
    )
    found = timespan([always, once], None, date(2019, 12, 31))
    assert (found.first, found.last, found.day) == (date(2000, 1, 1), date(2019, 12, 31), date(2019, 12, 31))
    assert (len(found.bars), found.most) == (BARS, 2)
    assert {bar.certain for bar in found.bars} == {HEIGHT / 2}
    maybe = [bar.x for bar in found.bars if bar.possible]
    assert min(maybe) == pytest.approx(55, abs=1.5)
    assert max(maybe) == pytest.approx(65, abs=2.5)
    assert timespan([], date(2030, 5, 1), date(2020, 1, 1)).last == date(2030, 5, 1)
    assert timespan([], None, date(2020, 1, 1)).bars == ()


async def test_beyond_what_a_picture_can_hold_it_is_said_and_the_table_is_offered(
    graph: Graph, http: httpx.AsyncClient
) -> None:
    forces = [claim("Tuvalu", subject={"kind": "ArmedForce", "name": f"Force {n}"}) for n in range(1_505)]
    others = [claim("Tonga", subject={"kind": "ArmedForce", "name": f"Army {n}"}) for n in range(10)]
    both = claim("Tuvalu", subject={"kind": "Country", "name": "Tonga"}, predicate="ALLIED_WITH")
    await record.record(graph, [*forces, *others, both], actor=ANALYST)
    crowded = await get(http, "/explore?focus=tuvalu&limit=600")
    assert "The picture holds 600 entities: beyond 500 it is hard to read." in crowded
    assert "as many as it can" not in crowded
    full = await get(http, "/explore?focus=tuvalu&limit=1500")
    assert len(shown(full)) == 1_500
    assert "The picture holds 1,500 entities, as many as it can. More is within reach." in full
    assert "Open the table" in full
    assert "7 neighbours left out" in text(full)
    asked = "focus=tonga&focus=tuvalu&depth=0&expand=tuvalu:1500&expand=tonga"
    over = await get(http, f"/explore?{asked}")
    assert len(shown(over)) == 1_500
    assert "as many as it can; 12 more were asked for." in over
    assert (await http.get("/explore?limit=1501", headers={"accept": "text/html"})).status_code == 422


async def test_show_more_counts_what_would_come_and_says_what_the_filters_keep_out(
    http: httpx.AsyncClient, hosts: None
) -> None:
    def left_out(page: str) -> str:
        [note] = re.findall(r'<p class="canvas-note">(.*?)</p>', page, re.S)
        return text(note).strip()

    page = await get(http, f"{WAGNER}&limit=2")
    assert left_out(page) == "1 of 4 neighbours of Wagner Group shown. Show 3 more"
    barred = "more do not pass the filters, or are hidden by hand."
    page = await get(http, f"{WAGNER}&limit=2&statuses=present")
    assert left_out(page) == (
        "1 of 4 neighbours of Wagner Group shown. "
        "1 more does not pass the filters, or is hidden by hand. Show 2 more"
    )
    [url] = set(re.findall(r'href="([^"]+)"\s+data-expand="wagner-group"', page))
    assert len(shown(await get(http, html.unescape(url)))) == 4
    page = await get(http, f"{WAGNER}&limit=2&statuses=planned")
    assert left_out(page) == f"1 of 4 neighbours of Wagner Group shown. 3 {barred}"
    page = await get(http, f"{WAGNER}&hide=libya&hide=syria")
    assert left_out(page) == f"2 of 4 neighbours of Wagner Group shown. 2 {barred}"
    assert "Show" not in left_out(await get(http, f"{WAGNER}&hide=libya&known_at=2099-01-01"))


async def test_the_panel_draws_a_relationship_over_time(http: httpx.AsyncClient, hosts: None) -> None:
    page = await get(http, f"{WAGNER}&select=wagner-group.DEPLOYED_TO.mali.1")
    [bar] = re.findall(r'<svg class="timebar".*?<ul class="legend">', page, re.S)
    assert 'class="o-ahead"' in bar
    assert 'class="tick"' in bar
    page = await get(http, f"{WAGNER}&select=wagner-group.DEPLOYED_TO.libya.1")
    [bar] = re.findall(r'<svg class="timebar".*?<ul class="legend">', page, re.S)
    assert 'fill="url(#hatch-present)"' in bar
    assert "style=" not in page


async def test_saved_views_are_a_link_away_from_every_page(http: httpx.AsyncClient, graph: Graph) -> None:
    for path in ("/", "/explore", "/views", "/about"):
        page = await get(http, path)
        [masthead] = re.findall(r'<header class="mast">.*?</header>', page, re.S)
        assert masthead.count('<a href="/views"') == 2, path  # in the row, and in the menu of a phone
        assert ('<a href="/views" aria-current="page">' in page) == (path == "/views")


@pytest.mark.usefixtures("hosts")
async def test_a_long_table_is_cut_and_shown_whole_where_asked(
    http: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def listed(page: str) -> list[str]:
        return re.findall(r'<tr data-id="([\w.-]+\.\d+)"', page)

    whole = await get(http, WAGNER)
    assert "rows=all" not in whole
    monkeypatch.setattr("app.web.explorer.tables.MOST_ROWS", 3)
    cut = await get(http, WAGNER)
    assert listed(cut) == listed(whole)[:3]
    more = len(listed(whole)) - 3
    assert f"Show {more} more relationship{'s' if more > 1 else ''} in the table" in text(cut)
    [link] = re.findall(r'<a href="([^"]*rows=all[^"]*)"\s+data-here>', cut)
    assert listed(await get(http, html.unescape(link))) == listed(whole)
    assert len(picture(cut)["edges"]) == len(listed(whole))
    exports = re.findall(r'href="/api/v1/export\?([^"]*)"', await get(http, f"{WAGNER}&rows=all"))
    assert len(exports) == 2
    assert not [query for query in exports if "rows" in query]
