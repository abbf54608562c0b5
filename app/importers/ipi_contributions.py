"""UN peacekeeping: who gave how many troops, police and observers to which mission, month by month.

The file is of the International Peace Institute's project Providing for Peacekeeping, made of the United
Nations' monthly reports, which each claim names as what is relayed. `docs/data-sets.md` says for users what
becomes of what.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

from app.importers.csv_rows import Row, rows
from app.importers.findings import Finding, Importer, Noticed, NotUnderstood, Stated
from app.importers.ipi_hosts import placed

_HOST: Final = (
    "Mission_Country",
    "Mission_Country_ISO-3",
    "Mission_HQ",
    "Mission_HQ_Longitude",
    "Mission_HQ_Latitude",
)
_UNITS: Final = "Formed_Police_Units"
_SINGLE: Final = "Inidividual_Police"  # as the file spells it
_POLICE: Final = "Civilian_Police"
_EXPERTS: Final = "Experts_on_Mission"
_NUMBERS: Final = ("Troops", _EXPERTS, _UNITS, _SINGLE, _POLICE, "Observers", "Total")
_COLUMNS: Final = ("Date", "Contributor", "Mission", *_HOST, *_NUMBERS)

_NOTHING: Final = frozenset({"", "NA"})
_MONTH: Final = re.compile(r"([0-9]{4})-([0-9]{2})-[0-9]{2}")
_STRAY: Final = " '’`\""

_DOCUMENT: Final = {
    "title": "Providing for Peacekeeping: contributions by contributor, mission and month",
    "publisher": "International Peace Institute",
    "url": "https://www.providingforpeacekeeping.org",
}
_VIA: Final = [
    {"publisher": "United Nations", "title": "Monthly report of contributors to UN peacekeeping operations"}
]

_QUIET: Final = "{n:,} rows make no claim: they give 0, and nobody was counted there just before either."


class _Reading:
    """What is remembered from row to row: the missions told of, and who was counted last, by pair."""

    def __init__(self) -> None:
        self._missions: set[str] = set()
        self._last: dict[tuple[str, str], tuple[str, int]] = {}
        self.left_out: Counter[str] = Counter()

    def take(self, row: Row) -> Iterator[Finding]:
        """Yield what one row says."""
        month = _month(row["Date"])
        if month is None or not row["Contributor"] or not row["Mission"]:
            yield NotUnderstood(row.line, row.text, "The row names no day, no contributor or no mission.")
            return
        try:
            figures = {column: _people(row, column) for column in _NUMBERS}
        except ValueError as error:
            yield NotUnderstood(row.line, row.text, str(error))
            return
        if row["Mission"] not in self._missions:
            self._missions.add(row["Mission"])
            yield from _mission(row, month)
            yield Stated(row.line, _belongs(row["Mission"], month))
        yield from self._contribution(row, month, figures)

    def _contribution(self, row: Row, month: str, figures: dict[str, int]) -> Iterator[Finding]:
        split = {
            "troops": figures["Troops"],
            "police": figures[_UNITS] + figures[_SINGLE],
            "observers": figures[_EXPERTS],
        }
        yield from (Noticed(row.line, reason) for reason in _differences(row, figures, sum(split.values())))
        total, pair = figures["Total"], (row["Contributor"], row["Mission"])
        before, self._last[pair] = self._last.get(pair, ("", 0)), (month, total)
        if total == 0 and any(split.values()):
            yield NotUnderstood(row.line, row.text, "The total is 0, and its parts are not.")
        elif total == 0 and before[0] > month:
            yield NotUnderstood(
                row.line, row.text, "A 0 below a later month: the file is not in order of time."
            )
        elif total == 0 and before[1] == 0:
            self.left_out[_QUIET] += 1
        else:
            yield Stated(row.line, _body(row, month, total, split))


def _read(lines: Iterable[str]) -> Iterator[Finding]:
    """Tell what the file says, row by row."""
    reading, last = _Reading(), 1
    for row in rows(lines, _COLUMNS, "a file of contributions to UN peacekeeping"):
        last = row.line
        if isinstance(row, NotUnderstood):
            yield row
        else:
            yield from reading.take(row)
    yield from (Noticed(last, sentence.format(n=n)) for sentence, n in reading.left_out.items())


def _month(text: str) -> str | None:
    """Return the month of a day as an EDTF date; the figures are those of the month's last day."""
    match = _MONTH.fullmatch(text)
    if match is None or not 1 <= int(match[2]) <= 12:
        return None
    return f"{match[1]}-{match[2]}"


def _people(row: Row, column: str) -> int:
    """Return a count of people, 0 where none is given. Raises ValueError with a sentence."""
    text = row[column]
    if text in _NOTHING:
        return 0
    whole, _, rest = text.partition(".")
    if not (whole.isascii() and whole.isdigit()) or rest.strip("0"):
        raise ValueError(f"“{text}” in the column {column} is no number of people.")
    return int(whole)


def _differences(row: Row, figures: dict[str, int], parts: int) -> Iterator[str]:
    """Yield where the columns of a row contradict each other; the separate figures and the total stand."""
    who = f"{row['Contributor']} in {row['Mission']}, {row['Date']}"
    if parts != figures["Total"]:
        yield f"{who}: the total is {figures['Total']:,}, and its parts add up to {parts:,}."
    if figures[_POLICE] != figures[_UNITS] + figures[_SINGLE]:
        yield f"{who}: {_POLICE} is {figures[_POLICE]:,}, and units and individuals add up to another number."
    if figures["Observers"] != figures[_EXPERTS]:
        yield f"{who}: Observers and {_EXPERTS} should be one number, and are two."


def _body(row: Row, month: str, total: int, split: dict[str, int]) -> dict[str, Any]:
    given = {category: number for category, number in split.items() if number}
    category = next(iter(given)) if len(given) == 1 else "mixed"
    fits = sum(given.values()) <= total
    return {
        "subject": {"kind": "Country", "name": row["Contributor"]},
        "predicate": "CONTRIBUTES_TO",
        "object": {"kind": "Mission", "name": row["Mission"]},
        "status": "present" if total else "ended",
        "as_of": month,
        "personnel": {
            "best": total,
            "qualifier": "exactly",
            "category": category,
            "by_category": (given or None) if fits else None,
        },
        "note": None if fits else f"The parts it gives are more: {_listed(given)}.",
        "via": _VIA,
        "document": _DOCUMENT,
    }


def _listed(split: dict[str, int]) -> str:
    return ", ".join(f"{number:,} {category}" for category, number in split.items())


def _belongs(mission: str, month: str) -> dict[str, Any]:
    """Return that a mission is the United Nations': those of no other are in their report."""
    return {
        "subject": {"kind": "Mission", "name": mission},
        "predicate": "PART_OF",
        "object": {"kind": "InternationalOrganization", "name": "United Nations"},
        "status": "present",
        "as_of": month,
        "via": _VIA,
        "document": _DOCUMENT,
    }


def _mission(row: Row, month: str) -> Iterator[Finding]:
    """Yield where a mission takes place, once, and what is odd about it."""
    mission, stated = row["Mission"], row["Mission_Country"]
    if stated in _NOTHING:
        yield Noticed(row.line, f"The file does not say where {mission} takes place.")
        return
    host = stated.strip(_STRAY)
    subject: dict[str, Any] = {"kind": "Mission", "name": mission}
    spot, remark = _headquarters(row)
    if spot:
        subject["coordinates"] = {"latitude": spot[0], "longitude": spot[1]}
    yield Stated(
        row.line,
        {
            "subject": subject,
            "predicate": "TAKES_PLACE_IN",
            "object": {"kind": "Country", "name": host},
            "status": "present",
            "as_of": month,
            "note": f"Headquarters: {row['Mission_HQ']}." if row["Mission_HQ"] not in _NOTHING else None,
            "stated_as": {"object": stated},
            "via": _VIA,
            "document": _DOCUMENT,
        },
    )
    if host != stated:
        yield Noticed(row.line, f"“{stated}” is read as {host}.")
    if remark:
        yield Noticed(row.line, remark)


def _headquarters(row: Row) -> tuple[tuple[float, float] | None, str | None]:
    """Return where the headquarters is, if that can be told, and what there is to say about it."""
    latitude, longitude = row["Mission_HQ_Latitude"], row["Mission_HQ_Longitude"]
    if latitude in _NOTHING or longitude in _NOTHING:
        return None, None
    try:
        return placed(row["Mission"], row["Mission_Country_ISO-3"], float(latitude), float(longitude))
    except ValueError:
        return None, f"“{latitude}, {longitude}” are no coordinates of {row['Mission']}."


IMPORTER: Final = Importer(
    "ipi-contributions",
    "utf-8",
    "contributions to UN peacekeeping by contributor, mission and month (International Peace Institute)",
    _read,
)
