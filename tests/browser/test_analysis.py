"""A whole analysis with the keyboard alone: who was in the Central African Republic in 2020, and who says so.

From the start page to the ledger of a relationship, `page.keyboard` is all that is touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.axe import WIDE, violations_here
from tests.browser.explorer import Explorer, until
from tests.browser.served import KEY

Open = Callable[..., BrowserContext]

CAR: Final = "central-african-republic"
YEARBOOK: Final = {"title": "A yearbook of forces abroad", "publisher": "Agency", "published": "2022"}
IN_2020: Final = (
    {"subject": {"id": "wagner-group"}, "valid": {"from": "2018", "to": None}},
    {"subject": {"id": "france"}, "valid": {"from": "2016", "to": None}},
)
"""Who was in the Central African Republic in 2020, which the demonstration does not say."""
HERE: Final = """() => {
    const here = document.activeElement, style = getComputedStyle(here);
    const words = here.textContent || here.getAttribute('aria-label') || '';
    return {
        id: here.id,
        name: words.trim(),
        value: here.value ?? null,
        checked: here.checked ?? null,
        ringed: style.outlineStyle === 'solid' && style.outlineWidth === '2px',
    };
}"""
MOST_TABS: Final = 30
"""So many stops lie between two steps at most: more are needlessly many."""


@pytest.fixture
def in_2020(site: str) -> Iterator[None]:
    signed = httpx.Client(base_url=f"{site}/api/v1", headers={"authorization": f"Bearer {KEY}"})
    bodies = [
        one | {"predicate": "DEPLOYED_TO", "object": {"id": CAR}, "document": YEARBOOK} for one in IN_2020
    ]
    made = [signed.post("/claims", json=body).raise_for_status().json()["claim"]["id"] for body in bodies]
    yield
    for id_ in made:
        signed.post(f"/claims/{id_}/retraction", json={"reason": "It was of one test."}).raise_for_status()


class Keys:
    """A person at a keyboard, who sees where the focus is."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def here(self) -> dict[str, Any]:
        return self.page.evaluate(HERE)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def tab_to(self, *, name: str = "", id_: str = "") -> None:
        """Go on with Tab until something of this name or id has the focus, and shows it."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            here = self.here
            assert here["ringed"], here
            if (name and here["name"] == name) or (id_ and here["id"] == id_):
                return
        raise AssertionError(f"{name or id_} is not within {MOST_TABS} stops")

    def choose(self, text: str, option: str) -> None:
        """Write what a box has a suggestion for, and take that.

        At once, as an input method does: key by key on a busy machine, a list for “mal” comes before that for
        “mali”, and what stands first in it is something else.
        """
        self.page.keyboard.insert_text(text)
        self.page.get_by_role("option", name=option, exact=True).first.wait_for()
        self.press("ArrowDown", "Enter")


def test_an_analysis_by_keyboard_alone(open_context: Open, in_2020: None) -> None:
    page = open_context(reduced_motion="reduce", viewport=WIDE).new_page()
    keys, explorer = Keys(page), Explorer(page)

    def reachable(state: str) -> None:
        assert violations_here(page) == [], state

    page.goto("/")
    keys.press("/")
    assert keys.here["id"] == "find"
    keys.choose("wagn", "Wagner Group")
    page.wait_for_url("**/entities/wagner-group")
    keys.tab_to(name="Skip to the content")
    keys.press("Enter")
    keys.tab_to(name="Open in explorer")
    keys.press("Enter")
    page.wait_for_url("**/explore?focus=wagner-group*")
    explorer.settled()
    assert page.title().startswith("Wagner Group")

    # The keys say themselves how they are used.
    keys.press("?")
    sheet = page.get_by_role("dialog", name="Keyboard")
    assert "Go to the slider of time" in sheet.inner_text()
    keys.press("Escape")

    # A neighbour, and its neighbours.
    keys.tab_to(name="Skip to the content")
    keys.press("Enter")
    keys.tab_to(name="Skip the filters")
    keys.press("Enter")
    until(lambda: keys.here["name"] == "Graph" and keys.here["ringed"], "the picture has the focus")
    keys.press("ArrowRight")
    until(lambda: explorer.said == "Wagner Group", "the centre comes first")
    keys.press("ArrowRight")
    until(lambda: explorer.said != "Wagner Group", "then what lies to its right")
    neighbour = explorer.url["select"][0]
    assert neighbour in explorer.shown()
    keys.press("a")
    keys.choose("mali", "Mali")
    until(lambda: explorer.said == "Mali is in the picture already.", "Mali is found in the picture")
    assert explorer.panel.get_by_role("heading", name="Mali").is_visible()
    before = explorer.shown()
    keys.press("Enter")
    until(lambda: explorer.shown() > before and "france" in explorer.shown(), "its neighbours came")
    until(lambda: explorer.agrees() and "entities" in explorer.said, "it is said how many there are now")
    reachable("expanded")

    # Only what is present.
    keys.press("v")
    for status in ("announced", "planned", "deploying", "reducing", "suspended", "ended", "unknown"):
        if page.locator(f"#statuses-{status}").count():
            keys.tab_to(id_=f"statuses-{status}")
            keys.press("Space")
            until(lambda: keys.here["checked"] is False, f"{status} is out")
            until(lambda one=status: one not in explorer.url["statuses"] and explorer.agrees(), "it follows")
            assert keys.here["id"] == f"statuses-{status}"
    rows = page.locator("#tables tbody").first.locator("tr td:nth-child(4)")
    assert {text.strip() for text in rows.all_text_contents()} == {"present"}
    assert explorer.shown() == {"wagner-group", CAR, "yevgeny-prigozhin"}
    reachable("filtered")

    # In 2020.
    keys.press("Escape")
    assert keys.here["name"] == "Graph"
    keys.press("t")
    assert keys.here["id"] == "day"
    for _ in range(12):
        keys.press("PageDown")
        until(lambda: explorer.agrees(), "each year is shown")
        if explorer.url["on"] == ["2020-01-01"]:
            break
    assert page.locator("#time-day").inner_text() == "1 January 2020"
    assert page.locator("#day").get_attribute("aria-valuetext") == "1 January 2020"
    until(lambda: explorer.shown() == {"wagner-group", CAR}, "Wagner stood there")
    assert "past" in (page.locator(".dateline").get_attribute("class") or "")
    reachable("in 2020")

    # A path from France to Wagner.
    keys.press("Escape", "c")
    until(lambda: keys.here["id"] == "connect-from", "the form asks for two")
    keys.choose("france", "France")
    keys.press("Tab")
    keys.choose("wagner", "Wagner Group")
    keys.press("Enter")
    until(lambda: explorer.url.get("path") == ["france..wagner-group"], "it is asked")
    until(lambda: "France and Wagner Group are 2 steps apart:" in explorer.said, "it is answered aloud")
    until(lambda: keys.here["name"] == "Graph", "and the picture has the focus")
    assert explorer.shown() == {"wagner-group", "france", CAR}
    reachable("a path")

    # Who says so.
    keys.press("r")
    until(lambda: explorer.said.endswith("1 of 2."), "the first step of the path")
    keys.press("r")
    until(lambda: explorer.said.startswith("Wagner Group, deployed to: Central African Republic"), "the next")
    selected = explorer.url["select"][0]
    until(lambda: explorer.panel.get_by_text("A yearbook of forces abroad").count() > 0, "the panel says who")
    keys.press("i")
    assert keys.here["id"] == "panel"
    keys.tab_to(name="Open the claim ledger")
    keys.press("Escape", "o")
    page.wait_for_url(f"**/episodes/{selected}?on=2020-01-01")
    assert "Wagner Group" in page.get_by_role("heading", level=1).inner_text()
    assert page.get_by_text("A yearbook of forces abroad").first.is_visible()
    reachable("the ledger")
    page.go_back()
    explorer.settled()
    assert explorer.shown() == {"wagner-group", "france", CAR}
