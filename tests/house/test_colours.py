"""The check of the colours: it passes for ours, and catches what it is there to catch."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOKENS = ROOT / "static" / "css" / "tokens.css"


def check(*arguments: str) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, str(ROOT / "tools" / "check_colours.py"), *arguments]
    return subprocess.run(program, capture_output=True, text=True, check=False)


def changed(tmp_path: Path, name: str, pair: str) -> str:
    """A copy of the tokens with one colour of another value."""
    css, times = re.subn(
        rf"--{name}: light-dark\([^)]*\)", f"--{name}: {pair}", TOKENS.read_text(encoding="utf-8")
    )
    assert times == 1
    path = tmp_path / "tokens.css"
    path.write_text(css, encoding="utf-8")
    return str(path)


def test_our_colours_hold_every_floor() -> None:
    run = check()
    assert run.returncode == 0, run.stderr
    assert re.search(r"\d\d contrasts and distances hold", run.stdout)


@pytest.mark.parametrize(
    ("name", "pair", "told"),
    [
        # grey on paper that nobody can read
        ("ink-3", "light-dark(#B0B0B0, #9C9B95)", "light: ink-3: "),
        # red and green of one lightness: the same to one in twelve men
        ("k-multi", "light-dark(#8A5A00, #7ADDBA)", "light: k-nonstate from k-multi, "),
        # far apart to most, close without the blue cones
        ("k-state", "light-dark(#15256B, #8B90B0)", "dark: k-neutral from k-state, tritan: "),
    ],
)
def test_a_colour_below_its_floor_is_named(tmp_path: Path, name: str, pair: str, told: str) -> None:
    run = check(changed(tmp_path, name, pair))
    assert run.returncode == 1
    assert told in run.stderr


def test_a_missing_colour_is_no_pass(tmp_path: Path) -> None:
    run = check(changed(tmp_path, "k-deed", "#9C63BC"))
    assert run.returncode == 2
    assert "'k-deed'" in run.stderr


def test_make_check_runs_it() -> None:
    assert "tools/check_colours.py" in (ROOT / "Makefile").read_text(encoding="utf-8")
