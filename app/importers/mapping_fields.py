"""The fields of a claim body that a mapping can fill, each with what it holds: as the body's model has them.

So a field that a claim is given later can be filled at once. Only the documents that a document repeats are
left out: a table has no place for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, Final, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel

from app.bodies.claim import ClaimBody

_LEFT_OUT: Final = frozenset({"derived_from"})


class Sort(StrEnum):
    """What a field holds, as it is told to people."""

    TEXT = "text"
    WHOLE = "a whole number"
    NUMBER = "a number"


_SORTS: Final = {str: Sort.TEXT, int: Sort.WHOLE, float: Sort.NUMBER}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A field with one value; `allowed` are the values of a closed list, empty where any will do."""

    sort: Sort = Sort.TEXT
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A field with fields of its own.

    `several`: a list of such is allowed too. `listed`: it is a list in a body, also where one is given.
    """

    fields: Mapping[str, Field]
    several: bool = False
    listed: bool = False


Field: TypeAlias = "Leaf | Table"


def table_of(body: type[BaseModel]) -> Table:
    """Return the fields of a body, by the names they are sent with."""
    fields = {field.alias or name: field.annotation for name, field in body.model_fields.items()}
    return Table(MappingProxyType({n: _field(held) for n, held in fields.items() if n not in _LEFT_OUT}))


def _field(held: Any) -> Field:
    """Return the field of a body that holds a type. Raises TypeError for one that no mapping can fill."""
    arguments = get_args(held)
    match get_origin(held):
        case None if issubclass(held, BaseModel):
            return table_of(held)
        case None if issubclass(held, StrEnum):
            return Leaf(allowed=tuple(value.value for value in held))
        case None if held in _SORTS:
            return Leaf(_SORTS[held])
        case origin if origin is Annotated:
            return _field(arguments[0])
        case origin if origin is Union or origin is UnionType:
            return _one_of([_field(each) for each in arguments if each is not NoneType])
        case origin if origin is list:
            return _listed(_field(arguments[0]))
        case origin if origin is dict:
            keys, value = arguments
            return Table(MappingProxyType({key.value: _field(value) for key in keys}))
        case _:
            raise TypeError(f"A mapping cannot fill {held}.")


def _listed(entry: Field) -> Table:
    if isinstance(entry, Leaf):
        raise TypeError("A mapping cannot fill a list of single values.")
    return replace(entry, several=True, listed=True)


def _one_of(fields: list[Field]) -> Field:
    """Return the one of several forms that there is besides null; of one entry and a list of such, both."""
    first, *others = fields
    for other in others:
        if not isinstance(first, Table) or not isinstance(other, Table) or first.fields != other.fields:
            raise TypeError("A mapping cannot fill a field of several sorts.")
        first = replace(first, several=True, listed=False)
    return first


CLAIM: Final = table_of(ClaimBody)
"""The body of a claim."""

REQUIRED: Final = tuple(name for name, field in ClaimBody.model_fields.items() if field.is_required())
"""What every claim has."""
