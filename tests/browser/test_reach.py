"""Who can reach the pages: axe-core finds nothing, nothing overflows, nothing is inline or from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.axe import NARROW, WIDE, violations, violations_here
from tests.browser.pages import (
    FAILURES,
    LEDGER,
    PAGES,
    WAGNER,
    path_of,
    sign_in,
    visit,
    watch,
    wider_than_the_window,
)

Open = Callable[..., BrowserContext]

INLINE = """() => [...document.querySelectorAll('*')].flatMap((each) => [...each.attributes]
    .filter(({name}) => name === 'style' || name.startsWith('on'))
    .map(({name}) => `${name} of ${each.tagName}`)
    .concat(each.matches('style, script:not([src]):not([type="application/json"])') ? [each.outerHTML] : [])
    .filter(() => !each.closest('.vis-network, .vis-network *') && !each.matches('.frame')))"""
"""What the policy forbids; vis-network's own frame is styled by its script, which the policy lets it."""

LANDMARKS = """() => ({
    h1: document.querySelectorAll('h1').length,
    main: document.querySelectorAll('main').length,
    unnamed: [...document.querySelectorAll('nav, aside, form[role=search], [role=region]')]
        .filter((each) => !each.getAttribute('aria-label') && !each.getAttribute('aria-labelledby'))
        .map((each) => each.outerHTML.slice(0, 90)),
    language: document.documentElement.lang,
})"""


@pytest.fixture
def page(open_context: Open, watch: Any) -> Page:
    watch.allow(*FAILURES)
    return open_context(reduced_motion="reduce", viewport=WIDE).new_page()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_reached_by_everyone(page: Page, site: str, name: str) -> None:
    visit(page, site, name)
    assert page.evaluate(INLINE) == []
    assert page.evaluate(LANDMARKS) == {"h1": 1, "main": 1, "unnamed": [], "language": "en"}
    assert wider_than_the_window(page) == []
    assert violations(page) == []
    assert page.viewport_size == NARROW
    assert wider_than_the_window(page) == []


def test_a_signed_in_page_can_be_reached_by_everyone(page: Page, site: str) -> None:
    sign_in(page)
    watch(page, "mali", "chad")
    watched = "/learnt?watched=all&from=2020-01-01"
    for path in (
        "/sign-in",
        path_of(site, "a document"),
        "/entities/mali",
        "/learnt?from=2020-01-01",
        watched,
    ):
        page.set_viewport_size(WIDE)
        page.goto(path)
        assert violations(page) == [], path
        assert wider_than_the_window(page) == [], path


def test_what_folds_out_can_be_reached_by_everyone(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("?")
    assert violations_here(page, "dialog[open]") == [], "the keys"
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    assert violations_here(page, ".dateline") == [], "the dates"
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("mali")
    page.get_by_role("option").first.wait_for()
    assert violations_here(page, ".mast") == [], "the suggestions"
    page.set_viewport_size(NARROW)
    page.goto("/entities/mali")
    page.locator(".mast .menu summary").first.click()
    assert violations_here(page, ".mast") == [], "the menu"
    page.goto("/about/components")
    page.locator("[data-part=filters] details.f summary").first.click()
    assert violations_here(page, ".filters details[open]") == [], "a filter"


def test_axe_sees_what_is_wrong(page: Page) -> None:
    page.goto(LEDGER)
    assert violations_here(page) == []
    page.evaluate("document.querySelector('h1').setAttribute('aria-hidden', 'nonsense')")
    page.evaluate("document.querySelector('main').style.color = '#ddd'")
    page.evaluate("document.getElementById('find').labels[0].remove()")
    told = {each.partition(":")[0] for each in violations_here(page)}
    assert told >= {"aria-valid-attr-value", "color-contrast"}
    assert page.evaluate(INLINE) == ["style of MAIN"]


def test_no_answer_carries_a_policy_with_a_hole(page: Page) -> None:
    for path in ("/", WAGNER, LEDGER, "/nothing"):
        answer = page.goto(path)
        assert answer is not None
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'self'; ")
        assert not any(hole in policy for hole in ("unsafe", "http:", "https:", "*")), path
