"""Where nodes are by hand or as a copied link keeps them: read from the explorer's URL.

`pin=mali:120:-40` holds one node where it was dragged to. `layout` holds all the others as a link was copied:
six bytes a node, in base64url, of a hash of its id (20 bits) and its place (14 bits each way, from -8192);
by a hash and not in some order, so that a link still fits when the graph has grown. The script writes the
same (static/js/explore/layout.js).
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Final

from fastapi import Depends, Query
from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from app.services.reading.explore import MOST_NODES
from app.web.graphics.rings import Place

FARTHEST: Final = 8_191
"""Units of the canvas from its middle that a node can be kept at."""

MOST_PINS: Final = 200
_BYTES: Final = 6
LONGEST: Final = MOST_NODES * _BYTES * 4 // 3
"""Characters of a layout of as many nodes as a picture holds."""

_PIN: Final = re.compile(r"([^:]+):(-?\d{1,4}):(-?\d{1,4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Layout:
    """`pinned` are places by id, `kept` places by hash of id: several where ids share one."""

    pinned: Mapping[str, Place] = field(default_factory=dict[str, Place])
    kept: Mapping[int, list[Place]] = field(default_factory=dict[int, list[Place]])

    def places(self, ids: Iterable[str]) -> dict[str, Place]:
        """Return the place of each of these that has one."""
        wanted = sorted(ids)
        left = {key: list(places) for key, places in self.kept.items()}
        found: dict[str, Place] = {}
        for id_ in wanted:
            if waiting := left.get(hashed(id_)):
                found[id_] = waiting.pop(0)
        return found | {id_: self.pinned[id_] for id_ in wanted if id_ in self.pinned}


def hashed(id_: str) -> int:
    """Return 20 bits of a hash of an id (FNV-1a), as the script computes it too."""
    value = 0x811C9DC5
    for byte in id_.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value >> 12


def _pins(value: Any) -> list[str]:
    given = [str(one) for one in (value if isinstance(value, list) else [value])]
    for one in given:
        found = _PIN.fullmatch(one)
        if not found or max(abs(int(found[2])), abs(int(found[3]))) > FARTHEST:
            raise PydanticCustomError("pin", "{given} is no pin: write mali:120:-40", {"given": one})
    return given


def _packed(value: Any) -> str:
    text = str(value or "")
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        data = b"?"
    if len(data) % _BYTES:
        raise PydanticCustomError("layout", "this is no layout that a link of the explorer had", {})
    return text


Pins = Annotated[list[str], BeforeValidator(_pins), Query(max_length=MOST_PINS)]
Packed = Annotated[str, BeforeValidator(_packed), Query(max_length=LONGEST)]


async def layout(pin: Pins = [], layout: Packed = "") -> Layout:  # noqa: B006  # FastAPI copies defaults
    """Read the places from the URL."""
    pinned: dict[str, Place] = {}
    for one in pin:
        id_, x, y = one.rsplit(":", 2)
        pinned[id_] = (float(x), float(y))
    return Layout(pinned, _unpacked(layout))


LayoutDep = Annotated[Layout, Depends(layout)]


def _unpacked(text: str) -> dict[int, list[Place]]:
    data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_")
    kept: dict[int, list[Place]] = {}
    for at in range(0, len(data), _BYTES):
        whole = int.from_bytes(data[at : at + _BYTES], "big")
        place = (float((whole >> 14 & 0x3FFF) - 0x2000), float((whole & 0x3FFF) - 0x2000))
        kept.setdefault(whole >> 28, []).append(place)
    return kept
