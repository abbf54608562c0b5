"""The members of enumerations by their values: looking one up takes a quarter of calling the enumeration.

Six times a relationship, and six times a moment of its story.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.domain.model import Ref
from app.domain.vocabulary import (
    Certainty,
    Evidence,
    Figures,
    Kind,
    Phase,
    Predicate,
    Reliability,
    Status,
)

KINDS: Final[Mapping[str, Kind]] = {member.value: member for member in Kind}
PREDICATES: Final[Mapping[str, Predicate]] = {member.value: member for member in Predicate}
STATUSES: Final[Mapping[str, Status]] = {member.value: member for member in Status}
PHASES: Final[Mapping[str, Phase]] = {member.value: member for member in Phase}
EVIDENCE: Final[Mapping[str, Evidence]] = {member.value: member for member in Evidence}
FIGURES: Final[Mapping[str, Figures]] = {member.value: member for member in Figures}
CERTAINTIES: Final[Mapping[str, Certainty]] = {member.value: member for member in Certainty}
RATINGS: Final[Mapping[str, Reliability]] = {member.value: member for member in Reliability}


def ref(id_: str, kind: str, name: str) -> Ref:
    """Return the reference an entity's id, kind and name are: the one way to it from a row of a query."""
    return Ref(id_, KINDS[kind], name)
