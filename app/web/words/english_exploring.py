"""What the explorer says of filters, of time, of its panel and of what is not in its picture, in English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_FILTERS: Final = {
    "explorer.filter.kinds": "kind",
    "explorer.filter.predicates": "relationship",
    "explorer.filter.statuses": "status",
    "explorer.filter.evidence": "evidence",
    "explorer.filter.certainties": "certainty",
    "explorer.filter.reliability": "rating of a source",
    "explorer.filter.min_sources": "independent sources",
    "explorer.filter.personnel": "personnel",
    "explorer.filter.head.min_sources": "Independent sources",
    "explorer.filter.head.personnel": "Personnel",
    "explorer.filter.head.reliability": "A source rated",
    "explorer.filter.sources.any": "any number",
    "explorer.filter.sources.least": {"one": "{n} or more", "other": "{n} or more"},
    "explorer.filter.from": "From",
    "explorer.filter.to": "to",
    "explorer.filter.figures": {
        "one one": "{n} of {m} relationship states a number.",
        "one other": "{n} of {m} relationships states a number.",
        "other one": "{n} of {m} relationship state a number.",
        "other other": "{n} of {m} relationships state a number.",
    },
    "explorer.filter.figures.within": {
        "one one": "{n} of {m} number lies within; what states none is left out.",
        "one other": "{n} of {m} numbers lies within; what states none is left out.",
        "other one": "{n} of {m} number lie within; what states none is left out.",
        "other other": "{n} of {m} numbers lie within; what states none is left out.",
    },
    "explorer.filter.reliability.how": "Passes if any document that affirms it is so rated.",
    "explorer.why": {
        "one": "Left out by the filter on {filters}.",
        "other": "Left out by the filters on {filters}.",
    },
    "explorer.why.hand": "Hidden by hand.",
    "explorer.why.beyond": "Passes the filters; what leads to it does not.",
    "explorer.why.elsewhere": "Not in the picture: it is further away than the picture reaches.",
    "explorer.why.add": "Add it",
    "explorer.why.show": "Show it",
    "explorer.why.edge": "{subject} → {object}",
    "explorer.why.search": "left out by a filter",
    "explorer.left-out.filters": {
        "one one": "{n} entity and {m} relationship do not pass the filters.",
        "one other": "{n} entity and {m} relationships do not pass the filters.",
        "other one": "{n} entities and {m} relationship do not pass the filters.",
        "other other": "{n} entities and {m} relationships do not pass the filters.",
    },
    "explorer.left-out.all": "Show everything",
}

_TIMES: Final = {
    "explorer.time.play": "Play",
    "explorer.time.pause": "Pause",
    "explorer.time.all": "All times",
    "explorer.time.shown": "Shown",
    "explorer.time.now": "Today",
    "explorer.time.says": {
        "one": "From {first} to {last}; at most {n} relationship at a time.",
        "other": "From {first} to {last}; at most {n} relationships at a time.",
    },
}

_PANEL: Final = {
    "explorer.do.expand.by": "Expand by …",
    "explorer.do.expand.how": "Neighbours not in the picture, by what leads to them.",
    "explorer.do.collapse.by": "Collapse: {predicates}",
    "explorer.numbers": "Forces today, in numbers",
    "explorer.numbers.on": "Forces on {day}, in numbers",
    "explorer.numbers.host": {"one": "From {n} sender", "other": "From {n} senders"},
    "explorer.numbers.sender": {"one": "In {n} host", "other": "In {n} hosts"},
    "explorer.full": {
        "=0": "The picture holds {m} entities, as many as it can. More is within reach.",
        "one": "The picture holds {m} entities, as many as it can; {n} more was asked for.",
        "other": "The picture holds {m} entities, as many as it can; {n} more were asked for.",
    },
    "explorer.full.table": "Open the table",
    "redo": "Redo",
    "explorer.script.nothing-redone": "There is nothing to redo.",
}

EXPLORING: Final[Mapping[str, str | Mapping[str, str]]] = MappingProxyType({**_FILTERS, **_TIMES, **_PANEL})
"""Key → template, or plural form → template."""
