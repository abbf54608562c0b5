"""The reference for writing: the driver alone, writing a copy of a graph with hand-written batches.

The copy has the very same nodes, relationships and properties as what Garrison wrote, beside it on the same
server, under ids of its own ("raw-…"). Only the writing is timed: finding entities, making ids, projecting
episodes, checking, locking and logging are what Garrison does besides.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any, Final, LiteralString, cast

from neo4j import Driver, ManagedTransaction

AT_ONCE: Final = 1_000
"""Triples, entities or documents a batch."""

_Rows = list[dict[str, Any]]

_ENTITIES: Final[LiteralString] = """
UNWIND $rows AS row
CREATE (entity:Entity {id: row.id})
SET entity:$(row.kind), entity += row.properties
WITH entity, row UNWIND row.names AS key
MERGE (name:Name {key: key})
CREATE (entity)-[:NAMED]->(name)
"""
_DOCUMENTS: Final[LiteralString] = """
UNWIND $rows AS row
MERGE (publisher:Publisher {id: row.publisher}) ON CREATE SET publisher.name = row.name
CREATE (document:Document) SET document = row.properties
CREATE (document)-[:PUBLISHED_BY]->(publisher)
"""
_TRIPLES: Final[LiteralString] = "UNWIND $rows AS row CREATE (triple:Triple) SET triple = row"
_CLAIMS: Final[LiteralString] = """
UNWIND $rows AS row
MATCH (subject:Entity {id: row.subject})
MATCH (object:Entity {id: row.object})
MATCH (document:Document {id: row.document})
MATCH (triple:Triple {key: row.triple})
MATCH (load:Load {id: $load})
CREATE (claim:Claim) SET claim = row.properties
CREATE (claim)-[:SUBJECT]->(subject)
CREATE (claim)-[:OBJECT]->(object)
CREATE (claim)-[:STATED_IN]->(document)
CREATE (claim)-[:ABOUT]->(triple)
CREATE (claim)-[:CAME_WITH]->(load)
"""
_EPISODES: Final = """
UNWIND $rows AS row
MATCH (subject:Entity {{id: row.subject}})
MATCH (object:Entity {{id: row.object}})
CREATE (subject)-[episode:{type}]->(object) SET episode = row.properties
"""

_READ_ENTITIES: Final[LiteralString] = """
MATCH (entity:Entity) WHERE entity.id > $after AND NOT entity.id STARTS WITH 'raw-'
WITH entity ORDER BY entity.id LIMIT $limit
RETURN entity.id AS key, 'raw-' + entity.id AS id, entity.kind AS kind,
       entity {.*, id: 'raw-' + entity.id} AS properties,
       [(entity)-[:NAMED]->(name) | 'raw-' + name.key] AS names
ORDER BY key
"""
_READ_DOCUMENTS: Final[LiteralString] = """
MATCH (document:Document) WHERE document.id > $after AND NOT document.id STARTS WITH 'raw-'
WITH document ORDER BY document.id LIMIT $limit
MATCH (document)-[:PUBLISHED_BY]->(publisher:Publisher)
RETURN document.id AS key, document {.*, id: 'raw-' + document.id} AS properties,
       'raw-' + publisher.id AS publisher, publisher.name AS name
ORDER BY key
"""
_READ_TRIPLES: Final[LiteralString] = """
MATCH (triple:Triple) WHERE triple.key > $after AND NOT triple.key STARTS WITH 'raw-'
WITH triple ORDER BY triple.key LIMIT $limit
MATCH (subject:Entity {id: triple.subject}), (object:Entity {id: triple.object})
RETURN triple.key AS key, triple {.*, key: 'raw-' + triple.key} AS properties,
       'raw-' + subject.id AS subject, 'raw-' + object.id AS object, triple.predicate AS predicate,
       COLLECT {
         MATCH (triple)<-[:ABOUT]-(claim:Claim)-[:STATED_IN]->(document)
         RETURN {properties: claim {.*, id: 'raw-' + claim.id}, document: 'raw-' + document.id}
       } AS claims,
       [(subject)-[episode]->(object) WHERE type(episode) = triple.predicate
        | properties(episode)] AS episodes
ORDER BY key
"""


def copied(driver: Driver, load: str) -> float:
    """Write the copy and return the seconds that writing took; `load` is the copy's load."""
    driver.execute_query("MERGE (load:Load {id: $load})", load=load)
    spent = 0.0
    for rows in _read(driver, _READ_ENTITIES):
        spent += _timed(driver, _write, [(_ENTITIES, rows)], load)
    for rows in _read(driver, _READ_DOCUMENTS):
        spent += _timed(driver, _write, [(_DOCUMENTS, rows)], load)
    for rows in _read(driver, _READ_TRIPLES):
        spent += _timed(driver, _write, _of_triples(rows), load)
    return spent


def _of_triples(rows: _Rows) -> list[tuple[str, _Rows]]:
    claims = [
        {
            "subject": row["subject"],
            "object": row["object"],
            "triple": row["properties"]["key"],
            "document": claim["document"],
            "properties": claim["properties"],
        }
        for row in rows
        for claim in row["claims"]
    ]
    episodes: dict[str, _Rows] = {}
    for row in rows:
        for episode in row["episodes"]:
            ends = {"subject": row["subject"], "object": row["object"]}
            episodes.setdefault(row["predicate"], []).append(ends | {"properties": episode})
    return [
        (_TRIPLES, [row["properties"] for row in rows]),
        (_CLAIMS, claims),
        *((_EPISODES.format(type=predicate), each) for predicate, each in episodes.items()),
    ]


def _read(driver: Driver, query: LiteralString) -> Iterator[_Rows]:
    after = ""
    while rows := driver.execute_query(query, after=after, limit=AT_ONCE).records:
        after = rows[-1]["key"]
        yield [row.data() for row in rows]


def _write(tx: ManagedTransaction, batches: list[tuple[str, _Rows]], load: str) -> None:
    for query, rows in batches:
        tx.run(cast("LiteralString", query), rows=rows, load=load).consume()


def _timed(driver: Driver, *work: Any) -> float:
    with driver.session() as session:
        begin = time.perf_counter()
        session.execute_write(*work)
        return time.perf_counter() - begin
