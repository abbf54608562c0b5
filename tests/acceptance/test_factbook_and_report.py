"""What the graph answers for Mali in October 2021 once the Factbook's file is loaded beside the report."""

from pathlib import Path

import httpx
import pytest

from app.bodies import claim as claim_body
from app.domain.vocabulary import Role
from app.graph.connection import Graph
from app.importers.factbook_deployments import IMPORTER
from app.importers.findings import Stated
from app.services.accounts.actor import Actor
from app.services.loading import files
from app.services.recording import record
from app.services.recording.record import Recorded
from tests.web.conftest import http, serve  # noqa: F401  # fixtures

pytestmark = [pytest.mark.acceptance, pytest.mark.anyio]

FILE = Path(__file__).parents[3] / "shared" / "data" / "factbook_deployments" / "deployments_text.csv"
ACTOR = Actor("the tests", Role.ADMIN)


def about_mali() -> list[claim_body.ClaimBody]:
    """Return the claims of the file that name Mali: the others lead to none of what is asked for."""
    with FILE.open(encoding=IMPORTER.encoding, newline="") as file:
        stated = [finding.body for finding in IMPORTER.read(file) if isinstance(finding, Stated)]
    mali = {"kind": "Country", "name": "Mali"}
    objects = [body["object"] if isinstance(body["object"], list) else [body["object"]] for body in stated]
    return [
        claim_body.parse(body)
        for body, hosts in zip(stated, objects, strict=True)
        if mali in hosts or body["subject"] == mali
    ]


async def test_factbook_and_report_answer_together(graph: Graph, http: httpx.AsyncClient) -> None:  # noqa: F811
    await files.load_demonstration(graph, ACTOR)
    bodies = about_mali()
    assert len(bodies) > 200
    for start in range(0, len(bodies), 100):
        done = await record.record(graph, bodies[start : start + 100], actor=ACTOR)
        assert all(isinstance(each, Recorded) for each in done)
    asked = {"focus": "mali", "on": "2021-10-01"}
    found = (await http.get("/api/v1/graph", params=asked)).raise_for_status().json()
    edges = {(edge["source"], edge["predicate"]): edge for edge in found["edges"] if edge["target"] == "mali"}
    france = edges["france", "DEPLOYED_TO"]
    assert france["personnel"]["best"] == 5100
    assert {other["id"] for other in france["shared_with"]} == {"burkina-faso", "chad", "niger"}
    # Two sources say that France is there: the Factbook, and the report with the article made of it.
    assert (france["sources"], france["evidence"]) == (2, "corroborated")
    assert edges["wagner-group", "DEPLOYED_TO"]["status"] == "planned"
    assert edges["togo", "DEPLOYED_TO"]["personnel"]["by_category"] == {"troops": 925, "police": 300}
    assert len([edge for edge in edges if edge[1] == "DEPLOYED_TO"]) > 15
