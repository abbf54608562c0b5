"""The filters beside the picture, each value with how much would pass if it were let through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from operator import attrgetter
from typing import Final

from app.domain.model import Edge
from app.domain.vocabulary import PREDICATES, Certainty, Evidence, Kind, Reliability, Status
from app.services.reading import explore
from app.web.explorer.scene import Judged, Scene, blocked


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a filter: a value, how much would pass with it, whether it is let through."""

    value: StrEnum
    count: int
    ticked: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter: its lines, and the values that nothing here has."""

    name: str
    choices: tuple[Choice, ...]
    absent: tuple[StrEnum, ...]


@dataclass(frozen=True, slots=True)
class Amounts:
    """The filters that are numbers: how many relationships have so many sources, and state a figure.

    `sources` are (at least so many, how many have them); `least` is the one in force. Of `all` that pass the
    other filters, `stated` give a number, and `within` one that the filter lets through.
    """

    sources: tuple[tuple[int, int], ...]
    least: int
    all: int
    stated: int
    within: int


def facets(scene: Scene) -> dict[str, Facet]:
    """Return the filters that are lists, by name. Each counts what would pass if it were set otherwise."""
    view, judged = scene.view, list(scene.judged())
    lists: dict[str, Iterable[StrEnum]] = {
        "kinds": Kind,
        "predicates": PREDICATES,
        "statuses": Status,
        "evidence": Evidence,
        "certainties": Certainty,
        "reliability": Reliability,
    }
    counts = {"kinds": _kinds(scene, judged), **_counts(judged)}
    return {
        name: _facet(name, values, counts[name], getattr(view, name), whole=name in _WHOLE)
        for name, values in lists.items()
    }


def amounts(scene: Scene) -> Amounts:
    """Count what would pass the filters that are numbers."""
    judged = list(scene.judged())
    sources = [edge.sources for edge in _but(judged, "min_sources")]
    figures = [edge.shown.personnel for edge in _but(judged, "personnel")]
    least, most = scene.view.min_personnel, scene.view.max_personnel
    steps = sorted({0, 2, 3, 5, scene.view.min_sources} - {1})
    return Amounts(
        tuple((step, sum(number >= step for number in sources)) for step in steps),
        scene.view.min_sources if scene.view.min_sources != 1 else 0,
        len(figures),
        sum(explore.meets(figure, None, None) for figure in figures),
        sum(explore.meets(figure, least, most) for figure in figures),
    )


_WHOLE: Final = ("evidence",)
"""Filters that list all their values, also those nothing here has."""


_OF: Final = {
    "predicates": attrgetter("predicate"),
    "statuses": attrgetter("status"),
    "evidence": attrgetter("evidence"),
    "certainties": attrgetter("certainty"),
}


def _counts(judged: Collection[Judged]) -> dict[str, Counter[StrEnum]]:
    found: dict[str, Counter[StrEnum]] = {name: Counter(map(_OF[name], _but(judged, name))) for name in _OF}
    found["reliability"] = Counter(chain.from_iterable(edge.ratings for edge in _but(judged, "reliability")))
    return found


def _but(judged: Iterable[Judged], name: str) -> list[Edge]:
    """Return what passes all filters but one."""
    only = frozenset({name})
    return [edge for edge, fails in judged if not fails or fails == only]


def _kinds(scene: Scene, judged: Iterable[Judged]) -> Counter[StrEnum]:
    """Count the entities shown by kind, and those that would be if their kind passed."""
    found: Counter[StrEnum] = Counter(node.kind for node in scene.seen.nodes)
    if not scene.view.kinds:
        return found
    kinds, focus = scene.kinds, frozenset(scene.seen.focus)
    out: set[str] = set()
    for edge, fails in judged:
        if fails and fails <= {"kinds"}:
            ends = {end for end in (edge.source, edge.target) if blocked(end, scene.view, kinds, focus)}
            out |= ends if len({kinds[end] for end in ends}) == 1 else set()
    return found + Counter(kinds[id_] for id_ in out)


def _facet(
    name: str,
    values: Iterable[StrEnum],
    counts: Mapping[StrEnum, int],
    chosen: Collection[StrEnum],
    *,
    whole: bool = False,
) -> Facet:
    listed = [value for value in values if counts.get(value) or whole or (chosen and value not in chosen)]
    choices = tuple(Choice(value, counts.get(value, 0), not chosen or value in chosen) for value in listed)
    return Facet(name, choices, tuple(value for value in values if value not in listed))
