"""`/healthz` and `/readyz`: for whoever starts, watches or balances this app. Both need no key."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter

from app.errors import Unavailable
from app.graph import schema
from app.web.api.answers.parts import Answer
from app.web.api.description.openapi import problems
from app.web.dependencies import GraphDep
from app.web.http.problems import ProblemTypes

router = APIRouter(tags=["health"])


class AliveAnswer(Answer):
    """The app answers."""

    status: Literal["alive"] = "alive"


class ReadyAnswer(Answer):
    """Neo4j answers and its schema is the one this app needs."""

    status: Literal["ready"] = "ready"


@router.get("/healthz", operation_id="health", summary="Whether the app is alive")
async def health() -> AliveAnswer:
    """Answer, whether or not Neo4j does."""
    return AliveAnswer()


@router.get(
    "/readyz",
    operation_id="readiness",
    summary="Whether the app is ready",
    responses=problems(ProblemTypes.UNAVAILABLE),
)
async def readiness(graph: GraphDep) -> ReadyAnswer:
    """Answer once Neo4j answers and its schema is current; 503 until then, and whenever it is not."""
    if await schema.version(graph) != schema.VERSION:
        raise Unavailable("The graph's schema is not the one this app needs.")
    return ReadyAnswer()
