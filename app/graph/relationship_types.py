"""The types of relationships, which are the predicates, as unions to match on."""

from __future__ import annotations

from typing import Final, LiteralString, cast

from app.domain.vocabulary import EVENT_PREDICATES, Predicate

# The vocabulary is closed and ours, so this is as literal as writing it out.
TYPES: Final[LiteralString] = cast("LiteralString", "|".join(Predicate))
EVENT_TYPES: Final[LiteralString] = cast("LiteralString", "|".join(EVENT_PREDICATES))
LASTING_TYPES: Final[LiteralString] = cast(
    "LiteralString", "|".join(each for each in Predicate if each not in EVENT_PREDICATES)
)
"""All but those of events."""


def between_ends(types: LiteralString) -> LiteralString:
    """Return the walk from `$triples` (each as a list) to their relationships `r`.

    Each end is found first, the second optionally, or the planner would pair the two; then it is walked
    between `subject` and `object`, from the one that has fewer relationships. Binds `triple` too.
    """
    return f"""
UNWIND $triples AS triple
MATCH (subject:Entity {{id: triple[0]}})
OPTIONAL MATCH (object:Entity {{id: triple[2]}})
CALL (triple, subject, object) {{
    MATCH (subject)-[r:{types}]->(object) WHERE type(r) = triple[1]
    RETURN r
}}
"""
