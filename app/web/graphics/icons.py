"""The kinds' silhouettes, for the symbols at the top of each page; the canvas draws from the same file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from app.paths import STATIC


@lru_cache(maxsize=1)
def kind_icons() -> Mapping[str, Mapping[str, Any]]:
    """Return kind → {family, viewBox, parts: [{paint, d}]}, `paint` fill or stroke, as the file has it."""
    return MappingProxyType(json.loads((STATIC / "icons" / "kinds.json").read_text(encoding="utf-8")))


def family(kind: str) -> str:
    """Name the family a kind belongs to, which gives its colour: neutral, state, nonstate, multi or deed."""
    return str(kind_icons()[kind]["family"])
