"""Claims to record in tests, and what the graph made of them."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from neo4j import AsyncManagedTransaction

from app.bodies.claim import ClaimBody, parse
from app.domain.vocabulary import Role
from app.graph.connection import Graph
from app.services.accounts.actor import Actor
from app.services.recording.rebuild import rebuild

ANALYST: Final = Actor("an analyst", Role.ANALYST)
CONTRIBUTOR: Final = Actor("a contributor", Role.CONTRIBUTOR)

WAGNER: Final = {"kind": "PrivateMilitaryCompany", "name": "Wagner Group"}
FRANCE: Final = {"kind": "Country", "name": "France"}
MALI: Final = {"kind": "Country", "name": "Mali"}


def sent(document: str = "A report", publisher: str = "Reuters", **more: Any) -> dict[str, Any]:
    """Return the JSON of a claim: by default that Wagner is in Mali, as of September 2021."""
    stated = {"title": document, "publisher": publisher, **more.pop("stated", {})}
    return {
        "subject": WAGNER,
        "predicate": "DEPLOYED_TO",
        "object": MALI,
        "as_of": "2021-09",
        "document": stated,
        **more,
    }


def body(document: str = "A report", publisher: str = "Reuters", **more: Any) -> ClaimBody:
    """Return the parsed body of `sent`."""
    return parse(sent(document, publisher, **more))


async def relationships(graph: Graph) -> dict[str, dict[str, Any]]:
    """Return the properties of all relationships between entities, with their ends and type, by id."""
    rows = await graph.rows(
        "MATCH (s:Entity)-[r]->(o:Entity) RETURN s.id AS s, type(r) AS t, o.id AS o, properties(r) AS p"
    )
    return {row["p"]["id"]: {**row["p"], "ends": (row["s"], row["t"], row["o"])} for row in rows}


async def rebuilt(graph: Graph) -> dict[str, dict[str, Any]]:
    """Take all episodes away, rebuild them from the claims, and return them."""
    await graph.write(_forget)
    await rebuild(graph)
    return await relationships(graph)


async def _forget(tx: AsyncManagedTransaction) -> None:
    await (await tx.run("MATCH (:Entity)-[r]->(:Entity) DELETE r")).consume()


async def counted(graph: Graph) -> dict[str, int]:
    """Return how many nodes of each label there are, countries, their table and locks left out."""
    rows = await graph.rows(
        "MATCH (n) WHERE NOT n:Country AND NOT n:Table AND NOT n:Schema AND NOT n:Lock "
        "UNWIND labels(n) AS label RETURN label, count(*) AS n"
    )
    return {row["label"]: row["n"] for row in rows}


def day(text: str) -> date:
    """Return a day from its ISO form."""
    return date.fromisoformat(text)
