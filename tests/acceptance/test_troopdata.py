"""Both real files of US personnel: every row is accounted for, and a second loading changes nothing."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Any

import pytest

from app.graph.connection import Graph
from app.importers.findings import Finding, Stated
from tests.acceptance.data_sets import claims, findings, recorded, table
from tests.claim_making import counted
from tests.importers.reading import not_understood, noticed

pytestmark = [pytest.mark.acceptance, pytest.mark.anyio]

YEARLY = "us_troopdata/troopdata-rebuild-country-year.csv"
QUARTERLY = "us_troopdata/troopdata-quarterly-africa-2008on.csv"


@pytest.fixture(scope="module")
def yearly() -> list[Finding]:
    return findings("troopdata", YEARLY)


@pytest.fixture(scope="module")
def quarterly() -> list[Finding]:
    return findings("troopdata", QUARTERLY)


def left_out(found: list[Finding]) -> int:
    reasons = [reason for _, reason in noticed(found) if " rows make no claim: " in reason]
    return sum(int(reason.split()[0].replace(",", "")) for reason in reasons)


@pytest.mark.parametrize(("name", "path"), [("yearly", YEARLY), ("quarterly", QUARTERLY)])
def test_every_row_is_a_claim_or_counted_among_those_left_out(
    name: str, path: str, request: pytest.FixtureRequest
) -> None:
    found = request.getfixturevalue(name)
    assert len(claims(found, "DEPLOYED_TO")) + left_out(found) == len(table(path))
    assert not_understood(found) == []


def test_every_figure_of_the_yearly_file_is_claimed_as_it_stands(yearly: list[Finding]) -> None:
    expected = {
        (row["countryname"], row["year"]): int(row["troops_ad"])
        for row in table(YEARLY)
        if row["troops_ad"] != "0" and row["countryname"] != "United States"
    }
    present = [body for body in claims(yearly, "DEPLOYED_TO") if body["status"] == "present"]
    assert len(present) == len(expected)
    assert {(b["stated_as"]["object"], b["as_of"]): b["personnel"]["best"] for b in present} == expected


def test_every_figure_of_the_quarterly_file_is_claimed_with_the_reserve(quarterly: list[Finding]) -> None:
    months = {"March": "03", "June": "06", "September": "09", "December": "12"}
    expected = {
        (row["countryname"], f"{row['year']}-{months[row['month']]}"): int(float(row["troops_all"]))
        for row in table(QUARTERLY)
        if row["troops_all"] and float(row["troops_all"])
    }
    present = [body for body in claims(quarterly, "DEPLOYED_TO") if body["status"] == "present"]
    assert {(b["stated_as"]["object"], b["as_of"]): b["personnel"]["best"] for b in present} == expected


def test_ends_follow_figures(yearly: list[Finding]) -> None:
    """By hand from the file: an end is a first 0, of a place without a figure under any name that year."""
    figures: dict[str, dict[int, int]] = defaultdict(dict)
    codes = {row["countryname"]: row["iso3c"] for row in table(YEARLY) if row["iso3c"] != "NA"}
    for row in table(YEARLY):
        place, year = codes.get(row["countryname"], row["countryname"]), int(row["year"])
        figures[place][year] = max(figures[place].get(year, 0), int(row["troops_ad"]))
    expected = 0
    for place, series in figures.items():
        years = sorted(series)
        ends = [b for a, b in pairwise(years) if series[a] and not series[b]]
        expected += sum(year < 2018 for year in ends) if place != "USA" else 0
    ended = [body for body in claims(yearly, "DEPLOYED_TO") if body["status"] == "ended"]
    assert len(ended) == expected
    assert ("Yugoslavia", "1999") in {(b["stated_as"]["object"], b["as_of"]) for b in ended}
    assert all(body["as_of"] < "2018" for body in ended)


def test_the_break_of_the_definition_is_noted_from_2018_on(yearly: list[Finding]) -> None:
    for body in claims(yearly, "DEPLOYED_TO"):
        assert ("contingency operations" in (body["note"] or "")) == (body["as_of"] >= "2018")


def test_the_two_files_agree_where_neither_doubles(yearly: list[Finding], quarterly: list[Finding]) -> None:
    """The year is the highest report: so the Junes and places said to be doubled are rightly doubted."""
    years: dict[tuple[str, str], int] = {}
    for body in claims(yearly, "DEPLOYED_TO"):
        key = (body["object"]["name"], body["as_of"]) if isinstance(body["object"], dict) else ("", "")
        years[key] = max(years.get(key, 0), body["personnel"]["best"])
    doubted, sound = [], []
    for body in claims(quarterly, "DEPLOYED_TO"):
        year = years.get((body["object"]["name"], body["as_of"][:4]), 0)
        if body["as_of"] >= "2014" and year >= 10:
            doubtful = "probably" in (body["note"] or "")
            (doubted if doubtful else sound).append(body["personnel"]["best"] / year)
    assert sum(ratio > 1.2 for ratio in doubted) / len(doubted) > 0.75
    assert sum(ratio <= 1.05 for ratio in sound) / len(sound) > 0.9


async def test_a_second_loading_creates_nothing(
    yearly: list[Finding], quarterly: list[Finding], graph: Graph
) -> None:
    part = [*yearly[:400], *[f for f in yearly if _about(f, "Fiji and Tonga")], *quarterly[:300]]
    said = sum(isinstance(each, Stated) for each in part)
    assert await recorded(graph, part) == said > 600
    before = await counted(graph)
    assert await recorded(graph, part) == 0
    assert await counted(graph) == before
    rows = await graph.rows(
        "MATCH (:Entity {id: 'united-states'})-[e:DEPLOYED_TO]->(o:Entity) "
        "RETURN o.id AS id, e.sources AS sources"
    )
    assert {row["sources"] for row in rows} == {1}, "all years of one office are one source"
    assert {"aden", "afghanistan", "fiji", "tonga", "mali"} <= {row["id"] for row in rows}


def _about(each: Finding, name: str) -> bool:
    if not isinstance(each, Stated):
        return False
    body: dict[str, Any] = each.body
    return body["stated_as"]["object"] == name
