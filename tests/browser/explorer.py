"""The explorer as a person uses it, and what can be read off it.

The site's policy forbids `eval`, which Playwright's `wait_for_function` needs: `until` asks again and again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page


def until(holds: Callable[[], Any], what: str, seconds: float = 15) -> None:
    """Wait until something holds; fail saying what did not."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"still not so: {what}"
        time.sleep(0.02)


class Explorer:
    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, path: str) -> Explorer:
        self.page.goto(path)
        return self.settled()

    def settled(self) -> Explorer:
        until(lambda: self.state["state"] == "still", "the picture stands still")
        return self

    @property
    def state(self) -> dict[str, str]:
        """What the canvas says of itself: state, nodes, edges."""
        return self.page.evaluate("({...document.getElementById('canvas')?.dataset})") or {"state": ""}

    @property
    def size(self) -> tuple[int, int]:
        return int(self.state["nodes"]), int(self.state["edges"])

    @property
    def url(self) -> dict[str, list[str]]:
        # Asked of the page: what Playwright knows of the address is older while nothing else is asked.
        return parse_qs(urlsplit(self.page.evaluate("location.href")).query)

    @property
    def said(self) -> str:
        return self.page.locator("#said").text_content() or ""

    @property
    def panel(self) -> Locator:
        return self.page.locator("#panel")

    @property
    def frame(self) -> Locator:
        return self.page.locator(".vis-network")

    def place(self, id_: str) -> tuple[float, float]:
        # What came to stand over the picture made it smaller: wait until it has been drawn anew.
        before = None
        while (at := self._place(id_)) != before:
            before = at
        return at

    def _place(self, id_: str) -> tuple[float, float]:
        self.page.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )
        at = self.page.evaluate("id => document.getElementById('canvas').places[id]", id_)
        assert at, f"{id_} is not in the picture"
        return at["x"], at["y"]

    def shown(self) -> set[str]:
        return set(self.page.evaluate("Object.keys(document.getElementById('canvas').places)"))

    def click(self, id_: str) -> None:
        self.page.mouse.click(*self.place(id_))

    def expand(self, id_: str) -> None:
        self.page.mouse.dblclick(*self.place(id_))

    def rows(self, table: int = 0) -> list[str]:
        """The ids of a table's rows, as the page holds them, seen or not: relationships, then entities."""
        script = """n => {
            const table = document.querySelectorAll('#tables table')[n];
            return [...table?.querySelectorAll('tr[data-id]') ?? []].map(row => row.dataset.id);
        }"""
        return self.page.evaluate(script, table)

    def agrees(self) -> bool:
        """Whether picture and tables hold as much, and the same entities."""
        nodes, edges = self.size
        return len(self.rows()) == edges and len(self.rows(1)) == nodes and set(self.rows(1)) == self.shown()

    def colour_at(self, id_: str) -> str:
        """The colour of the canvas at the middle of a node."""
        script = """id => {
            const host = document.getElementById('canvas'), canvas = host.querySelector('canvas');
            const box = canvas.getBoundingClientRect(), at = host.places[id];
            const scale = canvas.width / box.width;
            const [x, y] = [(at.x - box.left) * scale, (at.y - box.top) * scale];
            const [r, g, b] = canvas.getContext('2d').getImageData(Math.round(x), Math.round(y), 1, 1).data;
            return `rgb(${r}, ${g}, ${b})`;
        }"""
        return self.page.evaluate(script, id_)

    def words(self) -> list[dict[str, Any]]:
        """What is written on the canvas, and where: text, x, y, w, h."""
        return self.page.evaluate("document.getElementById('canvas').words")

    def colours(self, *asked: str) -> set[str]:
        """Those of these colours that some part of the canvas has."""
        script = """asked => {
            const canvas = document.querySelector('#canvas canvas');
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            const seen = new Set();
            for (let at = 0; at < data.length; at += 4) {
                if (data[at + 3] === 255) seen.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
            }
            const number = (rgb) => rgb.match(/\\d+/g).reduce((sum, part) => sum * 256 + Number(part), 0);
            return asked.filter((rgb) => seen.has(number(rgb)));
        }"""
        return set(self.page.evaluate(script, list(asked)))
