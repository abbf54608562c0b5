"""A claim as the properties of its node, and back from a row of a query: the one table of its fields.

The known intervals are two lists of instants: `accepted[i]` to `retracted[i]`, the last one open where
`retracted` is the shorter. `first_day` and `last_day` are the days a claim speaks of, for filters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import zip_longest
from typing import Any, Final, LiteralString

from app.domain.dates import parse_single
from app.domain.model import Claim, Quote, Ref, Via
from app.domain.vocabulary import Predicate, Review, Stance, Status
from app.graph.claims.documents import DOCUMENT, document_of
from app.graph.members import ref
from app.graph.properties import (
    LOST,
    MONEY,
    PERSONNEL,
    TRAINED,
    Field,
    Properties,
    instant,
    properties_of,
    single,
    values_of,
    without_nulls,
)

COUNTED_THEN: Final[LiteralString] = """any(i IN range(0, size(claim.accepted) - 1)
    WHERE claim.accepted[i] <= $known_at AND coalesce($known_at < claim.retracted[i], true))"""
"""Whether a `claim` counted at the instant `$known_at`."""

COUNTED: Final[LiteralString] = f"""CASE
    WHEN $known_at IS NULL THEN size(claim.accepted) > size(claim.retracted)
    ELSE {COUNTED_THEN}
END"""
"""Whether a `claim` counted at the instant `$known_at`; counts now where that is null."""

# The driver takes a tenth of a millisecond to make an instant of its own, and a claim has three or more: they
# come as texts.
KNOWN: Final[LiteralString] = """
    recorded_at: toString(claim.recorded_at),
    accepted: [at IN claim.accepted | toString(at)],
    retracted: [at IN claim.retracted | toString(at)]
"""
"""When a `claim` was recorded and known, as parts of a map."""

# The days are for filters alone.
CLAIM: Final[LiteralString] = f"""
claim {{
    .*, {KNOWN},
    accepted_at: toString(claim.accepted_at),
    retracted_at: toString(claim.retracted_at),
    first_day: null,
    last_day: null,
    subject: head([(claim)-[:SUBJECT]->(end:Entity) | end {{.id, .kind, .name}}]),
    objects: [(claim)-[:OBJECT]->(end:Entity) | end {{.id, .kind, .name}}],
    under: head([(claim)-[:UNDER]->(end:Entity) | end {{.id, .kind, .name}}]),
    place: head([(claim)-[:PLACE]->(end:Entity) | end {{.id, .kind, .name}}]),
    load: head([(claim)-[:CAME_WITH]->(load:Load) | load.id]),
    document: head([(claim)-[:STATED_IN]->(document:Document) | {DOCUMENT}])
}}
"""
"""A `claim` as a map that `claim_of` reads, with its document and the entities it is recorded on."""


def _known_properties(intervals: Sequence[tuple[datetime, datetime | None]]) -> Properties:
    return {
        "accepted": [start for start, _ in intervals],
        "retracted": [end for _, end in intervals if end is not None],
    }


def _known(row: Mapping[str, Any]) -> tuple[tuple[datetime, datetime | None], ...]:
    starts, ends = map(instant, row["accepted"]), map(instant, row["retracted"])
    return tuple(zip_longest(starts, ends))


def _quote_properties(quote: Quote | None) -> Properties:
    if quote is None:
        return {}
    return {"quote_text": quote.text, "quote_start": quote.start, "quote_end": quote.end}


def _quote(row: Mapping[str, Any]) -> Quote | None:
    text = row.get("quote_text")
    return None if text is None else Quote(text, row.get("quote_start"), row.get("quote_end"))


def _via_properties(relayed: Sequence[Via]) -> Properties:
    """Return the lists; "" is no title and nobody cited, as a list holds no nulls."""
    if not relayed:
        return {}
    citing = [via.citing or "" for via in relayed]
    return {
        "via_publishers": [via.publisher for via in relayed],
        "via_titles": [via.title or "" for via in relayed],
        "via_citing": citing if any(citing) else None,
    }


def _via(row: Mapping[str, Any]) -> tuple[Via, ...]:
    publishers = row.get("via_publishers") or ()
    citing = row.get("via_citing") or [""] * len(publishers)
    lists = zip(publishers, row.get("via_titles") or (), citing, strict=True)
    return tuple(Via(publisher, title or None, cited or None) for publisher, title, cited in lists)


PROJECTED: Final = (
    single("predicate", Predicate),
    single("status", Status),
    single("stance", Stance),
    single("valid_from"),
    single("valid_to"),
    single("as_of"),
    PERSONNEL,
    MONEY,
    single("role"),
    Field("via", ("via_publishers", "via_titles", "via_citing"), _via_properties, _via),
    single("credibility"),
)
"""What a projection reads of a claim, besides its entities and its document."""

SAID: Final = (
    single("id"),
    *PROJECTED,
    single("note"),
    Field("quote", ("quote_text", "quote_start", "quote_end"), _quote_properties, _quote),
    single("stated_subject"),
    single("stated_object"),
    LOST,
    TRAINED,
    single("locator"),
)
"""What a claim says, as it is kept on its node; its entities and its document are relationships."""

BECAME: Final = (
    single("review", Review),
    single("recorded_at", instant),
    single("accepted_at", instant),
    single("retracted_at", instant),
    single("retraction_reason"),
    Field("known", ("accepted", "retracted"), _known_properties, _known),
)
"""What may change of a claim: its review and when it was known; the load it came with is a relationship."""


def content_properties(claim: Claim) -> Properties:
    """Return what a claim says, as kept on its node, and the days it speaks of."""
    first, last = days(claim)
    return without_nulls(properties_of(SAID, claim) | {"first_day": first, "last_day": last})


def standing_properties(claim: Claim) -> Properties:
    """Return what may change of a claim, None where it is not there."""
    return properties_of(BECAME, claim)


def days(claim: Claim) -> tuple[date | None, date | None]:
    """Return the first and last day a claim speaks of; (None, None) where it has no date at all."""
    said = claim.as_of or claim.document.published
    first = claim.valid_from or claim.as_of or claim.valid_to or claim.document.published
    last = claim.valid_to or said or claim.valid_from
    if first is None or last is None:
        return None, None
    start, end = parse_single(first).earliest, parse_single(last).latest
    return start, max(start, end)


def claim_of(row: Mapping[str, Any]) -> Claim:
    """Return the claim a `CLAIM` map describes."""
    return Claim(
        subject=_ref(row["subject"]),
        objects=tuple(sorted(_ref(end) for end in row["objects"])),
        document=document_of(row["document"]),
        under=_ref(row["under"]) if row["under"] else None,
        place=_ref(row["place"]) if row["place"] else None,
        load=row["load"],
        **values_of(SAID, row),
        **values_of(BECAME, row),
    )


def _ref(end: Mapping[str, str]) -> Ref:
    return ref(end["id"], end["kind"], end["name"])
