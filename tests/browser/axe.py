"""axe-core on a page as it stands: what breaks a rule of accessibility, in words that lead to it."""

from __future__ import annotations

from typing import Any, Final

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WIDE: Final = {"width": 1280, "height": 900}
NARROW: Final = {"width": 360, "height": 780}
SCHEMES: Final = ("light", "dark")

_SIZED: Final = {"target-size": {"enabled": True}}
"""axe leaves this rule out where nobody asks for it: what is clicked is 24 pixels high, or stands apart."""
_COLOURS: Final = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""All that a theme can change."""
_ALIKE: Final = ".api-call ~ .api-call, .tbl tr:nth-child(n + 12)"
"""Of what comes again and again, the first tell; axe measures the colours of every letter."""

_RUN: Final = """([within, alike, options]) => axe.run({
    include: [[within || 'html']], exclude: document.querySelector(alike) ? [[alike]] : [],
}, options).then(({violations}) => violations)"""


def violations(page: Page) -> list[str]:
    """Return every violation, wide and narrow, light and dark; the page is left narrow and dark."""
    page.evaluate(AXE_SCRIPT)
    found: list[str] = []
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found += [f"{size['width']}, {scheme}: {each}" for each in _run(page, scheme)]
    return found


def violations_here(page: Page, within: str = "") -> list[str]:
    """Return the violations in the width and theme the page has, `within` what a selector finds."""
    page.evaluate(AXE_SCRIPT)
    return _run(page, SCHEMES[0], within)


def _run(page: Page, scheme: str, within: str = "") -> list[str]:
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    options |= {"rules": _SIZED} if scheme == SCHEMES[0] else {"runOnly": _COLOURS}
    found = page.evaluate(_RUN, [within, _ALIKE, options])
    return [
        f"{rule['id']}: {rule['help']}: {' '.join(node['target'])}"
        for rule in found
        for node in rule["nodes"]
    ]
