"""Forms that people send, read by us and not by the framework: it would read them before it asks who sends.

A handler calls `await form(request)` and never declares `Form(...)`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

LARGEST_FORM: Final = 64 * 1024
"""Bytes of one form."""

MOST_FIELDS: Final = 100

_TYPE: Final = "application/x-www-form-urlencoded"


def is_form(request: Request) -> bool:
    """Say whether the body is a form as browsers send it unless told otherwise."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == _TYPE


async def form(request: Request) -> Mapping[str, str]:
    """Return the fields of a form, the last of each name; read once, however often it is asked for.

    Raises 415 for another type of body, 413 for one that is too large, 400 for one that cannot be read.
    """
    known: Mapping[str, str] | None = getattr(request.state, "form", None)
    if known is None:
        known = request.state.form = _fields(await _read(request))
    return known


async def _read(request: Request) -> bytes:
    if not is_form(request):
        raise HTTPException(415, f"Send a form, as {_TYPE}.")
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > LARGEST_FORM:
            raise HTTPException(413, f"The form is larger than {LARGEST_FORM:,} bytes.")
    return bytes(data)


def _fields(data: bytes) -> Mapping[str, str]:
    try:
        pairs = parse_qsl(data.decode(), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise HTTPException(400, "The form cannot be read.") from error
    return dict(pairs)
