"""The real table of US bases: each site once, where it is, and a second loading changes nothing."""

from __future__ import annotations

import pytest

from app.graph.connection import Graph
from app.importers.findings import Finding
from tests.acceptance.data_sets import claims, findings, recorded, table
from tests.claim_making import counted
from tests.importers.reading import not_understood, noticed

pytestmark = [pytest.mark.acceptance, pytest.mark.anyio]

PATH = "us_bases/vine_flynn_basedata.csv"


@pytest.fixture(scope="module")
def found() -> list[Finding]:
    return findings("us-bases", PATH)


def test_every_row_is_a_base_the_united_states_operate(found: list[Finding]) -> None:
    rows = table(PATH, "latin-1")
    repeats = sum("repeats line" in reason for _, reason in noticed(found))
    assert len(claims(found, "OPERATES_BASE")) == len(rows) - repeats == 413
    assert not_understood(found) == []
    names = [body["subject"]["name"] for body in claims(found, "LOCATED_IN")]
    assert len(names) == len(set(names)) == 412
    assert "Fuerte Aguayo NB, Concón" in names
    assert not any("\t" in name or name == "NA" for name in names)


def test_coordinates_are_those_of_the_table(found: list[Finding]) -> None:
    given = {(float(r["lat"]), float(r["lon"])) for r in table(PATH, "latin-1") if r["lat"] != "NA"}
    bases = [body["object"] for body in claims(found, "OPERATES_BASE")]
    sites = {tuple(base["coordinates"].values()) for base in bases if "coordinates" in base}
    assert sites < given
    assert len(given - sites) == 4, "two sites without a name, two with made-up coordinates"
    assert sum("coordinates" not in base for base in bases) == 11


async def test_a_second_loading_creates_nothing(found: list[Finding], graph: Graph) -> None:
    assert await recorded(graph, found) == 825
    before = await counted(graph)
    assert before["Base"] == 412
    versions = await graph.rows("MATCH (b:Base) RETURN sum(b.version) AS n, count(b.latitude) AS sited")
    assert versions[0]["sited"] == 401
    assert await recorded(graph, found) == 0
    assert await counted(graph) == before
    assert (
        await graph.rows("MATCH (b:Base) RETURN sum(b.version) AS n, count(b.latitude) AS sited") == versions
    )
    rows = await graph.rows(
        "MATCH (b:Base)-[:LOCATED_IN]->(c) WHERE c.id IN ['spain', 'northern-mariana-islands'] "
        "AND b.name STARTS WITH 'Rota' RETURN b.id AS base, c.id AS country, b.latitude > 20 AS north"
    )
    assert {(row["country"], row["north"]) for row in rows} == {
        ("spain", True),
        ("northern-mariana-islands", False),
    }
