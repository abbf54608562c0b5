"""How the templates are written: lines that can be read, one way of writing what many of them write."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.paths import TEMPLATES

ROOT = Path(__file__).resolve().parents[2]
WIDEST = 120
PAGES = sorted(TEMPLATES.rglob("*.html"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_no_line_is_wider_than_a_screen(path: Path) -> None:
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    assert [number for number, line in lines if len(line) > WIDEST] == []


def test_names_are_set_apart_in_one_place() -> None:
    written = [*PAGES, *(ROOT / "app").rglob("*.py")]
    assert [path.name for path in written if "<bdi" in path.read_text(encoding="utf-8")] == ["templates.py"]
