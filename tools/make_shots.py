"""Take a picture of every page, light and dark, wide and narrow, of a Garrison with the demonstration.

    python tools/make_shots.py [--readme] [URL]

Starts Garrison with a data directory of its own, or uses the one at URL, and writes `build/shots/*.png` to be
looked at. With `--readme` it writes the three pictures of the README into `docs/pictures` instead. Needs
Chromium, as the tests in a browser do.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, Playwright, StorageState, sync_playwright

ROOT: Final = Path(__file__).resolve().parent.parent
SHOTS: Final = ROOT / "build" / "shots"
PICTURES: Final = ROOT / "docs" / "pictures"
PATIENCE: Final = 300
"""Seconds a first start may take on a slow machine."""

LEDGER: Final = "/episodes/wagner-group.DEPLOYED_TO.mali.1"
PAGES: Final = (
    ("start", "/"),
    ("start-past", "/?on=2021-09-30"),
    ("search", "/search?q=wagner"),
    ("search-every-sort", "/search?q=mali"),
    ("search-quotes", "/search?q=wagner&type=quote"),
    ("search-nothing", "/search?q=zzqzz"),
    ("dossier-country", "/entities/mali"),
    ("dossier-company", "/entities/wagner-group"),
    ("dossier-person", "/entities/emmanuel-macron"),
    ("dossier-agreement", "/entities/mali-wagner-agreement"),
    ("dossier-empty", "/entities/mali?on=1990-01-01"),
    ("ledger", LEDGER),
    ("ledger-past", f"{LEDGER}?on=2021-09-30"),
    ("document", "document"),
    ("explorer", "/explore?focus=wagner-group"),
    ("explorer-selected", f"/explore?focus=wagner-group&focus=france&select={LEDGER.rpartition('/')[2]}"),
    ("explorer-table", "/explore?focus=wagner-group&tab=table"),
    ("explorer-path", "/explore?focus=wagner-group&mark=france&mark=wagner-group&path=france..wagner-group"),
    ("explorer-150", "/explore?depth=2&limit=150"),
    ("views", "/views"),
    ("presence-africa", "/presence?box=1450,437,1158"),
    ("stale", "/stale"),
    ("sign-in", "/sign-in?next=/entities/mali"),
    ("about", "/about"),
    ("components", "/about/components"),
    ("api", "/api/docs"),
    ("missing", "/nothing"),
)
SIGNED_IN: Final = (
    ("dossier-watched", "/entities/mali"),
    ("watched", "/learnt?watched=all&from=2020-01-01"),
    ("watched-nothing-new", "/learnt?since=visit"),
)
"""What only who is signed in sees; taken of the Garrison started for this, whose key is known."""
WATCHED: Final = ("mali", "chad", "wagner-group")
KEY: Final = secrets.token_urlsafe(32)
README: Final = (
    ("start", "/"),
    ("explorer", f"/explore?focus=wagner-group&focus=france&select={LEDGER.rpartition('/')[2]}"),
    ("ledger", LEDGER),
)
WINDOWS: Final = ((1280, 900), (360, 780))


def main(arguments: Sequence[str]) -> int:
    """Take the pictures; say where they are."""
    urls = [argument for argument in arguments if argument.startswith("http")]
    with served(urls[0] if urls else "") as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(playwright))
        if "--readme" in arguments:
            for_readme(browser, site)
        else:
            everything(browser, site, None if urls else signed_in(browser, site))
        browser.close()
    return 0


@contextmanager
def served(url: str) -> Iterator[str]:
    """Yield the address of a Garrison with the demonstration, started for this unless `url` is one."""
    if url:
        yield url.rstrip("/")
        return
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as directory:
        program = Path(sys.executable).with_name("garrison")
        own = {"GARRISON_DATA_DIR": directory, "GARRISON_PORT": str(port), "GARRISON_ADMIN_KEY": KEY}
        environment = {**os.environ, **own}
        garrison = subprocess.Popen([program, "serve", "--demo"], env=environment)  # noqa: S603  # our own
        try:
            wait(f"http://127.0.0.1:{port}/readyz", garrison)
            yield f"http://127.0.0.1:{port}"
        finally:
            garrison.terminate()
            garrison.wait()


def wait(url: str, garrison: subprocess.Popen[bytes]) -> None:
    """Return once the address answers. Raises RuntimeError where Garrison ends or takes too long."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and garrison.poll() is None:
        try:
            with urlopen(url, timeout=5):  # noqa: S310  # our own address
                return
        except (URLError, OSError):
            time.sleep(0.5)
    raise RuntimeError("Garrison did not start.")


def chromium(playwright: Playwright) -> str | None:
    """Return the system's Chromium; None means Playwright's own."""
    if Path(playwright.chromium.executable_path).exists():
        return None
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def signed_in(browser: Browser, site: str) -> StorageState:
    """Sign in, watch something, and return the cookies of who did."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/sign-in")
    page.get_by_label("Your key").fill(KEY)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    for entity in WATCHED:
        page.goto(f"{site}/entities/{entity}")
        page.get_by_role("button", name="Watch", exact=True).click()
    state = context.storage_state()
    context.close()
    return state


def everything(browser: Browser, site: str, state: StorageState | None) -> None:
    """Write every page in both themes and widths into `build/shots`; with `state` also those signed in."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    document = a_document(site)
    for scheme in ("light", "dark"):
        for size in WINDOWS:
            for name, path in PAGES:
                shown = document if path == "document" else path
                shoot(browser, site + shown, SHOTS / f"{name}-{scheme}-{size[0]}.png", scheme, size)
            for name, path in SIGNED_IN if state else ():
                target = SHOTS / f"{name}-{scheme}-{size[0]}.png"
                shoot(browser, site + path, target, scheme, size, state=state)
    sys.stdout.write(f"{len(list(SHOTS.glob('*.png')))} pictures are in {SHOTS.relative_to(ROOT)}.\n")


def for_readme(browser: Browser, site: str) -> None:
    """Write the three pictures of the README into `docs/pictures`."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, path in README:
        target = PICTURES / f"{name}.png"
        shoot(browser, site + path, target, "light", (1280, 800), whole=False)
        few_colours(target)
    sys.stdout.write(f"{len(README)} pictures are in {PICTURES.relative_to(ROOT)}.\n")


def few_colours(target: Path) -> None:
    """Write a picture again with 256 colours, a third of the size, its rare hues (the statuses') kept."""
    picture = Image.open(target).convert("RGB")
    few = picture.quantize(256, Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE)
    few.save(target, optimize=True)


def a_document(site: str) -> str:
    """Return the path of a document that claims quote from."""
    address = f"{site}/api/v1/claims?subject=wagner-group"
    with urlopen(address, timeout=30) as answer:  # noqa: S310  # our own address
        listed = json.load(answer)["items"]
    return next(f"/documents/{claim['document']['id']}" for claim in listed if claim["quote"])


def shoot(
    browser: Browser,
    url: str,
    target: Path,
    scheme: str,
    size: tuple[int, int],
    *,
    whole: bool = True,
    state: StorageState | None = None,
) -> None:
    """Take one picture: of the whole page, or of what fits the window; the explorer always fits it."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        storage_state=state,
    )
    page = context.new_page()
    page.goto(url)
    is_explorer = "/explore" in url
    if is_explorer:
        page.locator('#canvas[data-state="still"]').wait_for(state="attached")
        page.mouse.move(0, 0)
        page.wait_for_timeout(300)
    page.screenshot(path=target, full_page=whole and not is_explorer)
    context.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
