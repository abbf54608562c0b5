"""Static files: all from here, kept for good under a hash, never more than the files there are."""

import gzip
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from app.paths import STATIC
from app.web.http.static import ASK_AGAIN, FOR_GOOD, Static, static_url

pytestmark = pytest.mark.anyio

PACKAGED = {
    "vis/vis-network.min.js": ("text/javascript", b"vis"),
    "vis/vis-network.css": ("text/css", b".vis"),
    "fonts/source-sans-3.ttf": ("font/ttf", b"\x00\x01\x00\x00"),
    "fonts/source-sans-3-italic.ttf": ("font/ttf", b"\x00\x01\x00\x00"),
    "fonts/source-serif-4.ttf": ("font/ttf", b"\x00\x01\x00\x00"),
    "fonts/source-serif-4-italic.ttf": ("font/ttf", b"\x00\x01\x00\x00"),
}


@pytest.fixture
def http() -> httpx.AsyncClient:
    app = Starlette(routes=[Mount("/static", Static())])
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost")


@pytest.mark.parametrize("path", PACKAGED)
async def test_what_packages_bring_is_served_from_here(http: httpx.AsyncClient, path: str) -> None:
    media_type, content = PACKAGED[path]
    response = await http.get(static_url(path))
    assert response.status_code == 200
    assert response.headers["content-type"].startswith(media_type)
    assert content in response.content
    assert response.headers["cache-control"] == FOR_GOOD


async def test_a_url_with_the_hash_is_kept_for_good_and_others_are_asked_for_again(
    http: httpx.AsyncClient,
) -> None:
    url = static_url("vis/vis-network.css")
    assert (await http.get(url)).headers["cache-control"] == FOR_GOOD
    for other in ("/static/vis/vis-network.css", url + "0", url + "&v=1"):
        first = await http.get(other)
        assert first.headers["cache-control"] == ASK_AGAIN
        again = await http.get(other, headers={"if-none-match": first.headers["etag"]})
        assert again.status_code == 304


async def test_every_file_of_the_site_has_a_url(http: httpx.AsyncClient) -> None:
    files = [str(path.relative_to(STATIC)) for path in STATIC.rglob("*") if path.is_file()]
    assert files
    for file in files:
        response = await http.get(static_url(file))
        assert (response.status_code, response.content) == (200, (STATIC / file).read_bytes())


@pytest.mark.parametrize("path", ["", "nothing.css", "%2e%2e/pyproject.toml", "fonts", "css", "vis/"])
async def test_nothing_else_is_served(http: httpx.AsyncClient, path: str) -> None:
    assert (await http.get(f"/static/{path}")).status_code == 404


async def test_nothing_can_be_put_there(http: httpx.AsyncClient) -> None:
    assert (await http.post("/static/vis/vis-network.css")).status_code == 405


def test_a_misspelt_name_is_seen_at_once() -> None:
    with pytest.raises(FileNotFoundError):
        static_url("css/misspelt.css")


def test_a_changed_file_has_another_url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.web.http.static.STATIC", tmp_path)
    (tmp_path / "a.css").write_text("a {}")
    before = static_url("a.css")
    (tmp_path / "a.css").write_text("b {}")
    assert static_url("a.css") != before


async def test_what_is_sent_is_sent_compressed(http: httpx.AsyncClient) -> None:
    from starlette.middleware.gzip import GZipMiddleware

    app = GZipMiddleware(Starlette(routes=[Mount("/static", Static())]))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://localhost"
    ) as compressed:
        plain = (await http.get("/static/fonts/source-sans-3.ttf")).content
        async with compressed.stream("GET", "/static/fonts/source-sans-3.ttf") as response:
            raw = b"".join([chunk async for chunk in response.aiter_raw()])
        assert response.headers["content-encoding"] == "gzip"
        assert gzip.decompress(raw) == plain
        assert len(raw) < 0.6 * len(plain)
