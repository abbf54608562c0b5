"""The shape of the checkout: imports only downward, every test run, nothing committed that names a place."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

REGISTRIES = re.compile(
    r"(pypi\.org|pythonhosted\.org|maven\.org|apache\.org/maven|registry\.npmjs|(extra-)?index-url\s*[=:])",
    re.I,
)
MACHINES = re.compile(r"(?<![\w.:/-])/(root|home|Users|work|farm)/[\w.]")
LOADED = re.compile(
    r"""(?ix)
    <(?:script|img|iframe|source|video|audio|embed|object|use|image)\b[^>]*\b(?:src|srcset|data|href)\s*=\s*["']?\s*(?:https?:)?//
    | <link\b[^>]*\bhref\s*=\s*["']?\s*(?:https?:)?//
    | url\(\s*["']?\s*(?:https?:)?//
    | @import\s+["']\s*(?:https?:)?//
    | \b(?:from|import)\s*\(?\s*["'](?:https?:)?//
    | \b(?:fetch|EventSource|WebSocket|Worker)\s*\(\s*["'`](?:https?:|wss?:)?//
    """
)


def committed() -> list[Path]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="ignore")


def matches(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in paths
        if path != Path(__file__)
        for match in pattern.finditer(text_of(path))
    ]


def test_imports_point_only_downward() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_every_directory_of_tests_is_run() -> None:
    with_tests = {
        f"tests/{path.relative_to(ROOT / 'tests').parts[0]}" for path in (ROOT / "tests").rglob("test_*.py")
    }
    assert with_tests <= set(PYPROJECT["tool"]["pytest"]["ini_options"]["testpaths"])


def test_no_registry_is_named_in_what_is_committed() -> None:
    assert matches(REGISTRIES, committed()) == []


def test_no_place_on_a_machine_is_named_in_what_is_committed() -> None:
    assert matches(MACHINES, committed()) == []


def test_pages_load_nothing_from_another_host() -> None:
    served = [path for path in committed() if path.relative_to(ROOT).parts[0] in {"templates", "static"}]
    assert served
    assert matches(LOADED, served) == []


@pytest.mark.parametrize(
    "text",
    [
        '<script src="https://cdn.example/x.js">',
        "<link rel=stylesheet href=//cdn.example/x.css>",
        "@import 'https://fonts.example/x.css'",
        "background: url(http://example/x.png)",
        'import x from "https://cdn.example/x.js"',
        "fetch('https://example/')",
    ],
)
def test_the_test_above_sees_what_would_be_loaded(text: str) -> None:
    assert LOADED.search(text)


@pytest.mark.parametrize("lock", ["run", "dev"])
def test_everything_locked_has_its_hashes(lock: str) -> None:
    text = (ROOT / "locks" / f"{lock}.txt").read_text(encoding="utf-8")
    entries = text.replace("\\\n", " ").splitlines()
    assert entries
    assert [entry for entry in entries if not re.match(r"\S+==\S+ .*--hash=sha256:[0-9a-f]{64}", entry)] == []


def test_both_locks_agree() -> None:
    pins = [
        set(re.findall(r"^\S+==\S+", text_of(ROOT / "locks" / f"{name}.txt"), re.M))
        for name in ("run", "dev")
    ]
    assert pins[0] <= pins[1]


def test_the_version_is_told_once() -> None:
    import app

    version = PYPROJECT["project"]["version"]
    assert app.__version__ == version
    assert f'image.version="{version}"' in text_of(ROOT / "Dockerfile")
    assert f"garrison:{version}" in text_of(ROOT / "docker-compose.yml")
