"""Which figures are shown, and what they add up to, by rule 7 of the model and "Numbers" 3."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from app.domain.vocabulary import Category, Figures, Qualifier
from tests.domain.claims import WHOLES
from tests.domain.naive_reading import Said, Sort, lapse_after, numbers

Range = tuple[int, int | None, int | None]
RATINGS = ("A", "B", "C", "D", None, "E")
CREDIBILITIES = (1, 2, 3, 4, None, 5)


def has_number(said: Said) -> bool:
    return range_of(said) is not None


def range_of(said: Said) -> Range | None:
    return numbers(said.claim.personnel)


def sure_range(said: Said) -> Range:
    found = range_of(said)
    assert found is not None
    return found


def counts_on(said: Said, day: date) -> bool:
    return said.dated and said.stands.first <= day <= lapse_after(said.stands.last)


def includes(whole: str, part: str) -> bool:
    return whole == part or any(includes(whole, above) for above in WHOLES.get(part, ()))


def hosts_include(some: frozenset[str], others: frozenset[str]) -> bool:
    return all(any(includes(one, other) for one in some) for other in others)


def under_includes(one: str | None, other: str | None) -> bool:
    return one is None or (other is not None and includes(one, other))


def category_includes(one: Category, other: Category) -> bool:
    return one in (other, Category.MIXED)


def holds(whole: Said, part: Said) -> bool:
    (hosts, under, category), (others, its_under, its_category) = whole.scope, part.scope
    return (
        hosts_include(hosts, others)
        and under_includes(under, its_under)
        and category_includes(category, its_category)
    )


def may_be_the_same_people(one: Said, two: Said) -> bool:
    """Each of hosts, `under` and category is equal, overlaps or includes the other."""
    (hosts, under, category), (others, its_under, its_category) = one.scope, two.scope
    return (
        any(includes(a, b) or includes(b, a) for a in hosts for b in others)
        and (under_includes(under, its_under) or under_includes(its_under, under))
        and (category_includes(category, its_category) or category_includes(its_category, category))
    )


def is_shared(said: Said) -> bool:
    return len(said.claim.objects) > 1


def is_ceiling(said: Said) -> bool:
    return said.claim.personnel is not None and said.claim.personnel.qualifier is Qualifier.CEILING


def fit(said: Said, day: date | None) -> tuple[object, ...]:
    """The smallest is the one that is shown of its scope."""
    rating = said.claim.document.rating
    credibility = said.claim.credibility
    return (
        _nearness(said, day),
        RATINGS.index(None if rating == "F" else rating),
        CREDIBILITIES.index(None if credibility == 6 else credibility),
        tuple(-part for part in said.published),
        -len(said.roots),
        said.id,
    )


def _nearness(said: Said, day: date | None) -> tuple[int, ...]:
    when = said.when
    if when is None:
        return (3,)
    newest = (-when.last.toordinal(), -when.first.toordinal())
    if day is None:
        return (0, *newest)
    if day in when:
        return (0, when.length)
    if when.last < day:
        return (1, *newest)
    return (2, when.first.toordinal(), when.last.toordinal())


def together(one: Said, two: Said) -> bool:
    """Whether their *when* share a day, or both are of one document."""
    # Open: a figure without a date, of all times. Chosen: it is of no other time.
    shares = one.when is None or two.when is None or one.when.meets(two.when)
    return shares or one.claim.document.id == two.claim.document.id


def is_later_part(part: Said, whole: Said) -> bool:
    is_part = holds(whole, part) and not holds(part, whole)
    return is_part and not together(part, whole) and part.age > whole.age


class Shown:
    """What is shown of figures of one phase on a day, or over all times."""

    def __init__(self, figures: Sequence[Said], day: date | None) -> None:
        self.counting = [
            said for said in figures if has_number(said) and (day is None or counts_on(said, day))
        ]
        # Open: ceilings beside weak figures, where no other counts. Chosen: the latter.
        pool = [said for said in self.counting if not is_ceiling(said)] or self.counting
        pool = [said for said in pool if not said.weak] or pool
        # Of planned figures the latest stated.
        asked = None if any(said.sort is Sort.PLAN for said in pool) else day
        scopes = {said.scope for said in pool}
        best = [min((s for s in pool if s.scope == scope), key=lambda s: fit(s, asked)) for scope in scopes]
        self.kept = [said for said in best if not any(_hides(other, said) for other in best)]
        if day is None:
            self.kept = newest(self.kept)

    @property
    def claims(self) -> set[str]:
        return {said.id for said in self.kept}

    @property
    def value(self) -> Range | None:
        if not self.kept:
            return None
        own_hosts = any(not is_shared(said) for said in self.kept)
        pairs: list[tuple[Said, Range]] = []
        for said in self.kept:
            range_ = sure_range(said)
            if own_hosts and is_shared(said):
                range_ = (0, None, range_[2])
            pairs.append((said, range_))
        return tidy(add_up(_with_parts(pairs)))

    @property
    def agreement(self) -> Figures:
        pairs = [
            (sure_range(one), sure_range(two))
            for index, one in enumerate(self.counting)
            for two in self.counting[:index]
            if one.scope == two.scope and _same_time(one, two)
        ]
        if not pairs:
            return Figures.SINGLE
        # Open: what agrees. Chosen: figures that allow the same numbers.
        return Figures.AGREE if all(one == two for one, two in pairs) else Figures.DIFFER


def _same_time(one: Said, two: Said) -> bool:
    return one.when is not None and two.when is not None and one.when.meets(two.when)


def _hides(other: Said, said: Said) -> bool:
    """Whether the other is shown, and not this one."""
    if other is said:
        return False
    if is_shared(other) != is_shared(said):
        return is_shared(said) and may_be_the_same_people(other, said)
    if not holds(other, said):
        return False
    return other.age > said.age if holds(said, other) else not is_later_part(said, other)


def newest(kept: Sequence[Said]) -> list[Said]:
    """Of all times: what is of the time of the latest, and the wholes of parts stated not too long after."""
    last = max(kept, key=lambda said: said.age, default=None)
    if last is None:
        return []
    found = [said for said in kept if said is last or _same_time(said, last)]
    wholes = [
        whole
        for whole in kept
        if whole not in found
        and any(
            is_later_part(part, whole) and part.said.first <= lapse_after(whole.stands.last) for part in found
        )
    ]
    return found + wholes


def tidy(range_: Range) -> Range:
    """A range of one number has that as its best."""
    low, best, high = range_
    return (low, low if low == high else best, high)


def span_of(low: int, high: int | None) -> Range:
    return tidy((low, None, high))


def _with_parts(pairs: Sequence[tuple[Said, Range]]) -> list[tuple[Said, Range]]:
    """Wholes with later parts of theirs, each running from these parts to it."""
    ranges = {said.id: range_ for said, range_ in pairs}
    everything = [said for said, _ in pairs]

    def run(whole: Said) -> Range:
        parts = [said for said in everything if is_later_part(said, whole)]
        nearest = [part for part in parts if not any(is_later_part(part, between) for between in parts)]
        if not nearest:
            return ranges[whole.id]
        below = add_up([(part, run(part)) for part in nearest])
        # Open: parts that are more than their whole. Chosen: the range reaches to the greater.
        return span_of(below[0], _greater(below[2], ranges[whole.id][2]))

    wholes = [said for said in everything if not any(is_later_part(said, other) for other in everything)]
    return [(said, run(said)) for said in wholes]


def _greater(one: int | None, two: int | None) -> int | None:
    return None if one is None or two is None else max(one, two)


def grouped(
    pairs: Sequence[tuple[Said, Range]], linked: Callable[[Said, Said], bool]
) -> list[list[tuple[Said, Range]]]:
    left, found = list(pairs), list[list[tuple[Said, Range]]]()
    while left:
        group = [left.pop()]
        while near := [pair for pair in left if any(linked(pair[0], member[0]) for member in group)]:
            group += near
            left = [pair for pair in left if pair not in near]
        found.append(group)
    return found


def add_up(pairs: Sequence[tuple[Said, Range]]) -> Range:
    """The sum; from the larger to the sum of those that may be of the same people."""
    total: Range = (0, 0, 0)
    for group in grouped(pairs, may_be_the_same_people):
        ranges = [range_ for _, range_ in group]
        all_of_them = ranges[0]
        for each in ranges[1:]:
            all_of_them = _plus(all_of_them, each)
        if len(ranges) > 1:
            all_of_them = span_of(max(each[0] for each in ranges), all_of_them[2])
        total = _plus(total, all_of_them)
    return total


def _plus(one: Range, two: Range) -> Range:
    best = None if one[1] is None or two[1] is None else one[1] + two[1]
    high = None if one[2] is None or two[2] is None else one[2] + two[2]
    return (one[0] + two[0], best, high)
