"""Personnel figures: how great one is, what it counts, which holds which, what several add up to. Pure.

The source of the rules is the model, "The projection, precisely", rule 7, and "Numbers" 1 and 3.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple, TypeVar

from app.domain.dates import months_after
from app.domain.model import Personnel
from app.domain.structure import Structure
from app.domain.vocabulary import Category, Qualifier

T = TypeVar("T")


class Days(NamedTuple):
    """A first and a last day, both included."""

    first: date
    last: date

    def meets(self, other: Days) -> bool:
        """Whether some day is in both."""
        return self.first <= other.last and other.first <= self.last

    def holds(self, day: date) -> bool:
        """Whether the day is among them."""
        return self.first <= day <= self.last

    def common(self, other: Days) -> Days | None:
        """Return the days that are in both; None where there are none."""
        both = Days(max(self.first, other.first), min(self.last, other.last))
        return both if both.first <= both.last else None

    @property
    def with_lapse(self) -> Days:
        """These days and a lapse after them: as long as what was said of them counts."""
        return Days(self.first, lapse_after(self.last))

    @property
    def length(self) -> int:
        """How many days these are."""
        return (self.last - self.first).days + 1


LAPSE_MONTHS: Final = 36
"""How long what was observed, or planned, stands without being heard of again."""


def lapse_after(day: date) -> date:
    """Return the last day of a lapse after a day."""
    return months_after(day, LAPSE_MONTHS)


class Bounds(NamedTuple):
    """A number of people as a range. `max` None: open above; `best` None: no single number is given."""

    min: int = 0
    best: int | None = 0
    max: int | None = 0


NOBODY: Final = Bounds()


def numbers(personnel: Personnel) -> list[int]:
    """Return the numbers a source gave, a split alone as its sum; none where it only names a category."""
    given = [n for n in (personnel.min, personnel.best, personnel.max) if n is not None]
    return given or ([_split_sum(personnel)] if personnel.by_category else [])


def _split_sum(personnel: Personnel) -> int:
    return sum(number for _, number in personnel.by_category)


def size(personnel: Personnel) -> int:
    """Return the one number that stands for a figure that has one: the best, else the greatest given."""
    return max(numbers(personnel)) if personnel.best is None else personnel.best


def rank(personnel: Personnel | None) -> int:
    """Return the number by which figures are ordered everywhere: their size, 0 where none is stated."""
    return size(personnel) if personnel and numbers(personnel) else 0


def bounds(personnel: Personnel) -> Bounds | None:
    """Return the range a figure allows, None where it has no number.

    A split alone is its sum; a maximum alone reaches down to 0, a minimum alone has no upper bound.
    """
    low, best, high = personnel.min, personnel.best, personnel.max
    if low is None and best is None and high is None:
        if not personnel.by_category:
            return None
        best = _split_sum(personnel)
    if best is None:
        return Bounds(low or 0, low if low is not None and low == high else None, high)
    if low is None:
        low = 0 if personnel.qualifier in (Qualifier.UP_TO, Qualifier.CEILING) else best
    if high is None and personnel.qualifier is not Qualifier.AT_LEAST:
        high = best
    return Bounds(low, best, high)


def is_absence(personnel: Personnel | None) -> bool:
    """Whether a figure says that nobody was there: 0, but no 0 at least, and no ceiling of 0."""
    if personnel is None or personnel.qualifier in (Qualifier.AT_LEAST, Qualifier.CEILING):
        return False
    range_ = bounds(personnel)
    return range_ is not None and range_.max == 0


class Scope(NamedTuple):
    """What a figure counts: the hosts it is shared by, what it is under, whom."""

    hosts: frozenset[str]
    under: str | None
    category: Category

    def holds(self, part: Scope, structure: Structure) -> bool:
        """Whether figures of the other scope are within those of this: hosts, `under` and category are."""
        return (
            _hosts_include(self.hosts, part.hosts, structure)
            and _under_includes(self.under, part.under, structure)
            and _category_includes(self.category, part.category)
        )

    def meets(self, other: Scope, structure: Structure) -> bool:
        """Whether figures of both can be of the same people: each is equal, overlaps or is within."""
        return (
            hosts_meet(self.hosts, other.hosts, structure)
            and (
                _under_includes(self.under, other.under, structure)
                or _under_includes(other.under, self.under, structure)
            )
            and categories_meet(self.category, other.category)
        )


def _hosts_include(whole: frozenset[str], part: frozenset[str], structure: Structure) -> bool:
    return part <= whole or all(any(structure.includes(one, each) for one in whole) for each in part)


def hosts_meet(some: frozenset[str], others: frozenset[str], structure: Structure) -> bool:
    """Whether a host of the one is a host of the other, or includes one, or lies in one."""
    return not some.isdisjoint(others) or any(
        structure.includes(one, other) or structure.includes(other, one) for one in some for other in others
    )


def _under_includes(whole: str | None, part: str | None, structure: Structure) -> bool:
    return whole is None or whole == part or (part is not None and structure.includes(whole, part))


def _category_includes(whole: Category, part: Category) -> bool:
    return whole == part or whole is Category.MIXED


def categories_meet(one: Category, other: Category) -> bool:
    """Whether people of one category can be of the other: the same, or either is mixed."""
    return one == other or Category.MIXED in (one, other)


Age = tuple[int, ...]
"""Orders claims in time, the latest least."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a claim, with what decides where it is shown and whether it counts.

    `span` are the days the claim says it held, `when` those it was observed or said, None of an undated one;
    `age` orders by when it was said, the latest least; `merit` are rating, document and sources, the best
    least. `planned`, `weak` and `ceiling` say why it is shown only where no other is; one that is `absent`
    says that nobody was there, and is never shown.
    """

    claim: str
    sender: str
    scope: Scope
    bounds: Bounds
    when: Days | None
    span: Days | None
    age: Age
    merit: tuple[int, ...]
    document: str | None = None
    planned: bool = False
    weak: bool = False
    ceiling: bool = False
    absent: bool = False
    personnel: Personnel | None = None

    @property
    def window(self) -> Days | None:
        """The days on which it counts: those of its span, and up to a lapse after; never before.

        One that says that nobody was there says it of the days of its span alone. None of an undated one.
        """
        if self.span is None or self.absent:
            return self.span
        return self.span.with_lapse

    @property
    def is_shared(self) -> bool:
        """Whether several hosts share it."""
        return len(self.scope.hosts) > 1

    @property
    def tier(self) -> int:
        """0 for what is shown before all others: neither a ceiling nor weak; then weak, then ceilings."""
        return 2 * self.ceiling + self.weak

    def is_later(self, other: Figure) -> bool:
        """Whether it was said later."""
        return (self.age, self.claim) < (other.age, other.claim)


def fitness(figure: Figure, day: date | None) -> tuple[int | str, ...]:
    """Order the figures of one scope, the one to be shown least (rule 7); of all times with `day` None.

    Of plans the latest stated comes first, whatever the day.
    """
    when = figure.when
    near: tuple[int, ...]
    if day is None or when is None or figure.planned:
        near = (0, *latest_first(when))
    elif when.holds(day):
        near = (0, when.length, 0)
    elif when.last < day:
        near = (1, *latest_first(when))
    else:
        near = (2, when.first.toordinal(), when.last.toordinal())
    return (*near, *figure.merit, figure.claim)


def latest_first(when: Days | None) -> tuple[int, int]:
    """Order by when something was said, the latest least; what is undated comes after all others."""
    return (-when.last.toordinal(), -when.first.toordinal()) if when else (0, 0)


def _together(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one time, or one document says both."""
    if one.when is None or other.when is None or one.when.meets(other.when):
        return True
    return one.document is not None and one.document == other.document


def is_later_part(part: Figure, whole: Figure, structure: Structure) -> bool:
    """Whether a figure was stated later than one that holds it: the value runs from the part to the whole."""
    return (
        whole.scope.holds(part.scope, structure)
        and not part.scope.holds(whole.scope, structure)
        and not _together(part, whole)
        and part.is_later(whole)
    )


def comes_before(one: Figure, other: Figure, structure: Structure) -> bool:
    """Whether one figure is shown and not the other, of different scopes in one host."""
    if one.is_shared != other.is_shared:  # of a host its own figure comes before a shared one
        return not one.is_shared and other.scope.meets(one.scope, structure)
    if not one.scope.holds(other.scope, structure):
        return False
    if other.scope.holds(one.scope, structure):
        return one.is_later(other)
    return not is_later_part(other, one, structure)


IsPart = Callable[[Figure, Figure, Structure], bool]


def parts_to_wholes(
    figures: Sequence[Figure],
    values: Mapping[str, Bounds],
    structure: Structure,
    is_part: IsPart = is_later_part,
) -> list[tuple[Figure, Bounds]]:
    """Return the figures that are no later part of another, each with its value.

    That of a whole runs from what its later parts add up to, to the whole. `values` are by claim.
    """

    def value(figure: Figure) -> Bounds:
        parts = [each for each in figures if each is not figure and is_part(each, figure, structure)]
        parts = [
            each
            for each in parts
            if not any(is_part(each, other, structure) for other in parts if other is not each)
        ]
        own = values[figure.claim]
        if not parts:
            return own
        below = add_up([(each, value(each)) for each in parts], _of_same_people(structure))
        return between(below.min, None if below.max is None or own.max is None else max(below.max, own.max))

    return [
        (each, value(each))
        for each in figures
        if not any(is_part(each, other, structure) for other in figures if other is not each)
    ]


def _of_same_people(structure: Structure) -> Callable[[Figure, Figure], bool]:
    return lambda one, other: one.scope.meets(other.scope, structure)


def between(low: int, high: int | None) -> Bounds:
    """Return a range that has a best number only where there is but one."""
    return Bounds(low, low if low == high else None, high)


def add(ranges: Iterable[Bounds]) -> Bounds:
    """Add ranges as ranges; the best is unknown if one has none, the upper bound if one is open."""
    low, best, high = 0, 0, 0
    for each in ranges:
        low += each.min
        best = None if best is None or each.best is None else best + each.best
        high = None if high is None or each.max is None else high + each.max
    return Bounds(low, best, high)


def add_up(figures: Sequence[tuple[Figure, Bounds]], linked: Callable[[Figure, Figure], bool]) -> Bounds:
    """Add figures: what can be of the same people counts from the larger to the sum, the rest is summed."""
    sums: list[Bounds] = []
    for group in groups(figures, lambda one, other: linked(one[0], other[0])):
        values = [value for _, value in group]
        sums.append(
            values[0] if len(group) == 1 else between(max(each.min for each in values), add(values).max)
        )
    return add(sums)


def groups(items: Iterable[T], linked: Callable[[T, T], bool]) -> list[list[T]]:
    """Return what is linked, directly or through others, together."""
    found: list[list[T]] = []
    for item in items:
        near = [group for group in found if any(linked(item, each) for each in group)]
        found = [group for group in found if group not in near]
        found.append([item, *(each for group in near for each in group)])
    return found


def choose(figures: Iterable[Figure], structure: Structure) -> tuple[list[Figure], list[Figure]]:
    """Of the best figure of each scope, return those that are shown and those another is shown for."""
    wins = sorted(figures, key=lambda each: each.claim)
    lost = [
        each
        for each in wins
        if any(comes_before(other, each, structure) for other in wins if other is not each)
    ]
    return [each for each in wins if each not in lost], lost


def value_of(shown: Collection[Figure], structure: Structure) -> Bounds | None:
    """Return what the figures shown in one host add up to, None of none.

    A shared one beside the host's own adds from 0 to its upper bound.
    """
    if not shown:
        return None
    has_own = any(not each.is_shared for each in shown)
    values = {
        each.claim: Bounds(0, None, each.bounds.max) if has_own and each.is_shared else each.bounds
        for each in shown
    }
    return add_up(parts_to_wholes(list(shown), values, structure), _of_same_people(structure))


def tied(figures: Collection[Figure]) -> list[Figure]:
    """Return those of the first tier there is: ceilings and weak ones only where there are no others."""
    first = min((each.tier for each in figures), default=0)
    return [each for each in figures if each.tier == first]
