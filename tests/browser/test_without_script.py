"""Every page without a script: it can be read, searched, filtered, signed in to; its dates can be changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.axe import NARROW
from tests.browser.pages import (
    FAILURES,
    LEDGER,
    PAGES,
    WAGNER,
    path_of,
    sign_in,
    watch,
    wider_than_the_window,
)

Open = Callable[..., BrowserContext]


@pytest.fixture
def page(open_context: Open, watch: Any) -> Page:
    watch.allow(*FAILURES)
    return open_context(java_script_enabled=False, viewport=NARROW).new_page()


def test_every_page_reads(page: Page, site: str) -> None:
    for name in PAGES:
        page.goto(path_of(site, name))
        assert page.locator("h1").inner_text().strip(), name
        assert len(page.get_by_role("main").inner_text()) > 60, name
        assert page.locator("body > .dateline").is_visible(), name
        assert page.locator(".skeleton").count() == (name == "components"), name
        assert wider_than_the_window(page) == [], name


def test_one_signs_in_reads_the_text_and_signs_out(page: Page, site: str) -> None:
    document = path_of(site, "a document")
    page.goto(document)
    assert page.locator("mark").count() == 0
    sign_in(page)
    page.goto(document)
    assert page.locator("mark").first.is_visible()
    page.locator(".mast .menu summary").first.click()
    page.locator(".mast .menu details.account summary").click()
    page.locator(".mast .menu").get_by_role("button", name="Sign out").click()
    page.goto(document)
    assert page.locator("mark").count() == 0


def test_one_watches_and_reads_what_changed(page: Page) -> None:
    sign_in(page)
    watch(page, "niger")
    page.goto("/learnt")
    assert "watched=all" in page.url
    assert "from=20" in page.url
    assert page.locator("h1").inner_text() == "What you watch"
    assert page.locator(".watches").get_by_role("link", name="Niger").is_visible()
    page.goto(page.url.replace(page.url.partition("from=")[2], "2020-01-01"))
    page.locator("#of-niger").get_by_role("button", name="Unwatch").click()
    assert page.locator("#of-niger").count() == 0


def test_one_searches_and_narrows(page: Page) -> None:
    page.goto("/")
    page.get_by_role("main").get_by_role("searchbox").fill("вагнер")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Wagner Group", exact=True).click()
    assert page.locator("h1").inner_text() == "Wagner Group"
    page.goto("/search?q=mali")
    page.get_by_role("navigation", name="Kinds").get_by_role("link", name="Agreement").click()
    assert page.locator(".found li").all_inner_texts()
    assert all("Agreement" in each for each in page.locator(".found li").all_inner_texts())


def test_one_changes_the_dates(page: Page) -> None:
    page.goto(LEDGER)
    page.locator(".dateline summary").click()
    page.get_by_label("True on").fill("2021-09-30")
    page.get_by_role("button", name="Show").click()
    assert "True on 30 September 2021" in page.locator(".dateline").inner_text()
    page.get_by_role("link", name="Back to today").click()
    assert "All times" in page.locator(".dateline").inner_text()


def test_the_menu_and_the_filters_fold_out(page: Page) -> None:
    page.goto("/entities/mali")
    page.locator(".mast .menu summary").first.click()
    page.get_by_role("navigation", name="Main, folded").get_by_role("link", name="Data and method").click()
    assert page.locator("h1").inner_text() == "Data and method"
    page.goto("/entities/central-african-republic")
    chip = page.locator(".filters details.f", has_text="Status").first
    chip.locator("summary").click()
    chip.get_by_role("link", name="present").click()
    assert "statuses=present" in page.url
    assert chip.locator("summary").inner_text().split() == ["Status", "present"]


def test_the_explorer_shows_its_tables_and_the_way_on(page: Page) -> None:
    page.goto(WAGNER)
    assert not page.locator("#canvas").is_visible()
    tables = page.locator("#tables")
    assert "about 1,000" in tables.inner_text()
    assert page.get_by_role("button", name="Undo").is_visible() is False
    tables.get_by_role("link", name="From here").first.click()
    assert page.locator("#tables").is_visible()
