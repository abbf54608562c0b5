"""What lets relationships pass: one row a filter, which everything that filters reads.

The parameters of a URL, the facets with their counts, why something is hidden, what pages offer and what
their scripts compare follow from these rows; a filter's words are the messages of its name. Cypher says the
same in `app.graph.standing.filters`, a fragment a row, and a test holds each fragment to its row. Pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from app.domain.figures import bounds
from app.domain.model import Personnel
from app.domain.places.regions import Region, region_of
from app.domain.standing import Standing
from app.domain.vocabulary import Category, Certainty, Evidence, Kind, Predicate, Reliability, Status

MOST_SOURCES: Final = 1_000
MOST_PERSONNEL: Final = 1_000_000_000
"""The greatest numbers that may be asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is let through of the graph. An empty list, 0 or None lets everything pass.

    A relationship passes `reliability` if any document that affirms it is so rated (F: unrated), and the
    personnel filters if its figure allows a number between them.
    """

    kinds: frozenset[Kind] = frozenset()
    predicates: frozenset[Predicate] = frozenset()
    statuses: frozenset[Status] = frozenset()
    evidence: frozenset[Evidence] = frozenset()
    min_sources: int = 0
    certainties: frozenset[Certainty] = frozenset()
    reliability: frozenset[Reliability] = frozenset()
    min_personnel: int | None = None
    max_personnel: int | None = None

    @property
    def is_filtered(self) -> bool:
        """Whether any filter is in force."""
        return any(row.is_on(self) for row in GRAPH)

    @property
    def is_fine(self) -> bool:
        """Whether a filter is in force that few ask for and that costs."""
        return any(row.is_fine and row.is_on(self) for row in GRAPH)


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceFilters:
    """What is let through of who is where. An empty list or None lets everything pass.

    `region` lets hosts pass that are countries of it, `category` figures that are of it.
    """

    statuses: frozenset[Status] = frozenset()
    evidence: frozenset[Evidence] = frozenset()
    region: Region | None = None
    category: Category | None = None


@dataclass(frozen=True, slots=True)
class ListFilter:
    """A filter by a closed list: what has one of the values that are chosen passes.

    `of` gives the values a relationship has; `asks` says in the API's description what is chosen, `field`
    names what the scripts of a page compare of an edge ("": it is not theirs to judge). One that `is_ends` is
    about the entities at the ends and lets every relationship pass. `is_fine`: few ask, and it costs.
    `is_whole`: pages list also the values that nothing has. `is_single`: one value may be chosen.
    """

    name: str
    values: type[StrEnum]
    of: Callable[[Standing], Collection[StrEnum]]
    asks: str
    field: str = ""
    is_ends: bool = False
    is_fine: bool = False
    is_whole: bool = False
    is_single: bool = False

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters of a URL that set it."""
        return (self.name,)

    def chosen(self, by: object) -> Collection[StrEnum]:
        """Return the values that are chosen; none: all pass."""
        held: Any = getattr(by, self.name)
        if self.is_single:
            return () if held is None else (held,)
        return held

    def is_on(self, by: object) -> bool:
        """Whether it keeps anything out."""
        return bool(self.chosen(by))

    def passes(self, held: Standing, by: object) -> bool:
        """Whether a relationship passes."""
        chosen = self.chosen(by)
        return not chosen or self.is_ends or any(value in chosen for value in self.of(held))

    def asked(self, by: object) -> Mapping[str, Any]:
        """Return its parameters as a query takes them: null where everything passes."""
        return {self.name: sorted(self.chosen(by)) or None}

    def wider(self, by: object, values: Iterable[StrEnum]) -> Mapping[str, list[str]]:
        """Return its parameters as they would have to be for further values to pass."""
        return {self.name: sorted({*self.chosen(by), *values})}

    def letting(self, held: Standing, by: object) -> Mapping[str, list[str]]:
        """Return its parameters as they would have to be for a relationship to pass."""
        return self.wider(by, self.of(held))

    def counts(self, standings: Iterable[Standing]) -> Counter[StrEnum]:
        """Count relationships by the values they have."""
        return Counter(value for held in standings for value in self.of(held))


@dataclass(frozen=True, slots=True)
class LeastFilter:
    """A filter by a number that a relationship has at least."""

    name: str
    of: Callable[[Standing], int]
    asks: str
    most: int
    field: str = ""
    is_fine: bool = False

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters of a URL that set it."""
        return (self.name,)

    def least(self, by: object) -> int:
        """Return the number that is chosen; 0: all pass."""
        return getattr(by, self.name)

    def is_on(self, by: object) -> bool:
        """Whether it keeps anything out."""
        return self.least(by) > 0

    def passes(self, held: Standing, by: object) -> bool:
        """Whether a relationship passes."""
        return self.of(held) >= self.least(by)

    def asked(self, by: object) -> Mapping[str, Any]:
        """Return its parameters as a query takes them."""
        return {self.name: self.least(by)}

    def letting(self, held: Standing, by: object) -> Mapping[str, list[str]]:
        """Return its parameters as they would have to be for a relationship to pass: it is lifted."""
        return dict[str, list[str]].fromkeys(self.parameters, [])


@dataclass(frozen=True, slots=True)
class RangeFilter:
    """A filter by a figure: what allows some number from `min_…` to `max_…` passes, nothing without one.

    `asks` says what the two parameters ask, the least and the greatest.
    """

    name: str
    of: Callable[[Standing], Personnel | None]
    asks: tuple[str, str]
    most: int
    field: str = ""
    is_fine: bool = True

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters of a URL that set it."""
        return (f"min_{self.name}", f"max_{self.name}")

    def within(self, by: object) -> tuple[int | None, int | None]:
        """Return the least and the greatest number that are chosen; None: no such bound."""
        least, most = self.parameters
        return getattr(by, least), getattr(by, most)

    def is_on(self, by: object) -> bool:
        """Whether it keeps anything out."""
        return any(number is not None for number in self.within(by))

    def passes(self, held: Standing, by: object) -> bool:
        """Whether a relationship passes."""
        return not self.is_on(by) or self.meets(held, by)

    def meets(self, held: Standing, by: object) -> bool:
        """Whether its figure has a number, and one that lies within what is chosen."""
        figure = self.of(held)
        stated = bounds(figure) if figure else None
        if stated is None:
            return False
        least, most = self.within(by)
        is_enough = least is None or stated.max is None or stated.max >= least
        return is_enough and (most is None or stated.min <= most)

    def asked(self, by: object) -> Mapping[str, Any]:
        """Return its parameters as a query takes them."""
        return dict(zip(self.parameters, self.within(by), strict=True))

    def letting(self, held: Standing, by: object) -> Mapping[str, list[str]]:
        """Return its parameters as they would have to be for a relationship to pass: they are lifted."""
        return dict[str, list[str]].fromkeys(self.parameters, [])


Filter = ListFilter | LeastFilter | RangeFilter


def _category(held: Standing) -> Collection[StrEnum]:
    return (held.shown.personnel.category,) if held.shown.personnel else ()


def _region(held: Standing) -> Collection[StrEnum]:
    region = region_of().get(held.target)
    return (region,) if region else ()


KINDS: Final = ListFilter(
    "kinds", Kind, lambda _: (), "Kinds of entities to show; repeat it or use commas.", is_ends=True
)
PREDICATES: Final = ListFilter(
    "predicates",
    Predicate,
    lambda held: (held.predicate,),
    "Predicates to show; repeat it or use commas.",
    field="predicate",
)
STATUSES: Final = ListFilter(
    "statuses",
    Status,
    lambda held: (held.status,),
    "Statuses to show; repeat it or use commas.",
    field="status",
)
EVIDENCE: Final = ListFilter(
    "evidence",
    Evidence,
    lambda held: (held.evidence,),
    "Evidence to show; repeat it or use commas.",
    field="evidence",
    is_whole=True,
)
MIN_SOURCES: Final = LeastFilter(
    "min_sources",
    lambda held: held.sources,
    "Independent sources an edge has at least.",
    MOST_SOURCES,
    field="sources",
)
CERTAINTIES: Final = ListFilter(
    "certainties",
    Certainty,
    lambda held: (held.certainty,),
    "How sure on the day of `on`, else today; repeat it or use commas.",
    field="certainty",
    is_fine=True,
)
RELIABILITY: Final = ListFilter(
    "reliability",
    Reliability,
    lambda held: held.ratings,
    "Ratings that some affirming document has, F: unrated; repeat it or use commas.",
    is_fine=True,
)
PERSONNEL: Final = RangeFilter(
    "personnel",
    lambda held: held.shown.personnel,
    ("The figure shown allows so many, or more.", "The figure shown allows so many, or fewer."),
    MOST_PERSONNEL,
)
REGION: Final = ListFilter(
    "region",
    Region,
    _region,
    "Hosts that are countries of this subregion of the UN's (M49).",
    is_single=True,
)
CATEGORY: Final = ListFilter(
    "category", Category, _category, "Only figures of this category.", is_single=True
)

GRAPH: Final[tuple[Filter, ...]] = (
    KINDS,
    PREDICATES,
    STATUSES,
    EVIDENCE,
    CERTAINTIES,
    RELIABILITY,
    MIN_SOURCES,
    PERSONNEL,
)
"""The filters of a part of the graph, in the order in which they are named; their fields are `Filters`."""

PRESENCE: Final[tuple[ListFilter, ...]] = (REGION, STATUSES, EVIDENCE, CATEGORY)
"""The filters of who is where, in the order in which pages offer them; their fields are `PresenceFilters`."""

FORCES: Final[tuple[ListFilter, ...]] = (STATUSES, EVIDENCE)
"""The filters of the forces in a dossier."""


def failing(held: Standing, by: object, rows: Sequence[Filter] = GRAPH) -> frozenset[str]:
    """Return the names of the filters that leave a relationship out; none where it passes.

    `by` has their fields, as `Filters` and `PresenceFilters` do.
    """
    return frozenset(row.name for row in rows if not row.passes(held, by))


def passes(held: Standing, by: object, rows: Sequence[Filter] = GRAPH) -> bool:
    """Whether a relationship passes all of the filters."""
    return all(row.passes(held, by) for row in rows)


def lets(kind: Kind, by: Filters) -> bool:
    """Whether entities of a kind pass; what a view is about is shown of whatever kind."""
    return not by.kinds or kind in by.kinds
