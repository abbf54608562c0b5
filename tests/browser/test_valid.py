"""The pages as the HTML standard has them: as they are sent, in every state, and as a script leaves them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import httpx
import pytest
from playwright.sync_api import BrowserContext

from tests.browser import nu
from tests.browser.pages import FAILURES, LEDGER, PAGES, WAGNER, path_of, sign_in, visit, watch

Open = Callable[..., BrowserContext]

MORE: Final = {
    "start, another day": "/?on=2021-09-30",
    "start, before all": "/?known_at=1990-01-01",
    "explorer, a day as known then": f"{WAGNER}&on=2021-09-30&known_at=2022-01-01",
    "explorer, at an instant": f"{WAGNER}&known_at=2022-01-01T10:20:30Z",
    "explorer, filtered by all": f"{WAGNER}&kinds=Country&evidence=claimed&min_sources=2&reliability=A",
    "explorer, connected": f"{WAGNER}&mark=france&mark=mali&connect=france..mali",
    "explorer, the whole": "/explore?depth=2&limit=150&rows=all&tab=table",
    "a country, a day as known then": "/entities/mali?on=2021-09-30&known_at=2022-01-01",
    "a country, filtered": "/entities/mali?statuses=planned&rows=all",
    "a mission": "/entities/minusma",
    "a ledger, as known at an instant": f"{LEDGER}?known_at=2022-01-01T10:20:30Z",
    "presence, nothing": "/presence?host=norway&on=1900-01-01",
    "presence, a pair": "/presence?host=mali&sender=france&rows=all&matrix=all",
    "timeline, of none": "/timeline",
    "timeline, a window": "/timeline?entity=mali&entity=france&from=2020-01-01&to=2021-12-31&on=2021-09-30",
    "timeline, nothing": "/timeline?entity=mali&from=1900-01-01&to=1901-01-01",
    "learnt, of one": "/learnt?from=2020-01-01&entity=mali",
    "learnt, nothing": "/learnt?from=1990-01-01&to=1991-01-01",
    "search, signs": "/search?q=%3C%22%26%27%3E",
    "search, asked for a kind": "/search?q=mali&kind=Country&on=2021-09-30",
    "an address nobody has": "/nothing?at=%22all%22",
    "a form too old": "/explore?from=%3Cb%3E&to=mali&ask=path",
}
"""States of the pages that look much like others, but are written by other lines of a template."""

SIGNED_IN: Final = {
    "signed in, start": "/",
    "signed in, explorer": WAGNER,
    "signed in, a country": "/entities/mali",
    "signed in, a document": "a document",
    "signed in, sign-in": "/sign-in",
    "signed in, learnt": "/learnt?from=2020-01-01",
    "signed in, watched": "/learnt?watched=all&from=2020-01-01",
    "signed in, watched, nothing new": "/learnt?watched=all&from=2026-01-01&to=2026-01-02",
    "signed in, saved views": "/views",
}

DRAWN: Final = """() => {
    const page = document.documentElement.cloneNode(true);
    page.querySelectorAll('.vis-network').forEach((drawn) => drawn.remove());
    return `<!doctype html>${page.outerHTML}`;
}"""
"""The page as it is by now, without what vis-network builds."""


def written(directory: Path, pages: Iterator[tuple[str, str]]) -> None:
    for name, text in pages:
        (directory / f"{re.sub(r'[^a-z0-9]+', '-', name.lower())}.html").write_text(text, encoding="utf-8")


def sent(site: str) -> Iterator[tuple[str, str]]:
    """Every page as who is not signed in gets it."""
    # A connection of its own each: the page that is broken ends its.
    alone = httpx.Limits(max_keepalive_connections=0)
    with httpx.Client(base_url=site, headers={"accept": "text/html"}, timeout=60, limits=alone) as http:
        for name, path in (PAGES | MORE).items():
            yield name, http.get(path_of(site, name) if name in PAGES else path, follow_redirects=True).text
        refused = http.post("/sign-in", data={"key": "no key", "next": "/"}, headers={"origin": site})
        yield "sign-in, refused", refused.text


def sent_to_the_administrator(context: BrowserContext, site: str) -> Iterator[tuple[str, str]]:
    """The pages as who is signed in gets them, who watches something and has saved a view."""
    page = context.new_page()
    sign_in(page)
    watch(page, "mali", "chad")
    page.goto(WAGNER)
    page.locator("#share summary").click()
    page.get_by_label("Name of the view").fill("Wagner & <others>")
    page.locator("#save button").click()
    page.locator(".saved").wait_for()
    for name, path in SIGNED_IN.items():
        yield name, context.request.get(path_of(site, path) if path in PAGES else path).text()


def scripted(context: BrowserContext, site: str) -> Iterator[tuple[str, str]]:
    """The pages that scripts change, as they leave them."""
    page = context.new_page()
    for name in ("start", "explorer, a path", "explorer, as tables", "presence, a host", "a country"):
        visit(page, site, name)
        yield f"with scripts, {name}", page.evaluate(DRAWN)


def exported(context: BrowserContext, directory: Path) -> None:
    """The picture as it is taken away."""
    page = context.new_page()
    visit(page, "", "explorer, a path")
    page.locator("#share summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Picture, SVG").click()
    download.value.save_as(directory / "picture.svg")


@pytest.mark.timeout(600)  # all pages one after another, and as many on a busy machine
def test_every_page_is_valid(open_context: Open, site: str, watch: Any, tmp_path: Path) -> None:
    watch.allow(*FAILURES)
    written(tmp_path, sent(site))
    written(tmp_path, sent_to_the_administrator(open_context(), site))
    still = open_context(reduced_motion="reduce")
    written(tmp_path, scripted(still, site))
    exported(still, tmp_path)
    assert len(list(tmp_path.iterdir())) == len(PAGES) + len(MORE) + len(SIGNED_IN) + 7
    found = nu.findings(tmp_path)
    assert {page: told for page, said in found.items() if (told := nu.unexcused(said))} == {}
    everything = [message for said in found.values() for message in said]
    needless = [said for said in nu.EXCUSED if not any(re.search(said, message) for message in everything)]
    assert needless == [], "nothing says this any more"


def test_the_checker_sees_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "wrong.html").write_text(
        '<!doctype html><html lang="en"><title>Wrong</title>'
        "<span><details><summary>a</summary></details></span>"
        '<input type="search" role="combobox" aria-expanded="false" aria-controls="nothing">',
        encoding="utf-8",
    )
    told = nu.unexcused(nu.findings(tmp_path)["wrong.html"])
    assert any("“details” not allowed as child of element “span”" in message for message in told)
    assert any("“combobox”" in message for message in told)
