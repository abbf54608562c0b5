"""`/api/v1/presence`: rows, totals and their sentence, and the table for spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import Any

import httpx
import pytest

from tests.web.claims import claim

pytestmark = pytest.mark.anyio

PRESENCE = "/api/v1/presence"
FRANCE = {"kind": "Country", "name": "France"}
ITALY = {"kind": "Country", "name": "Italy"}
SAHEL = [{"kind": "Country", "name": name} for name in ("Mali", "Niger", "Chad", "Burkina Faso")]


@pytest.fixture
async def recorded(http: httpx.AsyncClient, analyst: dict[str, str]) -> None:
    bodies: list[dict[str, Any]] = [
        claim(),
        claim(subject=FRANCE, object=SAHEL, status="present", personnel={"best": 4300}),
        claim(subject=ITALY, status="present", personnel={"min": 300, "max": 500}, role="=SUM(A1)"),
    ]
    for body in bodies:
        answer = await http.post("/api/v1/claims", json=body, headers=analyst)
        assert answer.status_code == 201, answer.text


@pytest.mark.usefixtures("recorded")
async def test_rows_and_total_of_a_host(http: httpx.AsyncClient) -> None:
    answer = await http.get(f"{PRESENCE}?host=mali&on=2021-10-15")
    assert answer.status_code == 200, answer.text
    rows = {row["sender"]["id"]: row for row in answer.json()["rows"]}
    assert rows.keys() == {"france", "italy", "wagner-group"}
    france = rows["france"]
    assert france["personnel"] is None
    assert france["shared"]["best"] == 4300
    assert {ref["id"] for ref in france["shared_with"]} == {"niger", "chad", "burkina-faso"}
    assert [rows[id_]["counted"] for id_ in ("france", "italy", "wagner-group")] == [False, True, False]
    assert rows["italy"]["host"] == {"id": "mali", "kind": "Country", "name": "Mali"}
    assert rows["italy"]["episode"] == "italy.DEPLOYED_TO.mali.1"
    assert rows["wagner-group"]["status"] == "planned"
    total = answer.json()["total"]
    assert total["personnel"] == {"min": 300, "best": None, "max": 500}
    assert {(one["episode"], one["reason"]) for one in total["left_out"]} == {
        ("france.DEPLOYED_TO.mali.1", "shared"),
        ("wagner-group.DEPLOYED_TO.mali.1", "planned"),
    }
    assert total["sentence"].startswith("300–500 personnel, from 1 figure.")
    assert "up to 4,300 may be here" in total["sentence"]


@pytest.mark.usefixtures("recorded")
async def test_a_sender_counts_a_shared_figure_once(http: httpx.AsyncClient) -> None:
    answer = (await http.get(f"{PRESENCE}?sender=france&on=2021-10-15")).json()
    assert len(answer["rows"]) == 4
    assert [row["counted"] for row in answer["rows"]].count(True) == 1
    assert answer["total"]["personnel"]["best"] == 4300


@pytest.mark.usefixtures("recorded")
async def test_the_table_says_the_same_and_runs_no_formula(http: httpx.AsyncClient) -> None:
    answer = await http.get(f"{PRESENCE}?host=mali&on=2021-10-15", headers={"accept": "text/csv"})
    assert answer.headers["content-type"].startswith("text/csv")
    assert "accept" in answer.headers["vary"].lower()
    rows = {row["sender_id"]: row for row in csv.DictReader(io.StringIO(answer.text))}
    assert rows["italy"]["min"] == "300"
    assert rows["italy"]["role"] == "'=SUM(A1)"
    assert rows["italy"]["counted"] == "yes"
    assert rows["france"]["left_out"] == "shared"
    assert set(rows["france"]["shared_with"].split("; ")) == {"niger", "chad", "burkina-faso"}


async def test_without_a_day_it_is_today_and_nothing_adds_up_to_nothing(http: httpx.AsyncClient) -> None:
    answer = (await http.get(f"{PRESENCE}?host=mali")).json()
    assert answer["rows"] == []
    assert answer["total"]["personnel"] == {"min": 0, "best": 0, "max": 0}
    assert answer["total"]["sentence"] == "No figure counts."


async def test_what_does_not_exist_is_told(http: httpx.AsyncClient) -> None:
    assert (await http.get(f"{PRESENCE}?host=nowhere")).status_code == 404
    assert (await http.get(f"{PRESENCE}?on=yesterday")).status_code == 422


async def test_an_empty_field_of_a_form_says_nothing(http: httpx.AsyncClient) -> None:
    empty = "host=&sender=&on=&known_at=&region=&category=&statuses=&evidence="
    assert (await http.get(f"{PRESENCE}?{empty}")).status_code == 200
    assert (await http.get(f"/presence?{empty}")).status_code == 200
    assert (await http.get("/api/v1/diff?from=2022-01-01&to=&entity=")).status_code == 200
    assert (await http.get("/learnt?from=&to=&entity=")).status_code == 200
    assert (await http.get("/timeline?entity=&from=&to=&rows=")).status_code == 200
    assert (await http.get(f"{PRESENCE}?host={'x' * 301}")).status_code == 422
