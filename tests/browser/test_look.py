"""How the pages look in a real browser: nothing overflows, every part is seen, no word covers another."""

from __future__ import annotations

import struct
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.explorer import Explorer, until
from tests.browser.served import BUSY

Open = Callable[..., BrowserContext]
COMPONENTS = "/about/components"
LEDGER = "/episodes/wagner-group.DEPLOYED_TO.mali.1"
PAGES = (
    *("/", "/?on=2021-09-30", "/search", "/search?q=mali", "/search?q=zzqzz", "/about", "/api/docs"),
    *("/entities/mali", "/entities/wagner-group", "/entities/fiji", "/entities/tonga", "/entities/norway"),
    *("/entities/mali?on=1990-01-01", LEDGER, f"{LEDGER}?on=1990-01-01", "/nothing"),
    *(
        "/learnt?from=2020-01-01",
        "/stale",
        "/timeline",
        "/timeline?entity=mali",
        "/presence",
        "/presence?sender=france",
        "/presence?host=mali&on=2021-10-01",
    ),
    COMPONENTS,
)
PARTS = (
    *("kinds", "status", "evidence", "figures", "datelines", "time", "claims", "derivation", "notes"),
    *("toast", "buttons", "suggestions", "filters", "key-figures", "presence"),
)
SIZES = {"wide": (1280, 900), "narrow": (360, 780)}

WIDER_THAN_THE_WINDOW = """() => {
    const room = document.documentElement.clientWidth;
    const folded = (e) => e.closest('details:not([open])') && !e.closest('summary');
    const hidden = (e) => e.closest('.vh, .defs, .skip, dialog, [hidden], svg svg') || folded(e);
    const scrolls = (e) => {
        for (let up = e.parentElement; up; up = up.parentElement) {
            if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(up).overflowX)) return true;
        }
        return false;
    };
    const found = [...document.querySelectorAll('body *')].filter((e) => {
        const box = e.getBoundingClientRect();
        const isDrawn = e.closest('svg') && e.tagName !== 'svg';
        if (!box.width || !box.height || isDrawn || hidden(e) || scrolls(e)) return false;
        return box.right > room + 1 || box.left < -1;
    }).map((e) => `${e.tagName}.${e.getAttribute('class')}`);
    if (document.documentElement.scrollWidth > room) found.push('the page itself');
    return found;
}"""
"""What reaches beyond the window's sides, save what scrolls inside a box of its own."""

STATES = """() => Object.fromEntries([...document.querySelectorAll('[data-part]')].map((part) => {
    const all = 'svg, .st, .ev, .rate, .toast, .note, .skeleton, .f, .btn, .claim, li, .dateline';
    const marks = [...part.querySelectorAll(all)];
    const seen = (e) => {
        const box = e.getBoundingClientRect(), style = getComputedStyle(e);
        return box.width > 0 && box.height > 0 && style.visibility === 'visible' && style.opacity !== '0';
    };
    const folded = (e) => e.closest('details:not([open])') && !e.closest('summary');
    const unseen = marks.filter((e) => !folded(e) && !seen(e));
    return [part.dataset.part, unseen.map((e) => e.outerHTML.slice(0, 90))];
}))"""
"""By part, the marks in it that nobody could see."""


def context(open_context: Open, scheme: str, size: str) -> BrowserContext:
    width, height = SIZES[size]
    return open_context(
        color_scheme=scheme, viewport={"width": width, "height": height}, reduced_motion="reduce"
    )


def png_size(path: Path) -> tuple[int, int]:
    """Width and height, as the picture's own head says."""
    return struct.unpack(">II", path.read_bytes()[16:24])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_part_is_seen_in_every_state(
    open_context: Open, scheme: str, size: str, tmp_path: Path
) -> None:
    page = context(open_context, scheme, size).new_page()
    page.goto(COMPONENTS)
    states: dict[str, list[str]] = {}

    def all_seen() -> bool:
        states.update(page.evaluate(STATES))
        return not any(states.values())

    until(all_seen, f"every state is visible: {states}", seconds=5)
    assert set(states) == set(PARTS)
    assert page.evaluate(WIDER_THAN_THE_WINDOW) == []
    grounds = page.evaluate(
        "[...document.querySelectorAll('[data-part=datelines] .dateline')]"
        ".map(e => getComputedStyle(e).backgroundColor)"
    )
    # All times and today are plain; another day, another state of knowledge, and both are tinted alike.
    assert len(set(grounds[:2])) == len(set(grounds[2:])) == 1
    assert grounds[0] != grounds[2]
    paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert paper == {"light": "rgb(251, 250, 247)", "dark": "rgb(21, 24, 27)"}[scheme]
    picture = tmp_path / "components.png"
    page.screenshot(path=picture, full_page=True)
    width, height = png_size(picture)
    assert width == SIZES[size][0]
    assert 2_000 < height < 12_000
    assert picture.stat().st_size > 50_000


def test_a_chip_folds_out_over_what_is_below_it(open_context: Open) -> None:
    for size in SIZES:
        page = context(open_context, "light", size).new_page()
        page.goto(COMPONENTS)
        chips = page.locator("[data-part=filters] details.f")
        before = page.evaluate("document.documentElement.scrollHeight")
        for chip in (chips.nth(0), chips.nth(1)):
            chip.locator("summary").click()
            assert chip.locator("li a").first.is_visible()
            assert page.evaluate(WIDER_THAN_THE_WINDOW) == []
        # One at a time, and nothing moves.
        assert not chips.nth(0).locator("li a").first.is_visible()
        assert page.evaluate("document.documentElement.scrollHeight") == before


@pytest.mark.parametrize("size", SIZES)
def test_no_page_is_wider_than_its_window(open_context: Open, size: str) -> None:
    page = context(open_context, "light", size).new_page()
    wide = {path: found for path in PAGES if (found := _overflow(page, path))}
    assert wide == {}


def _overflow(page: Page, path: str) -> list[str]:
    page.goto(path)
    return page.evaluate(WIDER_THAN_THE_WINDOW)


@pytest.fixture(autouse=True)
def _missing_pages_are_meant(watch: Any) -> None:  # pyright: ignore[reportUnusedFunction]
    watch.allow("404")


def test_heads_of_long_tables_stay_in_sight(open_context: Open) -> None:
    page = context(open_context, "light", "wide").new_page()
    page.goto(f"/entities/{BUSY}")
    head = page.locator("table.tbl thead th").first
    page.locator("table.tbl tbody tr").nth(40).scroll_into_view_if_needed()
    page.evaluate("window.scrollBy(0, 300)")
    box = head.bounding_box()
    assert box
    assert -1 <= box["y"] < 4


def test_paper_has_both_dates_the_address_and_no_controls(open_context: Open) -> None:
    page = context(open_context, "dark", "wide").new_page()
    page.goto("/entities/mali?on=2021-09-30")
    page.emulate_media(media="print")
    assert page.locator(".dateline").get_by_text("True on 30 September 2021").is_visible()
    assert page.get_by_text("Permanent address: /entities/mali?on=2021-09-30").is_visible()
    assert page.locator("#references .print-only").first.is_visible()
    for control in (".mast nav", ".find", ".dateline .act", ".acts", ".filters"):
        assert not any(each.is_visible() for each in page.locator(control).all()), control
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize(
    "path", ["/explore?focus=wagner-group&focus=france&depth=2", f"/explore?focus={BUSY}"]
)
def test_words_on_the_canvas_do_not_cover_each_other(explorer: Explorer, path: str) -> None:
    explorer.open(path)
    words = explorer.page.evaluate("document.getElementById('canvas').words")
    assert len(words) > 8
    over = [
        (a["text"], b["text"])
        for a, b in combinations(words, 2)
        if a["x"] < b["x"] + b["w"]
        and b["x"] < a["x"] + a["w"]
        and a["y"] < b["y"] + b["h"]
        and b["y"] < a["y"] + a["h"]
    ]
    assert over == []
    # The most important are among those written: what the picture is about.
    focus = {"Tuvalu"} if BUSY in path else {"Wagner Group", "France", "Mali"}
    assert focus <= {word["text"] for word in words}


def test_hiding_says_so_and_offers_the_way_back(explorer: Explorer) -> None:
    explorer.open("/explore?focus=wagner-group")
    before = explorer.shown()
    explorer.click("mali")
    explorer.panel.get_by_role("heading", name="Mali").wait_for()
    explorer.panel.get_by_role("button", name="Hide").click()
    toast = explorer.page.locator("#toasts .toast")
    toast.get_by_text("Mali was hidden.").wait_for()
    assert "mali" not in explorer.shown()
    toast.get_by_role("button", name="Undo").click()
    until(lambda: explorer.shown() == before, "Mali is back")
    assert toast.count() == 0
