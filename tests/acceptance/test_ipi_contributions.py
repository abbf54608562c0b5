"""The real file of contributions to UN missions: every figure, every host, every headquarters."""

from __future__ import annotations

import json

import pytest

from app.graph.connection import Graph
from app.graph.entities import countries
from app.importers.findings import Finding
from app.importers.ipi_hosts import placed
from tests.acceptance.data_sets import DATA, claims, findings, recorded, table
from tests.claim_making import counted
from tests.importers.reading import not_understood, noticed

pytestmark = [pytest.mark.acceptance, pytest.mark.anyio]

PATH = "ipi_peacekeeping/contributions_by_contributor_mission_2014-03_to_2014-08.csv"


@pytest.fixture(scope="module")
def found() -> list[Finding]:
    return findings("ipi-contributions", PATH)


def test_every_row_is_a_contribution_with_its_figures(found: list[Finding]) -> None:
    expected = {
        (row["Contributor"], row["Mission"], row["Date"][:7]): int(row["Total"])
        for row in table(PATH)
        if row["Total"] != "0"
    }
    said = claims(found, "CONTRIBUTES_TO")
    present = [body for body in said if body["status"] == "present"]
    assert {
        (b["subject"]["name"], b["object"]["name"], b["as_of"]): b["personnel"]["best"] for b in present
    } == expected
    assert all(sum(b["personnel"]["by_category"].values()) == b["personnel"]["best"] for b in present)
    quiet = sum(int(reason.split()[0]) for _, reason in noticed(found) if "rows make no claim" in reason)
    assert len(said) + quiet == len(table(PATH)) == 3465
    assert not_understood(found) == []


def test_sums_by_category(found: list[Finding]) -> None:
    rows = table(PATH)
    said = claims(found, "CONTRIBUTES_TO")
    for category, column in (("troops", "Troops"), ("police", "Civilian_Police"), ("observers", "Observers")):
        total = sum(float(row[column] or 0) for row in rows)
        assert sum((b["personnel"]["by_category"] or {}).get(category, 0) for b in said) == total


def test_missions_are_in_their_hosts_and_where_the_gazetteer_has_them(found: list[Finding]) -> None:
    gazetteer = json.loads((DATA / "ipi_peacekeeping" / "missions_gazetteer.json").read_text("utf-8"))
    missions = claims(found, "TAKES_PLACE_IN")
    assert len(missions) == len({row["Mission"] for row in table(PATH)}) == 18
    for body in missions:
        entry = gazetteer.get(body["subject"]["name"])
        (country,) = countries.named(body["object"]["name"])
        codes = {r["Mission_Country_ISO-3"] for r in table(PATH) if r["Mission"] == body["subject"]["name"]}
        assert {countries.table().by_id[country].alpha3} == codes
        if entry:
            site = body["subject"]["coordinates"]
            assert site == {"latitude": entry["mission_loc"]["y"], "longitude": entry["mission_loc"]["x"]}
    assert [body["subject"]["name"] for body in claims(found, "PART_OF")] == [
        body["subject"]["name"] for body in missions
    ]
    swapped = [reason for _, reason in noticed(found) if "swapped" in reason]
    assert len(swapped) == 17, "all but Bamako"


def test_every_headquarters_of_the_gazetteer_is_told_from_its_swap_or_refused() -> None:
    refused = set()
    for row in table("gazetteers/un_missions.csv"):
        spot = (float(row["lat"] or 0), float(row["lon"] or 0))
        if row["iso3"] and any(spot):
            as_is = placed(row["mission"], row["iso3"], *spot).spot
            assert as_is == placed(row["mission"], row["iso3"], *reversed(spot)).spot
            assert as_is in (spot, None)
            refused |= {row["mission"]} if as_is is None else set()
    assert refused == {"UNOMIG"}, "at 43 north and 41 east both readings lie in Georgia"


async def test_a_second_loading_creates_nothing(found: list[Finding], graph: Graph) -> None:
    part = found[:700]
    assert await recorded(graph, part) > 650
    before = await counted(graph)
    assert await recorded(graph, part) == 0
    assert await counted(graph) == before
    (row,) = await graph.rows(
        "MATCH (m:Mission {id: 'minusma'})-[:TAKES_PLACE_IN]->(c) RETURN c.id AS id, m.latitude AS north"
    )
    assert row == {"id": "mali", "north": 12.65}
