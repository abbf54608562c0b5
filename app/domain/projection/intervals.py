"""Sets of days as sorted intervals: what the projection unites, takes away and tells a story from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from app.domain.dates import day_after, day_before
from app.domain.figures import Days


def united(days: Iterable[Days]) -> list[Days]:
    """Return the days as intervals in order, no two of which share a day or touch."""
    found: list[Days] = []
    for each in sorted(days):
        if found and each.first <= (day_after(found[-1].last) or date.max):
            if each.last > found[-1].last:
                found[-1] = Days(found[-1].first, each.last)
        else:
            found.append(each)
    return found


def without(days: Days, holes: Sequence[Days]) -> Iterator[Days]:
    """Yield what is left of an interval without the holes, which are united."""
    first = days.first
    for hole in holes[bisect_left(holes, first, key=_last) :]:
        if hole.first > days.last:
            break
        if hole.first > first:
            yield Days(first, day_before(hole.first))
        after = day_after(hole.last)
        if after is None or after > days.last:
            return
        first = max(first, after)
    yield Days(first, days.last)


def meets(days: Days, holes: Sequence[Days]) -> bool:
    """Whether an interval shares a day with one of these, which are united."""
    index = bisect_left(holes, days.first, key=_last)
    return index < len(holes) and holes[index].first <= days.last


def holds(intervals: Sequence[Days], day: date) -> bool:
    """Whether a day is in one of these, which are united."""
    index = bisect_right(intervals, day, key=_first) - 1
    return index >= 0 and intervals[index].last >= day


def edges(intervals: Iterable[Days]) -> Iterator[date]:
    """Yield the days on which something begins, or is over."""
    for each in intervals:
        yield each.first
        if after := day_after(each.last):
            yield after


def _first(days: Days) -> date:
    return days.first


def _last(days: Days) -> date:
    return days.last
