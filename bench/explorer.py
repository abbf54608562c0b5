"""How soon the explorer stands still, how smoothly it moves and what it costs, against pyvis's own page.

    python -m bench.explorer                  50, 300, 1,000 and 1,500 nodes; pyvis's page of 50 and 300
    python -m bench.explorer all              pyvis's page of the others too, up to three minutes each
    python -m bench.explorer smallest         the smallest alone, once, in a graph of a few hundred claims

The graph is a world of 40,000 claims (see `bench.world`), half of them what the importers make of the real
data. All are drawn by one headless Chromium, one after the other. pyvis's page has vis-network in line here,
so that it can run without another host; what it still asks other hosts for is answered empty, and counted.
"""

from __future__ import annotations

import asyncio
import shutil
import statistics
import sys
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, Playwright, Route, sync_playwright

from app.domain.network import Subgraph
from app.graph.connection import Graph
from app.services.reading.explore import View, around
from app.web.parameters.dateline import today
from bench import asking, world
from bench.panning import frames_per_second
from bench.site import Site, running

SIZES: Final = (50, 300, 1_000, 1_500)
COMPARED: Final = (50, 300)
CLAIMS: Final = 40_000
FEW_CLAIMS: Final = 400
RUNS: Final = 5
ASKED: Final = 12
PATIENCE_S: Final = 180
GOALS_S: Final = {300: 1.0, 1_500: 2.5}
GOAL_RATIO: Final = 15
GOAL_FRAMES: Final = 20


@dataclass(frozen=True)
class Seen:
    """What one picture took: seconds until it stood still, frames a second panning, bytes, requests."""

    seconds: float
    frames: float
    heap: int
    received: int
    foreign: int


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


def main(
    compared: Collection[int], sizes: Sequence[int] = SIZES, claims: int = CLAIMS, runs: int = RUNS
) -> int:
    """Measure all and print how they compare; 1 where a goal is missed."""
    # In the order of what they are about, as a load records them: else each batch projects most of it anew.
    bodies = sorted(world.bodies(claims), key=lambda body: (str(body["subject"]), str(body["object"])))
    with running(bodies) as site:
        seen = {size: asyncio.run(_seen(site, size)) for size in sizes}
        with sync_playwright() as playwright, _chromium(playwright) as browser:
            print(f"headless Chromium {browser.version}; medians of {runs}, server warm", flush=True)
            _ours(browser, site, sizes[0])  # the first page of a browser pays for the browser
            missed = [_compare(browser, site, seen[size], size, size in compared, runs) for size in sizes]
    return int(any(missed))


def smallest() -> None:
    """Measure the smallest picture once, in a graph that is soon made; that says nothing of the goals."""
    main(SIZES[:1], SIZES[:1], FEW_CLAIMS, runs=1)


def _chromium(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=_executable(playwright))


def _compare(browser: Browser, site: Site, seen: Subgraph, size: int, is_compared: bool, runs: int) -> bool:
    ours = [_ours(browser, site, size) for _ in range(runs)]
    still = statistics.median(run.seconds for run in ours)
    frames = statistics.median(run.frames for run in ours)
    page = asking.median(f"{site.url}/explore?limit={size}", 3, ASKED)
    graph = asking.median(f"{site.url}/api/v1/graph?limit={size}", 3, ASKED)
    print(f"\n{len(seen.nodes):,} nodes, {len(seen.edges):,} edges; server: /explore {page:.0f} ms, ", end="")
    print(f"/api/v1/graph {graph:.0f} ms")
    listed = " ".join(f"{run.seconds:.2f}" for run in ours)
    print(f"  explorer: still after {still:.2f} s ({listed}), {frames:.0f} frames/s panning, ", end="")
    print(f"{ours[-1].heap / 1e6:.0f} MB of heap, {ours[-1].received / 1e3:.0f} KB received, ", end="")
    print(f"{sum(run.foreign for run in ours)} requests to other hosts", flush=True)
    missed = still > GOALS_S.get(size, still) or frames < GOAL_FRAMES or any(run.foreign for run in ours)
    return _is_slower(browser, seen, still) or missed if is_compared else missed


def _is_slower(browser: Browser, seen: Subgraph, still: float) -> bool:
    """Draw pyvis's own page, print how it compares, and say whether ours misses the goal for that."""
    theirs = _theirs(browser, seen)
    ratio = theirs.seconds / still
    over = "over " if theirs.seconds >= PATIENCE_S else ""
    print(
        f"  pyvis generate_html(): {over}{theirs.seconds:.2f} s, {theirs.heap / 1e6:.0f} MB of heap, ", end=""
    )
    print(f"{theirs.foreign} requests to other hosts; {over}{ratio:.1f} times as long", flush=True)
    return len(seen.nodes) in GOALS_S and ratio < GOAL_RATIO


async def _seen(site: Site, size: int) -> Subgraph:
    async with await Graph.connect(site.address) as graph:
        return await around(graph, View(limit=size), today())


def _ours(browser: Browser, site: Site, size: int) -> Seen:
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.add_init_script(OURS)
    foreign: list[str] = []
    page.on(
        "request", lambda request: None if request.url.startswith(site.url) else foreign.append(request.url)
    )
    tools = page.context.new_cdp_session(page)
    received: list[int] = []
    tools.send("Network.enable")
    tools.on("Network.loadingFinished", lambda event: received.append(int(event["encodedDataLength"])))
    page.goto(f"{site.url}/explore?limit={size}", wait_until="commit")
    seconds = _wait(page, "() => window.stoodStill ?? null")
    frames = frames_per_second(page, "#canvas")
    seen = Seen(seconds, frames, _heap(page), sum(received), len(foreign))
    page.context.close()
    return seen


def _heap(page: Page) -> int:
    """Return the bytes that the page's scripts hold."""
    tools = page.context.new_cdp_session(page)
    tools.send("HeapProfiler.collectGarbage")
    return int(tools.send("Runtime.getHeapUsage")["usedSize"])


def _theirs(browser: Browser, seen: Subgraph) -> Seen:
    """Return the same of pyvis's own page, with its defaults; it is not moved about."""
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
    heap = _heap(page) if seconds < PATIENCE_S else 0
    page.context.close()
    return Seen(seconds, 0, heap, len(html), len(foreign))


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
    match sys.argv[1:]:
        case ["smallest"]:
            smallest()
        case asked:
            sys.exit(main(SIZES if asked == ["all"] else COMPARED))
