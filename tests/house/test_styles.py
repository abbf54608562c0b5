"""The style sheets: every value with a name is used, none is used that has none; no sheet is long."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHEETS = {path: path.read_text("utf-8") for path in sorted((ROOT / "static" / "css").rglob("*.css"))}
TEXT = "\n".join(SHEETS.values())


def test_every_named_value_is_used_and_there() -> None:
    named = set(re.findall(r"(?<![\w-])(--[\w-]+)\s*:", TEXT))
    assert named
    assert named == set(re.findall(r"var\((--[\w-]+)", TEXT))


def test_every_sheet_is_asked_for_by_a_page() -> None:
    pages = "\n".join(path.read_text("utf-8") for path in (ROOT / "templates").rglob("*.html"))
    asked = set(re.findall(r"static_url\('(css/[\w-]+\.css)'\)", pages))
    css = ROOT / "static" / "css"
    assert asked == {f"css/{path.stem}.css" for path in css.iterdir()}
