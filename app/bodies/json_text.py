"""JSON as it is sent, read: a key that stands twice in one object would be lost, and is a fault."""

from __future__ import annotations

import json
from typing import Any, TypeAlias

from pydantic_core import from_json

from app.bodies.faults import pointer
from app.errors import Fault, Invalid

_Pairs: TypeAlias = list[tuple[str, Any]]


class _Twice(Exception):  # noqa: N818  # not an error of its own: it stops a reader
    pass


class _Object(list[tuple[str, Any]]):
    """An object as its keys and values in order, each as often as it stands there."""


def value_of(text: bytes) -> Any:
    """Return what a JSON text holds.

    Raises ValueError where it is none (also NaN, half a surrogate pair, numbers of thousands of digits, deep
    nesting), and Invalid, with a pointer to each, for a key given twice in one object.
    """
    value = from_json(text, allow_inf_nan=False)
    try:
        json.loads(text.decode(), object_pairs_hook=_once)
    except _Twice:
        faults = _repeated(json.loads(text.decode(), object_pairs_hook=_Object), [])
        raise Invalid(faults) from None
    return value


def _once(pairs: _Pairs) -> None:
    if len(dict(pairs)) < len(pairs):
        raise _Twice


def _repeated(value: Any, place: list[str | int]) -> list[Fault]:
    """Return a fault for each key that stands twice, here and further in."""
    faults: list[Fault] = []
    if isinstance(value, _Object):
        seen: set[str] = set()
        for key, held in value:
            if key in seen:
                faults.append(Fault(pointer([*place, key]), "This is given twice."))
            seen.add(key)
            faults += _repeated(held, [*place, key])
    elif isinstance(value, list):
        for index, held in enumerate(value):
            faults += _repeated(held, [*place, index])
    return faults
