"""US military personnel by place and period: the yearly and the quarterly file of the troopdata project.

The figures are those of the reports of the US Defense Manpower Data Center, and of the offices before it,
as the project compiled them. So every claim names that office as the one relayed: all years together are
one source. `docs/data-sets.md` says for users what becomes of what.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

from app.errors import Invalid
from app.importers.csv_rows import Row, rows
from app.importers.findings import Finding, Importer, Noticed, NotUnderstood, Stated
from app.importers.troopdata_counts import Count, Verdict, doubts, judged
from app.importers.troopdata_places import HOME, place

MOST_ROWS: Final = 200_000
"""A file is read as a whole before anything of it is told; the longest there is has some 16,000 rows."""

_COMMON: Final = (
    "countryname",
    "year",
    "iso3c",
    "region",
    "troops_ad",
    "total_selected_reserve",
    "total_civilian",
)
_QUARTERLY: Final = ("month", "source", "troops_all")
_MONTHS: Final = {"March": 3, "June": 6, "September": 9, "December": 12}
_NO_FIGURE: Final = frozenset({"", "NA"})

_PROJECT: Final = {"publisher": "troopdata", "url": "https://github.com/meflynn/troopdata"}
_YEARLY_DOCUMENT: Final = {"title": "US military personnel by country and year", **_PROJECT}
_QUARTERLY_DOCUMENT: Final = {"title": "US military personnel by country and quarter", **_PROJECT}
_OFFICE: Final = "Defense Manpower Data Center"

_NEW_COUNT_NOTE: Final = (
    "From December 2017 on the reports leave out troops on contingency operations: lower figures than before "
    "are no withdrawal."
)
_RESERVE_YEAR_NOTE: Final = "Includes the Selected Reserve."

_UNREPORTED: Final = "no report of the quarter was compiled"
_HOME: Final = "they are of the United States themselves"
_LEFT_OUT: Final = "{n:,} rows make no claim: {why}."


def _read(lines: Iterable[str]) -> Iterator[Finding]:
    """Tell what the file says. Its rows are all read first: what a 0 says depends on others."""
    counts: list[Count] = []
    odd: dict[int, NotUnderstood] = {}
    left_out: Counter[str] = Counter()
    last = 1
    for row in _rows(lines):
        last = row.line
        if isinstance(row, NotUnderstood):
            odd[last] = row
            continue
        found = _count(row)
        if isinstance(found, Count):
            counts.append(found)
        elif isinstance(found, NotUnderstood):
            odd[last] = found
        else:
            left_out[found] += 1
    yield from _told(counts, odd, left_out)
    yield from (Noticed(last, _LEFT_OUT.format(n=n, why=why)) for why, n in sorted(left_out.items()))


def _rows(lines: Iterable[str]) -> Iterator[Row | NotUnderstood]:
    """Read the rows of either file. Raises Invalid for another sort of file, or one without an end."""
    for number, row in enumerate(rows(lines, _COMMON, "a file of troopdata")):
        if isinstance(row, Row) and "month" in row.cells and not row.cells.keys() >= set(_QUARTERLY):
            missing = ", ".join(f"“{column}”" for column in _QUARTERLY if column not in row.cells)
            raise Invalid(f"This is no quarterly file of troopdata: there is no column {missing}.")
        if number == MOST_ROWS:
            raise Invalid(f"A file of troopdata has at most {MOST_ROWS:,} rows.")
        yield row


def _told(counts: list[Count], odd: dict[int, NotUnderstood], left_out: Counter[str]) -> Iterator[Finding]:
    """Yield claims and oddities in the order of their lines, and count what is left out."""
    doubtful = doubts(counts)
    findings: dict[int, list[Finding]] = {line: [each] for line, each in odd.items()}
    for count, verdict in zip(counts, judged(counts), strict=True):
        if verdict not in {Verdict.PRESENT, Verdict.ENDED}:
            left_out[f"they give 0 troops, and {verdict.value}"] += 1
            continue
        doubt = doubtful.get(count.line)
        findings[count.line] = [Stated(count.line, _body(count, verdict, doubt))]
        if doubt:
            findings[count.line].append(Noticed(count.line, f"{count.stated}, {count.as_of}: {doubt}"))
    for line in sorted(findings):
        yield from findings[line]


def _count(row: Row) -> Count | NotUnderstood | str:
    """Return what a row counts; what is wrong with it; or why it is left out."""
    month = row.cells.get("month")
    if not row["year"].isdigit() or len(row["year"]) != 4 or (month is not None and month not in _MONTHS):
        return NotUnderstood(
            row.line, row.text, "The row has no year, or a quarter that ends in no month of one."
        )
    where = place(row["countryname"], row["iso3c"], row["region"], int(row["year"]))
    if where is None or not row["countryname"]:
        return NotUnderstood(
            row.line, row.text, f"“{row['countryname']}” is not a place but a sum or a remainder."
        )
    if where == (("Country", HOME),):
        return _HOME
    if row["troops_ad"] in _NO_FIGURE or (month and row["troops_all"] in _NO_FIGURE and not row["source"]):
        return _UNREPORTED if month else "they give no figure"
    try:
        active, reserve, civilians = (_people(row, column) for column in _COMMON[4:])
    except ValueError as error:
        return NotUnderstood(row.line, row.text, str(error))
    return Count(
        row.line,
        row["countryname"],
        where,
        int(row["year"]),
        _MONTHS[month] if month else None,
        # The yearly file has added the reserve to what it calls active duty, the quarterly one has not.
        active + reserve if month else active,
        reserve,
        civilians,
        row["source"] if month else "",
    )


def _people(row: Row, column: str) -> int:
    """Return a count of people, 0 where none is given. Raises ValueError with a sentence."""
    text = row[column]
    if text in _NO_FIGURE:
        return 0
    whole, _, rest = text.partition(".")
    if not whole.isascii() or not whole.isdigit() or rest.strip("0"):
        raise ValueError(f"“{text}” in the column {column} is no number of people.")
    return int(whole)


def _body(count: Count, verdict: Verdict, doubt: str | None) -> dict[str, Any]:
    objects = [{"kind": kind, "name": name} for kind, name in count.place]
    body: dict[str, Any] = {
        "subject": {"kind": "Country", "name": "United States"},
        "predicate": "DEPLOYED_TO",
        "object": objects[0] if len(objects) == 1 else objects,
        "status": verdict.value,
        "as_of": count.as_of,
        "personnel": {"best": count.military, "category": "troops"},
        "note": _note(count, doubt),
        "via": [{"publisher": _OFFICE, "title": _report(count)}],
        "stated_as": {"object": count.stated},
        "document": _QUARTERLY_DOCUMENT if count.month else _YEARLY_DOCUMENT,
    }
    return body


def _report(count: Count) -> str | None:
    """Return which report the office's figure is from; "Kane 2006" is a compilation of its reports."""
    if not count.report:
        return None
    return (
        f"Report of {count.report}"
        if count.report[-4:] == str(count.year)
        else f"As compiled by {count.report}"
    )


def _note(count: Count, doubt: str | None) -> str | None:
    reserve = f"{count.reserve:,} of them of the Selected Reserve." if count.month else _RESERVE_YEAR_NOTE
    # They are beside the troops, and no part of them: a split of the figure would be more than the figure.
    civilians = f"{count.civilians:,} civilians beside them." if count.civilians else None
    parts = [
        reserve if count.reserve else None,
        civilians,
        _NEW_COUNT_NOTE if count.is_new_count else None,
        doubt,
    ]
    return " ".join(filter(None, parts)) or None


IMPORTER: Final = Importer(
    "troopdata",
    "utf-8",
    "US military personnel by country and year, or by country and quarter, as the project troopdata has them",
    _read,
)
