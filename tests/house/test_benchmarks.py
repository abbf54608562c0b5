"""Every benchmark runs to its end at its smallest size, so that it does when something is to be measured."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

ON_MADE_UP_CLAIMS = {
    "explore_server": ("30", "3"),
    "front": ("20", "3"),
    "ingest": ("100",),
    "posting": ("16",),
}
ON_THE_WORLD = {
    "explorer": ("smallest",),
    "known": ("200", "1"),
    "views": ("300", "--most", "2"),
}


@pytest.mark.parametrize("name", ON_MADE_UP_CLAIMS)
def test_a_benchmark_on_made_up_claims_runs_to_its_end(name: str) -> None:
    assert re.search(r"\d", measured(name, *ON_MADE_UP_CLAIMS[name]))


@pytest.mark.acceptance
@pytest.mark.parametrize("name", ON_THE_WORLD)
def test_a_benchmark_on_the_world_runs_to_its_end(name: str) -> None:
    assert re.search(r"\d", measured(name, *ON_THE_WORLD[name]))


def test_every_benchmark_is_run_by_make_and_here() -> None:
    """What `make bench` runs are the modules that have a `main`."""
    modules = (ROOT / "bench").glob("*.py")
    with_main = {path.stem for path in modules if "\ndef main(" in path.read_text("utf-8")}
    assert with_main == {*ON_MADE_UP_CLAIMS, *ON_THE_WORLD}


def measured(name: str, *smallest: str) -> str:
    """Run a benchmark as its docstring says; return what it printed."""
    command = [sys.executable, "-m", f"bench.{name}", *smallest]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout
