"""How Neo4j goes about a query: the operators of its plan."""

from __future__ import annotations

from typing import Any, Final

from neo4j import AsyncManagedTransaction

ANEW: Final = "CYPHER replan=force"
"""Before a query: plan it for the graph as it is, whatever was planned before for another test's."""


async def explained(tx: AsyncManagedTransaction, query: Any, parameters: dict[str, Any]) -> set[str]:
    """Return the operators that a query is planned with, without running it."""
    summary = await (await tx.run(f"{ANEW} EXPLAIN {query}", parameters)).consume()
    assert summary.plan is not None
    return set(_operators(summary.plan))


async def profiled(tx: AsyncManagedTransaction, query: Any, parameters: dict[str, Any]) -> set[str]:
    """Return the operators that a query has run with."""
    summary = await (await tx.run(f"{ANEW} PROFILE {query}", parameters)).consume()
    assert summary.profile is not None
    return set(_operators(summary.profile))


def _operators(plan: dict[str, Any]) -> list[str]:
    own = plan["operatorType"].partition("@")[0]
    return [own, *(name for child in plan.get("children", ()) for name in _operators(child))]
