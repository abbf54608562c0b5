"""Bringing a graph up to date with this release: its schema, and what its claims add up to by its rules."""

from __future__ import annotations

import logging

from app.domain.projection.episodes import RULES
from app.graph import schema
from app.graph.connection import Graph
from app.services.recording.rebuild import rebuild

_log = logging.getLogger(__name__)


async def upgrade(graph: Graph) -> None:
    """Migrate the schema, and project everything anew where that was done by older rules.

    Run it before the first write of a process. Does nothing where all is up to date. Raises ServerFailed
    where the graph is of a newer release.
    """
    await schema.migrate(graph)
    rules = await schema.rules(graph)
    if rules >= RULES:
        return
    if rules:
        _log.warning("The rules by which claims add up have changed: all relationships are made anew.")
    await rebuild(graph)
    await graph.write(schema.mark_rules, RULES)
