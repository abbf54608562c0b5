"""From a JSON value to a body, and from what pydantic has against it to faults with RFC 6901 pointers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from app.bodies.document import Body
from app.errors import Fault, Invalid

_B = TypeVar("_B", bound=Body)

_NOT_PLACES: Final = frozenset({"<one>", "<several>", "<id>", "<document>", "[key]"})
"""Parts of pydantic's locations that name a branch of a union or a key, and no place in the body."""

_SHOWN: Final = 80
_EXPECTED: Final = re.compile(r"'([^']*)'")
_OBJECT_TYPES: Final = frozenset({"model_type", "model_attributes_type", "dict_type"})


def shaped(model: type[_B], data: object) -> _B:
    """Return the body a JSON value has the shape of. Raises Invalid with a pointer to each fault."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        raise Invalid([_fault(each["type"], each["loc"], each["msg"], each) for each in details]) from error


def pointer(location: Sequence[str | int]) -> str:
    """Return the RFC 6901 pointer of a place, whatever characters a sender put into the names of fields."""
    parts = (str(part) for part in location if part not in _NOT_PLACES)
    escaped = (part.replace("~", "~0").replace("/", "~1") for part in parts)
    return "".join(f"/{part}" for part in escaped).encode("utf-8", "replace").decode()


def _fault(type_: str, location: Sequence[str | int], message: str, details: Mapping[str, Any]) -> Fault:
    place = pointer(location)
    if type_ == "missing":
        return Fault(place, f"“{location[-1]}” is required.")
    if type_ == "extra_forbidden":
        return Fault(place, f"There is no field “{pointer(location[-1:])[1 : 1 + _SHOWN]}” here.")
    if type_ == "enum":
        allowed = _EXPECTED.findall(details["ctx"]["expected"])
        return Fault(place, f"This must be one of: {', '.join(allowed)}.", {"allowed": allowed})
    if type_ in _OBJECT_TYPES:
        return Fault(place, "This must be a JSON object.")
    sentence = message.removeprefix("Input should").removeprefix("String should")
    if sentence != message:
        return Fault(place, f"This should{sentence}.")
    return Fault(place, message if message.endswith(".") else f"{message}.")
