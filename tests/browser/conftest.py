"""A real Chromium on the running site. Every page is watched: no error, no violation, no other host."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Request, sync_playwright

from app.graph.server import Address
from tests.browser.explorer import Explorer
from tests.browser.served import serving


@pytest.fixture(scope="package")
def site(neo4j_address: Address) -> Iterator[str]:
    with serving(neo4j_address) as url:
        yield url


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(playwright))
        yield browser
        browser.close()


def executable(playwright: Playwright) -> str | None:
    """Return the system's Chromium where there is one; None means Playwright's own."""
    if Path(playwright.chromium.executable_path).exists():
        return None
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Watch:
    """What a page must not do. Say `allow` for a failure that the test itself brings about."""

    def __init__(self, site: str) -> None:
        self._site = site
        self.seen: list[str] = []
        self.allowed: tuple[str, ...] = ()

    def on(self, page: Page) -> None:
        page.on("console", lambda message: self._note(message.type in ("error", "warning"), message.text))
        page.on("pageerror", lambda error: self._note(True, str(error)))
        page.on("request", self._request)

    def allow(self, *parts: str) -> None:
        self.allowed = parts

    def _request(self, request: Request) -> None:
        local = request.url.startswith((self._site, "data:", "blob:"))
        self._note(not local, f"asked another host: {request.url}")

    def _note(self, is_bad: bool, text: str) -> None:
        if is_bad and not any(part in text for part in self.allowed):
            self.seen.append(text)


@pytest.fixture
def watch(site: str) -> Iterator[Watch]:
    watch = Watch(site)
    yield watch
    assert watch.seen == []


@pytest.fixture
def open_context(chromium: Browser, site: str, watch: Watch) -> Iterator[Callable[..., BrowserContext]]:
    opened: list[BrowserContext] = []

    def open_(**options: Any) -> BrowserContext:
        context = chromium.new_context(
            base_url=site, **{"viewport": {"width": 1280, "height": 800}} | options
        )
        context.set_default_timeout(15_000)
        context.on("page", watch.on)
        opened.append(context)
        return context

    yield open_
    for context in opened:
        context.close()


@pytest.fixture
def explorer(open_context: Callable[..., BrowserContext]) -> Explorer:
    """An explorer in a window of its own, for someone who asks for no motion: it settles at once."""
    return Explorer(open_context(reduced_motion="reduce").new_page())
