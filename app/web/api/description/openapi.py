"""The API's own description: what FastAPI finds in the handlers, and what it cannot know.

Added here: problems as `application/problem+json`, the claim body (which the handlers read themselves, see
`app.web.http.body`), the key, and the role each call needs (`x-role`, given with its route).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from app.bodies.claim import ClaimBody
from app.domain.vocabulary import Role
from app.web.api.answers.loads import RefusedBatch
from app.web.api.bodies import RenamingBody, RetractionBody, ViewBody
from app.web.http.problems import MEDIA_TYPE, Problem, ProblemTypes

_REF: Final = "#/components/schemas/{model}"
_BODIES: Final[tuple[type[BaseModel], ...]] = (
    ClaimBody,
    RetractionBody,
    ViewBody,
    RenamingBody,
    Problem,
    RefusedBatch,
)

TAGS: Final = [
    {"name": "claims", "description": "What documents say: one document, one statement. Never overwritten."},
    {
        "name": "episodes",
        "description": "What the claims about two entities add up to over a stretch of time.",
    },
    {"name": "entities", "description": "Who and what the claims are about."},
    {"name": "documents", "description": "What says something, and who published it."},
    {"name": "graph", "description": "The picture: entities and the episodes between them."},
    {"name": "presence", "description": "Who is where on a day, and how many in all."},
    {"name": "diff", "description": "What was learnt between two instants of knowledge."},
    {"name": "search", "description": "Everything by what was typed: entities, documents, quotes, claims."},
    {"name": "watches", "description": "What the key that asks watches: its own list."},
    {"name": "loads", "description": "What came in together: listed, and taken back as a whole."},
    {"name": "export", "description": "The graph as a file for other programs."},
    {"name": "views", "description": "Saved views: the explorer's address under a name."},
    {"name": "health", "description": "Whether the app is alive, and ready."},
]


def role(needed: Role) -> dict[str, Any]:
    """Return the `openapi_extra` of a call that needs a key with this role."""
    return {"x-role": needed.value}


def body(model: type[BaseModel], example: dict[str, Any], needed: Role) -> dict[str, Any]:
    """Return the `openapi_extra` of a call that reads a JSON body of this model itself."""
    content = {"schema": {"$ref": _REF.format(model=model.__name__)}, "example": example}
    return role(needed) | {"requestBody": {"required": True, "content": {"application/json": content}}}


def batch_body(example: dict[str, Any], needed: Role) -> dict[str, Any]:
    """Return the `openapi_extra` of a call that reads claims, as NDJSON or an array, as a stream itself.

    NDJSON stands in words: OpenAPI 3.1 has no schema for lines, and makers of clients stumble over the type.
    """
    item = {"$ref": _REF.format(model=ClaimBody.__name__)}
    content = {"application/json": {"schema": {"type": "array", "items": item}, "example": [example]}}
    described = "An array; or, as `application/x-ndjson`, one claim a line, each like an element of it."
    return role(needed) | {"requestBody": {"description": described, "required": True, "content": content}}


def problems(*kinds: ProblemTypes) -> dict[int | str, dict[str, Any]]:
    """Return the `responses` of a call that can answer with these problems, besides those of every call."""
    common = (ProblemTypes.UNAUTHENTICATED, ProblemTypes.UNAVAILABLE, ProblemTypes.TOO_SLOW)
    answers: dict[int | str, dict[str, Any]] = {}
    for row in (kind.value for kind in ProblemTypes if kind in {*kinds, *common}):
        told = answers.get(row.status, {}).get("description")
        description = f"{told} Or: {row.title}." if told else f"{row.title}. {row.meaning}"
        answers[row.status] = {"description": description, "content": _PROBLEM}
    return answers


def refused_batch(kind: ProblemTypes) -> dict[int | str, dict[str, Any]]:
    """Return the `responses` of a call that can also refuse a batch as a whole, with its report."""
    row = kind.value
    either = [{"$ref": _REF.format(model=model.__name__)} for model in (Problem, RefusedBatch)]
    description = f"{row.title}. {row.meaning}"
    return {row.status: {"description": description, "content": {MEDIA_TYPE: {"schema": {"anyOf": either}}}}}


_PROBLEM: Final = {MEDIA_TYPE: {"schema": {"$ref": _REF.format(model="Problem")}}}


def describe(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI document of the app. The same app gives the same document."""
    document = get_openapi(
        title=app.title, version=app.version, description=app.description, routes=app.routes, tags=TAGS
    )
    components = document.setdefault("components", {})
    components["schemas"] = {**components.get("schemas", {}), **_own_schemas()}
    for unused in ("HTTPValidationError", "ValidationError"):
        components["schemas"].pop(unused, None)
    components["securitySchemes"] = {
        "key": {"type": "http", "scheme": "bearer", "description": "A key made with `garrison key add`."}
    }
    for operation in _operations(document):
        _secure(operation)
        _replace_validation_answer(operation)
        _name_the_answer(operation)
        operation["responses"] = dict(sorted(operation["responses"].items()))
    return document


def _own_schemas() -> dict[str, Any]:
    _, found = models_json_schema(
        [(model, "validation") for model in _BODIES], ref_template=_REF.format(model="{model}")
    )
    return found["$defs"]


def _operations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path in document["paths"].values():
        yield from path.values()


def _secure(operation: dict[str, Any]) -> None:
    """Say which calls need a key, and that all others may need one (GARRISON_PUBLIC_READ=false)."""
    operation["security"] = [{"key": []}] if "x-role" in operation else [{}, {"key": []}]


def _name_the_answer(operation: dict[str, Any]) -> None:
    for answer in operation["responses"].values():
        if answer["description"] == "Successful Response":
            answer["description"] = "Found."


def _replace_validation_answer(operation: dict[str, Any]) -> None:
    answer = operation["responses"].get("422")
    if answer is not None and MEDIA_TYPE not in answer.get("content", {}):
        operation["responses"]["422"] = problems(ProblemTypes.INVALID)[422]
