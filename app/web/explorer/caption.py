"""What stands under a picture that is taken away: title, dates, who says so, what its signs mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from app.domain.network import Subgraph
from app.domain.vocabulary import KIND_WORDS, Certainty, Evidence, Kind, Status
from app.web import words
from app.web.parameters.dateline import Dateline

MOST_NAMED: Final = 12
"""Sources that are named; of the others the number is said."""

_NOT_IN_A_NAME: Final = re.compile(r"[^a-z0-9]+")


def caption(seen: Subgraph, names: str, dates: Dateline) -> dict[str, Any]:
    """Return all that can be said without asking who the sources are; `{url}` is for the script to fill."""
    made = words.instant(datetime.now(UTC))
    return {
        "title": words.say("picture.title", names=names) if names else words.say("picture.title.none"),
        "dates": f"{dates.sentence.striptags()}.",
        "size": words.say("explorer.size", n=len(seen.nodes), m=len(seen.edges)),
        "from": words.say("picture.from", instant=made, url="{url}"),
        "file": _file(seen, dates),
        "words": _WORDS,
    }


def sources(names: Sequence[str]) -> str:
    """Say in a sentence who the sources are, the first few by name."""
    if len(names) <= MOST_NAMED:
        return words.say("picture.sources", n=len(names), names=words.listed(list(names)))
    named = ", ".join(names[:MOST_NAMED])
    return words.say("picture.sources.more", n=len(names) - MOST_NAMED, names=named)


def _file(seen: Subgraph, dates: Dateline) -> str:
    parts = ["garrison", *seen.focus[:3], str(dates.on or dates.today)]
    return _NOT_IN_A_NAME.sub("-", "-".join(parts))


_WORDS: Final[Mapping[str, Any]] = {
    "kinds": {kind.value: KIND_WORDS[kind] for kind in Kind},
    "statuses": {status.value: words.status(status) for status in Status},
    "certainties": {value.value: words.say(f"explorer.legend.{value.value}") for value in Certainty},
    "evidence": {
        value.value: words.say(f"explorer.evidence.{value.value}")
        for value in (Evidence.DISPUTED, Evidence.DENIED)
    },
    "two": words.say("picture.two"),
}
