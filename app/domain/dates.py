"""EDTF level 1 dates: from what a source wrote to the earliest and the latest day it may mean.

The notation is that of the Library of Congress specification (ISO 8601-2, level 1), read for whole days:
`2021`, `2021-09`, `2021-09-13`, seasons `2021-21` to `2021-24`, unspecified digits `201X`, `20XX`, `2021-XX`,
`2021-09-XX`, `2021-XX-XX`, each with `~`, `?` or `%` at its end, and the intervals `a/b`, `../b`, `a/..`,
`/b`, `a/`; and of level 2 one of a set, some day between or one of those listed: `[2019-09-13..2019-09-25]`,
`[2019,2021]`. Times of day, the rest of level 2, and days outside the years 1 to 9999 are refused with a
sentence.

`~`, `?` and `%` do not widen a date; ask `is_vague`, and `is_set` whether one of several is meant.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from app.domain.model import DateSpan

_SINGLE: Final = re.compile(
    r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"  # 1: the year; the next line asks for a whole one
    r"(?:(?<=[0-9])-(?:XX(?:-XX)?|([0-9]{2})(?:-(?:(XX)|([0-9]{2})))?))?"  # 2: month, 3: its XX, 4: day
    r"[~?%]?"
)
_TIME: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T.*", re.DOTALL)
_LONG_YEAR: Final = re.compile(r"Y-?[0-9].*|-[0-9]{4}.*", re.DOTALL)

_DAY: Final = timedelta(days=1)
_MONTH_LENGTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS_IN_YEAR: Final = 12
_FEBRUARY: Final = 2
_LAST_YEAR: Final = date.max.year
_SEASONS: Final = {21: 3, 22: 6, 23: 9, 24: 12}
"""The first month of each season, as meteorologists count them in the northern hemisphere."""
_WINTER: Final = 24
_OPEN: Final = frozenset({"", ".."})
_SET: Final = re.compile(r"\[([^\[\]]+)\]")
_SHOWN: Final = 40
"""How many characters of a bad date an error repeats."""


@lru_cache(maxsize=1 << 16)
def parse_single(edtf: str) -> DateSpan:
    """Read one date, not an interval: what a claim's `valid`, `as_of` and a document's `published` hold.

    Raises ValueError with one sentence for a person.
    """
    match = _SINGLE.fullmatch(edtf)
    if match is None:
        if one_of := _SET.fullmatch(edtf):
            return _set(edtf, one_of[1])
        raise ValueError(_refusal(edtf))
    written, month, any_day, day = match.groups()
    first_year = int(written.replace("X", "0"))
    last_year = int(written.replace("X", "9"))
    if first_year == 0:
        raise ValueError(f"“{edtf}” is not a usable date: the years are 1 to 9999.")
    if month is None:
        return DateSpan(edtf, date(first_year, 1, 1), date(last_year, 12, 31))
    if int(month) in _SEASONS and day is None and any_day is None:
        return _season(edtf, first_year, int(month))
    return _month_or_day(edtf, first_year, int(month), None if day is None else int(day))


def parse(edtf: str) -> DateSpan:
    """Read a date or an interval; an open or unknown end reaches to `date.min` or `date.max`.

    Raises ValueError with one sentence for a person.
    """
    if "/" not in edtf:
        return parse_single(edtf)
    first, _, second = edtf.partition("/")
    if first in _OPEN and second in _OPEN:
        raise ValueError(f"“{edtf[:_SHOWN]}” is not an EDTF date: an interval names one end or both.")
    start = date.min if first in _OPEN else parse_single(first).earliest
    end = date.max if second in _OPEN else parse_single(second).latest
    if end < start:
        raise ValueError(f"“{edtf}” is not an EDTF date: the interval ends before it begins.")
    return DateSpan(edtf, start, end)


def is_vague(edtf: str) -> bool:
    """Say whether the source marked the date approximate or uncertain (`~ ? %`), or left digits open."""
    return any(mark in edtf for mark in "~?%X")


def is_set(edtf: str) -> bool:
    """Say whether the date is one of several, the source does not say which (`[2019-09-13..2019-09-25]`)."""
    return edtf.startswith("[")


def exactly(day: date) -> DateSpan:
    """Return a day as a date that means it alone."""
    return DateSpan(day.isoformat(), day, day)


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later (0 or more); the month's last if it has no such day.

    Days after 9999-12-31 do not exist: it stands for them all.
    """
    years, month = divmod(day.month - 1 + months, _MONTHS_IN_YEAR)
    year = day.year + years
    if year > _LAST_YEAR:
        return date.max
    return date(year, month + 1, min(day.day, _month_length(year, month + 1)))


def day_after(day: date) -> date | None:
    """Return the next day, or None after the last there is (9999-12-31)."""
    return None if day == date.max else day + _DAY


def shifted(day: date, days: int) -> date:
    """Return the day so many days later, or earlier if negative; the calendar's first and last bound it.

    Use it for every sum of days that may come from a claim or an address: nothing lies beyond the calendar.
    """
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))


def day_before(day: date) -> date:
    """Return the day before; of the first there is (0001-01-01), that day."""
    return day if day == date.min else day - _DAY


def nearest(days: Iterable[date], to: date) -> date | None:
    """Return the day next to another, of two as near the earlier; None where there are none."""
    return min(days, key=lambda day: (abs((day - to).days), day), default=None)


def _set(edtf: str, members: str) -> DateSpan:
    """From the first day of any member to the last of any; between two dots all days are members."""
    spans: list[DateSpan] = []
    for part in members.split(","):
        first, dots, last = part.strip().partition("..")
        if not first or (dots and not last):
            raise ValueError(f"“{edtf[:_SHOWN]}” is not a usable date: one of a set needs both its ends.")
        ends = [parse_single(each.strip()) for each in (first, last) if each]
        if any("[" in each.edtf for each in ends) or ends[-1].latest < ends[0].earliest:
            raise ValueError(f"“{edtf[:_SHOWN]}” is not an EDTF date: the set ends before it begins.")
        spans += ends
    return DateSpan(edtf, min(each.earliest for each in spans), max(each.latest for each in spans))


def _season(edtf: str, year: int, season: int) -> DateSpan:
    """Three months; winter is the one that begins in December of the year written."""
    first_month = _SEASONS[season]
    if season != _WINTER:
        last = date(year, first_month + 2, _month_length(year, first_month + 2))
        return DateSpan(edtf, date(year, first_month, 1), last)
    if year == _LAST_YEAR:
        raise ValueError(f"“{edtf}” is not a usable date: it ends after the year 9999.")
    return DateSpan(edtf, date(year, 12, 1), date(year + 1, 2, _month_length(year + 1, 2)))


def _month_or_day(edtf: str, year: int, month: int, day: int | None) -> DateSpan:
    if not 1 <= month <= _MONTHS_IN_YEAR:
        raise ValueError(f"“{edtf}” is not an EDTF date: month {month} does not exist.")
    length = _month_length(year, month)
    if day is None:
        return DateSpan(edtf, date(year, month, 1), date(year, month, length))
    if not 1 <= day <= length:
        raise ValueError(f"“{edtf}” is not an EDTF date: day {day} of {year:04}-{month:02} does not exist.")
    only = date(year, month, day)
    return DateSpan(edtf, only, only)


def _month_length(year: int, month: int) -> int:
    return _MONTH_LENGTHS[month - 1] + (month == _FEBRUARY and isleap(year))


def _refusal(edtf: str) -> str:
    shown = edtf if len(edtf) <= _SHOWN else edtf[:_SHOWN] + "…"
    if "/" in edtf:
        return f"“{shown}” is not a single date; an interval is given by its two dates."
    if _TIME.fullmatch(edtf):
        return f"“{shown}” is not an EDTF date without a time; write the day only."
    if _LONG_YEAR.fullmatch(edtf):
        return f"“{shown}” is not a usable date: the years are 1 to 9999."
    return f"“{shown}” is not an EDTF level 1 date; write 2021, 2021-09 or 2021-09-13, and ~ or ? after it."
