"""Claim bodies for tests, in our own words."""

from __future__ import annotations

import copy
from typing import Any

WAGNER = {"kind": "PrivateMilitaryCompany", "name": "Wagner Group"}
MALI = {"kind": "Country", "name": "Mali"}
REPORT = {"title": "A report for the tests", "publisher": "Test Monitor", "published": "2021-09~"}

PLANNED = {
    "subject": WAGNER,
    "predicate": "DEPLOYED_TO",
    "object": MALI,
    "status": "planned",
    "as_of": "2021-09~",
    "personnel": {"best": 1000, "qualifier": "about", "category": "instructors"},
    "via": [{"publisher": "Reuters"}],
    "document": REPORT,
}


def claim(**changed: Any) -> dict[str, Any]:
    """Return a claim body: Wagner planned in Mali, with some fields changed."""
    return copy.deepcopy(PLANNED) | changed
