"""Where a Neo4j is and how to log in: what everything above the server needs to know of it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Address:
    """One Neo4j database: a Bolt or Neo4j URI, a login and the database's name.

    The password is left out of `repr`, so that it reaches neither logs nor tracebacks.
    """

    uri: str
    username: str
    password: str = field(repr=False)
    database: str
