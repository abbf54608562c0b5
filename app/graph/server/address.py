"""Where a Neo4j is and how to log in: what everything above the server needs to know of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Self

from app.errors import ServerFailed
from app.settings import Settings


@dataclass(frozen=True, slots=True)
class Address:
    """One Neo4j database: a Bolt or Neo4j URI, a login and the database's name.

    The password is left out of `repr`, so that it reaches neither logs nor tracebacks.
    """

    uri: str
    username: str
    password: str = field(repr=False)
    database: str

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Return the Neo4j that NEO4J_URI and its siblings name. Raises ServerFailed if they name none."""
        if settings.neo4j_uri is None:
            raise ServerFailed("There is no Neo4j to use: set NEO4J_URI, or start the private one first.")
        secret = settings.neo4j_password
        password = secret.get_secret_value() if secret else ""
        return cls(settings.neo4j_uri, settings.neo4j_username, password, settings.neo4j_database)
