"""How relationships look as lines: one table for pages, scripts and style sheets, `static/icons/lines.json`.

For each status, evidence and certainty it has the hue, the dashes, the head and the mark on the middle of a
line. `hues` are the ends of class names (`st-ahead`) and the colours of `tokens.css` they stand for; `dashes`
are lengths of strokes and gaps in pixels, none for a solid line; `heads` and `marks` are outlines round the
tip and the middle of a line that runs to the right, with vis-network's factor of their size; `widths` are
those of what one source says, and several. The explorer gets the table with its page
(`static/js/explore/look.js`); the style sheets write it again, and a test holds them to it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from app.domain.vocabulary import Status
from app.paths import STATIC


@lru_cache(maxsize=1)
def lines() -> Mapping[str, Any]:
    """Return the table as the file has it, for the scripts."""
    return MappingProxyType(json.loads((STATIC / "icons" / "lines.json").read_text(encoding="utf-8")))


def status_hue(status: Status) -> str:
    """Name the hue of a status, which all that tells of it has: ahead, present, reducing or ended."""
    return str(lines()["statuses"][status]["hue"])
