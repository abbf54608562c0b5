"""JSON bodies, read by us and not by the framework: it would parse them before it asks who is calling.

A handler declares `body: JsonBody` (or a dependency on it) after the role it needs; then a caller without
a key learns 401 whatever was sent.
"""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import Depends
from starlette.exceptions import HTTPException
from starlette.requests import Request

from app.bodies.json_text import value_of

LARGEST_BODY: Final = 1024 * 1024
"""Bytes of one JSON body: thousands of times a long claim. Batches are streamed elsewhere."""


async def json_body(request: Request) -> Any:
    """Return the parsed body. Raises 415, 413 or 400 (not JSON, not UTF-8, too deep, half a surrogate).

    Raises Invalid for a key that is given twice.
    """
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json" and not media_type.endswith("+json"):
        raise HTTPException(415, f"Send application/json, not {media_type or 'a body without a type'}.")
    data = await _read(request)
    try:
        return value_of(data)
    except ValueError as error:
        raise HTTPException(400, f"The body is not JSON: {error}.") from error


async def _read(request: Request) -> bytes:
    too_large = HTTPException(413, f"The body is larger than {LARGEST_BODY:,} bytes.")
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length[:20]) > LARGEST_BODY:
        raise too_large
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > LARGEST_BODY:
            raise too_large
    return bytes(data)


JsonBody = Annotated[Any, Depends(json_body)]
