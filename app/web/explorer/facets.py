"""The filters beside the picture, each value with how much would pass if it were let through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Literal

from app.domain.filters import (
    CERTAINTIES,
    EVIDENCE,
    GRAPH,
    KINDS,
    MIN_SOURCES,
    PERSONNEL,
    PREDICATES,
    RELIABILITY,
    STATUSES,
    Filter,
    LeastFilter,
    ListFilter,
    RangeFilter,
)
from app.domain.standing import Standing
from app.domain.vocabulary import KIND_WORDS, Kind
from app.domain.vocabulary import PREDICATES as PREDICATES_TABLE
from app.services.reading.explore import View
from app.web import words
from app.web.explorer.scene import Judged, Scene, blocked


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a filter: a value and its words, how much would pass with it, whether it is let through."""

    value: StrEnum
    text: str
    count: int
    ticked: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter by a list: its lines, and in words the values that nothing here has."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    absent: str
    form: Literal["list"] = "list"

    @property
    def is_on(self) -> bool:
        """Whether a value does not pass."""
        return not all(choice.ticked for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Least:
    """A filter by a number that is had at least: steps, each with how many have it, and the one in force."""

    name: str
    title: str
    steps: tuple[tuple[int, int], ...]
    least: int
    form: Literal["least"] = "least"


@dataclass(frozen=True, slots=True)
class Within:
    """A filter by a figure: its two parameters with their values, and in words how many figures there are."""

    name: str
    title: str
    ends: tuple[tuple[str, int | None], ...]
    most: int
    said: str
    form: Literal["within"] = "within"

    @property
    def unset(self) -> dict[str, list[str]]:
        """The parameters without values."""
        return {name: [] for name, _ in self.ends}

    @property
    def is_on(self) -> bool:
        """Whether either end is set."""
        return any(number is not None for _, number in self.ends)


_FIRST: Final = (KINDS, STATUSES, CERTAINTIES, EVIDENCE, MIN_SOURCES, PERSONNEL, RELIABILITY, PREDICATES)
"""The order in which the page has them; others come after."""
_TITLES: Final = {
    "kinds": "search.kinds",
    "statuses": "column.status",
    "evidence": "column.evidence",
    "predicates": "explorer.relationships",
}
_TEXTS: Final[Mapping[str, Callable[[Any], str]]] = {
    "kinds": lambda value: words.kind(value),
    "predicates": lambda value: PREDICATES_TABLE[value].label,
    "statuses": lambda value: words.status(value),
    "evidence": lambda value: words.say(f"explorer.evidence.{value}"),
    "certainties": lambda value: words.say(f"explorer.legend.{value}"),
    "reliability": lambda value: words.say(f"reliability.{value}"),
}


def facets(scene: Scene) -> tuple[Facet | Least | Within, ...]:
    """Return the filters as the page has them. Each counts what would pass if it were set otherwise."""
    judged = list(scene.judged())
    rows = sorted(GRAPH, key=lambda row: _FIRST.index(row) if row in _FIRST else len(_FIRST))
    found = [(row, _facet(row, scene, judged)) for row in rows]
    # Where there is nothing to filter, only what there is of is listed.
    is_filled = bool(scene.seen.edges) or scene.view.is_filtered
    return tuple(facet for row, facet in found if (is_filled if _is_whole(row) else _choices(facet)))


def _is_whole(row: Filter) -> bool:
    return row.is_whole if isinstance(row, ListFilter) else True


def _choices(facet: Facet | Least | Within) -> tuple[Choice, ...]:
    return facet.choices if isinstance(facet, Facet) else ()


def _facet(row: Filter, scene: Scene, judged: Collection[Judged]) -> Facet | Least | Within:
    if isinstance(row, ListFilter):
        return _list(row, scene, judged)
    return _least(row, scene, judged) if isinstance(row, LeastFilter) else _within(row, scene, judged)


def _title(row: Filter, scene: Scene) -> str:
    if row is CERTAINTIES:
        return words.say("explorer.day" if scene.view.on else "explorer.day.today")
    if row.name in _TITLES:
        return words.say(_TITLES[row.name])
    return words.say(f"explorer.filter.head.{row.name}")


def _list(row: ListFilter, scene: Scene, judged: Collection[Judged]) -> Facet:
    counts = _kinds(scene, judged) if row is KINDS else row.counts(_but(judged, row.name))
    chosen = row.chosen(scene.view)
    listed = [v for v in row.values if counts[v] or row.is_whole or (chosen and v not in chosen)]
    said = _TEXTS[row.name]
    choices = tuple(Choice(v, said(v), counts[v], not chosen or v in chosen) for v in listed)
    absent = [KIND_WORDS[Kind(value)] for value in row.values if value not in listed] if row is KINDS else []
    text = words.say("explorer.absent", values=words.listed(absent)) if absent else ""
    return Facet(row.name, _title(row, scene), choices, text)


def _least(row: LeastFilter, scene: Scene, judged: Iterable[Judged]) -> Least:
    numbers = [row.of(edge) for edge in _but(judged, row.name)]
    least = row.least(scene.view)
    steps = tuple(
        (step, sum(number >= step for number in numbers)) for step in sorted({0, 2, 3, 5, least} - {1})
    )
    return Least(row.name, _title(row, scene), steps, least if least != 1 else 0)


def _within(row: RangeFilter, scene: Scene, judged: Iterable[Judged]) -> Within:
    others = _but(judged, row.name)
    stated = sum(row.meets(edge, View()) for edge in others)
    if row.is_on(scene.view):
        within = sum(row.meets(edge, scene.view) for edge in others)
        said = words.say("explorer.filter.figures.within", n=within, m=stated)
    else:
        said = words.say("explorer.filter.figures", n=stated, m=len(others))
    ends = tuple(zip(row.parameters, row.within(scene.view), strict=True))
    return Within(row.name, _title(row, scene), ends, row.most, said)


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
