"""The explorer in a real browser: walked through by mouse, by keys, on a phone, and without a script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
from playwright.sync_api import BrowserContext

from tests.browser.conftest import Watch
from tests.browser.explorer import Explorer, until
from tests.browser.served import ALLIES, BUSY

WAGNER = "/explore?focus=wagner-group"
Open = Callable[..., BrowserContext]
IN_MALI = "wagner-group.DEPLOYED_TO.mali.1"


def test_the_graph_opens_at_its_most_connected_part(explorer: Explorer) -> None:
    explorer.open("/explore")
    assert BUSY in explorer.shown()
    nodes, edges = explorer.size
    assert (nodes, edges) == (ALLIES + 1, ALLIES)


def test_wagner_is_seen_with_what_is_around_it(explorer: Explorer, site: str) -> None:
    explorer.open(WAGNER)
    assert explorer.page.title() == "Wagner Group, explorer – Garrison"
    assert {"wagner-group", "mali", "central-african-republic"} <= explorer.shown()
    until(explorer.agrees, "the tables hold what the picture holds")
    asked = httpx.get(f"{site}/api/v1/graph", params={"focus": "wagner-group"}).json()
    assert {node["id"] for node in asked["nodes"]} == explorer.shown()
    assert {edge["id"] for edge in asked["edges"]} == set(explorer.rows())


def test_a_claim_is_followed_to_its_document(explorer: Explorer) -> None:
    explorer.open(WAGNER)
    (x1, y1), (x2, y2) = explorer.place("wagner-group"), explorer.place("mali")
    explorer.page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2)
    explorer.panel.get_by_text("about 1,000 instructors").first.wait_for()
    assert explorer.panel.get_by_role("heading", level=2).inner_text() == "Wagner Group → Mali"
    assert explorer.url["select"] == [IN_MALI]
    facts = explorer.panel.inner_text()
    for expected in (
        "planned",
        "around September 2021",
        "1 source",
        "Mali–Wagner agreement",
        "No source here",
    ):
        assert expected in facts
    quoted = explorer.panel.locator(".claim", has=explorer.page.locator("blockquote")).first
    quote = quoted.locator("blockquote").inner_text()
    quoted.get_by_role("link", name="In the document").click()
    explorer.page.wait_for_url("**/documents/**")
    assert quote in explorer.page.locator("main").inner_text()


def test_a_node_tells_what_it_is(explorer: Explorer) -> None:
    explorer.open(WAGNER)
    explorer.click("mali")
    explorer.panel.get_by_role("heading", name="Mali").wait_for()
    assert "Country" in explorer.panel.inner_text()
    explorer.panel.get_by_role("link", name="hosts Wagner Group").click()
    explorer.panel.get_by_text("Wagner Group is to send").wait_for()
    assert explorer.url["select"] == [IN_MALI]


def test_a_double_click_brings_neighbours_and_undo_takes_them_away(explorer: Explorer) -> None:
    explorer.open(WAGNER)
    before, asked = explorer.shown(), []
    explorer.page.on("request", lambda request: asked.append(request.url))
    explorer.expand("mali")
    until(lambda: "france" in explorer.shown(), "France came")
    until(explorer.agrees, "the tables followed")
    assert any("/api/v1/graph?focus=mali&depth=1&limit=61" in url for url in asked)
    # With the report's France come those whose troops the Factbook last had in Mali.
    assert explorer.shown() > before | {"france", "benin"}
    assert explorer.url["expand"] == ["mali"]
    # All relationships between what is shown, also those that lead to neither.
    assert "france.OPPOSES.mali-wagner-agreement.1" in explorer.rows()
    explorer.page.get_by_role("button", name="Undo").click()
    until(lambda: explorer.shown() == before and explorer.agrees(), "it is as before")
    assert "expand" not in explorer.url
    assert explorer.page.get_by_role("button", name="Undo").is_disabled()


def test_old_nodes_stay_where_they_are_when_new_ones_come(explorer: Explorer) -> None:
    explorer.open(WAGNER)
    script = (
        "() => { const c = document.querySelector('.vis-network canvas'); return c.width + 'x' + c.height; }"
    )
    explorer.page.evaluate(script)
    apart = _distance(explorer, "mali", "central-african-republic") / _distance(
        explorer, "mali", "wagner-group"
    )
    explorer.expand("yevgeny-prigozhin")
    until(lambda: "vladimir-putin" in explorer.shown() and explorer.agrees(), "Putin came")
    now = _distance(explorer, "mali", "central-african-republic") / _distance(
        explorer, "mali", "wagner-group"
    )
    assert abs(now - apart) < 0.02


def _distance(explorer: Explorer, a: str, b: str) -> float:
    (x1, y1), (x2, y2) = explorer.place(a), explorer.place(b)
    return ((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5


def test_a_busy_country_says_how_many_are_shown_and_shows_more(explorer: Explorer) -> None:
    explorer.open(f"/explore?focus={BUSY}&limit=31")
    note = explorer.page.locator(".canvas-note")
    assert note.inner_text() == f"30 of {ALLIES} neighbours of Tuvalu shown. Show {ALLIES - 30} more"
    explorer.page.goto("/explore?focus=ally-00")
    explorer.settled().expand(BUSY)
    until(lambda: explorer.size[0] in (61, 62), "sixty came")
    until(explorer.agrees, "the tables followed")
    note.get_by_role("link").click()
    until(lambda: explorer.size == (ALLIES + 1, ALLIES) and explorer.agrees(), "the rest came")
    assert note.count() == 0
    assert explorer.url["expand"] == [f"{BUSY}:120"]


def test_filters_work_in_place_and_are_in_the_url(explorer: Explorer) -> None:
    explorer.open(WAGNER)
    before = explorer.shown()
    explorer.page.get_by_role("checkbox", name="Incident").uncheck()
    left = {id_ for id_ in before if not id_.startswith(("shooting", "reprisals"))}
    until(lambda: explorer.shown() == left, "the incidents are gone")
    until(explorer.agrees, "the tables followed")
    assert "Incident" not in explorer.url["kinds"]
    assert "Person" in explorer.url["kinds"]
    explorer.page.get_by_role("checkbox", name="present").uncheck()
    until(lambda: "central-african-republic" not in explorer.shown() and explorer.agrees(), "present is gone")
    explorer.open(explorer.page.url)
    assert "central-african-republic" not in explorer.shown()
    assert not explorer.page.get_by_role("checkbox", name="Incident").is_checked()
    explorer.page.get_by_role("checkbox", name="Incident").check()
    explorer.page.get_by_role("checkbox", name="present").check()
    until(lambda: explorer.shown() == before and explorer.agrees(), "all is back")
    assert set(explorer.url) == {"focus"}


def test_the_keyboard_reaches_everything(explorer: Explorer) -> None:
    explorer.open(WAGNER)
    before = explorer.shown()
    explorer.frame.focus()
    assert explorer.frame.get_attribute("role") == "application"
    explorer.page.keyboard.press("ArrowRight")
    until(lambda: explorer.url.get("select") == ["wagner-group"], "it begins at the focus")
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
        explorer.page.keyboard.press(key)
        if explorer.url.get("select") != ["wagner-group"]:
            break
    [here] = explorer.url["select"]
    assert here in before - {"wagner-group"}
    explorer.open(f"{WAGNER}&select=mali")
    explorer.frame.focus()
    explorer.page.keyboard.press("Enter")
    until(lambda: "france" in explorer.shown() and explorer.agrees(), "Enter brought France")
    explorer.page.keyboard.press("Shift+Enter")
    until(lambda: explorer.shown() == before and explorer.agrees(), "Shift and Enter took it away")
    explorer.page.keyboard.press("Backspace")
    until(lambda: explorer.shown() == before - {"mali"} and explorer.agrees(), "Backspace hid Mali")
    assert explorer.url["hide"] == ["mali"]
    explorer.page.keyboard.press("Control+z")
    until(lambda: explorer.shown() == before and explorer.agrees(), "Control and Z brought it back")
    explorer.page.keyboard.press("f")
    explorer.page.keyboard.press("Escape")
    until(lambda: "select" not in explorer.url, "nothing is selected")


def test_a_copied_link_shows_the_same_and_back_and_forward_lead_through_it(explorer: Explorer) -> None:
    explorer.open(f"{WAGNER}&select={IN_MALI}")
    explorer.expand("mali")
    until(lambda: "france" in explorer.shown() and explorer.agrees(), "France came")
    explorer.expand("france")
    until(lambda: "sahel" in explorer.shown() and explorer.agrees(), "the Sahel came")
    link, shown, rows = explorer.page.url, explorer.shown(), set(explorer.rows())
    explorer.page.go_back()
    until(lambda: "sahel" not in explorer.shown() and explorer.agrees(), "back took it away")
    explorer.page.go_forward()
    until(lambda: explorer.shown() == shown and explorer.agrees(), "forward brought it again")
    explorer.page.goto("about:blank")
    explorer.open(link)
    until(explorer.agrees, "the tables are there")
    assert (explorer.shown(), set(explorer.rows())) == (shown, rows)
    assert explorer.panel.get_by_role("heading", level=2).inner_text() in ("France", "Wagner Group → Mali")


def test_a_day_in_the_past_shows_that_day(explorer: Explorer) -> None:
    explorer.open(f"{WAGNER}&on=2021-09-30&select={IN_MALI}")
    assert "True on 30 September 2021" in explorer.page.locator(".dateline").inner_text()
    assert "not yet" in explorer.panel.inner_text()
    explorer.open("/explore?focus=wagner-group&on=1990-01-01")
    assert explorer.size == (1, 0)
    assert (
        "Nothing is recorded about Wagner Group for 1 January 1990."
        in explorer.page.locator("#canvas").inner_text()
    )


def test_the_table_can_stand_in_for_the_picture(explorer: Explorer) -> None:
    explorer.open(WAGNER)
    tables = explorer.page.locator("#tables")
    assert not tables.is_visible()
    explorer.page.locator(".tools").get_by_role("button", name="Table").click()
    assert tables.is_visible()
    assert not explorer.frame.is_visible()
    tables.get_by_role("link", name="deployed to").first.click()
    explorer.panel.get_by_role("heading", level=2).get_by_text("Wagner Group").wait_for()
    explorer.page.get_by_role("link", name="What is left out?").click()
    assert explorer.page.locator("#left-out").is_visible()
    explorer.page.reload()
    until(lambda: explorer.page.locator("#tables").is_visible(), "the URL keeps the table open")


def test_another_entity_is_found_and_added(explorer: Explorer) -> None:
    explorer.open(WAGNER)
    explorer.page.get_by_role("combobox", name="Add an entity").press_sequentially("макрон")
    explorer.page.get_by_role("option", name="Emmanuel Macron").wait_for()
    explorer.page.keyboard.press("ArrowDown")
    explorer.page.keyboard.press("Enter")
    until(lambda: "emmanuel-macron" in explorer.shown() and explorer.agrees(), "Macron came")
    assert explorer.url["focus"] == ["wagner-group", "emmanuel-macron"]
    assert {"wagner-group", "emmanuel-macron", "france"} <= explorer.settled().shown()


def test_dark_is_dark_on_the_canvas_too(open_context: Open, watch: Watch) -> None:
    watch.allow("getImageData")  # that is this test, looking at the canvas
    dark = Explorer(open_context(color_scheme="dark", reduced_motion="reduce").new_page()).open(
        "/explore?focus=mali"
    )
    assert dark.colour_at("mali") == "rgb(139, 144, 150)"
    dark.page.emulate_media(color_scheme="light")
    until(lambda: dark.colour_at("mali") == "rgb(79, 84, 89)", "the canvas is drawn again in light")


def test_nothing_moves_and_nothing_is_drawn_once_it_stands_still(
    open_context: Open,
) -> None:
    explorer = Explorer(open_context().new_page()).open(WAGNER)
    before = {id_: explorer.place(id_) for id_ in explorer.shown()}
    script = """() => new Promise(resolve => {
        const context = document.querySelector('.vis-network canvas').getContext('2d');
        let drawn = 0;
        const clear = context.clearRect.bind(context);
        context.clearRect = (...box) => { drawn += 1; return clear(...box); };
        let frames = 0;
        const tick = () => (++frames < 20 ? requestAnimationFrame(tick) : resolve(drawn));
        requestAnimationFrame(tick);
    })"""
    assert explorer.page.evaluate(script) == 0
    assert {id_: explorer.place(id_) for id_ in explorer.shown()} == before


def test_strange_names_are_names(explorer: Explorer) -> None:
    explorer.open("/explore?focus=tonga")
    assert explorer.size == (5, 4)
    until(explorer.agrees, "the tables hold what the picture holds")
    names = explorer.page.locator("#tables bdi").all_text_contents()
    assert {"الجيش الوطني", "</script><b>&amp;"} <= set(names)


def test_an_entity_nobody_knows_is_a_page_that_says_so(explorer: Explorer, watch: Watch) -> None:
    watch.allow("404")
    answer = explorer.page.goto("/explore?focus=atlantis")
    assert answer is not None
    assert answer.status == 404
    assert "atlantis" in explorer.page.locator("main").inner_text()


def test_a_server_that_is_away_is_said_and_nothing_is_lost(explorer: Explorer, watch: Watch) -> None:
    watch.allow("ERR_FAILED")
    explorer.open(WAGNER)
    before = explorer.shown()
    explorer.page.route("**/api/v1/graph*", lambda route: route.abort())
    explorer.expand("mali")
    until(lambda: "does not answer" in explorer.said, "it is said")
    assert explorer.shown() == before
    assert "expand" not in explorer.url


def test_without_a_script_there_are_tables_filters_and_the_panel(
    open_context: Open,
) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(WAGNER)
    tables = page.locator("#tables")
    assert tables.is_visible()
    assert "about 1,000" in tables.inner_text()
    tables.get_by_role("link", name="deployed to").nth(1).click()
    assert page.locator("#panel h2").inner_text() == "Wagner Group → Mali"
    page.get_by_role("checkbox", name="Incident").uncheck()
    page.get_by_role("button", name="Apply").click()
    assert not [row for row in page.locator("#tables tbody").all_inner_texts() if "Reprisals" in row]
    reason = page.locator("#left-out li", has_text="Reprisals").inner_text()
    assert "Left out by the filter on kind." in reason
    page.get_by_role("link", name="all", exact=True).first.click()
    assert [row for row in page.locator("#tables tbody").all_inner_texts() if "Reprisals" in row]


def test_a_phone_shows_the_picture_and_one_sheet(open_context: Open) -> None:
    phone: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
    explorer = Explorer(open_context(**phone, reduced_motion="reduce").new_page()).open(
        f"{WAGNER}&select={IN_MALI}"
    )
    assert explorer.panel.is_visible()
    assert not explorer.page.locator("#filters").is_visible()
    explorer.page.get_by_role("button", name="Filters").click()
    assert explorer.page.locator("#filters").is_visible()
    assert not explorer.panel.is_visible()
    assert explorer.page.evaluate("document.documentElement.scrollWidth <= 360")
