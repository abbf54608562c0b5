"""EDTF dates: a table of what is read and refused, and two libraries as oracles where they are right."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from time import struct_time
from typing import Any

import edtf
import pytest
import undate
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import dates
from tests.examples import examples

READ = [
    ("2021", "2021-01-01", "2021-12-31"),
    ("2021-09", "2021-09-01", "2021-09-30"),
    ("2021-09-13", "2021-09-13", "2021-09-13"),
    ("2021~", "2021-01-01", "2021-12-31"),
    ("2021-09?", "2021-09-01", "2021-09-30"),
    ("2021-09-13%", "2021-09-13", "2021-09-13"),
    ("2021-21", "2021-03-01", "2021-05-31"),
    ("2021-22", "2021-06-01", "2021-08-31"),
    ("2021-23~", "2021-09-01", "2021-11-30"),
    ("2023-24", "2023-12-01", "2024-02-29"),
    ("201X", "2010-01-01", "2019-12-31"),
    ("20XX", "2000-01-01", "2099-12-31"),
    ("201X?", "2010-01-01", "2019-12-31"),
    ("2021-XX", "2021-01-01", "2021-12-31"),
    ("2021-XX-XX", "2021-01-01", "2021-12-31"),
    ("2020-02-XX", "2020-02-01", "2020-02-29"),
    ("1900-02", "1900-02-01", "1900-02-28"),
    ("2000-02-29", "2000-02-29", "2000-02-29"),
    ("0001", "0001-01-01", "0001-12-31"),
    ("9999-12-31", "9999-12-31", "9999-12-31"),
]

INTERVALS = [
    ("2010/2014", "2010-01-01", "2014-12-31"),
    ("2010-03-05~/2014-21", "2010-03-05", "2014-05-31"),
    ("2021-09/2021", "2021-09-01", "2021-12-31"),
    ("2021/2021-03", "2021-01-01", "2021-03-31"),
    ("../2014", "0001-01-01", "2014-12-31"),
    ("/2014", "0001-01-01", "2014-12-31"),
    ("2010/..", "2010-01-01", "9999-12-31"),
    ("2010/", "2010-01-01", "9999-12-31"),
]

REFUSED = [
    ("2021-13", "“2021-13” is not an EDTF date: month 13 does not exist."),
    ("2021-00", "“2021-00” is not an EDTF date: month 0 does not exist."),
    ("2021-25", "“2021-25” is not an EDTF date: month 25 does not exist."),
    ("2021-02-29", "“2021-02-29” is not an EDTF date: day 29 of 2021-02 does not exist."),
    ("1900-02-29", "“1900-02-29” is not an EDTF date: day 29 of 1900-02 does not exist."),
    ("2021-09-00", "“2021-09-00” is not an EDTF date: day 0 of 2021-09 does not exist."),
    ("2021-21-01", "“2021-21-01” is not an EDTF date: month 21 does not exist."),
    ("0000", "“0000” is not a usable date: the years are 1 to 9999."),
    ("000X", "“000X” is not a usable date: the years are 1 to 9999."),
    ("-0043", "“-0043” is not a usable date: the years are 1 to 9999."),
    ("Y170000002", "“Y170000002” is not a usable date: the years are 1 to 9999."),
    ("9999-24", "“9999-24” is not a usable date: it ends after the year 9999."),
    (
        "2021-09-13T10:00:00Z",
        "“2021-09-13T10:00:00Z” is not an EDTF date without a time; write the day only.",
    ),
    ("2010/2014", "“2010/2014” is not a single date; an interval is given by its two dates."),
]

NOT_LEVEL_1 = [
    *("", " ", "now", "2021 ", " 2021", "2021\n", "21", "12021", "2021-9", "2021-09-1", "2021.09.13"),
    *("~2021", "2021-?09", "2021~~", "2XXX", "XXXX", "2X21", "201X-05", "201X-XX", "2021-XX-13", "2021-X1"),
]


@pytest.mark.parametrize(("written", "earliest", "latest"), READ)
def test_reads_a_date(written: str, earliest: str, latest: str) -> None:
    span = dates.parse_single(written)
    assert (span.edtf, f"{span.earliest}", f"{span.latest}") == (written, earliest, latest)
    assert dates.parse(written) == span


@pytest.mark.parametrize(("written", "earliest", "latest"), INTERVALS)
def test_reads_an_interval(written: str, earliest: str, latest: str) -> None:
    span = dates.parse(written)
    assert (span.edtf, f"{span.earliest}", f"{span.latest}") == (written, earliest, latest)


@pytest.mark.parametrize(("written", "sentence"), REFUSED)
def test_refuses_with_one_sentence(written: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=r"\.$") as refused:
        dates.parse_single(written)
    assert str(refused.value) == sentence


@pytest.mark.parametrize("written", NOT_LEVEL_1)
def test_refuses_what_is_not_level_1(written: str) -> None:
    with pytest.raises(ValueError, match="is not an EDTF level 1 date"):
        dates.parse_single(written)


@pytest.mark.parametrize("written", ["/", "../..", "../", "/.."])
def test_an_interval_names_a_date(written: str) -> None:
    with pytest.raises(ValueError, match="one end or both"):
        dates.parse(written)


@pytest.mark.parametrize("written", ["2021/2020", "2021-09-02/2021-09-01"])
def test_an_interval_does_not_end_before_it_begins(written: str) -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        dates.parse(written)


@given(st.text(max_size=60) | st.from_regex(r"[0-9X~?%/.\-]{0,14}", fullmatch=True))
def test_any_text_is_read_or_refused_with_a_sentence(written: str) -> None:
    try:
        span = dates.parse(written)
    except ValueError as refused:
        assert str(refused).endswith(".")  # noqa: PT017 - what is asserted is that nothing else is raised
    else:
        assert span.earliest <= span.latest


def test_a_long_text_is_not_repeated_whole() -> None:
    with pytest.raises(ValueError, match="…") as refused:
        dates.parse_single("2021" * 10_000)
    assert len(str(refused.value)) < 150


@pytest.mark.parametrize(
    ("written", "vague"),
    [
        ("2021", False),
        ("2021~", True),
        ("2021?", True),
        ("2021-09%", True),
        ("201X", True),
        ("2021-XX", True),
    ],
)
def test_says_whether_a_date_is_vague(written: str, vague: bool) -> None:
    assert dates.is_vague(written) is vague


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("[2019-09-13..2019-09-25]", "2019-09-13", "2019-09-25"),
        ("[2019-09 .. 2019-11]", "2019-09-01", "2019-11-30"),
        ("[2019,2021]", "2019-01-01", "2021-12-31"),
        ("[2021-03-05, 2021-03-01]", "2021-03-01", "2021-03-05"),
        ("[2019-09-13~..2019-10]", "2019-09-13", "2019-10-31"),
    ],
)
def test_reads_one_of_a_set(written: str, earliest: str, latest: str) -> None:
    span = dates.parse_single(written)
    assert (span.edtf, str(span.earliest), str(span.latest)) == (written, earliest, latest)
    assert dates.is_set(written)
    assert dates.is_vague(written) is ("~" in written)


@pytest.mark.parametrize(
    "written",
    [
        "[]",
        "[2019..]",
        "[..2019]",
        "[2021..2019]",
        "[2019",
        "[[2019..2020]..2021]",
        "[a..b]",
        "[2019/2020]",
        "{2019..2020}",
    ],
)
def test_refuses_what_is_no_set(written: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        dates.parse_single(written)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2021-09-30", 36, "2024-09-30"),
        ("2020-02-29", 36, "2023-02-28"),
        ("2021-01-31", 1, "2021-02-28"),
        ("2021-12-31", 2, "2022-02-28"),
        ("2021-12-31", 0, "2021-12-31"),
        ("9996-12-31", 36, "9999-12-31"),
        ("9997-01-01", 36, "9999-12-31"),
        ("9999-12-31", 36, "9999-12-31"),
    ],
)
def test_adds_months(day: str, months: int, expected: str) -> None:
    assert dates.months_after(date.fromisoformat(day), months) == date.fromisoformat(expected)


def test_there_is_no_day_after_the_last() -> None:
    assert dates.day_after(date(2020, 2, 28)) == date(2020, 2, 29)
    assert dates.day_after(date.max) is None


# The oracles. What they get wrong is left out of what they are asked:
# edtf ends winter with its December, refuses a qualified season, reads an unknown end ("2021/") as ten years,
# accepts intervals that end before they begin and days that do not exist ("1900-02-29"), and fails on
# unspecified digits in an interval.
# undate refuses seasons, and intervals of which one end lies within the other ("2021-09/2021").
# Both read the year 0, which the calendar of days used here does not have.

_years = st.integers(1, 9999).map(lambda year: f"{year:04}")
_months = st.builds("{}-{:02}".format, _years, st.integers(1, 12))
_qualifiers = st.sampled_from(["", "~", "?", "%"])


@st.composite
def _days(draw: st.DrawFn) -> str:
    year, month = draw(st.integers(1, 9999)), draw(st.integers(1, 12))
    return f"{year:04}-{month:02}-{draw(st.integers(1, monthrange(year, month)[1])):02}"


_unspecified = (
    st.integers(1, 999).map(lambda decade: f"{decade:03}X")
    | st.integers(1, 99).map(lambda century: f"{century:02}XX")
    | _years.map("{}-XX".format)
    | _years.map("{}-XX-XX".format)
    | _months.map("{}-XX".format)
)
_plain = st.one_of(_years, _months, _days(), _unspecified)
_qualified = st.builds("{}{}".format, _plain, _qualifiers)
_seasons = st.builds("{}-{}".format, _years, st.integers(21, 23))


def _by_edtf(written: str) -> tuple[str, str]:
    read: Any = edtf.parse_edtf(written)
    return _iso(read.lower_strict()), _iso(read.upper_strict())


def _iso(time: struct_time) -> str:
    return f"{time.tm_year:04}-{time.tm_mon:02}-{time.tm_mday:02}"


def _ours(written: str) -> tuple[str, str]:
    span = dates.parse(written)
    return span.earliest.isoformat(), span.latest.isoformat()


def test_the_nearest_day_is_the_earlier_of_two_as_near() -> None:
    days = [date(2021, 1, 1), date(2021, 1, 11), date(2023, 1, 1)]
    assert dates.nearest(days, date(2021, 1, 6)) == date(2021, 1, 1)
    assert dates.nearest(days, date(2021, 1, 7)) == dates.nearest(reversed(days), date(2021, 1, 7)) == days[1]
    assert dates.nearest(days, date(2023, 1, 1)) == days[2]
    assert dates.nearest([], days[0]) is None


@settings(max_examples=examples(100, 2_000), deadline=None, derandomize=True)
@given(_qualified | _seasons)
def test_reads_dates_as_edtf_does(written: str) -> None:
    assert _ours(written) == _by_edtf(written)


@settings(max_examples=examples(60, 1_000), deadline=None, derandomize=True)
@given(st.lists(st.one_of(_years, _months, _days(), _seasons), min_size=2, max_size=2).map(sorted))
def test_reads_intervals_as_edtf_does(ends: list[str]) -> None:
    first, second = (dates.parse(end) for end in ends)
    if second.latest >= first.earliest:
        assert _ours("/".join(ends)) == _by_edtf("/".join(ends))


@settings(max_examples=examples(100, 2_000), deadline=None, derandomize=True)
@given(_qualified)
def test_reads_dates_as_undate_does(written: str) -> None:
    read: Any = undate.Undate.parse(written, "EDTF")
    assert _ours(written) == (str(read.earliest), str(read.latest))


@settings(max_examples=examples(60, 1_000), deadline=None, derandomize=True)
@given(_plain, st.sampled_from(["{}/", "{}/..", "/{}", "../{}"]))
def test_reads_open_intervals_as_undate_does(written: str, form: str) -> None:
    read: Any = undate.Undate.parse(form.format(written), "EDTF")
    earliest, latest = _ours(form.format(written))
    assert earliest == (str(read.earliest.earliest) if read.earliest else date.min.isoformat())
    assert latest == (str(read.latest.latest) if read.latest else date.max.isoformat())
