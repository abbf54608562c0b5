"""Batches and loads over HTTP."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from app.domain.vocabulary import Role
from app.graph.connection import Graph
from app.services.loading import batch
from tests.claim_making import counted, rebuilt, relationships
from tests.services.test_loading import several
from tests.web.claims import claim

pytestmark = pytest.mark.anyio

Bearer = dict[Role, dict[str, str]]
BATCH = "/api/v1/claims/batch"
NDJSON = {"content-type": "application/x-ndjson"}
JSON = {"content-type": "application/json"}


def ndjson(*bodies: Any) -> bytes:
    return b"".join(json.dumps(body).encode() + b"\n" for body in bodies)


async def test_ndjson_is_recorded_line_by_line(
    http: httpx.AsyncClient, analyst: dict[str, str], graph: Graph
) -> None:
    sent = ndjson(claim(), claim(note="x"), claim())
    response = await http.post(BATCH, content=sent, headers=analyst | NDJSON)
    assert response.status_code == 200
    answer = response.json()
    load = answer.pop("load")
    assert answer == {
        "received": 3,
        "created": 2,
        "unchanged": 1,
        "rejected": 0,
        "entities_created": 1,
        "errors": [],
    }
    listed = (await http.get("/api/v1/claims", params={"load": load})).json()["items"]
    assert {each["note"] for each in listed} == {None, "x"}
    shown = (await http.get("/api/v1/graph", params={"focus": "wagner-group"})).json()
    assert [edge["claims"] for edge in shown["edges"]] == [2]
    again = (await http.post(BATCH, content=sent, headers=analyst | NDJSON)).json()
    assert (again["created"], again["unchanged"]) == (0, 3)
    assert await relationships(graph) == await rebuilt(graph)


async def test_an_array_is_recorded_element_by_element(
    http: httpx.AsyncClient, analyst: dict[str, str]
) -> None:
    response = await http.post(BATCH, json=[claim(), "no claim"], headers=analyst)
    answer = response.json()
    assert (answer["received"], answer["created"], answer["rejected"]) == (2, 1, 1)
    assert [each["line"] for each in answer["errors"]] == [2]


async def test_each_rejected_line_is_told_with_its_places(
    http: httpx.AsyncClient, analyst: dict[str, str]
) -> None:
    sent = ndjson(
        claim(), claim(object={"kind": "Country", "name": "Congo"}), claim(surprise=1), claim(as_of="soon")
    )
    answer = (await http.post(BATCH, content=sent + b"{\n", headers=analyst | NDJSON)).json()
    assert (answer["received"], answer["created"], answer["rejected"]) == (5, 1, 4)
    told = {each["line"]: each["errors"] for each in answer["errors"]}
    assert {line: errors[0]["pointer"] for line, errors in told.items()} == {
        2: "/object/name",
        3: "/surprise",
        4: "/as_of",
        5: "",
    }
    assert {each["id"] for each in told[2][0]["candidates"]} == {
        "republic-of-the-congo",
        "democratic-republic-of-the-congo",
    }


async def test_five_bad_lines_in_ten_thousand(http: httpx.AsyncClient, analyst: dict[str, str]) -> None:
    bad = (17, 2_000, 5_555, 9_999, 10_000)
    bodies = [claim(note=f"{n}", as_of="soon" if n in bad else "2021") for n in range(1, 10_001)]
    response = await http.post(BATCH, content=ndjson(*bodies), headers=analyst | NDJSON, timeout=300)
    answer = response.json()
    assert (answer["received"], answer["created"], answer["rejected"]) == (10_000, 9_995, 5)
    assert tuple(each["line"] for each in answer["errors"]) == bad
    shown = (await http.get("/api/v1/graph", params={"focus": "wagner-group"})).json()
    assert [edge["claims"] for edge in shown["edges"]] == [9_995]


async def test_many_errors_are_counted_and_the_first_are_told(
    http: httpx.AsyncClient, analyst: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "MOST_TOLD", 3)
    answer = (await http.post(BATCH, content=b"{\n" * 9, headers=analyst | NDJSON)).json()
    assert (answer["received"], answer["rejected"]) == (9, 9)
    assert [each["line"] for each in answer["errors"]] == [1, 2, 3]


async def test_a_dry_run_keeps_nothing(
    http: httpx.AsyncClient, analyst: dict[str, str], graph: Graph
) -> None:
    nodes = await counted(graph)
    answer = (
        await http.post(f"{BATCH}?dry_run=true", content=ndjson(claim()), headers=analyst | NDJSON)
    ).json()
    assert (answer["load"], answer["created"], answer["entities_created"]) == (None, 1, 1)
    assert await counted(graph) == nodes


async def test_all_or_nothing(http: httpx.AsyncClient, analyst: dict[str, str], graph: Graph) -> None:
    url = f"{BATCH}?atomic=true"
    nodes = await counted(graph)
    sent = ndjson(claim(), claim(as_of="soon"))
    refused = await http.post(url, content=sent, headers=analyst | NDJSON)
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"
    answer = refused.json()
    assert answer["type"] == "/api/docs#invalid"
    assert answer["detail"].startswith("Nothing was kept")
    assert (answer["load"], answer["received"], answer["created"], answer["rejected"]) == (None, 2, 1, 1)
    assert answer["errors"][0]["line"] == 2
    assert await counted(graph) == nodes
    kept = await http.post(url, content=ndjson(claim()), headers=analyst | NDJSON)
    assert (kept.status_code, kept.json()["created"]) == (200, 1)
    large = await http.post(url, content=b"\n".join([b"1"] * 20_001), headers=analyst | NDJSON)
    assert large.status_code == 413
    assert "20,000 lines" in large.json()["detail"]


@pytest.mark.parametrize(
    ("headers", "content", "status"),
    [
        ({"content-type": "text/csv"}, b"a,b", 415),
        ({}, b"", 415),
        (JSON, b"{}", 400),
        (JSON, b"", 400),
        (JSON, b"[" * 1_000_000, 200),
        (NDJSON, b"[" * 1_000_000, 200),
        (NDJSON, b"\xff\xfe\n\x00", 200),
        (NDJSON, b"", 200),
        (JSON, b"[]", 200),
    ],
)
async def test_whatever_is_sent_the_answer_is_a_report_or_a_problem(
    http: httpx.AsyncClient, analyst: dict[str, str], headers: dict[str, str], content: bytes, status: int
) -> None:
    response = await http.post(BATCH, content=content, headers=analyst | headers)
    assert response.status_code == status
    answer = response.json()
    if status == 200:
        assert answer["rejected"] == answer["received"] <= 2
    else:
        assert response.headers["content-type"] == "application/problem+json"


async def test_a_body_that_breaks_off_is_told_and_what_was_recorded_stays(
    http: httpx.AsyncClient, analyst: dict[str, str]
) -> None:
    answer = (await http.post(BATCH, content=ndjson(claim()) + b'{"subject', headers=analyst | NDJSON)).json()
    assert (answer["created"], answer["rejected"]) == (1, 1)


async def test_nothing_is_read_ahead_of_what_is_recorded(
    http: httpx.AsyncClient, analyst: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Back-pressure: while a window is recorded, no more of the body is taken."""
    from app.services.loading import order, pipeline

    monkeypatch.setattr(pipeline, "Window", lambda: order.Window(10))
    held: list[int] = []
    sent = 0

    async def content() -> AsyncIterator[bytes]:
        nonlocal sent
        for n in range(100):
            sent += 1
            yield ndjson(claim(note=f"{n}"))

    real = pipeline.Loading._flush

    async def flush(self: Any) -> None:
        before = sent
        await real(self)
        held.append(sent - before)

    monkeypatch.setattr(pipeline.Loading, "_flush", flush)
    answer = (await http.post(BATCH, content=content(), headers=analyst | NDJSON)).json()
    assert answer["created"] == 100
    assert held == [0] * 11


async def test_eight_clients_writing_overlapping_claims(
    http: httpx.AsyncClient, analyst: dict[str, str], graph: Graph
) -> None:
    bodies = several(120)

    async def write(writer: int) -> dict[str, Any]:
        mine = bodies[writer * 5 : writer * 5 + 80]
        response = await http.post(BATCH, content=ndjson(*mine), headers=analyst | NDJSON, timeout=120)
        assert response.status_code == 200, response.text
        return response.json()

    answers = await asyncio.gather(*map(write, range(8)))
    assert all(each["received"] == 80 and each["rejected"] == 0 for each in answers)
    assert sum(each["created"] for each in answers) == 115
    assert (await counted(graph))["Claim"] == 115
    found = await relationships(graph)
    assert found == await rebuilt(graph)


async def test_loads_are_listed_and_taken_back(http: httpx.AsyncClient, bearer: Bearer, graph: Graph) -> None:
    analyst = bearer[Role.ANALYST]
    sent = ndjson(claim(), claim(note="x"))
    load = (await http.post(f"{BATCH}?source=weekly%20list", content=sent, headers=analyst | NDJSON)).json()[
        "load"
    ]
    (listed,) = (await http.get("/api/v1/loads", headers=bearer[Role.READER])).json()["items"]
    assert (listed["id"], listed["source"], listed["actor"]) == (load, "weekly list", "analyst of the tests")
    assert (listed["received"], listed["created"], listed["retracted_at"]) == (2, 2, None)
    url = f"/api/v1/loads/{load}/retraction"
    assert (await http.post(url, json={"reason": "x"}, headers=bearer[Role.CONTRIBUTOR])).status_code == 403
    assert (await http.post(url, json={}, headers=analyst)).status_code == 422
    done = (await http.post(url, json={"reason": "the wrong file"}, headers=analyst)).json()
    assert done["claims"] == 2
    assert done["load"]["retraction_reason"] == "the wrong file"
    assert await relationships(graph) == {}
    missing = await http.post("/api/v1/loads/none/retraction", json={"reason": "x"}, headers=analyst)
    assert missing.status_code == 404


async def test_a_contributors_batch_is_proposed(http: httpx.AsyncClient, bearer: Bearer) -> None:
    answer = (
        await http.post(BATCH, content=ndjson(claim()), headers=bearer[Role.CONTRIBUTOR] | NDJSON)
    ).json()
    assert answer["created"] == 1
    assert (await http.get("/api/v1/claims")).json()["items"] == []
