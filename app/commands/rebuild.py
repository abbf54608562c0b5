"""`garrison rebuild`: all relationships anew from the claims, which are the truth."""

from __future__ import annotations

from app.commands.console import Exit, note
from app.commands.environment import in_graph
from app.services.recording import rebuild


def rebuild_graph() -> Exit:
    """Project every triple again. What is right already stays as it is."""
    triples = in_graph(rebuild.rebuild)
    note(f"The relationships of {triples:,} pairs of entities were made anew from their claims.")
    return Exit.DONE
