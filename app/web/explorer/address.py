"""Whether a text is an address of the explorer, for a view that is to be saved: the page's own parameters."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Final, get_origin
from urllib.parse import parse_qsl, urlencode

from fastapi import Query
from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from app.errors import Fault, Invalid
from app.services.accounts.views import LONGEST_QUERY
from app.services.reading.explore import View
from app.web.explorer import layout, query, questions
from app.web.parameters import view as view_parameters

POINTER: Final = "/query"


async def _page(
    select: Annotated[str, Query(max_length=1_000)] = "", tab: Annotated[str, Query(max_length=20)] = ""
) -> None:
    """Take what chooses among the parts of the page, and changes nothing of the picture."""


_VIEW: Final = (view_parameters.filters, view_parameters.filtered, view_parameters.pictured, query.view)
"""What reads the view: each but the first takes what the one before it has read, and adds to it."""
_READERS: Final = (*_VIEW, questions.asked, layout.layout, _page)


def _own(reader: Any) -> Iterator[tuple[str, inspect.Parameter]]:
    """Yield what a reader takes from the address; what has no default is what another has read."""
    for name, parameter in inspect.signature(reader, eval_str=True).parameters.items():
        if parameter.default is not inspect.Parameter.empty:
            yield name, parameter


def _fields() -> dict[str, Any]:
    return {
        name: (parameter.annotation, parameter.default)
        for reader in _READERS
        for name, parameter in _own(reader)
    }


_Parameters: Final[type[BaseModel]] = create_model(
    "_Parameters", __config__=ConfigDict(extra="forbid"), **_fields()
)


async def checked(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a query in its usual form, and the ids of the entities it is about.

    Raises Invalid for what is too long, for a parameter the explorer does not have and for a value it cannot
    read, each with a pointer to `/query`.
    """
    if len(text) > LONGEST_QUERY:
        raise Invalid([Fault(POINTER, f"A view's address has {LONGEST_QUERY:,} characters at most.")])
    pairs = parse_qsl(text.removeprefix("?"), keep_blank_values=False)
    try:
        read = _Parameters.model_validate(_values(pairs))
        view = await _view(read)
        ids = (await questions.asked(**_of(read, questions.asked))).ids
    except ValidationError as error:
        raise Invalid([_fault(each["loc"], each["msg"]) for each in error.errors()]) from error
    except Invalid as error:
        raise Invalid([Fault(POINTER, fault.detail) for fault in error.faults]) from error
    about = dict.fromkeys((*view.focus, *(one[0] for one in view.expand), *view.also, *ids))
    return urlencode(pairs), tuple(about)


def _values(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    """Return the values by name: a list where the page takes several, else the last."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        field = _Parameters.model_fields.get(name)
        if field is not None and get_origin(field.annotation) is list:
            found.setdefault(name, []).append(value)
        else:
            found[name] = value
    return found


async def _view(read: BaseModel) -> View:
    filtered, *further = _VIEW
    view: View = await filtered(**_of(read, filtered))
    for reader in further:
        view = await reader(view, **_of(read, reader))
    return view


def _of(read: BaseModel, reader: Any) -> Mapping[str, Any]:
    return {name: getattr(read, name) for name, _ in _own(reader)}


def _fault(location: tuple[int | str, ...], message: str) -> Fault:
    name = str(location[0])
    if name not in _Parameters.model_fields:
        return Fault(POINTER, f"The explorer has no parameter “{name[:80]}”.", {"parameter": name[:80]})
    sentence = message if message.endswith(".") else f"{message}."
    return Fault(POINTER, f"“{name}”: {sentence}", {"parameter": name})
