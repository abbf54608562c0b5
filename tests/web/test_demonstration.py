"""What a first visitor asks the API, on the demonstration graph."""

from typing import Any

import httpx
import pytest

from app.domain.vocabulary import Role
from app.graph.connection import Graph
from app.services.accounts.actor import Actor
from app.services.loading import files

pytestmark = pytest.mark.anyio

REPORT = "wagner-group.DEPLOYED_TO.mali.1"


@pytest.fixture
async def shown(graph: Graph, http: httpx.AsyncClient) -> httpx.AsyncClient:
    report = await files.demonstrate(graph, Actor("the tests", Role.ADMIN))
    assert report is not None
    assert (report.rejected, report.created) == (0, report.received)
    return http


async def edges(http: httpx.AsyncClient, **params: Any) -> dict[tuple[str, str, str], dict[str, Any]]:
    found = (await http.get("/api/v1/graph", params=params)).raise_for_status().json()
    return {(edge["source"], edge["predicate"], edge["target"]): edge for edge in found["edges"]}


async def test_where_wagner_is_and_where_it_was_to_be(shown: httpx.AsyncClient) -> None:
    found = await edges(shown, focus="wagner-group", depth=1)
    planned = found["wagner-group", "DEPLOYED_TO", "mali"]
    assert (planned["status"], planned["personnel"]["best"]) == ("planned", 1000)
    assert (planned["evidence"], planned["sources"]) == ("claimed", 1)
    present = found["wagner-group", "DEPLOYED_TO", "central-african-republic"]
    assert (present["status"], present["evidence"], present["sources"]) == ("present", "claimed", 1)


async def test_what_france_is_reducing(shown: httpx.AsyncClient) -> None:
    found = await edges(shown, focus="france")
    assert found["france", "CONDUCTS", "operation-barkhane"]["status"] == "reducing"
    assert found["france", "DEPLOYED_TO", "sahel"]["status"] == "reducing"


async def test_who_hosts_whom_by_the_last_edition_of_each_deployer(shown: httpx.AsyncClient) -> None:
    front = (await shown.get("/")).text
    assert "Central African Republic" in front
    hosted = await edges(shown, focus="central-african-republic", predicates="DEPLOYED_TO", limit=500)
    senders = {sender for sender, _, place in hosted if place == "central-african-republic"}
    assert {"wagner-group", "rwanda", "bangladesh"} <= senders
    assert len(senders) > 20
    rwanda = hosted["rwanda", "DEPLOYED_TO", "central-african-republic"]
    # The whole, and neither of its parts.
    assert rwanda["personnel"]["best"] == 3200


async def test_a_figure_of_several_hosts_is_one(shown: httpx.AsyncClient) -> None:
    found = await edges(shown, focus="china", predicates="DEPLOYED_TO")
    for place in ("sudan", "south-sudan"):
        shown = found["china", "DEPLOYED_TO", place]
        assert shown["under"] or [part["under"] for part in shown["personnel"]["parts"]]
    shared = found["china", "DEPLOYED_TO", "sudan"]
    assert [other["id"] for other in shared["shared_with"]] == ["south-sudan"]


async def test_no_word_of_the_factbook_is_in_it(shown: httpx.AsyncClient) -> None:
    claims = (await shown.get("/api/v1/claims", params={"subject": "ghana"})).json()["items"]
    assert claims
    for claim in claims:
        assert claim["quote"] is None
        assert not claim["document"]["has_text"]
        assert claim["document"]["publisher"] == "Central Intelligence Agency"


@pytest.mark.parametrize(
    ("q", "meant"),
    [
        ("marcon", "emmanuel-macron"),
        ("макрон", "emmanuel-macron"),
        ("wagnr", "wagner-group"),
        ("RCA", "central-african-republic"),
        ("malian", "mali"),
        ("مالي", "mali"),
    ],
)
async def test_a_search_finds_what_is_meant(shown: httpx.AsyncClient, q: str, meant: str) -> None:
    items = (await shown.get("/api/v1/entities", params={"q": q})).json()["items"]
    assert items[0]["id"] == meant


async def test_the_words_it_rests_on(shown: httpx.AsyncClient) -> None:
    claims = (await shown.get("/api/v1/claims", params={"limit": 500})).json()["items"]
    quoted = [claim for claim in claims if claim["quote"]]
    assert quoted
    for claim in quoted:
        assert claim["document"]["has_text"]
        assert claim["quote"]["end"] - claim["quote"]["start"] == len(claim["quote"]["text"])
    misspelt = [claim for claim in claims if (claim["stated_as"] or {}).get("subject") == "Emmanuel Marcon"]
    assert {claim["subject"]["id"] for claim in misspelt} == {"emmanuel-macron"}


async def test_report_and_agency_are_one_source(shown: httpx.AsyncClient) -> None:
    ledger = (await shown.get(f"/api/v1/episodes/{REPORT}")).json()
    assert [source["source"] for source in ledger["derivation"]] == ["Reuters"]
    assert ledger["episode"]["sources"] == 1
