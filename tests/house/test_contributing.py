"""What editors and git are told: the files are written so, and the hooks are the parts of `make check`."""

from __future__ import annotations

import fnmatch
import re
import tomllib
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.house.test_structure import committed

ROOT = Path(__file__).resolve().parents[2]


def texts() -> dict[str, bytes]:
    """What is committed and is no picture or other binary file, by its path."""
    contents = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in committed()}
    return {name: content for name, content in contents.items() if b"\0" not in content}


def editorconfig() -> ConfigParser:
    parser = ConfigParser()
    parser.read_string(f"[preamble]\n{(ROOT / '.editorconfig').read_text(encoding='utf-8')}")
    return parser


def hooks() -> list[dict[str, Any]]:
    configuration = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert [repository["repo"] for repository in configuration["repos"]] == ["local"]
    return configuration["repos"][0]["hooks"]


def test_every_file_is_written_as_editors_are_told() -> None:
    told = editorconfig()["*"]
    assert (told["charset"], told["end_of_line"]) == ("utf-8", "lf")
    assert told.getboolean("insert_final_newline")
    assert told.getboolean("trim_trailing_whitespace")
    odd = [
        name
        for name, content in texts().items()
        if content and (not content.endswith(b"\n") or re.search(rb"\r|[ \t]$", content, re.M))
    ]
    assert odd == []
    for content in texts().values():
        content.decode()


def test_editors_and_ruff_agree_on_the_length_of_lines() -> None:
    ruff = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]
    assert editorconfig()["*.py"].getint("max_line_length") == ruff["line-length"]


def test_the_hooks_are_the_parts_of_make_check() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    parts = re.search(r"^check: ([a-z ]+) ##", makefile, re.M)
    assert parts
    assert sorted(hook["id"] for hook in hooks()) == sorted(parts.group(1).split())
    for hook in hooks():
        assert hook["entry"] == hook["name"] == f"make {hook['id']}"
        assert (hook["language"], hook["pass_filenames"]) == ("system", False)


@pytest.mark.parametrize(
    ("hook", "files"),
    [
        ("lint", ("app/*.py", "tests/*.py", "tools/*.py", "bench/*.py", "pyproject.toml")),
        ("types", ("app/*.py", "pyproject.toml")),
        ("imports", ("app/*.py", "pyproject.toml")),
        ("colours", ("static/css/tokens.css", "tools/check_colours.py")),
        ("locks", ("locks/run.txt", "locks/dev.txt", "pyproject.toml")),
        ("compose", ("docker-compose.yml", "docker-compose.secrets.yml")),
    ],
)
def test_a_hook_runs_when_a_file_changes_that_its_check_reads(hook: str, files: tuple[str, ...]) -> None:
    [runs_for] = [each["files"] for each in hooks() if each["id"] == hook]
    for pattern in files:
        read = fnmatch.filter(texts(), pattern)
        assert read, pattern
        assert [name for name in read if not re.search(runs_for, name)] == []
