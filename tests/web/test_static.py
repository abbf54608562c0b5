"""Static files: all from here, kept for good under a hash, never more than the files there are."""

import gzip
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
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


async def test_a_style_sheet_of_parts_is_served_as_one(http: httpx.AsyncClient) -> None:
    for name in ("components", "explore"):
        parts = sorted((STATIC / "css" / name).glob("*.css"))
        assert len(parts) > 1
        response = await http.get(static_url(f"css/{name}.css"))
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/css")
        assert response.headers["cache-control"] == FOR_GOOD
        assert response.content == b"\n".join(part.read_bytes() for part in parts)
        assert (await http.head(f"/static/css/{name}.css")).status_code == 200
        assert (await http.post(f"/static/css/{name}.css")).status_code == 405


async def test_a_style_sheet_of_parts_is_asked_for_again_without_its_hash(http: httpx.AsyncClient) -> None:
    first = await http.get("/static/css/explore.css")
    assert first.headers["cache-control"] == ASK_AGAIN
    again = await http.get("/static/css/explore.css", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_changed_part_gives_its_style_sheet_another_url(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.web.http.static.STATIC", tmp_path)
    (tmp_path / "css" / "a").mkdir(parents=True)
    for part in ("one", "two"):
        (tmp_path / "css" / "a" / f"{part}.css").write_text(f"{part} {{}}")
    before = static_url("css/a.css")
    (tmp_path / "css" / "a" / "two.css").write_text("three {}")
    assert static_url("css/a.css") != before


@pytest.mark.parametrize("path", ["css/nothing.css", "../css/explore.css", "../static/css/explore.css"])
async def test_only_the_directories_of_style_sheets_are_put_together(path: str) -> None:
    app = Static()
    scope = {"type": "http", "method": "GET", "headers": [], "query_string": b""}
    with pytest.raises(HTTPException):
        await app.get_response(path, scope)
