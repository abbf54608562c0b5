"""The graph as a file: the same lines for the same graph, safe in a spreadsheet, read by networkx."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import httpx
import networkx
import pytest

from app.bodies import claim as claim_body
from app.domain.vocabulary import Role
from app.graph.connection import Graph
from app.graph.explore import export as whole
from app.services.accounts.actor import Actor
from app.services.loading import files
from app.services.recording import record

pytestmark = pytest.mark.anyio

ACTOR = Actor("a test", Role.ANALYST)
EXPORT = "/api/v1/export"


@pytest.fixture
async def demonstration(graph: Graph) -> None:
    await files.demonstrate(graph, ACTOR)


async def lines(http: httpx.AsyncClient, **asked: Any) -> list[dict[str, str]]:
    answer = await http.get(EXPORT, params={"format": "csv", **asked})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(answer.text, newline="")))


async def network(http: httpx.AsyncClient, **asked: Any) -> networkx.MultiDiGraph:
    answer = await http.get(EXPORT, params={"format": "graphml", **asked})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("application/graphml+xml")
    return networkx.parse_graphml(answer.text, force_multigraph=True)


@pytest.mark.usefixtures("demonstration")
async def test_a_part_is_what_the_graph_answers_with(http: httpx.AsyncClient) -> None:
    asked = {"focus": "wagner-group", "expand": "mali", "hide": "france"}
    seen = (await http.get("/api/v1/graph", params={"focus": "wagner-group"})).json()
    rows = await lines(http, focus="wagner-group")
    assert {row["id"] for row in rows} == {edge["id"] for edge in seen["edges"]}
    drawn = await network(http, focus="wagner-group")
    assert set(drawn.nodes) == {node["id"] for node in seen["nodes"]}
    assert {key for _, _, key in drawn.edges(keys=True)} == {edge["id"] for edge in seen["edges"]}
    in_mali = next(row for row in rows if row["id"] == "wagner-group.DEPLOYED_TO.mali.1")
    assert (in_mali["subject"], in_mali["object"]) == ("Wagner Group", "Mali")
    assert (in_mali["status"], in_mali["personnel_best"]) == ("planned", "1000")
    assert in_mali["personnel_qualifier"] == "about"
    assert in_mali["under"] == "Mali–Wagner agreement"
    by_hand = await lines(http, **asked)
    assert not any("france" in (row["subject_id"], row["object_id"]) for row in by_hand)
    assert len(by_hand) > len(rows)


@pytest.mark.usefixtures("demonstration")
async def test_without_a_focus_it_is_everything(
    http: httpx.AsyncClient, graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole, "AT_ONCE", 7)
    counted = await graph.rows("MATCH (:Entity)-[r]->(:Entity) RETURN count(r) AS n")
    rows = await lines(http)
    assert len(rows) == len({row["id"] for row in rows}) == counted[0]["n"]
    drawn = await network(http)
    assert drawn.number_of_edges() == len(rows)
    ends = {row[f"{end}_id"] for row in rows for end in ("subject", "object")}
    assert set(drawn.nodes) == ends
    assert {drawn.nodes[id_]["name"] for id_ in ends} == {
        row[end] for row in rows for end in ("subject", "object")
    }


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("known", [False, True], ids=["now", "as known before"])
async def test_filters_and_days_hold_for_everything(http: httpx.AsyncClient, known: bool) -> None:
    asked: dict[str, Any] = {"known_at": datetime.now(UTC).isoformat()} if known else {}
    deployed = await lines(http, predicates="DEPLOYED_TO", **asked)
    assert deployed
    assert {row["predicate"] for row in deployed} == {"DEPLOYED_TO"}
    assert "certainty" not in deployed[0]
    that_day = await lines(http, on="2021-10-01", **asked)
    planned = next(row for row in that_day if row["id"] == "wagner-group.DEPLOYED_TO.mali.1")
    assert (planned["status"], planned["certainty"]) == ("planned", "not-yet")
    people = await network(http, kinds="Person", **asked)
    assert {kind for _, kind in people.nodes(data="kind")} <= {"Person"}
    assert await lines(http, on="1900-01-01", **asked) == []


@pytest.mark.usefixtures("demonstration")
async def test_now_and_as_known_now_give_the_same_lines(http: httpx.AsyncClient) -> None:
    moment = datetime.now(UTC).isoformat()
    for format_ in ("csv", "graphml"):
        now = (await http.get(EXPORT, params={"format": format_})).text
        assert (await http.get(EXPORT, params={"format": format_})).text == now
        then = (await http.get(EXPORT, params={"format": format_, "known_at": moment})).text
        without_language = [
            line.replace('<data key="node-language">fr</data>', "") for line in now.split("\n")
        ]
        assert len(then.split("\n")) == len(without_language)
        if format_ == "csv":
            assert then == now


async def test_no_cell_is_a_formula_and_no_name_breaks_the_xml(http: httpx.AsyncClient, graph: Graph) -> None:
    names = ["=1+1", "+49", "-dash", "@home", 'a "quoted", <b>&amp;</b>\u2028name'.replace("\u2028", " ")]
    bodies = [
        claim_body.parse(
            {
                "subject": {"kind": "ArmedGroup", "name": name},
                "predicate": "ALLIED_WITH",
                "object": {"kind": "Country", "name": "Fiji"},
                "money": {"amount": 2.5, "currency": "EUR"} if name == "+49" else None,
                "role": "=cmd()",
                "document": {"title": "A list", "publisher": "Agency", "published": "2020"},
            }
        )
        for name in names
    ]
    await record.record(graph, bodies, actor=ACTOR)
    rows = await lines(http)
    assert len(rows) == len(names)
    for row in rows:
        for cell in row.values():
            assert not cell.startswith(("=", "+", "-", "@")) or cell.lstrip("-").replace(".", "").isdigit()
    assert {row["subject"].removeprefix("'") for row in rows} == set(names)
    drawn = await network(http)
    assert {name for _, name in drawn.nodes(data="name")} == {*names, "Fiji"}


@pytest.mark.usefixtures("demonstration")
async def test_graphml_says_the_type_of_every_value(http: httpx.AsyncClient) -> None:
    text = (await http.get(EXPORT, params={"format": "graphml", "focus": "wagner-group"})).text
    root = ElementTree.fromstring(text)  # noqa: S314 - our own
    space = "{http://graphml.graphdrawing.org/xmlns}"
    keys = {key.get("id"): key.get("attr.type") for key in root.iter(f"{space}key")}
    used = {data.get("key") for data in root.iter(f"{space}data")}
    assert used <= keys.keys()
    for data in root.iter(f"{space}data"):
        if keys[data.get("key")] == "long":
            assert int(data.text or "") >= 0


@pytest.mark.parametrize("format_", ["csv", "graphml"])
async def test_what_is_left_out_is_said(http: httpx.AsyncClient, format_: str) -> None:
    told = (await http.get(f"{EXPORT}/loss", params={"format": format_})).json()
    assert told["format"] == format_
    header = (await http.get(EXPORT, params={"format": format_})).headers["x-export-loss"]
    assert header == "; ".join(each["what"] for each in told["loss"])
    assert all(each["instead"] for each in told["loss"])


async def test_a_format_nobody_knows_and_a_focus_that_is_not_there_are_refused(
    http: httpx.AsyncClient,
) -> None:
    assert (await http.get(EXPORT)).status_code == 422
    assert (await http.get(EXPORT, params={"format": "dot"})).status_code == 422
    assert (await http.get(f"{EXPORT}/loss", params={"format": "dot"})).status_code == 422
    assert (await http.get(EXPORT, params={"format": "csv", "focus": "atlantis"})).status_code == 404
