"""Filters, reasons, time, and undo and redo in the explorer, in a real browser."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import BrowserContext, Page, Request

from tests.browser.explorer import Explorer, until

WAGNER = "/explore?focus=wagner-group"
NAURU = "/explore?focus=nauru"
Open = Callable[..., BrowserContext]


def agrees(explorer: Explorer, *, with_: str = "", without: str = "") -> Callable[[], bool]:
    def holds() -> bool:
        shown = explorer.shown()
        return (not with_ or with_ in shown) and without not in shown and explorer.agrees()

    return holds


def to_day(explorer: Explorer, day: date) -> None:
    explorer.page.locator("#day").fill(str(day.toordinal()))


def test_every_relationship_between_two_has_a_lane_of_its_own(explorer: Explorer) -> None:
    explorer.open(NAURU)
    assert explorer.size == (2, 4)
    (x1, y1), (x2, y2) = explorer.place("nauru"), explorer.place("guard-of-nauru")
    across = ((y2 - y1), -(x2 - x1))
    found: set[str] = set()
    for part in range(-50, 51, 3):
        at = ((x1 + x2) / 2 + across[0] * part / 100, (y1 + y2) / 2 + across[1] * part / 100)
        explorer.page.mouse.click(*at)
        found |= set(explorer.url.get("select", ()))
    assert found == set(explorer.rows())


def test_certainty_sources_and_ratings_filter_in_place(explorer: Explorer) -> None:
    explorer.open(f"{NAURU}&on=2002-06-01")
    assert explorer.size == (2, 1)
    explorer.page.get_by_role("link", name="All times").click()
    until(lambda: explorer.size == (2, 4) and explorer.agrees(), "all times are shown")
    explorer.page.get_by_role("radio", name="2 or more").check()
    until(lambda: explorer.size == (1, 0), "nothing has two sources")
    assert explorer.url["min_sources"] == ["2"]
    explorer.page.get_by_role("radio", name="any number").check()
    until(lambda: explorer.size == (2, 4) and explorer.agrees(), "all is back")
    assert "min_sources" not in explorer.url
    explorer.page.get_by_label("From", exact=True).fill("30")
    explorer.page.keyboard.press("Tab")
    until(lambda: explorer.size == (2, 1) and explorer.agrees(), "one states a figure")
    assert explorer.url["min_personnel"] == ["30"]
    assert explorer.page.evaluate("document.activeElement.id") == "max_personnel"
    explorer.page.keyboard.type("39")
    explorer.page.keyboard.press("Tab")
    until(lambda: explorer.size == (1, 0), "and that is 40")


def test_why_something_is_hidden_is_said_and_one_click_shows_it(explorer: Explorer) -> None:
    explorer.open(f"{WAGNER}&statuses=planned&select=central-african-republic")
    assert "central-african-republic" not in explorer.shown()
    note = explorer.panel.locator(".note")
    assert note.inner_text().startswith("Left out by the filter on status.")
    note.get_by_role("link").focus()
    explorer.page.keyboard.press("Enter")
    until(agrees(explorer, with_="central-african-republic"), "it is shown")
    until(lambda: note.count() == 0, "nothing is left to explain")
    assert set(explorer.url["statuses"]) >= {"planned", "present"}
    explorer.page.keyboard.press("Control+z")
    until(agrees(explorer, without="central-african-republic"), "it is hidden again")
    explorer.page.get_by_role("link", name="What is left out?").click()
    explorer.page.locator("[data-absent=central-african-republic]").get_by_role("link").click()
    until(agrees(explorer, with_="central-african-republic"), "it is shown from the list, too")


def test_what_is_searched_for_and_left_out_by_a_filter_says_so(explorer: Explorer) -> None:
    explorer.open(f"{WAGNER}&statuses=planned")
    explorer.page.get_by_role("combobox", name="Add an entity").press_sequentially("Central African Rep")
    option = explorer.page.get_by_role("option", name="left out by a filter")
    option.first.wait_for()
    explorer.page.keyboard.press("ArrowDown")
    explorer.page.keyboard.press("Enter")
    explorer.panel.get_by_text("Left out by the filter on status.").wait_for()
    assert explorer.url["select"] == ["central-african-republic"]


def test_every_change_is_undone_and_done_again(explorer: Explorer) -> None:
    explorer.open(WAGNER)
    undo, redo = (explorer.page.get_by_role("button", name=name, exact=True) for name in ("Undo", "Redo"))
    assert undo.is_disabled()
    assert redo.is_disabled()
    start = explorer.shown()
    explorer.page.get_by_role("checkbox", name="Incident").uncheck()
    until(lambda: explorer.shown() < start and explorer.agrees(), "the incidents are gone")
    filtered = explorer.shown()
    explorer.expand("mali")
    until(agrees(explorer, with_="france"), "France came")
    expanded = explorer.shown()
    until(undo.is_enabled, "it can be undone")
    undo.click()
    until(lambda: explorer.shown() == filtered and explorer.agrees(), "the expansion is undone")
    explorer.page.keyboard.press("Control+z")
    until(lambda: explorer.shown() == start and explorer.agrees() and undo.is_disabled(), "all is undone")
    redo.click()
    until(lambda: explorer.shown() == filtered and explorer.agrees(), "the filter is back")
    explorer.page.keyboard.press("Control+Shift+Z")
    until(lambda: explorer.shown() == expanded and explorer.agrees(), "the expansion is back")
    until(redo.is_disabled, "there is no more to redo")
    explorer.page.go_back()
    until(lambda: explorer.shown() == filtered and redo.is_enabled(), "Back is an undo")
    explorer.page.reload()
    until(lambda: explorer.settled().agrees() and redo.is_enabled(), "a reload keeps what can be redone")
    explorer.page.get_by_role("checkbox", name="Person").uncheck()
    until(lambda: redo.is_disabled() and explorer.agrees(), "a new change leaves nothing to redo")


def test_an_entity_is_expanded_by_the_predicate_one_chooses(explorer: Explorer) -> None:
    explorer.open("/explore?focus=mali&depth=0&select=mali")
    assert explorer.shown() == {"mali"}
    explorer.panel.get_by_text("Expand by").click()
    way = explorer.panel.get_by_role("link", name="located in")
    if not way.count():
        way = explorer.panel.locator("#ways a").last
    by = way.get_attribute("data-by")
    way.click()
    until(lambda: len(explorer.shown()) > 1 and explorer.agrees(), "some came")
    assert explorer.url["expand"] == [f"mali:60:{by}"]
    some = explorer.shown()
    until(lambda: explorer.panel.get_by_role("link", name="Collapse:").count() == 1, "it can be collapsed")
    explorer.panel.get_by_role("link", name="Expand", exact=True).click()
    until(lambda: explorer.shown() > some and explorer.agrees(), "the others came")
    explorer.panel.get_by_role("link", name="Collapse", exact=True).click()
    until(lambda: explorer.shown() == some and explorer.agrees(), "only what the second brought has gone")
    explorer.frame.focus()
    explorer.page.keyboard.press("Shift+Enter")
    until(lambda: explorer.shown() == {"mali"}, "the keyboard collapses the rest")


def test_the_slider_moves_through_time_without_a_reload(explorer: Explorer) -> None:
    explorer.open(NAURU)
    explorer.page.evaluate("window.stays = true")
    slider = explorer.page.locator("#day")
    assert slider.get_attribute("aria-valuetext") == "All times"
    to_day(explorer, date(2002, 6, 1))
    until(lambda: explorer.size == (2, 1) and explorer.agrees(), "one was true then")
    assert explorer.url["on"] == ["2002-06-01"]
    assert slider.get_attribute("aria-valuetext") == "1 June 2002"
    until(lambda: "1 June 2002" in explorer.page.locator(".dateline").inner_text(), "the dateline follows")
    assert "past" in (explorer.page.locator(".dateline").get_attribute("class") or "")
    slider.focus()
    explorer.page.keyboard.press("ArrowRight")
    until(lambda: explorer.url["on"] == ["2002-06-02"], "a key moves it by a day")
    explorer.page.keyboard.press("Home")
    until(lambda: explorer.url["on"] == ["2001-01-01"] and explorer.agrees(), "Home is its start")
    explorer.page.go_back()
    until(lambda: explorer.url["on"] == ["2002-06-02"], "each move is a step back")
    until(lambda: slider.get_attribute("aria-valuetext") == "2 June 2002", "the slider follows")
    assert explorer.page.evaluate("window.stays")


class Flights:
    """How many pages the explorer has asked for and not got yet; the most at a time, and how many in all."""

    def __init__(self, page: Page) -> None:
        self.now: set[Request] = set()
        self.most = self.all = 0
        page.on("request", self._start)
        page.on("requestfinished", lambda request: self.now.discard(request))
        page.on("requestfailed", lambda request: self.now.discard(request))

    def _start(self, request: Request) -> None:
        if "/explore?" in request.url:
            self.now.add(request)
            self.all += 1
            self.most = max(self.most, len(self.now))


def test_sliding_has_one_request_under_way_and_is_one_step_to_undo(explorer: Explorer) -> None:
    explorer.open(NAURU)
    flights = Flights(explorer.page)
    box = explorer.page.locator("#day").bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    explorer.page.mouse.move(box["x"] + box["width"] - 6, middle)
    explorer.page.mouse.down()
    for part in range(40):
        explorer.page.mouse.move(box["x"] + box["width"] * (1 - part / 60), middle)
    # Asking the page anything lets Playwright tell of what has come.
    until(lambda: explorer.size and flights.all > 0 and not flights.now, "what was asked for has come")
    assert flights.most == 1
    assert flights.all < 40
    explorer.page.mouse.up()
    until(lambda: "on" in explorer.url and explorer.size == (1, 0), "nothing was true that day")
    explorer.page.get_by_role("button", name="Undo").click()
    until(lambda: "on" not in explorer.url and explorer.size == (2, 4), "all of it is one step")


def test_playing_ends_at_the_end_and_then_nothing_is_drawn(explorer: Explorer) -> None:
    explorer.open(NAURU)
    slider, play = explorer.page.locator("#day"), explorer.page.locator("#play")
    last, step = int(slider.get_attribute("max") or 0), int(slider.get_attribute("data-step") or 0)
    slider.fill(str(last - step - 1))
    until(lambda: "on" in explorer.url and explorer.size == (1, 0), "it stands near the end")
    play.click()
    assert play.inner_text() == "Pause"
    until(lambda: play.inner_text() == "Play", "it stops by itself")
    until(lambda: explorer.url["on"] == [date.fromordinal(last).isoformat()], "at the end")
    until(lambda: redraws(explorer.page) == 0, "the last day is drawn")
    assert [redraws(explorer.page) for _ in range(3)] == [0, 0, 0]
    explorer.page.get_by_role("button", name="Undo").click()
    until(lambda: explorer.url["on"] == [date.fromordinal(last - step - 1).isoformat()], "one step")
    play.click()
    play.click()
    assert play.inner_text() == "Play"
    held = explorer.url["on"]
    time.sleep(1.5)
    assert explorer.url["on"] == held


def redraws(page: Page) -> int:
    """Count how often the canvas is drawn over 20 frames."""
    return page.evaluate("""() => new Promise(resolve => {
        const context = document.querySelector('.vis-network canvas').getContext('2d');
        let drawn = 0;
        const clear = context.clearRect.bind(context);
        context.clearRect = (...box) => { drawn += 1; return clear(...box); };
        let frames = 0;
        const tick = () => (++frames < 20 ? requestAnimationFrame(tick) : resolve(drawn));
        requestAnimationFrame(tick);
    })""")


def test_what_was_known_on_a_day_is_shown_in_place(explorer: Explorer) -> None:
    explorer.open(NAURU)
    explorer.page.get_by_label("As known on").last.fill("2001-02-03")
    until(lambda: explorer.size == (1, 0), "nothing was known")
    assert explorer.url["known_at"] == ["2001-02-03"]
    until(
        lambda: "3 February 2001" in explorer.page.locator(".dateline").inner_text(), "the dateline says so"
    )
    explorer.page.locator("#known-today").click()
    until(lambda: explorer.size == (2, 4) and explorer.agrees(), "today all is known")


def test_without_a_script_the_slider_is_a_form(open_context: Open) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(NAURU)
    page.locator("#day").fill(str(date(2011, 1, 1).toordinal()))
    page.locator("#time").get_by_role("button", name="Show").click()
    assert page.url.endswith("/explore?focus=nauru&on=2011-01-01")
    assert page.locator("#tables tbody").first.locator("tr").count() == 1
    page.get_by_role("link", name="All times").click()
    assert page.locator("#tables tbody").first.locator("tr").count() == 4


@pytest.mark.parametrize("width", [360, 800])
def test_a_narrow_window_has_the_slider_too(open_context: Open, width: int) -> None:
    context = open_context(viewport={"width": width, "height": 740}, reduced_motion="reduce")
    explorer = Explorer(context.new_page()).open(NAURU)
    box = explorer.page.locator("#day").bounding_box()
    assert box
    assert box["width"] > 120
    assert explorer.page.evaluate("document.documentElement.scrollWidth") <= width
    to_day(explorer, date(2002, 6, 1))
    until(lambda: explorer.size == (2, 1), "it works")
