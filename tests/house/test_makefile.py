"""The Makefile: what it lists, what it says to an old Python, and that nothing is installed twice."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TARGETS = {"help", "run", "test", "acceptance", "check", "bench", "shots", "lock", "clean"}


def make(*arguments: str, directory: Path = ROOT) -> subprocess.CompletedProcess[str]:
    alone = {
        name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}
    }
    return subprocess.run(
        ["make", *arguments], cwd=directory, env=alone, capture_output=True, text=True, check=False
    )


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A directory with the Makefile and the locks, and nothing installed."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "locks", tmp_path / "locks")
    return tmp_path


def python(directory: Path, body: str) -> str:
    """Write a stand-in for an interpreter and return how to name it."""
    program = directory / "python-for-test"
    program.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return f"PYTHON={program}"


def test_make_alone_lists_every_target_with_a_line_of_help() -> None:
    listed = re.findall(r"^  make (\w+) +\S.*$", make().stdout, re.M)
    assert set(listed) == TARGETS
    assert make("help").stdout == make().stdout


def test_an_old_python_is_named_with_what_to_do(bare: Path) -> None:
    old = python(bare, 'if [ "$1" = -V ]; then echo Python 3.9.2; else exit 1; fi')
    run = make("run", old, directory=bare)
    assert run.returncode == 2
    assert "needs Python 3.11 or newer" in run.stderr
    assert "is Python 3.9.2" in run.stderr
    assert not (bare / ".venv").exists()


def test_a_python_without_venv_is_told_how_to_get_it(bare: Path) -> None:
    run = make("run", python(bare, '[ "$2" != venv ]'), directory=bare)
    assert run.returncode == 2
    assert "could not make a virtual environment" in run.stderr


def test_what_is_installed_is_not_installed_again(bare: Path) -> None:
    (bare / ".venv").mkdir()
    for step in ("made", "run", "project"):
        (bare / ".venv" / f"{step}.stamp").touch()
    planned = make("--dry-run", "run", directory=bare).stdout
    assert planned.strip() == "exec .venv/bin/garrison serve --demo"


def test_a_changed_lock_is_installed(bare: Path) -> None:
    (bare / ".venv").mkdir()
    for step in ("made", "run", "project"):
        (bare / ".venv" / f"{step}.stamp").touch()
    lock = bare / "locks" / "run.txt"
    later = (bare / ".venv" / "run.stamp").stat().st_mtime + 1
    os.utime(lock, (later, later))
    assert "install --require-hashes -r locks/run.txt" in make("--dry-run", "run", directory=bare).stdout


def test_acceptance_without_its_files_fails_and_says_so(bare: Path) -> None:
    deep = bare / "checkout"
    deep.mkdir()
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(bare / name, deep)
    shutil.copytree(bare / "locks", deep / "locks")
    (deep / ".venv").mkdir()
    for step in ("made", "run", "dev", "project", "chromium"):
        (deep / ".venv" / f"{step}.stamp").touch()
    run = make("acceptance", directory=deep)
    assert run.returncode == 2
    assert "../shared" in run.stderr
