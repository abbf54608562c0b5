"""Keys: made, listed, revoked, checked. A secret is shown once, when it is made.

Stored is the SHA-256 of the secret, without salt or stretching: those defend passwords, which people choose
and an attacker can guess. These secrets are 256 random bits, so there is nothing to guess, and a plain hash
can be looked up by an index with every request.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime
from typing import Final

from app.domain.vocabulary import Role
from app.errors import Invalid, NotFound
from app.graph.accounts import keys, sessions, watches
from app.graph.accounts.keys import Key
from app.graph.connection import Graph, Transaction
from app.services.accounts.actor import Actor

PREFIX: Final = "grsn_"
"""What every secret starts with, so that people and scanners for leaked secrets know one when they see it."""

SECRET_BYTES: Final = 32
LONGEST_NAME: Final = 200


async def add(graph: Graph, name: str, role: Role) -> tuple[str, str]:
    """Make a key and return its id and its secret. The secret cannot be shown again.

    Raises Invalid for a name that is empty or longer than 200 characters.
    """
    name = name.strip()
    if not 0 < len(name) <= LONGEST_NAME:
        raise Invalid(f"A key needs a name of 1 to {LONGEST_NAME} characters that says who holds it.")
    key_id, secret = f"key-{secrets.token_hex(4)}", PREFIX + secrets.token_urlsafe(SECRET_BYTES)
    await graph.write(keys.add, key_id, name, role, _hash(secret), datetime.now(UTC))
    return key_id, secret


async def listing(graph: Graph) -> list[Key]:
    """Return all keys, also revoked ones, oldest first."""
    return await graph.read(keys.listing)


async def revoke(graph: Graph, key_id: str) -> None:
    """Stop a key from working, from the next request on; its sessions end, and what it watches is forgotten.

    Raises NotFound; revoking twice is the same.
    """
    now = datetime.now(UTC)

    async def revoked(tx: Transaction) -> bool:
        await sessions.close_all(tx, key_id)
        await watches.forget(tx, key_id)
        return await keys.revoke(tx, key_id, now)

    if not await graph.write(revoked):
        raise NotFound(f"There is no key {key_id}.")


async def check(graph: Graph, secret: str) -> Actor | None:
    """Return who holds this secret; None where no working key has it.

    Asked of the graph each time (a few milliseconds), so that a revoked key stops at once, in every process.
    """
    key = await find(graph, secret)
    return Actor(key.name, key.role, key.id) if key and key.revoked_at is None else None


async def find(graph: Graph, secret: str) -> Key | None:
    """Return the key that has this secret, also a revoked one; None where there is none."""
    return await graph.read(keys.find, _hash(secret)) if secret.startswith(PREFIX) else None


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
