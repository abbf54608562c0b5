"""The fields of a claim body that a mapping can fill, each with what it holds.

The tree is that of the body of `POST /api/v1/claims`; a test holds it to that. Only the documents that a
document repeats are left out: a table has no place for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeAlias

from app.domain.vocabulary import (
    Category,
    Kind,
    Per,
    Predicate,
    Qualifier,
    Reliability,
    Stance,
    Status,
)


class Sort(StrEnum):
    """What a field holds, as it is told to people."""

    TEXT = "text"
    WHOLE = "a whole number"
    NUMBER = "a number"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A field with one value; `allowed` are the values of a closed list, empty where any will do."""

    sort: Sort = Sort.TEXT
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A field with fields of its own. `several`: a list of such is allowed too."""

    fields: Mapping[str, Field]
    several: bool = False


Field: TypeAlias = "Leaf | Table"

_TEXT: Final = Leaf()
_WHOLE: Final = Leaf(Sort.WHOLE)
_NUMBER: Final = Leaf(Sort.NUMBER)


def _of(values: type[StrEnum]) -> Leaf:
    return Leaf(allowed=tuple(value.value for value in values))


def _table(*, several: bool = False, **fields: Field) -> Table:
    return Table(MappingProxyType(fields), several)


def _reference(*, several: bool = False) -> Table:
    site = _table(latitude=_NUMBER, longitude=_NUMBER)
    return _table(id=_TEXT, kind=_of(Kind), name=_TEXT, coordinates=site, several=several)


CLAIM: Final = _table(
    subject=_reference(),
    predicate=_of(Predicate),
    object=_reference(several=True),
    status=_of(Status),
    stance=_of(Stance),
    valid=Table(MappingProxyType({"from": _TEXT, "to": _TEXT})),
    as_of=_TEXT,
    personnel=_table(
        min=_WHOLE,
        best=_WHOLE,
        max=_WHOLE,
        qualifier=_of(Qualifier),
        category=_of(Category),
        by_category=Table(MappingProxyType({category.value: _WHOLE for category in Category})),
    ),
    under=_reference(),
    money=_table(amount=_NUMBER, currency=_TEXT, per=_of(Per)),
    role=_TEXT,
    note=_TEXT,
    credibility=_WHOLE,
    via=_table(publisher=_TEXT, title=_TEXT, several=True),
    quote=_table(text=_TEXT, start=_WHOLE, end=_WHOLE),
    stated_as=_table(subject=_TEXT, object=_TEXT),
    document=_table(
        id=_TEXT,
        title=_TEXT,
        publisher=_TEXT,
        url=_TEXT,
        published=_TEXT,
        language=_TEXT,
        reliability=_of(Reliability),
        text=_TEXT,
    ),
)
"""The body of a claim."""

REQUIRED: Final = ("subject", "predicate", "object", "document")
"""What every claim has."""

LISTS: Final = frozenset({"via"})
"""Fields that are lists in a body, also where a mapping gives one."""
