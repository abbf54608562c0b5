"""The map in a real browser: it comes nearer, moves, and says in the address what is in view."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

Open = Callable[..., BrowserContext]
WORLD = "svg.world"
DAY = "on=2021-10-01"


def box(page: Page) -> list[float]:
    return [float(number) for number in (page.locator(WORLD).get_attribute("viewBox") or "").split()]


def test_buttons_keys_and_dragging_move_the_map(open_context: Open) -> None:
    page = open_context().new_page()
    page.goto(f"/presence?{DAY}")
    whole = box(page)
    page.get_by_role("button", name="Zoom in").click()
    near = box(page)
    assert near[2] < whole[2] * 0.7
    assert near[3] / near[2] == whole[3] / whole[2] or abs(near[3] / near[2] - whole[3] / whole[2]) < 0.01
    assert "box=" in page.url
    page.locator(WORLD).scroll_into_view_if_needed()
    frame = page.locator(WORLD).bounding_box()
    assert frame
    middle = (frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2)
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] - 120, middle[1] - 40, steps=4)
    page.mouse.up()
    moved = box(page)
    assert moved[0] > near[0]
    assert moved[1] > near[1]
    assert "/presence" in page.url  # dragging over a country followed no link
    page.reload()
    assert abs(box(page)[0] - moved[0]) <= 1
    page.get_by_role("button", name="Zoom out").focus()
    page.keyboard.press("0")
    assert box(page) == whole
    assert "box=" not in page.url


def test_a_country_leads_to_who_is_there(open_context: Open) -> None:
    page = open_context().new_page()
    page.goto(f"/presence?{DAY}")
    link = page.locator(f'{WORLD} a[href*="host=mali"]').first
    assert "Mali" in (link.locator("title").text_content() or "")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Who is in Mali")


def test_without_a_script_it_is_a_map_of_links(open_context: Open) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(f"/presence?{DAY}&sender=france")
    assert page.locator(f"{WORLD} a").count() > 200
    expect(page.get_by_role("button", name="Zoom in")).to_have_count(0)
    page.locator(".filters summary").first.click()
    page.get_by_role("link", name="any").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who is where")


def test_without_a_script_a_link_shows_a_part_of_it(open_context: Open) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(f"/presence?{DAY}")
    whole = box(page)
    page.get_by_role("navigation", name="Parts of the map").get_by_role("link", name="Africa").click()
    near = box(page)
    assert near[2] < whole[2]
    scripted = open_context().new_page()
    scripted.goto(page.url)
    assert abs(box(scripted)[0] - near[0]) <= 1
    assert abs(box(scripted)[3] - near[3]) <= 1
    scripted.get_by_role("button", name="Whole map").click()
    assert box(scripted) == whole
    assert "box=" not in scripted.url
