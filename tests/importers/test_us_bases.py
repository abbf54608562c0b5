"""US bases: names that stay apart, coordinates, and what is odd about the table."""

from __future__ import annotations

from typing import Any

import pytest

from app.importers.us_bases import IMPORTER
from tests.importers.reading import bodies, found, not_understood, noticed

HEADER = "countryname,ccode,iso3c,basename,lat,lon,base,lilypad,fundedsite"


def table(*rows: str) -> str:
    return "\n".join([HEADER, *rows])


def bases(*rows: str) -> list[dict[str, Any]]:
    return [b["object"] for b in bodies(found(IMPORTER, table(*rows))) if b["predicate"] == "OPERATES_BASE"]


def test_a_row_is_a_base_that_the_united_states_operate_and_that_lies_somewhere() -> None:
    operates, lies = bodies(found(IMPORTER, table("Germany,255,DEU,Ramstein AFB,49.44,7.5971,1,0,0")))
    base = {"kind": "Base", "name": "Ramstein AFB", "coordinates": {"latitude": 49.44, "longitude": 7.5971}}
    assert operates["subject"] == {"kind": "Country", "name": "United States"}
    assert (operates["object"], operates["role"], operates["as_of"]) == (base, "base", "2018~")
    assert (lies["subject"], lies["predicate"]) == (base, "LOCATED_IN")
    assert lies["object"] == {"kind": "Country", "name": "Germany"}


def test_sorts_of_sites_are_told_apart() -> None:
    said = bodies(found(IMPORTER, table("Peru,135,PER,Iquitos,-3.7,-73.2,0,1,1")))
    assert (
        said[0]["role"]
        == "lily pad: a small or occasional site; site of the host built or enlarged with US money"
    )
    assert not_understood(found(IMPORTER, table("Peru,135,PER,Iquitos,-3.7,-73.2,0,0,0"))) == [
        (2, "The row names no country, or does not say what the site is.")
    ]


def test_bases_of_one_name_in_two_countries_stay_apart_whatever_their_order() -> None:
    rows = ["Spain,1,ESP,Rota,36.6,-6.3,1,0,0", "Northern Mariana Islands,1,USA,ROTA,14.1,145.2,1,0,0"]
    names = {base["name"] for base in bases(*rows)}
    assert names == {"Rota (Spain)", "ROTA (Northern Mariana Islands)"}
    assert {base["name"] for base in bases(*reversed(rows))} == names


def test_sites_of_one_name_in_one_country_stay_apart_by_their_coordinates() -> None:
    rows = ["Japan,1,JPN,Camp Zama,35.571,139.373,1,0,0", "Japan,1,JPN,Camp Zama,35.489,139.408,1,0,0"]
    assert [base["name"] for base in bases(*rows)] == [
        "Camp Zama (35.571, 139.373)",
        "Camp Zama (35.489, 139.408)",
    ]


def test_a_row_said_twice_makes_one_base() -> None:
    row = "Italy,325,ITA,NSA Naples,40.85,14.26,{}"
    findings = found(IMPORTER, table(*(row.format(flags) for flags in ("1,0,0", "1,0,0", "0,1,0"))))
    assert [body["predicate"] for body in bodies(findings)] == [
        "OPERATES_BASE",
        "LOCATED_IN",
        "OPERATES_BASE",
    ]
    assert [line for line, _ in noticed(findings)] == [3, 4]


@pytest.mark.parametrize(
    ("country", "written", "name"),
    [
        ('"Korea, South"', "Osan\tSouth Korea", "Osan"),
        ("Cuba", "Guantanamo Bay\tCuba", "Guantanamo Bay"),
        ("Belgium", "Kleine-Brogel\t Air Base", "Kleine-Brogel Air Base"),
        ('"Korea, South"', "Pohang\t(Camp Mujuk)", "Pohang (Camp Mujuk)"),
        ("Canada", "NA", "Unnamed US site in Canada"),
    ],
)
def test_stray_tabs_and_missing_names(country: str, written: str, name: str) -> None:
    assert [base["name"] for base in bases(f"{country},1,XXX,{written},1,2,1,0,0")] == [name]


def test_coordinates_that_say_nothing_are_left_out() -> None:
    rows = [
        "Israel,666,ISR,Site 51 [loc. Is random in Negev],30.7,34.9,0,1,0",
        "Canada,20,CAN,NA,56.1,-106.3,0,1,0",
        "Cameroon,471,CMR,Douala,NA,NA,0,1,0",
    ]
    found_bases = bases(*rows)
    assert [base["name"] for base in found_bases] == ["Site 51", "Unnamed US site in Canada", "Douala"]
    assert not any("coordinates" in base for base in found_bases)
    assert [line for line, _ in noticed(found(IMPORTER, table(*rows)))] == [2, 3, 4]


@pytest.mark.parametrize(
    ("where", "part"), [("95,1", "no place on Earth"), ("1,-190", "no place"), ("x,1", "no coord")]
)
def test_coordinates_out_of_bounds_are_told(where: str, part: str) -> None:
    ((line, reason),) = not_understood(found(IMPORTER, table(f"Chad,1,TCD,Somewhere,{where},1,0,0")))
    assert line == 2
    assert part in reason


@pytest.mark.parametrize(
    ("written", "kind", "name"),
    [
        ("Virgin Islands", "Country", "US Virgin Islands"),
        ('"Congo, Democratic Republic"', "Country", "Democratic Republic of the Congo"),
        ("Georigia", "Country", "Georgia"),
        ("Wake Island", "Region", "Wake Island"),
    ],
)
def test_countries_that_are_written_otherwise(written: str, kind: str, name: str) -> None:
    said = bodies(found(IMPORTER, table(f"{written},1,XXX,A site,1,2,1,0,0")))
    assert said[1]["object"] == {"kind": kind, "name": name}
