"""The filters beside the picture, each value with how much would pass if it were let through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.filters import GRAPH, KINDS, MIN_SOURCES, PERSONNEL, ListFilter
from app.domain.standing import Standing
from app.services.reading.explore import View
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
    judged = list(scene.judged())
    return {row.name: _facet(row, scene, judged) for row in GRAPH if isinstance(row, ListFilter)}


def amounts(scene: Scene) -> Amounts:
    """Count what would pass the filters that are numbers."""
    judged, view = list(scene.judged()), scene.view
    sources = [MIN_SOURCES.of(edge) for edge in _but(judged, MIN_SOURCES.name)]
    others = _but(judged, PERSONNEL.name)
    least = MIN_SOURCES.least(view)
    steps = sorted({0, 2, 3, 5, least} - {1})
    return Amounts(
        tuple((step, sum(number >= step for number in sources)) for step in steps),
        least if least != 1 else 0,
        len(others),
        sum(PERSONNEL.meets(edge, View()) for edge in others),
        sum(PERSONNEL.meets(edge, view) for edge in others),
    )


def _but(judged: Iterable[Judged], name: str) -> list[Standing]:
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


def _facet(row: ListFilter, scene: Scene, judged: Collection[Judged]) -> Facet:
    counts = _kinds(scene, judged) if row is KINDS else row.counts(_but(judged, row.name))
    chosen = row.chosen(scene.view)
    whole = row.is_whole
    listed = [value for value in row.values if counts[value] or whole or (chosen and value not in chosen)]
    choices = tuple(Choice(value, counts[value], not chosen or value in chosen) for value in listed)
    return Facet(row.name, choices, tuple(value for value in row.values if value not in listed))
