"""Dates in words, never more precise than they were written: "around September 2021", "2021, uncertain"."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Final

from babel.dates import format_date, format_datetime, format_skeleton

from app.domain.model import Claim
from app.domain.standing import Standing
from app.domain.vocabulary import PLANNED_STATUSES, Status
from app.web.words.messages import LOCALE, say

_DATE: Final = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<mark>[~?%]?)"
)
_SET: Final = re.compile(r"\[([^\[\]]+)\]")
_SEASONS: Final = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_MARKS: Final = {"~": "date.approximate", "?": "date.uncertain", "%": "date.both"}


def day(value: date) -> str:
    """Write a day: 30 September 2021."""
    return format_date(value, "d MMMM y", locale=LOCALE)


def year(value: int) -> str:
    """Write a year: 2021, without groups."""
    return str(value)


def instant(value: datetime) -> str:
    """Write an instant to the minute, in UTC: 23 November 2026, 08:40 UTC."""
    return format_datetime(value.astimezone(UTC), "d MMMM y, HH:mm 'UTC'", locale=LOCALE)


@lru_cache(maxsize=4096)  # a page of hundreds of rows says the same few dates
def edtf(written: str | None) -> str:
    """Put an EDTF level 1 date, one of a set, or an interval in words; None is "date not stated".

    A string that is no such date comes back as it was written: it is what the source said.
    """
    if not written:
        return say("date.none")
    if "/" in written:
        return _interval(*written.split("/", 1))
    return _single(written)


def span(start: str | None, end: str | None) -> str:
    """Put the two ends of an episode or a claim in words; None is an open end."""
    if start is None and end is None:
        return say("date.none")
    if start == end:
        return edtf(start)
    return _interval(start or "..", end or "..")


def observed(edge: Standing) -> str:
    """Say when a relationship held, as far as anyone saw: its span if it is over, else its last sighting."""
    if edge.status is Status.ENDED and edge.end is not None:
        return span(edge.start.edtf if edge.start else None, edge.end.edtf)
    seen = edge.last_confirmed or edge.start
    return edtf(seen.edtf if seen else None)


def claim_when(claim: Claim) -> str:
    """Say when a claim puts what it says: as it was observed, over a time, or as it was published."""
    interval = span(claim.valid_from, claim.valid_to) if claim.valid_from or claim.valid_to else ""
    if interval and claim.as_of:
        return say("claim.when.both", interval=interval, as_of=edtf(claim.as_of))
    if interval:
        return say("claim.when.planned", interval=interval) if claim.status in PLANNED_STATUSES else interval
    if claim.as_of:
        return edtf(claim.as_of)
    if claim.document.published:
        return say("claim.when.published", date=edtf(claim.document.published))
    return say("claim.when.undated")


def _interval(start: str, end: str) -> str:
    ends = {"..": "open", "": "unknown"}
    key = f"interval.{ends.get(start, 'date')}.{ends.get(end, 'date')}"
    return say(key, start=_as_end(start), end=_as_end(end))


def _as_end(written: str) -> str:
    """Put an end of an interval in words: "since some time between …" reads, "since between …" does not."""
    text = _single(written)
    return say("date.some-time", date=text) if _SET.fullmatch(written) and ".." in written else text


def _one_of(members: str) -> str:
    """Put one of a set in words: "between 13 and 25 September 2019", "one of 2019, 2021 to 2023"."""
    parts = [each.strip().partition("..") for each in members.split(",")]
    if len(parts) == 1:
        first, _, last = parts[0]
        return (
            say("date.between", start=_shortened(first, last), end=_single(last)) if last else _single(first)
        )
    said = [_interval(first, last) if last else _single(first) for first, _, last in parts]
    return say("date.one-of", dates=", ".join(said))


def _shortened(first: str, last: str) -> str:
    """Put the first of two dates in words, without what it has in common with the last."""
    formats = {"day": ("d", "d MMMM"), "month": ("MMMM", "MMMM")}
    for precision, (within_month, within_year) in formats.items():
        try:
            start, end = (_plain(each, precision) for each in (first, last))
        except ValueError:
            continue
        if start.year == end.year:
            same = within_month if start.month == end.month else within_year
            return format_date(start, same, locale=LOCALE)
    return _single(first)


def _plain(written: str, precision: str) -> date:
    """Return a date that is written to the day or month, and without a mark. Raises ValueError for others."""
    return datetime.strptime(written, "%Y-%m-%d" if precision == "day" else "%Y-%m").date()


def _single(written: str) -> str:
    if one_of := _SET.fullmatch(written):
        return _one_of(one_of[1])
    match = _DATE.fullmatch(written)
    if match is None:
        return written
    plain = _unmarked(match["year"], match["month"], match["day"])
    if plain is None:
        return written
    mark = _MARKS.get(match["mark"])
    return say(mark, date=plain) if mark else plain


def _unmarked(year: str, month: str | None, day_: str | None) -> str | None:
    if year.endswith("XX"):
        return say("date.century", first=f"{year[:2]}00", last=f"{year[:2]}99")
    if year.endswith("X"):
        return say("date.decade", first=f"{year[:3]}0")
    if month is None:
        return year
    if month == "XX":
        return say("date.within", date=year)
    if month in _SEASONS:
        return say(f"date.{_SEASONS[month]}", year=year)
    return _month(int(year), int(month), day_)


def _month(year: int, month: int, day_: str | None) -> str | None:
    try:
        first = date(year, month, 1)
        if day_ is None or day_ == "XX":
            text = format_skeleton("yMMMM", first, locale=LOCALE)
            return say("date.within", date=text) if day_ else text
        return day(first.replace(day=int(day_)))
    except ValueError:
        return None
