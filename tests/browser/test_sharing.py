"""A view given to others: its link, its pins, its name, its picture as a file and on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import Watch
from tests.browser.explorer import Explorer, until
from tests.browser.pages import sign_in

Open = Callable[..., BrowserContext]
WAGNER = "/explore?focus=wagner-group"
SVG = "{http://www.w3.org/2000/svg}"


def places(explorer: Explorer) -> dict[str, tuple[int, int]]:
    """Where nodes are on the canvas itself, whatever part of it is in the window."""
    script = "Object.fromEntries(document.getElementById('canvas').spots.map(({ id, x, y }) => [id, [x, y]]))"
    found: dict[str, list[float]] = explorer.page.evaluate(script)
    return {id_: (round(x), round(y)) for id_, (x, y) in found.items()}


def state(explorer: Explorer) -> tuple[object, ...]:
    """All that a link is to bring again: nodes, edges, places, filters, dates, what is selected."""
    until(explorer.agrees, "the tables hold what the picture holds")
    page = explorer.page
    ticked = page.locator("#rail input:checked").evaluate_all("boxes => boxes.map((box) => box.id).sort()")
    return (
        explorer.shown(),
        set(explorer.rows()),
        places(explorer),
        ticked,
        page.locator(".dateline").inner_text(),
        page.locator("#panel h2").first.inner_text(),
    )


def drag(explorer: Explorer, id_: str, dx: int, dy: int) -> None:
    x, y = explorer.place(id_)
    mouse = explorer.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + dx / 2, y + dy / 2, steps=4)
    mouse.move(x + dx, y + dy, steps=4)
    mouse.up()
    until(lambda: any(pin.startswith(f"{id_}:") for pin in explorer.url.get("pin", [])), f"{id_} is pinned")


def copied(explorer: Explorer) -> str:
    explorer.page.locator("#share summary").click()
    explorer.page.get_by_role("button", name="Copy link").click()
    until(lambda: "link was copied" in explorer.said, "it is said")
    return explorer.page.evaluate("navigator.clipboard.readText()")


def test_a_copied_link_in_a_fresh_profile_shows_the_same(open_context: Open) -> None:
    mine = open_context(reduced_motion="reduce", permissions=["clipboard-read", "clipboard-write"])
    explorer = Explorer(mine.new_page()).open(f"{WAGNER}&on=2021-10-01&select=mali")
    explorer.expand("mali")
    until(lambda: "france" in explorer.shown() and explorer.agrees(), "France came")
    explorer.page.get_by_role("checkbox", name="Agreement").uncheck()
    until(lambda: "kinds" in explorer.url and explorer.agrees(), "agreements are hidden")
    drag(explorer, "france", 90, 60)
    explorer.settled()
    before = state(explorer)
    link = copied(explorer)
    assert "layout=" in link
    other = open_context(reduced_motion="reduce", viewport={"width": 1000, "height": 700})
    again = Explorer(other.new_page()).open(link)
    assert state(again) == before
    assert other.cookies() == []


def test_the_same_address_is_laid_out_the_same_tomorrow(open_context: Open) -> None:
    first = Explorer(open_context(reduced_motion="reduce").new_page()).open(WAGNER)
    second = Explorer(open_context(viewport={"width": 900, "height": 700}).new_page()).open(WAGNER)
    assert places(first) == places(second)


def test_a_dragged_node_is_pinned_until_it_is_let_go(explorer: Explorer) -> None:
    explorer.open(WAGNER)
    before = places(explorer)
    drag(explorer, "mali", 80, -50)
    until(lambda: "is pinned here" in explorer.said, "it is said")
    there = places(explorer)["mali"]
    assert there != before["mali"]
    assert explorer.url["pin"] == [f"mali:{there[0]}:{there[1]}"]
    assert explorer.page.get_by_text("1 entity is pinned.").is_visible()
    explorer.page.reload()
    explorer.settled()
    assert places(explorer)["mali"] == there
    drag(explorer, "mali", 40, 40)
    assert len(explorer.url["pin"]) == 1
    explorer.page.get_by_role("button", name="Undo").click()
    until(lambda: places(explorer)["mali"] == there, "undo brings it back")
    explorer.page.get_by_role("link", name="Let go").click()
    until(lambda: "pin" not in explorer.url, "it is let go")


def test_p_pins_and_lets_go(explorer: Explorer) -> None:
    explorer.open(f"{WAGNER}&select=mali")
    explorer.frame.focus()
    explorer.page.keyboard.press("p")
    until(lambda: explorer.said == "Mali is pinned here.", "p pins")
    assert explorer.url["pin"][0].startswith("mali:")
    explorer.page.keyboard.press("p")
    until(lambda: explorer.said == "Mali is pinned no longer.", "p lets go")
    assert "pin" not in explorer.url


def test_where_copying_is_denied_the_link_is_shown_marked(explorer: Explorer) -> None:
    explorer.page.add_init_script(
        "const writeText = async () => { throw new Error('denied'); };"
        "Object.defineProperty(navigator, 'clipboard', { value: { writeText } });"
    )
    explorer.open(WAGNER)
    explorer.frame.focus()
    explorer.page.keyboard.press("l")
    until(lambda: "copy it" in explorer.said, "it is said")
    field = explorer.page.get_by_label("The link to this view")
    assert field.input_value().startswith(explorer.page.url)
    script = "() => { const f = document.activeElement; return [f.id, f.selectionEnd - f.selectionStart]; }"
    assert explorer.page.evaluate(script) == ["link", len(field.input_value())]


def test_escape_closes_the_panel_and_leads_back(explorer: Explorer) -> None:
    explorer.open(WAGNER)
    for panel in ("share", "connections"):
        explorer.page.locator(f"#{panel} summary").click()
        explorer.page.keyboard.press("Tab")
        explorer.page.keyboard.press("Escape")
        assert explorer.page.locator(f"#{panel}").get_attribute("open") is None
        assert explorer.page.evaluate("document.activeElement.parentElement.id") == panel


@pytest.fixture
def svg(explorer: Explorer, tmp_path: Path) -> Path:
    explorer.open(f"{WAGNER}&select=mali&mark=mali&path=france..wagner-group&on=2021-10-01")
    return taken(explorer, "SVG", tmp_path)


def taken(explorer: Explorer, format_: str, directory: Path) -> Path:
    explorer.page.locator("#share summary").click()
    with explorer.page.expect_download() as download:
        explorer.page.get_by_role("button", name=f"Picture, {format_}").click()
    target = directory / download.value.suggested_filename
    download.value.save_as(target)
    return target


def test_an_svg_stands_alone_and_says_what_who_and_when(svg: Path, explorer: Explorer) -> None:
    root = ElementTree.parse(svg).getroot()  # noqa: S314 - our own
    text = " ".join(part.text or "" for part in root.iter(f"{SVG}text"))
    assert "Wagner Group, and what is around" in text
    assert "Sources:" in text
    assert urlsplit(explorer.page.url).netloc in text
    assert "Made with Garrison" in text
    for word in ("Mali", "country", "planned", "not yet"):
        assert word in text
    for each in root.iter():
        assert "style" not in each.attrib
        assert not any(name.endswith("href") or "url(" in value for name, value in each.attrib.items())
        assert each.tag.removeprefix(SVG) in {"svg", "title", "desc", "g", "path", "rect", "circle", "text"}


def test_an_svg_opens_by_itself(svg: Path, chromium: Browser) -> None:
    asked: list[str] = []
    context = chromium.new_context(offline=True)
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(svg.as_uri())
    assert asked == [svg.as_uri()]
    script = """() => {
        const root = document.documentElement, { width, height } = root.viewBox.baseVal;
        const outside = [...root.querySelectorAll('text, circle')].filter((each) => {
            const { left, top, right, bottom } = each.getBoundingClientRect();
            return left < -2 || top < -2 || right > width + 2 || bottom > height + 2;
        });
        return [root.tagName, outside.map((each) => each.textContent)];
    }"""
    assert page.evaluate(script) == ["svg", []]
    context.close()


def test_a_png_is_as_large_as_its_svg_twice_and_not_empty(explorer: Explorer, tmp_path: Path) -> None:
    explorer.open(WAGNER)
    picture = Image.open(taken(explorer, "PNG", tmp_path)).convert("RGB")
    assert picture.width >= 1280
    assert picture.height > 600
    colours = picture.getcolors(1 << 24)
    assert colours
    assert len(colours) > 50
    until(lambda: explorer.said.endswith(".png."), "it is said")


def test_table_and_graph_are_what_the_picture_holds(explorer: Explorer) -> None:
    explorer.open(f"{WAGNER}&expand=mali&hide=france&mark=emmanuel-macron")
    explorer.page.locator("#share summary").click()
    until(explorer.agrees, "the tables are there")
    with explorer.page.expect_download() as download:
        explorer.page.get_by_role("link", name="Table, CSV").click()
    lines = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    assert {line.split(",")[0] for line in lines[1:]} == set(explorer.rows())


def test_the_picture_is_printed_on_white(open_context: Open) -> None:
    explorer = Explorer(open_context(color_scheme="dark", reduced_motion="reduce").new_page()).open(WAGNER)
    explorer.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    explorer.page.emulate_media(media="print")
    picture = explorer.page.locator("#paper svg")
    assert picture.is_visible()
    assert picture.locator("rect").first.get_attribute("fill") == "rgb(251, 250, 247)"
    assert explorer.page.locator("#tables").is_visible()
    assert not explorer.page.locator(".tools").is_visible()
    explorer.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert picture.count() == 0


def test_a_view_is_saved_renamed_deleted_and_brought_back(open_context: Open) -> None:
    page: Page = open_context(reduced_motion="reduce").new_page()
    sign_in(page)
    explorer = Explorer(page).open(f"{WAGNER}&on=2021-10-01")
    drag(explorer, "mali", 60, 60)
    explorer.settled()
    seen = places(explorer)
    page.locator("#share summary").click()
    page.get_by_label("Name of the view").fill("Wagner, autumn 2021")
    page.get_by_role("button", name="Save this view").click()
    page.wait_for_url("**/views#view-*")
    page.get_by_role("link", name="Wagner, autumn 2021").click()
    assert places(explorer.settled()) == seen
    page.goto("/views")
    row = page.locator(".saved li", has_text="Wagner, autumn 2021")
    row.get_by_text("Rename").first.click()
    row.get_by_label("New name").fill("Wagner, then")
    row.get_by_role("button", name="Rename").click()
    page.get_by_role("link", name="Wagner, then").wait_for()
    page.get_by_role("button", name="Delete “Wagner, then”").click()
    page.get_by_text("“Wagner, then” was deleted.").wait_for()
    assert page.get_by_role("link", name="Wagner, then").count() == 0
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("link", name="Wagner, then").wait_for()


def test_a_visitor_reads_the_views_and_finds_no_forms(open_context: Open, watch: Watch) -> None:
    page = open_context().new_page()
    page.goto("/views")
    assert page.get_by_role("main").get_by_role("button").count() == 0
    assert watch.seen == []
