"""How the pages look in a real browser: nothing overflows, every part is seen, no word covers another."""

from __future__ import annotations

import struct
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Route

from tests.browser.explorer import Explorer, until
from tests.browser.pages import wider_than_the_window
from tests.browser.served import BUSY

Open = Callable[..., BrowserContext]
COMPONENTS = "/about/components"
PARTS = (
    *("kinds", "status", "evidence", "figures", "datelines", "time", "claims", "derivation", "notes"),
    *("toast", "buttons", "suggestions", "filters", "key-figures", "presence"),
)
SIZES = {"wide": (1280, 900), "narrow": (360, 780)}

STATES = """() => Object.fromEntries([...document.querySelectorAll('[data-part]')].map((part) => {
    const all = ':not(svg) > svg, .st, .ev, .rate, .toast, .note, .skeleton, .f, .btn, .claim, li, .dateline';
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
    assert wider_than_the_window(page) == []
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
            assert wider_than_the_window(page) == []
        # One at a time, and nothing moves.
        assert not chips.nth(0).locator("li a").first.is_visible()
        assert page.evaluate("document.documentElement.scrollHeight") == before


def test_heads_of_long_tables_stay_in_sight(open_context: Open) -> None:
    page = context(open_context, "light", "wide").new_page()
    page.goto(f"/entities/{BUSY}?rows=all")
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
    for control in (".mast nav", ".mast .account", ".find", ".dateline .act", ".acts", ".filters"):
        assert not any(each.is_visible() for each in page.locator(control).all()), control
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize(
    "path", ["/explore?focus=wagner-group&focus=france&depth=2", f"/explore?focus={BUSY}"]
)
def test_words_on_the_canvas_do_not_cover_each_other(explorer: Explorer, path: str) -> None:
    explorer.open(path)
    words = explorer.words()
    assert len(words) > 8
    assert covering(words) == []
    # The most important are among those written: what the picture is about.
    focus = {"Tuvalu"} if BUSY in path else {"Wagner Group", "France", "Mali"}
    assert focus <= {word["text"] for word in words}


@pytest.mark.parametrize("size", SIZES)
def test_words_do_not_cover_each_other_among_150_entities(open_context: Open, size: str) -> None:
    hosts = ("central-african-republic", "mali", "south-sudan", "lebanon", BUSY)
    explorer = Explorer(context(open_context, "light", size).new_page())
    explorer.open(f"/explore?{'&'.join(f'focus={host}' for host in hosts)}&depth=2&limit=150")
    assert explorer.size[0] == 150
    words = explorer.words()
    assert len(words) >= len(hosts)
    assert covering(words) == []
    explorer.frame.focus()
    for key in ("+", "+", "f"):
        explorer.page.keyboard.press(key)
        assert covering(explorer.words()) == [], key


def covering(words: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """The pairs of words of which one stands on the other."""
    return [
        (a["text"], b["text"])
        for a, b in combinations(words, 2)
        if a["x"] < b["x"] + b["w"]
        and b["x"] < a["x"] + a["w"]
        and a["y"] < b["y"] + b["h"]
        and b["y"] < a["y"] + a["h"]
    ]


def test_a_change_of_theme_draws_the_canvas_again(open_context: Open, watch: Any) -> None:
    watch.allow("getImageData")  # that is this test, looking at the canvas
    explorer = Explorer(context(open_context, "light", "wide").new_page()).open("/explore?focus=wagner-group")
    # Lines of what is planned, of who is present, and the outline of a company.
    light = ("rgb(111, 72, 174)", "rgb(0, 105, 92)", "rgb(160, 60, 0)")
    dark = ("rgb(185, 162, 236)", "rgb(79, 195, 172)", "rgb(203, 122, 42)")
    for change in (
        lambda: explorer.page.emulate_media(color_scheme="dark"),
        lambda: explorer.page.evaluate("document.documentElement.dataset.theme = 'light'"),
        lambda: explorer.page.evaluate("document.documentElement.dataset.theme = 'dark'"),
    ):
        assert explorer.colours(*light, *dark) == set(light)
        change()
        until(lambda old=light, new=dark: explorer.colours(*old, *new) == set(new), "all is drawn again")
        light, dark = dark, light


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


def test_the_legend_draws_each_certainty_as_the_picture_does_and_unlike_the_others(
    explorer: Explorer,
) -> None:
    explorer.open("/explore?focus=wagner-group&focus=france&focus=central-african-republic")
    legend: dict[str, str] = explorer.page.evaluate(
        """Object.fromEntries([...document.querySelectorAll('.legend-lines path')].map((line) =>
            [line.getAttribute('class').replace('line-', ''), getComputedStyle(line).strokeDasharray]))"""
    )
    assert {"possible", "stale"} <= set(legend)
    drawn: dict[str, list[float] | bool] = explorer.page.evaluate(
        """async (certainties) => {
            const { edgeLook } = await import('/static/js/explore/look.js');
            const edge = { status: 'present', sources: 1 };
            const look = (certainty) => edgeLook({ ...edge, certainty }, true, {}).dashes;
            return Object.fromEntries(certainties.map((certainty) => [certainty, look(certainty)]));
        }""",
        ["certain", "possible", "stale", "not-yet", "no"],
    )
    assert len({str(dashes) for dashes in drawn.values()}) == 5
    for certainty in set(legend) & set(drawn):
        dashes = drawn[certainty]
        said = ", ".join(f"{length}px" for length in dashes) if isinstance(dashes, list) else "none"
        assert legend[certainty] == said, certainty


def test_what_a_hue_says_is_said_without_one(explorer: Explorer) -> None:
    explorer.open("/explore?focus=wagner-group&focus=france&focus=central-african-republic")
    lines: list[dict[str, Any]] = explorer.page.evaluate(
        """async () => {
            const { edgeLook } = await import('/static/js/explore/look.js');
            const plain = { status: 'present', evidence: 'claimed', certainty: 'certain', sources: 1 };
            return [
                {}, { certainty: 'stale' }, { status: 'planned' }, { status: 'reducing' },
                { status: 'leaving' },
                { status: 'ended', certainty: 'no' }, { status: 'ended' },
                { evidence: 'disputed' }, { evidence: 'denied' },
            ].map((one) => edgeLook({ ...plain, ...one }, true, {}));
        }"""
    )
    grey = {
        (str(each["dashes"]), each["arrows"]["to"]["type"], str(each["arrows"]["middle"])) for each in lines
    }
    assert len(grey) == len(lines)


def test_the_filters_draw_heads_and_marks_as_the_picture_does(explorer: Explorer) -> None:
    explorer.open("/explore?focus=wagner-group&focus=france&focus=central-african-republic")
    samples: list[dict[str, Any]] = explorer.page.evaluate(
        """() => {
            const table = JSON.parse(document.getElementById('lines').textContent);
            const size = (path) => {
                const { width, height } = path.getBBox();
                return [width.toFixed(1), height.toFixed(1)];
            };
            const meant = (sample, { path }) => {
                const copy = sample.querySelector('path').cloneNode();
                copy.setAttribute('d', path);
                sample.append(copy);
                const found = size(copy);
                copy.remove();
                return found;
            };
            return [...document.querySelectorAll('label .drawn')].map((sample) => {
                const [facet, ...value] = sample.closest('label').htmlFor.split('-');
                const { head = 'arrow', mark } = table[facet][value.join('-')];
                const [run, ...parts] = sample.querySelectorAll('path');
                const due = [table.heads[head], table.marks[mark]].filter(Boolean);
                return {
                    id: sample.closest('label').htmlFor,
                    run: run.getAttribute('class'),
                    head,
                    drawn: parts.map(size),
                    meant: due.map((part) => meant(sample, part)),
                };
            });
        }"""
    )
    heads = {sample["id"]: sample["head"] for sample in samples}
    assert heads["statuses-planned"] == "vee"
    assert heads["statuses-ended"] == "bar"
    assert {sample["id"] for sample in samples if len(sample["drawn"]) == 2} >= {
        "statuses-reducing",
        "evidence-disputed",
    }
    for sample in samples:
        assert sample["run"] == f"run run-{sample['head']}", sample["id"]
        assert sample["drawn"] == sample["meant"], sample["id"]


COUNT_DASHES = """
window.dashed = 0;
const plain = CanvasRenderingContext2D.prototype.setLineDash;
CanvasRenderingContext2D.prototype.setLineDash = function (pattern) {
    window.dashed += pattern.length > 0;
    plain.call(this, pattern);
};
"""


def test_a_large_picture_has_its_dashes_while_it_stands_and_not_while_it_is_moved(
    open_context: Open,
) -> None:
    """They take half the time of a frame. Here a picture counts as large from five lines on."""
    page = open_context(reduced_motion="reduce").new_page()
    page.add_init_script(COUNT_DASHES)

    def enlarge(route: Route) -> None:
        source = route.fetch().text()
        assert "MANY_LINES = 1000" in source
        route.fulfill(
            body=source.replace("MANY_LINES = 1000", "MANY_LINES = 5"), content_type="text/javascript"
        )

    page.route("**/canvas.js*", enlarge)
    explorer = Explorer(page).open("/explore")

    def dashed() -> int:
        page.evaluate("window.dashed = 0")
        page.evaluate("() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 80))")
        return page.evaluate("window.dashed")

    box = explorer.frame.bounding_box()
    assert box
    x, y = box["x"] + 8, box["y"] + box["height"] - 8  # a corner, where no node is
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y - 20, steps=3)
    page.evaluate("window.dashed = 0")
    page.mouse.move(x + 60, y - 40, steps=6)
    assert dashed() == 0, "while it is moved"
    page.evaluate("window.dashed = 0")
    page.mouse.up()
    until(lambda: page.evaluate("window.dashed") > 0, "the dashes are drawn again")
