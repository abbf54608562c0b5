"""The API's description: complete, valid, readable, and true."""

import re
from typing import Any

import httpx
import pytest

from app.bodies.claim import parse
from app.web.api.bodies import RenamingBody, RetractionBody, ViewBody
from app.web.api.description import examples
from app.web.http.problems import ProblemTypes

pytestmark = pytest.mark.anyio

DESCRIBED = {
    ("get", "/healthz"),
    ("get", "/readyz"),
    *(
        ("get", f"/api/v1/{path}")
        for path in ("claims", "claims/{id}", "episodes/{id}", "graph", "paths", "presence", "diff", "search")
    ),
    *(("get", f"/api/v1/entities{path}") for path in ("", "/{id}", "/{id}/claims")),
    *(("get", f"/api/v1/documents{path}") for path in ("/{id}", "/{id}/claims")),
    *(("post", f"/api/v1/claims{path}") for path in ("", "/batch", "/{id}/retraction")),
    *(("get", f"/api/v1/{path}") for path in ("neighbours", "connection", "export", "export/loss")),
    *((method, "/api/v1/views") for method in ("get", "post")),
    *((method, "/api/v1/views/{id}") for method in ("get", "patch", "delete")),
    ("get", "/api/v1/watches"),
    *((method, "/api/v1/watches/{entity}") for method in ("put", "delete")),
    ("get", "/api/v1/loads"),
    ("post", "/api/v1/loads/{id}/retraction"),
}

AS_FILES = {
    ("get", "/api/v1/presence"): {"application/json", "text/csv"},
    ("get", "/api/v1/export"): {"text/csv", "application/graphml+xml"},
}
"""The calls that also, or only, answer with other media types than JSON."""


@pytest.fixture
async def document(http: httpx.AsyncClient) -> dict[str, Any]:
    return (await http.get("/api/openapi.json")).json()


def media_types(method: str, path: str, status: str) -> set[str]:
    if not status.startswith("2"):
        return {"application/problem+json"}
    return set() if status == "204" else AS_FILES.get((method, path), {"application/json"})


def references(node: Any) -> set[str]:
    if isinstance(node, dict):
        own = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
        return own.union(*(references(value) for value in node.values()))
    return set().union(*(references(value) for value in node)) if isinstance(node, list) else set()


async def test_every_call_is_described_once_under_a_stable_name(document: dict[str, Any]) -> None:
    operations = {
        (method, path): operation
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }
    assert set(operations) == DESCRIBED
    assert len({operation["operationId"] for operation in operations.values()}) == len(operations)
    for call, operation in operations.items():
        assert operation["summary"], call
        assert operation["description"], call
        assert operation["tags"], call
        for status, answer in operation["responses"].items():
            assert set(answer.get("content", ())) == media_types(*call, status), (call, status)
    assert operations["post", "/api/v1/claims"]["operationId"] == "recordClaim"
    assert operations["get", "/api/v1/graph"]["operationId"] == "getGraph"


async def test_every_shape_referred_to_is_there(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    assert {ref.rpartition("/")[2] for ref in references(document)} <= set(schemas)
    assert document["components"]["securitySchemes"]["key"]["scheme"] == "bearer"


def test_the_examples_are_accepted_as_they_stand() -> None:
    assert parse(examples.CLAIM)
    assert RetractionBody.model_validate(examples.RETRACTION)
    assert ViewBody.model_validate(examples.VIEW)
    assert RenamingBody.model_validate(examples.RENAMING)


async def test_the_example_of_a_claim_is_recorded(http: httpx.AsyncClient, analyst: dict[str, str]) -> None:
    assert (await http.post("/api/v1/claims", json=examples.CLAIM, headers=analyst)).status_code == 201


async def test_the_page_shows_every_call_every_shape_and_every_problem(
    http: httpx.AsyncClient, document: dict[str, Any]
) -> None:
    response = await http.get("/api/docs")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/html")
    ids = set(re.findall(r'id="([^"]+)"', response.text))
    for methods in document["paths"].values():
        assert {operation["operationId"] for operation in methods.values()} <= ids
    assert {f"shape-{name}" for name in document["components"]["schemas"]} <= ids
    assert {kind.value.slug for kind in ProblemTypes} <= ids
    assert set(re.findall(r'href="#([^"]+)"', response.text)) <= ids


async def test_the_page_has_nothing_inline_and_nothing_from_elsewhere(http: httpx.AsyncClient) -> None:
    page = (await http.get("/api/docs")).text
    assert not re.search(r"<style|\sstyle=|<script(?![^>]*\bsrc=)|\son[a-z]+=", page)
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', page)
    for url in set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page)):
        assert (await http.get(url.replace("&amp;", "&"))).status_code == 200


async def test_the_type_of_a_problem_leads_to_its_paragraph(http: httpx.AsyncClient) -> None:
    problem = (await http.get("/api/v1/entities/nobody")).json()
    path, _, fragment = problem["type"].partition("#")
    assert f'id="{fragment}"' in (await http.get(path)).text
