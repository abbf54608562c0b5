"""Every page a reader may come to, by what it is about, and how a test goes there."""

from __future__ import annotations

from typing import Final

import httpx
from playwright.sync_api import Page

from app.services.accounts import sessions
from tests.browser.explorer import Explorer
from tests.browser.served import BROKEN, BUSY, KEY

LEDGER: Final = "/episodes/wagner-group.DEPLOYED_TO.mali.1"
WAGNER: Final = "/explore?focus=wagner-group"
A_DOCUMENT: Final = "a document"
"""Stands for the path of the news report, whose id only the graph knows."""

PAGES: Final = {
    "start": "/",
    "explorer": WAGNER,
    "explorer, an entity": f"{WAGNER}&select=mali",
    "explorer, a relationship": f"{WAGNER}&focus=france&select={LEDGER.rpartition('/')[2]}",
    "explorer, as tables": f"{WAGNER}&tab=table&select=mali",
    "explorer, a path": f"{WAGNER}&mark=france&mark=wagner-group&path=france..wagner-group&pin=mali:90:60",
    "explorer, in common": f"{WAGNER}&common=france..wagner-group",
    "explorer, filtered, on a day": f"{WAGNER}&on=2021-09-30&statuses=planned&min_personnel=1&tab=table",
    "explorer, what a filter leaves out": f"{WAGNER}&statuses=planned&select=central-african-republic",
    "explorer, nothing": f"{WAGNER}&on=1990-01-01",
    "a country": "/entities/mali",
    "a company": "/entities/wagner-group",
    "a person": "/entities/emmanuel-macron",
    "an agreement": "/entities/mali-wagner-agreement",
    "names of many scripts": "/entities/tonga",
    "a country with many rows": f"/entities/{BUSY}",
    "a country, nothing": "/entities/mali?on=1990-01-01",
    "a ledger": LEDGER,
    "a ledger, another day": f"{LEDGER}?on=2021-09-30",
    "a ledger, nothing": f"{LEDGER}?on=1990-01-01",
    "a document": A_DOCUMENT,
    "presence": "/presence",
    "presence, a host": "/presence?host=mali&on=2021-10-01",
    "presence, a sender": "/presence?sender=france",
    "presence, a part of the map": "/presence?box=1450,437,1158",
    "timeline": "/timeline?entity=mali",
    "learnt": "/learnt?from=2020-01-01",
    "stale": "/stale",
    "saved views": "/views",
    "stale, as it was known": "/stale?known_at=2020-01-01",
    "search": "/search",
    "search, found": "/search?q=wagner",
    "search, every sort": "/search?q=mali",
    "search, quotes": "/search?q=wagner&type=quote",
    "search, nothing": "/search?q=zzqzz",
    "data and method": "/about",
    "components": "/about/components",
    "the API": "/api/docs",
    "sign-in": "/sign-in?next=/entities/mali",
    "not found": "/entities/wagner-grupp",
    "not readable": "/entities/mali?on=yesterday",
    "broken": BROKEN,
}
"""What the page is → its path."""

FAILURES: Final = ("404", "422", "500")
"""What the console says of the last three, which is meant."""


def path_of(site: str, name: str) -> str:
    """Return the path of a page; the document is the first that a claim quotes from."""
    if PAGES[name] != A_DOCUMENT:
        return PAGES[name]
    items = httpx.get(f"{site}/api/v1/claims", params={"subject": "wagner-group"}).json()["items"]
    return f"/documents/{next(item['document']['id'] for item in items if item.get('quote'))}"


def visit(page: Page, site: str, name: str) -> None:
    """Go to a page and wait until it stands still: its answer worked out, its picture settled."""
    page.goto(path_of(site, name))
    page.locator("[data-underway]").wait_for(state="detached")
    if page.locator("#canvas").count():
        Explorer(page).settled()


def sign_in(page: Page) -> None:
    """Sign in as the administrator, whose key the site was started with."""
    page.goto("/sign-in")
    page.get_by_label("Your key").fill(KEY)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.locator(".account").get_by_text(sessions.ADMINISTRATOR.name).first.wait_for(state="attached")


def watch(page: Page, *entities: str) -> None:
    """Put entities on the list of who is signed in, by the buttons on their pages."""
    for entity in entities:
        page.goto(f"/entities/{entity}")
        button = page.get_by_role("button", name="Watch", exact=True)
        if button.count():  # another test of this site may have put it there
            button.click()
        page.get_by_role("button", name="Unwatch").wait_for()


_WIDER: Final = """() => {
    const room = document.documentElement.clientWidth;
    const folded = (e) => {
        const shut = e.parentElement?.closest('details:not([open])');
        return shut && (!shut.querySelector(':scope > summary').contains(e) || folded(shut));
    };
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


def wider_than_the_window(page: Page) -> list[str]:
    """Return what reaches beyond the window's sides, save what scrolls inside a box of its own."""
    return page.evaluate(_WIDER)
