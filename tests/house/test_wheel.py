"""The wheel holds all it needs: built here, installed into a fresh environment, started somewhere else."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import httpx
import pytest

from tests.house.conftest import Start

ROOT = Path(__file__).resolve().parents[2]
PARTS = (
    "graph/server/jars.lock",
    "domain/places/data/countries.json",
    "demonstration/3-factbook.ndjson",
    "web/words/en/facts.ftl",
    "web/world/shapes.json",
)


def run(*command: str | Path) -> None:
    subprocess.run(command, cwd=ROOT, check=True, stdin=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with the wheel and the source distribution of this checkout."""
    directory = tmp_path_factory.mktemp("built")
    run(sys.executable, "-m", "hatchling", "build", "-d", directory)
    return directory


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    return next(built.glob("garrison-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment that has the locked dependencies and the wheel, nothing else."""
    environment = tmp_path_factory.mktemp("fresh") / "environment"
    uv, python = Path(sys.executable).with_name("uv"), environment / "bin" / "python"
    run(uv, "venv", "--quiet", "--python", sys.executable, environment)
    # As who has no checkout: what bounds the lock when it is made is no requirement.
    install = (uv, "pip", "install", "--quiet", "--no-config", "--python", python)
    run(*install, "--require-hashes", "-r", "locks/run.txt")
    run(*install, "--no-deps", wheel)
    return environment / "bin"


def of_checkout(*directories: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for directory in directories
        for path in (ROOT / directory).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_package_with_its_templates_static_files_and_data(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert of_checkout("app") <= names
    assert {f"app/{name}" for name in of_checkout("templates", "static")} <= names
    assert {f"app/{part}" for part in PARTS} <= names


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"app"}


def test_the_source_distribution_holds_what_the_wheel_is_made_from(built: Path) -> None:
    with tarfile.open(next(built.glob("garrison-*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert of_checkout("app", "templates", "static") | {"README.md", "LICENSE", "pyproject.toml"} <= names


def test_the_licence_and_the_command_are_in_its_metadata(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    names = archive.namelist()
    metadata = archive.read(next(name for name in names if name.endswith("/METADATA"))).decode()
    commands = archive.read(next(name for name in names if name.endswith("/entry_points.txt"))).decode()
    assert "License-Expression: Apache-2.0" in metadata
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    assert "garrison = app.cli:main" in commands


def test_an_installed_wheel_serves_pages_and_their_files(
    installed: Path, start: Start, environment: dict[str, str], tmp_path: Path
) -> None:
    with start([installed / "garrison", "serve", "--port", "0"], tmp_path, environment) as running:
        page = httpx.get(running.url, timeout=60)
        assert page.status_code == 200
        assert "<h1" in page.text
        sheet = next(part for part in page.text.split('"') if part.split("?")[0].endswith(".css"))
        assert httpx.get(f"{running.url}{sheet}").headers["content-type"].startswith("text/css")
        assert httpx.get(f"{running.url}/readyz").json() == {"status": "ready"}
        assert running.stop() == 0
