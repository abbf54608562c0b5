"""What is part of what: organisations of others, places in others, and which of them are missions. Pure.

Figures of a unit are within those of its force, figures of a base within those of its country: rule 7 of the
projection and the totals ask here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from app.domain.vocabulary import Kind, Predicate

STRUCTURAL = frozenset({Predicate.PART_OF, Predicate.LOCATED_IN})
"""The predicates that say what is part of what."""

MISSIONS = frozenset({Kind.MISSION, Kind.OPERATION})
"""The kinds that others have forces under."""

WORLD = "world"
"""The Region that holds all others: a figure of all forces abroad holds those of each place."""

_NONE: Mapping[str, Collection[str]] = {}


class Structure:
    """Whole and part, by the ids of entities.

    `wholes` name for each entity what it is directly PART_OF or LOCATED_IN; `missions` are the entities that
    are missions or operations. Of a ring each is part of each.
    """

    __slots__ = ("_above", "_wholes", "missions")

    def __init__(self, wholes: Mapping[str, Collection[str]] = _NONE, missions: Iterable[str] = ()) -> None:
        self._wholes = wholes
        self._above: dict[str, frozenset[str]] = {}
        self.missions = frozenset(missions)

    def above(self, entity: str) -> frozenset[str]:
        """Return all that an entity is part of, also through others, itself, and the world."""
        found = self._above.get(entity)
        if found is None:
            seen = {entity}
            rest = [entity]
            while rest:
                new = set(self._wholes.get(rest.pop(), ())) - seen
                seen |= new
                rest += new
            found = self._above[entity] = frozenset(seen | {WORLD})
        return found

    def includes(self, whole: str, part: str) -> bool:
        """Whether an entity is another, or the other is part of it."""
        return whole in (part, WORLD) or (part in self._wholes and whole in self.above(part))


NO_STRUCTURE = Structure()
"""Where nothing is part of anything."""
