"""With the keyboard alone: the map of keys, the ring, the skip link; what is said aloud; nothing moves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from app.web import words
from app.web.keyboard import ALL, EVERYWHERE, EXPLORER
from tests.browser.axe import NARROW, WIDE
from tests.browser.explorer import Explorer, until
from tests.browser.pages import LEDGER, WAGNER

Open = Callable[..., BrowserContext]

FOCUSED = """() => {
    const here = document.activeElement, style = getComputedStyle(here), box = here.getBoundingClientRect();
    return {
        tag: here.tagName,
        id: here.id,
        ring: `${style.outlineWidth} ${style.outlineStyle}`,
        seen: box.width > 0 && box.height > 0 && style.visibility === 'visible',
    };
}"""
MOVING = """() => [...document.querySelectorAll('*')].filter((each) => {
    const style = getComputedStyle(each), bar = getComputedStyle(each, '::after');
    const takes = (times) => times.split(', ').some((time) => parseFloat(time) > 0);
    return [style, bar].some((s) => s.animationName !== 'none' || takes(s.transitionDuration));
}).map((each) => each.className)"""


@pytest.fixture
def page(open_context: Open) -> Page:
    return open_context(reduced_motion="reduce", viewport=WIDE).new_page()


def focused(page: Page) -> str:
    return page.evaluate(FOCUSED)["id"]


def test_the_sheet_lists_the_keys_of_the_page(page: Page) -> None:
    sheet = page.get_by_role("dialog", name="Keyboard")
    for path, with_explorer in ((LEDGER, False), (WAGNER, True)):
        page.goto(path)
        assert not sheet.is_visible()
        page.keyboard.press("?")
        said = sheet.inner_text()
        for shortcut in EVERYWHERE.shortcuts:
            assert words.say(shortcut.does) in said
        assert (words.say(EXPLORER.title) in said) == with_explorer
        # It holds the focus, takes no keys for itself, and closes with Escape or its button.
        assert sheet.locator(":focus").count() == 1
        page.keyboard.press("/")
        assert sheet.is_visible()
        page.keyboard.press("Escape")
        assert not sheet.is_visible()
        page.keyboard.press("?")
        sheet.get_by_role("button", name="Close").press("Enter")
        assert not sheet.is_visible()


def test_all_keys_stand_on_a_page_that_needs_no_script(open_context: Open) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(LEDGER)
    page.get_by_role("contentinfo").get_by_role("link", name="Keyboard").click()
    listed = page.locator("#keyboard").inner_text()
    assert all(words.say(shortcut.does) in listed for group in ALL for shortcut in group.shortcuts)


def test_slash_leads_to_the_search_box_in_sight(page: Page) -> None:
    page.goto(LEDGER)
    page.keyboard.press("/")
    assert focused(page) == "find"
    page.keyboard.type("mali/?")
    assert page.locator("#find").input_value() == "mali/?"
    assert not page.get_by_role("dialog").is_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=mali*")
    page.set_viewport_size(NARROW)
    page.goto("/")
    page.keyboard.press("/")
    assert focused(page) == "q"
    page.goto(LEDGER)
    page.keyboard.press("/")
    page.wait_for_url("**/search")


def test_suggestions_are_chosen_with_arrows(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("wagn")
    page.get_by_role("option", name="Wagner Group").wait_for()
    page.keyboard.press("ArrowDown")
    chosen = page.evaluate("document.activeElement.getAttribute('aria-activedescendant')")
    assert page.locator(f"[id='{chosen}']").get_attribute("aria-selected") == "true"
    page.keyboard.press("Escape")
    assert not page.get_by_role("option").first.is_visible()
    assert page.locator("#find").input_value() == "wagn"
    page.keyboard.type("e")
    page.get_by_role("option", name="Wagner Group").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entities/wagner-group")


@pytest.mark.parametrize(("path", "box"), [("/", "#find"), (WAGNER, "#add")])
def test_a_box_that_is_left_before_the_answer_comes_stays_closed(page: Page, path: str, box: str) -> None:
    page.goto(path)
    for key in ("Escape", "Tab"):
        page.locator(box).fill("")
        page.locator(box).press_sequentially("wagn")
        page.keyboard.press(key)
        page.wait_for_timeout(700)
        assert not page.get_by_role("option").count(), key


def test_documents_are_suggested_below_the_names(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("wagner")
    options = page.get_by_role("option")
    page.locator("li.document").first.wait_for()
    assert "Wagner Group" in options.all_inner_texts()[0]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/*")


def test_d_opens_the_dates_and_escape_closes_them(page: Page) -> None:
    page.goto(LEDGER)
    page.keyboard.press("d")
    assert page.evaluate("document.activeElement.name") == "on"
    page.keyboard.press("Escape")
    assert not page.get_by_label("True on").is_visible()
    assert page.evaluate(FOCUSED)["tag"] == "SUMMARY"


def test_the_first_stop_skips_to_the_content(page: Page) -> None:
    for path in ("/", LEDGER, WAGNER):
        page.goto(path)
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert skip.inner_text() == "Skip to the content"
        box = skip.bounding_box()
        assert box is not None
        assert box["height"] >= 24
        page.keyboard.press("Enter")
        until(lambda: focused(page) == "main", "the content has the focus")


@pytest.mark.parametrize("path", ["/", "/entities/mali", LEDGER, WAGNER, "/sign-in", "/about/components"])
def test_every_stop_is_ringed(page: Page, path: str) -> None:
    page.goto(path)
    stops = 0
    for _ in range(40):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at["tag"] == "BODY":  # out at the end
            break
        stops += 1
        assert at["ring"] == "2px solid", at
        assert at["seen"], at
    assert stops > 8


def test_what_changes_is_said_aloud(page: Page) -> None:
    explorer = Explorer(page).open(WAGNER)
    said = page.get_by_role("status")
    assert said.count() == 2  # what happens, and the toasts
    explorer.frame.focus()
    page.keyboard.press("Enter")
    until(lambda: explorer.said == words.template("explorer.script.choose"), "it asks to choose first")
    page.get_by_role("checkbox", name="Incident").uncheck()
    until(lambda: "relationship" in explorer.said and explorer.agrees(), "it counts what is left")
    explorer.open(f"{WAGNER}&select=mali")
    explorer.frame.focus()
    page.keyboard.press("Backspace")
    said.get_by_text("Mali was hidden.").wait_for()


def test_the_focus_stays_where_the_person_is(page: Page) -> None:
    explorer = Explorer(page).open(f"{WAGNER}&select=mali")
    explorer.panel.get_by_role("link", name="Expand").press("Enter")
    until(lambda: "france" in explorer.shown() and explorer.agrees(), "France came")
    until(lambda: focused(page) == "panel", "there is no more to expand, and the focus is in the panel")
    explorer.panel.get_by_role("link", name="Collapse").press("Enter")
    until(lambda: "france" not in explorer.shown() and explorer.agrees(), "it was folded away")
    until(lambda: focused(page) == "panel", "there is no more to collapse")
    explorer.panel.get_by_role("button", name="Hide").press("Enter")
    until(lambda: "mali" not in explorer.shown() and explorer.agrees(), "Mali is hidden")
    explorer.panel.get_by_text("Nothing is selected.").wait_for()
    until(lambda: focused(page) == "panel", "the focus is in the panel")
    page.keyboard.press("Control+z")
    until(lambda: "mali" in explorer.shown(), "Mali is back")


def test_nothing_moves_for_who_asks_for_no_motion(page: Page, open_context: Open) -> None:
    for path in ("/about/components", WAGNER, LEDGER):
        page.goto(path)
        assert page.evaluate(MOVING) == [], path
    moving = open_context(reduced_motion="no-preference").new_page()
    moving.goto("/about/components")
    assert moving.evaluate(MOVING) == ["skeleton"]
    explorer = Explorer(page).open(WAGNER)
    before = explorer.place("mali")
    explorer.frame.focus()
    page.keyboard.press("+")
    at_once = explorer.place("mali")
    page.wait_for_timeout(250)
    assert before != at_once == explorer.place("mali")
