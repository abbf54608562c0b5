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
