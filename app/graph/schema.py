"""The schema: constraints and indexes, as numbered migrations that are in place before the first write.

A migration is a tuple of statements, each safe to run again. Never change one that was released: add the
next. `(:Schema {version, rules})` says how many a graph has been through, and by which version of the rules
its relationships were projected.

The nodes, beside entities and their names: `Publisher`, `Document`, `Claim`, `Triple` (what claims add up
over), `Load` (a batch that can be taken back), `Change` (the log) in the order of its `Counter`, `Judgement`
(with the times it was made and undone), `Lock`, `Key`, `Session`,
`View` (an address under a name).
"""

from __future__ import annotations

from typing import Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.errors import ServerFailed
from app.graph.accounts import sessions, views
from app.graph.claims import episodes, locks
from app.graph.claims import store as claims
from app.graph.connection import Graph
from app.graph.entities import countries
from app.graph.entities import store as entities
from app.graph.search import entities as search
from app.graph.search import texts

_MARK: Final[LiteralString] = (
    "CREATE CONSTRAINT schema_name IF NOT EXISTS FOR (schema:Schema) REQUIRE schema.name IS UNIQUE"
)

MIGRATIONS: Final[tuple[tuple[LiteralString, ...], ...]] = (
    (
        *entities.INDEXES,
        *search.INDEXES,
        "CREATE CONSTRAINT publisher_id IF NOT EXISTS FOR (n:Publisher) REQUIRE n.id IS UNIQUE",
        "CREATE CONSTRAINT document_id IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE",
        "CREATE CONSTRAINT claim_id IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE",
        "CREATE CONSTRAINT triple_key IF NOT EXISTS FOR (n:Triple) REQUIRE n.key IS UNIQUE",
        "CREATE CONSTRAINT load_id IF NOT EXISTS FOR (n:Load) REQUIRE n.id IS UNIQUE",
        "CREATE CONSTRAINT change_seq IF NOT EXISTS FOR (n:Change) REQUIRE n.seq IS UNIQUE",
        "CREATE CONSTRAINT counter_name IF NOT EXISTS FOR (n:Counter) REQUIRE n.name IS UNIQUE",
        "CREATE CONSTRAINT judgement_id IF NOT EXISTS FOR (n:Judgement) REQUIRE n.id IS UNIQUE",
        "CREATE CONSTRAINT key_id IF NOT EXISTS FOR (n:Key) REQUIRE n.id IS UNIQUE",
        "CREATE CONSTRAINT key_hash IF NOT EXISTS FOR (n:Key) REQUIRE n.hash IS UNIQUE",
        # Listings read these in order, newest first.
        "CREATE INDEX claim_recorded IF NOT EXISTS FOR (n:Claim) ON (n.recorded_at, n.id)",
        "CREATE INDEX load_at IF NOT EXISTS FOR (n:Load) ON (n.at, n.id)",
        "CREATE INDEX judgement_left IF NOT EXISTS FOR (n:Judgement) ON (n.left)",
        "CREATE INDEX judgement_right IF NOT EXISTS FOR (n:Judgement) ON (n.right)",
    ),
    sessions.INDEXES,
    locks.INDEXES,
    claims.INDEXES,
    (
        *texts.INDEXES,
        "CREATE INDEX change_at IF NOT EXISTS FOR (n:Change) ON (n.at)",
    ),
    episodes.MIGRATION_RATINGS,
    views.INDEXES,
)
"""All migrations so far, the first being number 1."""

VERSION: Final = len(MIGRATIONS)
"""The schema this code is written for."""


async def migrate(graph: Graph) -> None:
    """Bring a graph's schema up to `VERSION` and its countries up to the table. Does nothing where they are.

    Run it before the first write of a process. Raises ServerFailed where the graph has a newer schema.
    """
    await graph.alter(_MARK)
    present = await version(graph)
    if present > VERSION:
        raise ServerFailed(
            f"The graph at {graph.address.uri} has schema {present}, and this Garrison knows none after "
            f"{VERSION}: use the newer Garrison that made it."
        )
    for number in range(present + 1, VERSION + 1):
        for statement in MIGRATIONS[number - 1]:
            await graph.alter(statement)
        await graph.alter("CALL db.awaitIndexes(300)")
        await graph.write(_mark, number)
    await countries.seed(graph)


_VERSION: Final[LiteralString] = "MATCH (schema:Schema {name: 'garrison'}) RETURN schema.version AS version"


async def version(graph: Graph) -> int:
    """Return the schema version of the graph, 0 where it has none."""
    rows = await graph.rows(_VERSION)
    return rows[0]["version"] if rows else 0


_RULES: Final[LiteralString] = """
MATCH (schema:Schema {name: 'garrison'})
RETURN coalesce(schema.rules, CASE WHEN EXISTS { (:Triple) } THEN 1 ELSE 0 END) AS rules
"""


async def rules(graph: Graph) -> int:
    """Return the version of the rules by which the graph was projected; 0 of one without claims."""
    rows = await graph.rows(_RULES)
    return rows[0]["rules"] if rows else 0


_SET_RULES: Final[LiteralString] = "MATCH (schema:Schema {name: 'garrison'}) SET schema.rules = $rules"


async def mark_rules(tx: AsyncManagedTransaction, rules: int) -> None:
    """Note the version of the rules by which the graph is projected."""
    await (await tx.run(_SET_RULES, rules=rules)).consume()


_SET: Final[LiteralString] = "MERGE (schema:Schema {name: 'garrison'}) SET schema.version = $version"


async def _mark(tx: AsyncManagedTransaction, number: int) -> None:
    await (await tx.run(_SET, version=number)).consume()
