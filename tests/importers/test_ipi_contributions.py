"""Contributions to UN missions: who gave whom, where missions are, what does not add up."""

from __future__ import annotations

from typing import Any

import pytest

from app.importers.ipi_contributions import IMPORTER
from app.importers.ipi_hosts import EXTENTS, placed
from tests.importers.reading import bodies, found, not_understood, noticed

HEADER = (
    "Date,Contributor,Mission,Mission_Country,Mission_Country_ISO-3,Mission_HQ,Mission_HQ_Longitude,"
    "Mission_HQ_Latitude,Experts_on_Mission,Formed_Police_Units,Inidividual_Police,Civilian_Police,Troops,"
    "Observers,Total"
)
JUBA = "UNMISS,South Sudan',SSD,Juba,4.85,31.6"
BAMAKO = "MINUSMA,Mali,MLI,Bamako,-8.0,12.65"


def month(*rows: str) -> str:
    return "\n".join([HEADER, *rows])


def contributions(text: str) -> list[dict[str, Any]]:
    return [body for body in bodies(found(IMPORTER, text)) if body["predicate"] == "CONTRIBUTES_TO"]


def wholes(text: str) -> list[tuple[str, str, str]]:
    said = [body for body in bodies(found(IMPORTER, text)) if body["predicate"] == "PART_OF"]
    return [(body["subject"]["name"], body["object"]["name"], body["as_of"]) for body in said]


def missions(text: str) -> list[dict[str, Any]]:
    return [body for body in bodies(found(IMPORTER, text)) if body["predicate"] == "TAKES_PLACE_IN"]


def test_a_row_is_a_contribution_split_by_category() -> None:
    (body,) = contributions(month(f"2014-03-31,Bangladesh,{BAMAKO},18,160,14,174,2558,18,2750"))
    assert body["subject"] == {"kind": "Country", "name": "Bangladesh"}
    assert (body["object"], body["as_of"]) == ({"kind": "Mission", "name": "MINUSMA"}, "2014-03")
    assert body["personnel"] == {
        "best": 2750,
        "qualifier": "exactly",
        "category": "mixed",
        "by_category": {"troops": 2558, "police": 174, "observers": 18},
    }
    assert body["via"][0]["publisher"] == "United Nations"


def test_a_single_category_is_named() -> None:
    (body,) = contributions(month(f"2014-03-31,Argentina,{BAMAKO},,,,,265.0,,265"))
    assert body["personnel"]["category"] == "troops"


def test_a_mission_is_placed_once_with_its_headquarters() -> None:
    rows = [f"2014-03-31,{who},{JUBA},,,1,1,,,1" for who in ("Albania", "Argentina")]
    text = month(*rows, f"2014-04-30,Albania,{BAMAKO},,,1,1,,,1")
    juba, bamako = missions(text)
    assert juba["subject"]["coordinates"] == {"latitude": 4.85, "longitude": 31.6}
    assert (juba["object"]["name"], juba["stated_as"]["object"]) == ("South Sudan", "South Sudan'")
    assert (juba["as_of"], juba["note"]) == ("2014-03", "Headquarters: Juba.")
    assert wholes(text) == [("UNMISS", "United Nations", "2014-03"), ("MINUSMA", "United Nations", "2014-04")]
    assert bamako["subject"]["coordinates"] == {"latitude": 12.65, "longitude": -8.0}
    assert noticed(found(IMPORTER, text)) == [
        (2, "“South Sudan'” is read as South Sudan."),
        (2, "The latitude and longitude of UNMISS are swapped in the file; they are put right."),
    ]


@pytest.mark.parametrize(
    ("host", "spot", "part"),
    [
        ("ZZZ", (1.0, 2.0), "cannot be checked"),
        ("SSD", (60.0, 60.0), "do not tell"),
        ("TCD", (13.5, 14.5), "do not tell"),
    ],
)
def test_coordinates_are_refused_where_they_cannot_be_told(
    host: str, spot: tuple[float, float], part: str
) -> None:
    found_spot, remark = placed("UNX", host, *spot)
    assert found_spot is None
    assert remark is not None
    assert part in remark


def test_the_extents_are_extents() -> None:
    assert all(-90 <= e.south < e.north <= 90 and -180 <= e.west < e.east <= 180 for e in EXTENTS.values())


def test_numbers_that_do_not_add_up_are_noticed_and_stand() -> None:
    text = month(f"2014-03-31,Albania,{BAMAKO},2,3,4,8,5,1,15")
    (body,) = contributions(text)
    assert body["personnel"]["best"] == 15
    assert [reason.split(": ", 1)[1] for _, reason in noticed(found(IMPORTER, text))] == [
        "the total is 15, and its parts add up to 14.",
        "Civilian_Police is 8, and units and individuals add up to another number.",
        "Observers and Experts_on_Mission should be one number, and are two.",
    ]


def test_parts_that_are_more_than_their_total_stand_in_the_note() -> None:
    (body,) = contributions(month(f"2014-03-31,Albania,{BAMAKO},2,3,4,7,5,2,13"))
    assert (body["personnel"]["best"], body["personnel"]["by_category"]) == (13, None)
    assert body["note"] == "The parts it gives are more: 5 troops, 7 police, 2 observers."


def test_only_the_first_nought_after_a_figure_is_an_end() -> None:
    rows = [f"2014-0{m}-28,Belarus,{BAMAKO},,,,,{n},,{n}" for m, n in ((3, 0), (4, 2), (5, 0), (6, 0))]
    text = month(*rows)
    assert [(b["as_of"], b["status"]) for b in contributions(text)] == [
        ("2014-04", "present"),
        ("2014-05", "ended"),
    ]
    assert noticed(found(IMPORTER, text)) == [
        (5, "2 rows make no claim: they give 0, and nobody was counted there just before either.")
    ]


@pytest.mark.parametrize(
    ("row", "part"),
    [
        (f"March,Albania,{BAMAKO},,,1,1,,,1", "names no day"),
        (f"2014-13-31,Albania,{BAMAKO},,,1,1,,,1", "names no day"),
        (f"2014-03-31,,{BAMAKO},,,1,1,,,1", "no contributor"),
        (f"2014-03-31,Albania,{BAMAKO},,,one,1,,,1", "“one” in the column Inidividual_Police"),
        (f"2014-03-31,Albania,{BAMAKO},,,1,1,,,0", "The total is 0"),
    ],
)
def test_what_is_not_understood_is_told(row: str, part: str) -> None:
    findings = found(IMPORTER, month(row))
    assert not contributions(month(row))
    ((line, reason),) = not_understood(findings)
    assert line == 2
    assert part in reason
