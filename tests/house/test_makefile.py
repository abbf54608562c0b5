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
CHECKS = ("lint", "types", "imports", "colours", "locks", "compose")
TARGETS = {
    "help",
    "run",
    "test",
    "acceptance",
    "suite",
    "proof",
    "check",
    *CHECKS,
    "bench",
    "shots",
    "lock",
    "clean",
}


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
    return f"PYTHON={program(directory / 'python-for-test', body)}"


def program(path: Path, body: str) -> Path:
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def install(directory: Path, *steps: str) -> None:
    """Have make believe that these steps of an installation were done."""
    (directory / ".venv").mkdir()
    for step in steps:
        (directory / ".venv" / f"{step}.stamp").touch()


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
    install(bare, "made", "run", "project")
    planned = make("--dry-run", "run", directory=bare).stdout
    assert planned.strip() == "exec .venv/bin/garrison serve --demo"


def test_a_changed_lock_is_installed(bare: Path) -> None:
    install(bare, "made", "run", "project")
    lock = bare / "locks" / "run.txt"
    later = (bare / ".venv" / "run.stamp").stat().st_mtime + 1
    os.utime(lock, (later, later))
    assert "install --require-hashes -r locks/run.txt" in make("--dry-run", "run", directory=bare).stdout


def test_check_runs_each_of_its_parts(bare: Path) -> None:
    install(bare, "made", "run", "dev", "project")
    planned = {part: make("--dry-run", part, directory=bare).stdout for part in CHECKS}
    assert all(planned.values())
    assert make("--dry-run", "check", directory=bare).stdout == "".join(planned.values())
    tools = ("ruff check", "ruff format --check", "basedpyright", "lint-imports", "check_colours.py")
    for tool in (*tools, "uv pip compile", "--hash=sha256:", "docker compose"):
        assert any(tool in plan for plan in planned.values()), tool


def test_a_lock_that_names_an_index_is_refused(bare: Path) -> None:
    install(bare, "made", "run", "dev")
    (bare / ".venv" / "bin").mkdir()
    program(bare / ".venv" / "bin" / "uv", "exit 0")  # leaves the locks as they are
    assert make("locks", directory=bare).returncode == 0
    with (bare / "locks" / "dev.txt").open("a", encoding="utf-8") as lock:
        lock.write("--index-url https://packages.example/simple\n")
    (bare / ".venv" / "dev.stamp").touch()  # what it says is installed
    refused = make("locks", directory=bare)
    assert refused.returncode == 2
    assert "names an index" in refused.stderr


@pytest.mark.parametrize("target", ["acceptance", "suite", "proof"])
def test_what_needs_the_real_files_fails_without_them_and_says_so(bare: Path, target: str) -> None:
    deep = bare / "checkout"
    deep.mkdir()
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(bare / name, deep)
    shutil.copytree(bare / "locks", deep / "locks")
    install(deep, "made", "run", "dev", "project", "chromium")
    run = make(target, directory=deep)
    assert run.returncode == 2
    assert f"make {target} needs the directory ../shared" in run.stderr


def test_the_whole_suite_is_both_parts_in_one_run() -> None:
    whole = planned_tests("suite")
    assert planned_tests("test") == f'{whole} -m "not acceptance"'
    assert planned_tests("acceptance") == f"{whole} -m acceptance"
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert re.findall(r"^make .*", ci, re.M) == ["make check", "make suite"]


def planned_tests(target: str) -> str:
    """Return the line with which a target would run the tests."""
    (line,) = re.findall(r"^.* -m pytest .*$", make("--dry-run", target).stdout, re.M)
    return line
