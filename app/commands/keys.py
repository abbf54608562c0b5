"""`garrison key`: the keys that programs and people write with."""

from __future__ import annotations

from app.commands.console import Exit, note, say, table
from app.commands.environment import in_graph
from app.domain.vocabulary import Role
from app.services.accounts import keys


def add(name: str, role: Role) -> Exit:
    """Make a key and print its secret, alone on standard output, so that it can be captured."""
    key_id, secret = in_graph(lambda graph: keys.add(graph, name, role))
    note(f"{key_id}, {role}, for {name}. Keep it: it is shown once.")
    say(secret)
    return Exit.DONE


def listing() -> Exit:
    """Print all keys, also revoked ones; never their secrets, which nobody knows any more."""
    found = in_graph(keys.listing)
    if not found:
        note("There are no keys yet; make one with garrison key add NAME.")
        return Exit.DONE
    rows = (
        (
            key.id,
            key.name,
            key.role.value,
            f"{key.created_at:%Y-%m-%d}",
            f"{key.revoked_at:%Y-%m-%d}" if key.revoked_at else "",
        )
        for key in found
    )
    table(("id", "name", "role", "made", "revoked"), rows)
    return Exit.DONE


def revoke(key_id: str) -> Exit:
    """Stop a key from working."""
    in_graph(lambda graph: keys.revoke(graph, key_id))
    note(f"{key_id} works no more.")
    return Exit.DONE
