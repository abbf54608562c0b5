"""How soon the explorer of 300 nodes stands still, against pyvis's own page of the same graph, in one run.

    python -m bench.explorer

Both are drawn by one headless Chromium, one after the other. pyvis's page has vis-network in line here, so
that it can run without another host; what it still asks other hosts for is answered empty, and counted.
"""

from __future__ import annotations

import asyncio
import shutil
import statistics
import sys
import time
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, Playwright, Route, sync_playwright

from app.domain.model import Subgraph
from app.graph.connection import Graph
from app.services.explore import View, around
from app.web.dateline import today
from bench.site import Site, running

NODES: Final = 300
RUNS: Final = 5
GOAL_S: Final = 1.5
GOAL_RATIO: Final = 10
PATIENCE_S: Final = 180

OURS: Final = """
new MutationObserver((_, observer) => {
    if (document.getElementById('canvas')?.dataset.state !== 'still') return;
    observer.disconnect();
    window.stoodStill = performance.now();
}).observe(document, {subtree: true, childList: true, attributes: true, attributeFilter: ['data-state']});
"""
THEIRS: Final = """() => {
    if (typeof network === 'undefined' || !network.on) return null;
    if (!window.watched) {
        window.watched = true;
        network.once('stabilized', () => { window.stoodStill = performance.now(); });
    }
    return window.stoodStill ?? null;
}"""


def main() -> int:
    """Measure both and print how they compare; 1 where a goal is missed."""
    with running(NODES) as site:
        seen = asyncio.run(_seen(site))
        with sync_playwright() as playwright:
            return _compare(playwright, site, seen)


def _compare(playwright: Playwright, site: Site, seen: Subgraph) -> int:
    browser = playwright.chromium.launch(executable_path=_executable(playwright))
    print(f"{len(seen.nodes)} nodes, {len(seen.edges)} edges, headless Chromium {browser.version}")
    _ours(browser, site)  # the first page of a browser pays for the browser
    ours = [_ours(browser, site) for _ in range(RUNS)]
    theirs, foreign = _theirs(browser, seen)
    browser.close()
    still = statistics.median(seconds for seconds, _ in ours)
    asked = sum(count for _, count in ours)
    listed = " ".join(f"{seconds:.2f}" for seconds, _ in ours)
    print(f"explorer: stands still after {still:.2f} s (runs: {listed}); requests to other hosts: {asked}")
    print(f"pyvis generate_html(): {theirs:.2f} s; requests to other hosts: {foreign}")
    print(f"ratio: {theirs / still:.1f} times faster (goal: {GOAL_RATIO}); goal for the explorer: {GOAL_S} s")
    return 0 if still <= GOAL_S and theirs / still >= GOAL_RATIO and not asked else 1


async def _seen(site: Site) -> Subgraph:
    async with await Graph.connect(site.address) as graph:
        return await around(graph, View(limit=NODES), today())


def _ours(browser: Browser, site: Site) -> tuple[float, int]:
    """Return the seconds until the picture stands still, and how often another host was asked."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.add_init_script(OURS)
    foreign: list[str] = []
    page.on(
        "request", lambda request: None if request.url.startswith(site.url) else foreign.append(request.url)
    )
    page.goto(f"{site.url}/explore?limit={NODES}", wait_until="commit")
    seconds = _wait(page, "() => window.stoodStill ?? null")
    assert page.evaluate("document.getElementById('canvas').dataset.nodes") == str(NODES)
    page.context.close()
    return seconds, len(foreign)


def _theirs(browser: Browser, seen: Subgraph) -> tuple[float, int]:
    """Return the same of pyvis's own page, with its defaults."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    html, foreign = _pyvis_html(seen), list[str]()

    def answer(route: Route) -> None:
        if route.request.url == "http://pyvis.invalid/":
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
            return
        foreign.append(route.request.url)
        route.fulfill(body="", headers={"access-control-allow-origin": "*"})

    page.route("**/*", answer)
    page.goto("http://pyvis.invalid/", wait_until="commit")
    seconds = _wait(page, THEIRS)
    page.context.close()
    return seconds, len(foreign)


def _pyvis_html(seen: Subgraph) -> str:
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for node in seen.nodes:
        network.add_node(node.id, label=node.name)
    for edge in seen.edges:
        network.add_edge(edge.source, edge.target, title=edge.predicate.value)
    return network.generate_html()


def _wait(page: Page, script: str) -> float:
    deadline = time.monotonic() + PATIENCE_S
    while (milliseconds := page.evaluate(script)) is None:
        if time.monotonic() > deadline:
            return PATIENCE_S  # at least so long
        time.sleep(0.01)
    return milliseconds / 1_000


def _executable(playwright: Playwright) -> str | None:
    if Path(playwright.chromium.executable_path).exists():
        return None
    return shutil.which("chromium") or shutil.which("google-chrome")


if __name__ == "__main__":
    sys.exit(main())
