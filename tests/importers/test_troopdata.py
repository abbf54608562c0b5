"""US personnel by year and by quarter: what a figure says, what a 0 says, and what is no place."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import Invalid
from app.importers.troopdata import IMPORTER
from tests.importers.reading import bodies, found, not_understood, noticed

YEARLY = "countryname,year,ccode,iso3c,region,troops_ad,army_ad,total_selected_reserve,total_civilian"
QUARTERLY = (
    "iso3c,countryname,year,month,source,troops_ad,total_selected_reserve,total_civilian,troops_all,region"
)


def yearly(*rows: str) -> str:
    """Rows of: name, year, code, troops, reserve, civilians."""
    cells = (row.split("|") for row in rows)
    return "\n".join([YEARLY, *(f"{n},{y},1,{c},Some Region,{t},0,{r},{v}" for n, y, c, t, r, v in cells)])


def quarterly(*rows: str) -> str:
    """Rows of: name, code, year, month, source, troops, reserve, civilians, all."""
    cells = (row.split("|") for row in rows)
    return "\n".join(
        [
            QUARTERLY,
            *(f"{c},{n},{y},{m},{s},{t},{r},{v},{a},Some Region" for n, c, y, m, s, t, r, v, a in cells),
        ]
    )


def said(text: str) -> list[tuple[str, str, int]]:
    return [(b["as_of"], b["status"], b["personnel"]["best"]) for b in bodies(found(IMPORTER, text))]


def one(text: str) -> dict[str, Any]:
    (body,) = bodies(found(IMPORTER, text))
    return body


def test_a_year_at_a_place_is_a_claim() -> None:
    body = one(yearly("Germany|2015|DEU|37190|391|11294"))
    assert body["subject"] == {"kind": "Country", "name": "United States"}
    assert (body["predicate"], body["object"]) == ("DEPLOYED_TO", {"kind": "Country", "name": "DEU"})
    assert body["stated_as"] == {"object": "Germany"}
    assert body["personnel"] == {"best": 37190, "category": "troops"}
    assert body["note"] == "Includes the Selected Reserve. 11,294 civilians beside them."
    assert body["via"] == [{"publisher": "Defense Manpower Data Center", "title": None}]


def test_a_quarter_adds_the_reserve_and_names_its_report() -> None:
    body = one(quarterly("Niger|NER|2017|September|September 2017|510|37|7|547.0"))
    assert (body["as_of"], body["personnel"]["best"]) == ("2017-09", 547)
    assert body["note"] == "37 of them of the Selected Reserve. 7 civilians beside them."
    assert body["via"][0]["title"] == "Report of September 2017"
    compiled = one(quarterly("Niger|NER|2010|June|Kane 2006|2|0|0|2.0"))
    assert compiled["via"] == [
        {"publisher": "Defense Manpower Data Center", "title": "As compiled by Kane 2006"}
    ]


def test_only_the_first_nought_after_a_figure_is_an_end() -> None:
    text = yearly(
        "Chad|1950|TCD|0|0|0", "Chad|1951|TCD|9|0|0", "Chad|1952|TCD|0|0|3", "Chad|1953|TCD|0|0|0",
        "Chad|1960|TCD|4|0|0",
    )  # fmt: skip
    findings = found(IMPORTER, text)
    assert said(text) == [("1951", "present", 9), ("1952", "ended", 0), ("1960", "present", 4)]
    assert bodies(findings)[1]["note"] == "3 civilians beside them."
    assert noticed(findings) == [
        (6, "2 rows make no claim: they give 0 troops, and nobody was counted there just before either.")
    ]


def test_noughts_are_judged_in_order_of_time_whatever_that_of_the_rows() -> None:
    rows = [
        "Chad|TCD|2013|December|D|0|0|0|0.0",
        "Chad|TCD|2013|June|D|5|0|0|5.0",
        "Chad|TCD|2013|September|D|6|0|0|6",
    ]
    assert said(quarterly(*rows)) == [
        ("2013-12", "ended", 0),
        ("2013-06", "present", 5),
        ("2013-09", "present", 6),
    ]


def test_a_nought_under_the_old_name_of_a_place_says_nothing() -> None:
    text = yearly(
        "Eswatini|2016|SWZ|8|0|0", "Swaziland|2015|SWZ|7|0|0", "Swaziland|2016|SWZ|0|0|0",
        "Yugoslavia|1998|NA|37|0|0", "Yugoslavia|1999|NA|0|0|0",
    )  # fmt: skip
    assert said(text) == [
        ("2016", "present", 8), ("2015", "present", 7), ("1998", "present", 37), ("1999", "ended", 0),
    ]  # fmt: skip
    assert "under another name" in noticed(found(IMPORTER, text))[0][1]


def test_two_names_end_once() -> None:
    text = yearly("Burma|1960|MMR|3|0|0", "Burma|1961|MMR|0|0|0", "Myanmar|1961|MMR|0|0|0")
    assert said(text) == [("1960", "present", 3), ("1961", "ended", 0)]


def test_the_new_way_of_counting_is_noted_and_its_noughts_are_no_ends() -> None:
    text = yearly("Syria|2017|SYR|1720|0|0", "Syria|2018|SYR|1700|0|0", "Syria|2019|SYR|0|0|0")
    old, new = bodies(found(IMPORTER, text))
    assert old["note"] is None
    assert new["note"].startswith(
        "From December 2017 on the reports leave out troops on contingency operations"
    )
    assert "nobody counted is nobody left" in noticed(found(IMPORTER, text))[0][1]
    quarters = quarterly("Niger|NER|2017|September|R|510|0|0|510", "Niger|NER|2017|December|R|7|0|0|7")
    assert [bool(body["note"]) for body in bodies(found(IMPORTER, quarters))] == [False, True]


def test_a_quarter_of_which_no_report_was_compiled_is_no_nought() -> None:
    text = quarterly("Mali|MLI|2016|September|S|13|0|0|13.0", "Mali|MLI|2016|December||0|0|0|")
    assert said(text) == [("2016-09", "present", 13)]
    assert noticed(found(IMPORTER, text)) == [
        (3, "1 rows make no claim: no report of the quarter was compiled.")
    ]


def test_figures_that_cannot_be_right_stand_with_a_doubt() -> None:
    rows = [
        f"Egypt|EGY|2015|{m}|{m} 2015|{n}|0|0|{n}"
        for m, n in (("June", 630), ("March", 282), ("September", 350))
    ]
    findings = found(IMPORTER, quarterly(*rows, "Congo|COG|2015|March|March 2015|22|0|0|22"))
    june, march, _, congo = bodies(findings)
    assert march["note"] is None
    assert "June report was probably added twice" in june["note"]
    assert "probably twice" in congo["note"]
    assert [line for line, _ in noticed(findings)] == [2, 5]
    iraq = one(yearly("Iraq|2007|IRQ|510000|0|0"))
    assert iraq["note"] == "The figure looks like the sum of several reports."


@pytest.mark.parametrize(
    ("row", "object_"),
    [
        ("Aden|1965|NA|2|0|0", {"kind": "Region", "name": "Aden"}),
        ("Eniwetok (J.T.F. 7|1954|NA|652|0|0", {"kind": "Region", "name": "Eniwetok"}),
        ("Johnston Island|1980|NA|300|0|0", {"kind": "Region", "name": "Johnston Atoll"}),
        ("Yugoslavia|1990|NA|24|0|0", {"kind": "Region", "name": "Yugoslavia"}),
        ("Yugoslavia|2020|NA|13|0|0", {"kind": "Country", "name": "SRB"}),
        ("Guam|2017|NA|6460|0|0", {"kind": "Country", "name": "Guam"}),
        ("Vietnam|1953|NA|138|0|0", {"kind": "Country", "name": "VNM"}),
        ("Congo|1970|COG|2|0|0", {"kind": "Country", "name": "COG"}),
    ],
)
def test_places(row: str, object_: dict[str, str]) -> None:
    assert one(yearly(row))["object"] == object_


def test_one_figure_for_two_countries_is_shared() -> None:
    body = one(yearly("Fiji and Tonga|1970|NA|18|0|0"))
    assert body["object"] == [{"kind": "Country", "name": "FJI"}, {"kind": "Country", "name": "TON"}]


@pytest.mark.parametrize("name", ["Total", "Afloat", "Undistributed", "Some Region", "Europe - Total", ""])
def test_sums_are_no_places(name: str) -> None:
    findings = found(IMPORTER, yearly(f"{name}|1990|NA|1000|0|0"))
    assert not bodies(findings)
    assert not_understood(findings) == [(2, f"“{name}” is not a place but a sum or a remainder.")]


def test_at_home_is_not_deployed() -> None:
    findings = found(IMPORTER, yearly("United States|1990|USA|1000000|0|0"))
    assert not bodies(findings)
    assert "United States themselves" in noticed(findings)[0][1]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Chad|1990|TCD|many|0|0", "“many” in the column troops_ad is no number of people."),
        ("Chad|1990|TCD|1.5|0|0", "“1.5” in the column troops_ad is no number of people."),
        ("Chad|1990|TCD|-3|0|0", "“-3” in the column troops_ad is no number of people."),
        ("Chad|soon|TCD|3|0|0", "The row has no year, or a quarter that ends in no month of one."),
    ],
)
def test_what_is_no_figure_is_told(row: str, reason: str) -> None:
    assert not_understood(found(IMPORTER, yearly(row))) == [(2, reason)]


def test_no_figure_is_not_nought() -> None:
    text = yearly("Chad|1990|TCD|3|NA|NA", "Chad|1991|TCD|NA|0|0")
    assert said(text) == [("1990", "present", 3)]
    assert noticed(found(IMPORTER, text)) == [(3, "1 rows make no claim: they give no figure.")]


def test_a_quarterly_file_needs_its_columns() -> None:
    text = yearly("Chad|1990|TCD|3|0|0").replace("ccode", "month").replace(",1,", ",June,")
    head, _, rest = text.partition("\n")
    for each in (text, f"{head}\na,broken,row\n{rest}"):
        with pytest.raises(Invalid, match="no column “source”, “troops_all”"):
            found(IMPORTER, each)
