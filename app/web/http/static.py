"""Static files: the site's own, and those that come with installed packages. Nothing is on another host.

A template writes `static_url("css/base.css")`, which carries a hash of the content: such a URL is kept by
browsers for good, because a changed file has another URL. Without the hash (a module imported by another,
a font named in a style sheet) a file is asked for again and answered with 304 while it is the same.

A large style sheet is a directory of parts, each named by what it dresses: `css/explore.css` is what is in
`css/explore/`, one part after the other in the order of their names, so that a page still asks once for it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Final
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

from app.paths import STATIC

MOUNT: Final = "/static"
FOR_GOOD: Final = "public, max-age=31536000, immutable"
ASK_AGAIN: Final = "no-cache"

_PACKAGED: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "vis/vis-network.min.js": ("pyvis", "lib/vis-9.1.2/vis-network.min.js"),
        "vis/vis-network.css": ("pyvis", "lib/vis-9.1.2/vis-network.css"),
        "fonts/source-sans-3.ttf": ("fontpkg_source_sans_3", "files/SourceSans3[wght].ttf"),
        "fonts/source-sans-3-italic.ttf": ("fontpkg_source_sans_3", "files/SourceSans3-Italic[wght].ttf"),
        "fonts/source-serif-4.ttf": ("fontpkg_source_serif_4", "files/SourceSerif4[opsz,wght].ttf"),
        "fonts/source-serif-4-italic.ttf": (
            "fontpkg_source_serif_4",
            "files/SourceSerif4-Italic[opsz,wght].ttf",
        ),
    }
)
"""Files served from where their package is installed: path under /static → (package, path in it)."""


class Static(StaticFiles):
    """The files under `/static`. Mount it once; 404 where there is no such file."""

    def __init__(self) -> None:
        super().__init__(directory=STATIC, check_dir=False)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with a file, or with a style sheet put together from its parts."""
        parts = _sheets(STATIC).get(path.replace(os.sep, "/"))
        if parts is None or scope["method"] not in ("GET", "HEAD"):
            return await super().get_response(path, scope)
        hash_ = _hash_of(*parts)
        headers = {"cache-control": _lifetime(hash_, scope), "etag": f'"{hash_}"'}
        response = Response(_joined(parts), headers=headers, media_type="text/css")
        if self.is_not_modified(response.headers, Headers(scope=scope)):
            return NotModifiedResponse(response.headers)
        return response

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """Find a file: among the packaged ones first, then in the site's own directory."""
        if (packaged := _packaged(path.replace(os.sep, "/"))) is not None:
            return str(packaged), packaged.stat()
        return super().lookup_path(path)

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Answer with the file, saying how long it may be kept."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        file = Path(full_path)
        if file.suffix == ".ttf":
            # A system without a table of media types does not know it. A font is megabytes, is named in a
            # style sheet (so without a hash) and does not change: keep it.
            response.headers["content-type"] = "font/ttf"
            response.headers["cache-control"] = FOR_GOOD
        else:
            response.headers["cache-control"] = _lifetime(_hash_of(file), scope)
        return response


def static_url(path: str) -> str:
    """Return the URL of a static file (`css/base.css`) with a hash of its content in it.

    Raises FileNotFoundError for a file that is not there, so that a misspelt name is seen at once.
    """
    files = _sheets(STATIC).get(path) or (_packaged(path) or STATIC / path,)
    return f"{MOUNT}/{path}?v={_hash_of(*files)}"


def _lifetime(hash_: str, scope: Scope) -> str:
    given = parse_qs(scope["query_string"].decode("latin-1")).get("v", [])
    return FOR_GOOD if given == [hash_] else ASK_AGAIN


@lru_cache(maxsize=8)
def _sheets(static: Path) -> Mapping[str, tuple[Path, ...]]:
    """Return the style sheets that are directories: path under /static → their parts, in order."""
    parts = groupby(sorted(static.glob("css/*/*.css")), key=lambda part: part.parent.name)
    return {f"css/{name}.css": tuple(group) for name, group in parts}


def _joined(files: Iterable[Path]) -> bytes:
    return b"\n".join(file.read_bytes() for file in files)


def _hash_of(*files: Path) -> str:
    return _hash(files, tuple(file.stat().st_mtime_ns for file in files))


@lru_cache(maxsize=512)
def _hash(files: tuple[Path, ...], _changed: tuple[int, ...]) -> str:
    return hashlib.sha256(_joined(files)).hexdigest()[:16]


@lru_cache(maxsize=512)
def _packaged(path: str) -> Path | None:
    if path not in _PACKAGED:
        return None
    package, inside = _PACKAGED[path]
    # find_spec does not import: pyvis takes a quarter of a second.
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"The package {package} is not installed")
    return Path(spec.submodule_search_locations[0]) / inside
