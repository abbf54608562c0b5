"""Our table of countries against two made by others: a check of the codes and of what is found by name."""

import csv
from pathlib import Path

import pytest

from app.graph.entities import countries

pytestmark = pytest.mark.acceptance

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "country_meta"

KOSOVO = ("XK", "UNK", "")
"""Not in ISO 3166-1: that list takes the code of the UN mission, ours the one in wider use."""

AMBIGUOUS = {"Congo", "Saint Martin", "Virgin Islands", "Guiana"}
"""Names that list gives to one country and we to none alone."""

FORMS = ("Territory of", "Country of", "Collectivity of", "Department of", "Special Administrative Region")
"""What marks official names of dependencies, which nobody writes."""

ELSEWHERE = {
    "Sahrawi Arab Democratic Republic": "a government; the territory is Western Sahara",
    "Nation of Brunei, Abode of Peace": "a motto",
    "Independent and Sovereign Republic of Kiribati": "a description",
    "Pitcairn Group of Islands": "a description",
    "Svalbard og Jan Mayen": "Norwegian in a column of English names",
}

NO_COUNTRIES = {
    "Ashmore and Cartier Islands",
    "Akrotiri",
    "Dhekelia",
    "Navassa Island",
    "Coral Sea Islands",
    "Gaza, Gaza Strip",
    "West Bank",
    "Clipperton Island",
    "Jan Mayen",
    "Paracel Islands",
    "Spratly Islands",
    "Wake Island",
}
"""Entries of the Factbook that are parts of countries or seas: Regions, to us."""


def rows(name: str) -> list[dict[str, str]]:
    with (SHARED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_codes() -> None:
    ours = {(c.alpha2, c.alpha3, c.m49 or "") for c in countries.table().by_id.values()}
    theirs = {(row["iso2"], row["iso3"], row["isonum"]) for row in rows("countries.csv")}
    assert theirs - ours == {KOSOVO}
    assert {alpha2 for alpha2, *_ in ours} == {alpha2 for alpha2, *_ in theirs}


def test_names() -> None:
    table = countries.table()
    for row in rows("countries.csv"):
        for name in (row["name"], row["official"]):
            if name in AMBIGUOUS:
                assert table.by_alpha2[row["iso2"]] in countries.named(name)
                assert len(countries.named(name)) > 1
            elif name not in ELSEWHERE and not any(form in name for form in FORMS):
                assert countries.named(name) == (table.by_alpha2[row["iso2"]],), name


def test_no_spelling_leads_to_another_country() -> None:
    table = countries.table()
    for row in rows("countries.csv"):
        for name in row["alt_spellings"].split("|"):
            found = countries.named(name)
            assert not found or table.by_alpha2[row["iso2"]] in found, (name, found)


def test_names_of_the_factbook() -> None:
    """Its list has some 20 entries that are no names: paths, seas, several islands in one line."""
    names = [row["factbook_name"] for row in rows("gec_fips_codes_factbook.csv")]
    missed = {name for name in names if not countries.named(name)} - NO_COUNTRIES
    missed = {name for name in missed if ".json" not in name and name.count(",") < 3 and "(" not in name}
    assert missed == set()


def test_hosts_of_un_missions() -> None:
    with (SHARED.parent / "gazetteers" / "un_missions.csv").open(encoding="utf-8", newline="") as file:
        hosts = [(row["country"], row["iso3"]) for row in csv.DictReader(file) if row["iso3"]]
    table = countries.table()
    wrong = {
        (name, code, countries.named(name))
        for name, code in hosts
        if [table.by_id[id_].alpha3 for id_ in countries.named(name)] != [code]
    }
    assert wrong == set()
