"""What is said in English of things in time: the timeline, what was learnt, what goes stale."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_TIMELINE: Final = {
    "timeline.title": "Over time: {names}",
    "timeline.title.none": "Over time: the best attested deployments",
    "timeline.heading": "Timeline",
    "timeline.span": "{first} to {last}; one row a relationship",
    "timeline.events": "Events around them",
    "timeline.incident": "{name}",
    "timeline.agreement": "agreement: {name}",
    "timeline.end": "end of {name}, as claimed",
    "timeline.none": "Nothing with a date is recorded here.",
    "timeline.from": "From",
    "timeline.to": "To",
    "timeline.show": "Show",
    "timeline.zoom": "Years shown",
    "timeline.zoom.all": "All years",
    "timeline.zoom.ten": "Last ten years",
    "timeline.zoom.three": "Last three years",
    "timeline.zoom.closer": "Closer",
    "timeline.zoom.earlier": "Earlier",
    "timeline.zoom.later": "Later",
    "timeline.more": "Show all that is recorded",
    "timeline.table": "As a table",
    "timeline.what": "What is claimed",
    "timeline.open": "Open the timeline",
    "timeline.figures": "The numbers over time",
    "timeline.figures.meta": "as the sources give them, each on a scale of its own; nothing is guessed",
    "timeline.numbers": "{low} to {high}",
    "timeline.scale": {"one": "up to {n}", "other": "up to {n}"},
}

TIMES: Final[Mapping[str, str | Mapping[str, str]]] = MappingProxyType({**_TIMELINE})
"""Key → template, or plural form → template."""
