"""Rule 2 of the projection, first half: what was observed together, by its days alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.domain.dates import day_after
from app.domain.projection.endings import Endings, is_quarrel
from app.domain.projection.spans import Dated, in_time


@dataclass(slots=True)
class Component:
    """Observations that share days, or touch; `endings` are the ends they claim."""

    readings: list[Dated]
    endings: Endings = field(default_factory=Endings)

    @property
    def first_day(self) -> date:
        """The first day of its observations; an exit does not move it, unless there is nothing else."""
        return min(_first(reading) for reading in _staying(self.readings) or self.readings)

    @property
    def last_day(self) -> date:
        """The last day of its observations."""
        return max(_last(reading) for reading in self.readings)


def components(observed: Sequence[Dated]) -> list[Component]:
    """Return what belongs together by its days alone, in order of time.

    Spans that share a day or touch are one. A coarse one joins the first of these that it meets; those that
    meet none join each other where they share a day. An exit joins the last that begins by the day of its
    end: two dates for one exit are one exit. What only quarrels about the day of an end joins what ended.
    """
    staying = _staying(observed)
    parts = _joined((reading for reading in staying if not reading.is_coarse), touching=True)
    alone = _lay_coarse(parts, [reading for reading in staying if reading.is_coarse])
    parts += _joined(alone, touching=False)
    _lay_exits(parts, [reading for reading in observed if reading.is_exit])
    parts.sort(key=_order)
    return _with_quarrels(parts)


def _joined(readings: Iterable[Dated], *, touching: bool) -> list[list[Dated]]:
    parts: list[list[Dated]] = []
    last = date.min
    for reading in sorted(readings, key=in_time):
        reached = (day_after(last) or last) if touching else last
        if parts and _first(reading) <= reached:
            parts[-1].append(reading)
            last = max(last, _last(reading))
        else:
            parts.append([reading])
            last = _last(reading)
    return parts


def _lay_coarse(parts: Sequence[list[Dated]], coarse: Iterable[Dated]) -> list[Dated]:
    """Lay coarse observations into the first part that they meet, and return those that meet none."""
    extents = [(min(map(_first, part)), max(map(_last, part))) for part in parts]
    left: list[Dated] = []
    for reading in sorted(coarse, key=in_time):
        first = bisect_left(extents, _first(reading), key=lambda extent: extent[1])
        meets = first < len(extents) and extents[first][0] <= _last(reading)
        (parts[first] if meets else left).append(reading)
    return left


def _lay_exits(parts: list[list[Dated]], exits: Iterable[Dated]) -> None:
    """Lay each exit, in order of time, into the last part that begins by the latest day of its end."""
    homes = [_Home(_began(part), max(map(_last, part)), part) for part in sorted(parts, key=_order)]
    for reading in sorted(exits, key=in_time):
        begun = bisect_right(homes, (reading.end or reading.when).latest, key=_home_began)
        if not begun:
            home = _Home(_first(reading), _last(reading), [])
            parts.append(home.part)
            homes.insert(0, home)
        else:
            alike = bisect_left(homes, homes[begun - 1].began, hi=begun, key=_home_began)
            home = max(homes[alike:begun], key=lambda each: each.last)
        home.part.append(reading)
        home.last = max(home.last, _last(reading))


@dataclass(slots=True)
class _Home:
    """A part that exits may join: from when it is, and until when so far."""

    began: date
    last: date
    part: list[Dated]


def _home_began(home: _Home) -> date:
    return home.began


def _with_quarrels(parts: Iterable[list[Dated]]) -> list[Component]:
    """Join a part made only of quarrels about the end of the closed one before it, and of exits, to that."""
    found: list[Component] = []
    for part in parts:
        closing = found[-1].endings.closing if found else None
        joins = (
            closing is not None
            and _began(part) > closing.day
            and all(reading.is_exit or is_quarrel(reading, closing.end.latest) for reading in part)
        )
        if not joins:
            found.append(Component([]))
        found[-1].readings += part
        for reading in part:
            found[-1].endings.observe(reading)
    return found


def _staying(readings: Iterable[Dated]) -> list[Dated]:
    return [reading for reading in readings if not reading.is_exit]


def _began(part: Sequence[Dated]) -> date:
    return min(_first(reading) for reading in _staying(part) or part)


def _order(part: Sequence[Dated]) -> tuple[date, date, str]:
    return (_began(part), max(map(_last, part)), min(reading.id for reading in part))


def _first(reading: Dated) -> date:
    return reading.span.first


def _last(reading: Dated) -> date:
    return reading.span.last
