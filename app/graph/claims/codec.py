"""A claim as the properties of its node, and back from a row of a query.

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
from app.domain.vocabulary import Kind, Predicate, Review, Stance, Status
from app.graph.claims.documents import DOCUMENT, document_of
from app.graph.properties import (
    Properties,
    instant,
    money_of,
    money_properties,
    personnel_of,
    personnel_properties,
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
    load: head([(claim)-[:CAME_WITH]->(load:Load) | load.id]),
    document: head([(claim)-[:STATED_IN]->(document:Document) | {DOCUMENT}])
}}
"""
"""A `claim` as a map that `claim_of` reads, with its document and the entities it is recorded on."""


def content_properties(claim: Claim) -> Properties:
    """Return what a claim says, as kept on its node; entities, document and load are its relationships."""
    first, last = days(claim)
    flat: Properties = {
        "id": claim.id,
        "predicate": claim.predicate,
        "status": claim.status,
        "stance": claim.stance,
        "valid_from": claim.valid_from,
        "valid_to": claim.valid_to,
        "as_of": claim.as_of,
        "first_day": first,
        "last_day": last,
        "role": claim.role,
        "note": claim.note,
        "credibility": claim.credibility,
        "via_publishers": [via.publisher for via in claim.via] or None,
        "via_titles": [via.title or "" for via in claim.via] or None,
        "stated_subject": claim.stated_subject,
        "stated_object": claim.stated_object,
        **(personnel_properties(claim.personnel) if claim.personnel else {}),
        **(money_properties(claim.money) if claim.money else {}),
        **(_quote_properties(claim.quote) if claim.quote else {}),
    }
    return without_nulls(flat)


def standing_properties(claim: Claim) -> Properties:
    """Return what may change of a claim: its review and when it was known."""
    return {
        "review": claim.review,
        "recorded_at": claim.recorded_at,
        "accepted_at": claim.accepted_at,
        "retracted_at": claim.retracted_at,
        "retraction_reason": claim.retraction_reason,
        "accepted": [start for start, _ in claim.known],
        "retracted": [end for _, end in claim.known if end is not None],
    }


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
        id=row["id"],
        subject=_ref(row["subject"]),
        predicate=Predicate(row["predicate"]),
        objects=tuple(sorted(_ref(end) for end in row["objects"])),
        document=document_of(row["document"]),
        status=Status(row["status"]),
        stance=Stance(row["stance"]),
        valid_from=row.get("valid_from"),
        valid_to=row.get("valid_to"),
        as_of=row.get("as_of"),
        personnel=personnel_of(row),
        under=_ref(row["under"]) if row["under"] else None,
        money=money_of(row),
        role=row.get("role"),
        note=row.get("note"),
        quote=_quote(row),
        via=via_of(row.get("via_publishers"), row.get("via_titles")),
        credibility=row.get("credibility"),
        stated_subject=row.get("stated_subject"),
        stated_object=row.get("stated_object"),
        review=Review(row["review"]),
        load=row["load"],
        recorded_at=_when(row, "recorded_at"),
        accepted_at=_when(row, "accepted_at"),
        retracted_at=_when(row, "retracted_at"),
        retraction_reason=row.get("retraction_reason"),
        known=known(row),
    )


def known(row: Mapping[str, Any]) -> tuple[tuple[datetime, datetime | None], ...]:
    """Return the known intervals from their two lists."""
    starts, ends = map(instant, row["accepted"]), map(instant, row["retracted"])
    return tuple(zip_longest(starts, ends))


def _ref(end: Mapping[str, str]) -> Ref:
    return Ref(end["id"], Kind(end["kind"]), end["name"])


def _when(row: Mapping[str, Any], name: str) -> datetime | None:
    value = row.get(name)
    return None if value is None else instant(value)


def _quote_properties(quote: Quote) -> Properties:
    return {"quote_text": quote.text, "quote_start": quote.start, "quote_end": quote.end}


def _quote(row: Mapping[str, Any]) -> Quote | None:
    text = row.get("quote_text")
    return None if text is None else Quote(text, row.get("quote_start"), row.get("quote_end"))


def via_of(publishers: Sequence[str] | None, titles: Sequence[str] | None) -> tuple[Via, ...]:
    """Read whom a claim was told by from its two lists, of which "" is no title."""
    return tuple(Via(name, title or None) for name, title in zip(publishers or (), titles or (), strict=True))
