"""What each format cannot carry of the graph, said before anybody finds out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Format(StrEnum):
    """A format the graph goes out in."""

    CSV = "csv"
    GRAPHML = "graphml"


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing a format leaves out: what, and where it is to be had."""

    what: str
    instead: str


_CLAIMS: Final = Loss(
    "claims, documents, publishers, ratings and quotes: only their numbers are there",
    "GET /api/v1/claims and GET /api/v1/episodes/{id}",
)
_COUNTS: Final = Loss(
    "losses, numbers trained, places, where in a document: each is one claim's own, and no relationship's",
    "GET /api/v1/claims and GET /api/v1/episodes/{id}",
)
_DAYS: Final = Loss(
    "how a relationship stood day by day: it is there as of the day of `on`, else of its last",
    "GET /api/v1/graph?on=",
)
_NAMES: Final = Loss("further names, codes and coordinates of entities", "GET /api/v1/entities/{id}")
_SPLIT: Final = Loss("how a figure is split by category", "GET /api/v1/graph")
_BOUNDS: Final = Loss(
    "the first and last day a vague date may mean: dates are as written (EDTF)", "GET /api/v1/graph"
)
_CERTAINTY: Final = Loss("certainty, unless `on` names a day", "GET /api/v1/graph")
_LISTS: Final = Loss("lists as lists: hosts that share a figure are ids with semicolons", "GET /api/v1/graph")
_ALONE: Final = Loss("entities without a relationship", "format=graphml")

LOSSES: Final[Mapping[Format, tuple[Loss, ...]]] = MappingProxyType(
    {
        Format.CSV: (_CLAIMS, _COUNTS, _DAYS, _NAMES, _SPLIT, _BOUNDS, _CERTAINTY, _LISTS, _ALONE),
        Format.GRAPHML: (_CLAIMS, _COUNTS, _DAYS, _NAMES, _SPLIT, _BOUNDS, _CERTAINTY, _LISTS),
    }
)


def header(format_: Format) -> str:
    """Return what a format leaves out as one line for a header, in ASCII."""
    return "; ".join(loss.what for loss in LOSSES[format_])
