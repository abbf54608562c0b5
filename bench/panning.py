"""Moving a picture about with the mouse, and counting the frames the browser shows meanwhile."""

from __future__ import annotations

import time
from typing import Final

from playwright.sync_api import Page

SECONDS: Final = 3.0
COUNT: Final = """
window.frames_ = 0;
window.counting = true;
(function count() { window.frames_ += 1; if (window.counting) requestAnimationFrame(count); })();
"""


def frames_per_second(page: Page, selector: str) -> float:
    """Drag the picture in an element to and fro for some seconds; return the frames a second.

    Every frame is drawn anew, as the mouse has moved since the one before.
    """
    box = page.locator(selector).bounding_box()
    assert box
    x, y = box["x"] + 12, box["y"] + box["height"] - 12  # a corner, where no node is
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(COUNT)
    begin = time.perf_counter()
    step = 0
    while time.perf_counter() - begin < SECONDS:
        step += 1
        page.mouse.move(x + 5 * (step % 40), y - 3 * (step % 40))
    frames: int = page.evaluate("(window.counting = false, window.frames_)")
    took = time.perf_counter() - begin
    page.mouse.up()
    return frames / took
