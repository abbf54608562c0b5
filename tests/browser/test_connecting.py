"""How entities hang together, asked in the explorer: by mouse, by keys, by touch, and without a script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, Page

from tests.browser.explorer import Explorer, until

Open = Callable[..., BrowserContext]
WAGNER = "/explore?focus=wagner-group"
PATH = f"{WAGNER}&path=france..wagner-group"


def answer(explorer: Explorer) -> str:
    return explorer.page.locator("#said-answer").inner_text()


def lit(explorer: Explorer) -> list[str]:
    return explorer.page.locator(".answer li a").all_inner_texts()


def test_the_box_shows_what_is_in_the_picture_and_adds_what_is_not_without_a_new_page(
    explorer: Explorer,
) -> None:
    explorer.open(WAGNER)
    explorer.page.evaluate("window.stays = true")
    before = explorer.shown()
    box = explorer.page.get_by_role("combobox", name="Add an entity")
    box.press_sequentially("mali")
    explorer.page.get_by_role("option", name="Mali", exact=True).wait_for()
    explorer.page.keyboard.press("Enter")
    until(lambda: explorer.url.get("select") == ["mali"], "Mali is shown")
    until(lambda: explorer.said == "Mali is in the picture already.", "it is said")
    assert explorer.url["focus"] == ["wagner-group"]
    assert explorer.shown() == before
    box.press_sequentially("macron")
    explorer.page.get_by_role("option", name="Emmanuel Macron").wait_for()
    explorer.page.keyboard.press("Enter")
    until(lambda: "emmanuel-macron" in explorer.shown() and explorer.agrees(), "Macron came")
    assert explorer.url["focus"] == ["wagner-group", "emmanuel-macron"]
    assert explorer.page.evaluate("window.stays") is True


def test_shift_and_a_click_mark_and_their_paths_are_stepped_through(explorer: Explorer) -> None:
    explorer.open(f"{WAGNER}&focus=france")
    for id_ in ("wagner-group", "france"):
        explorer.page.keyboard.down("Shift")
        explorer.click(id_)
        explorer.page.keyboard.up("Shift")
        until(lambda one=id_: one in explorer.url.get("mark", []) and explorer.agrees(), f"{id_} is marked")
    assert "select" not in explorer.url
    explorer.page.get_by_role("link", name="Paths").click()
    until(lambda: explorer.url.get("path") == ["wagner-group..france"] and lit(explorer), "a path is shown")
    assert "Wagner Group and France are" in answer(explorer)
    first = lit(explorer)
    explorer.page.get_by_role("link", name="Next path").click()
    until(lambda: explorer.url.get("step") == ["2"] and lit(explorer) != first, "the next one")
    explorer.page.get_by_role("link", name="Previous path").click()
    until(lambda: lit(explorer) == first, "the first again")
    explorer.page.locator(".answer li a").first.click()
    until(lambda: explorer.url.get("select", [""])[0].count(".") == 3, "its relationship is selected")
    explorer.page.get_by_role("link", name="Close").click()
    until(lambda: "path" not in explorer.url and not lit(explorer), "the answer is gone")
    explorer.page.get_by_role("link", name="Mark none").click()
    until(lambda: "mark" not in explorer.url, "nobody is marked")


def test_all_of_it_by_keys(explorer: Explorer) -> None:
    explorer.open(f"{WAGNER}&focus=france&select=france")
    explorer.frame.focus()
    explorer.page.keyboard.press("c")
    until(lambda: "Mark two" in explorer.said, "it says that two are needed")
    assert explorer.page.evaluate("document.activeElement.id") == "connect-from"
    explorer.page.keyboard.press("Escape")
    assert explorer.page.evaluate("document.activeElement.textContent") == "Connect"
    explorer.page.keyboard.press("Escape")
    assert not explorer.page.locator("#connect-from").is_visible()
    explorer.page.keyboard.press("x")
    until(lambda: explorer.url.get("mark") == ["france"], "x marks")
    until(lambda: explorer.said == "France is marked.", "and says so")
    explorer.page.keyboard.press("Shift+Space")
    until(lambda: "mark" not in explorer.url, "Shift and Space mark no longer")
    until(lambda: explorer.said == "France is marked no longer.", "and say so")
    explorer.page.keyboard.press("x")
    until(lambda: explorer.url.get("mark") == ["france"], "x marks again")
    explorer.open(f"{explorer.page.url}&mark=wagner-group")
    explorer.frame.focus()
    explorer.page.keyboard.press("c")
    until(lambda: "Path 1 of" in explorer.said, "the path is read out")
    assert explorer.page.evaluate("document.activeElement.className").startswith("vis-network")
    explorer.page.keyboard.press(".")
    until(lambda: "Path 2 of" in explorer.said, "the next path is read out")
    explorer.page.keyboard.press(",")
    until(lambda: "Path 1 of" in explorer.said, "the first again")


def test_the_form_with_two_names_asks_without_leaving(explorer: Explorer) -> None:
    explorer.open(WAGNER)
    explorer.page.evaluate("window.stays = true")
    explorer.page.locator("#connections summary").click()
    explorer.page.get_by_label("Between", exact=True).press_sequentially("макрон")
    explorer.page.get_by_role("option", name="Emmanuel Macron").wait_for()
    explorer.page.keyboard.press("Enter")
    explorer.page.get_by_label("And", exact=True).fill("wagner")
    explorer.page.locator("#connect").get_by_role("button", name="Paths").click()
    until(lambda: explorer.url.get("path") == ["emmanuel-macron..wagner-group"], "ids are in the address")
    until(lambda: "steps apart" in answer(explorer), "the path is said")
    assert "emmanuel-macron" in explorer.shown()
    assert explorer.page.evaluate("window.stays") is True
    assert not explorer.page.locator("#connect").is_visible()


def test_common_neighbours_and_who_connects_are_shown(explorer: Explorer) -> None:
    explorer.open(f"{WAGNER}&mark=france&mark=wagner-group&mark=emmanuel-macron")
    explorer.page.get_by_role("link", name="Who connects these?").click()
    until(lambda: "connected" in answer(explorer), "it is said")
    assert len(lit(explorer)) >= 2
    explorer.page.get_by_role("link", name="In common").click()
    until(lambda: "in common" in answer(explorer), "it is said")
    assert "connect" not in explorer.url
    explorer.page.get_by_role("button", name="Undo").click()
    until(lambda: "common" not in explorer.url and "connected" in answer(explorer), "undone")


def test_without_a_script_names_are_asked_and_paths_are_listed(open_context: Open) -> None:
    page: Page = open_context(java_script_enabled=False).new_page()
    page.goto(WAGNER)
    page.locator("#connections summary").click()
    page.get_by_label("Between", exact=True).fill("France")
    page.get_by_label("And", exact=True).fill("Wagner Group")
    page.locator("#connect").get_by_role("button", name="Paths").click()
    page.wait_for_url("**path=france..wagner-group")
    assert page.locator(".answer li").count() >= 2
    page.get_by_role("link", name="Next path").click()
    assert "Path 2 of" in page.locator(".answer").inner_text()
    page.get_by_role("link", name="Close").click()
    assert page.locator(".answer").count() == 0


def test_a_long_touch_marks_and_the_answer_fits_a_phone(open_context: Open) -> None:
    phone: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
    page = open_context(**phone, reduced_motion="reduce").new_page()
    explorer = Explorer(page).open(WAGNER)
    x, y = explorer.place("wagner-group")
    touch = page.context.new_cdp_session(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    until(lambda: explorer.url.get("mark") == ["wagner-group"], "a long touch marks")
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    explorer.open(PATH)
    assert page.locator("#said-answer").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= 360")
    assert page.locator("#canvas").bounding_box()["height"] > 120  # type: ignore[index]
    page.locator("#connections summary").click()
    assert page.locator("#connect").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= 360")
