"""Ids that are hashes of content: recording the same thing twice finds it again.

The canonical form is JSON with sorted keys and no blanks, in UTF-8; missing values are null. The id is the
first 32 hexadecimal digits of its SHA-256. Changing a form changes every id: do not.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any, Final

from app.domain.model import Claim, Money, Personnel, Quote

_DIGITS: Final = 32


def document_id(
    publisher: str, title: str, *, published: str | None, url: str | None, text: str | None
) -> str:
    """Return the id of a document; `publisher` is the publisher's id."""
    form = {"publisher": publisher, "title": title, "published": published, "url": url, "text": text}
    return _digest(form)


def claim_id(claim: Claim) -> str:
    """Return the id of a claim: of all it says, but not of what became of it (review, load, times).

    Entities count by the ids it is recorded on, its objects without order.
    """
    return _digest(
        {
            "subject": claim.subject.id,
            "predicate": claim.predicate,
            "objects": sorted(ref.id for ref in claim.objects),
            "document": claim.document.id,
            "status": claim.status,
            "stance": claim.stance,
            "valid": [claim.valid_from, claim.valid_to],
            "as_of": claim.as_of,
            "personnel": _personnel(claim.personnel),
            "under": claim.under.id if claim.under else None,
            "money": _money(claim.money),
            "role": claim.role,
            "note": claim.note,
            "quote": _quote(claim.quote),
            "via": [[via.publisher, via.title] for via in claim.via],
            "credibility": claim.credibility,
            "stated_as": [claim.stated_subject, claim.stated_object],
        }
    )


def _personnel(figure: Personnel | None) -> list[Any] | None:
    if figure is None:
        return None
    split = {category.value: number for category, number in figure.by_category}
    return [figure.min, figure.best, figure.max, figure.qualifier, figure.category, split]


def _money(money: Money | None) -> list[Any] | None:
    # A float's shortest form: 5 and 5.0 are one amount.
    return [repr(float(money.amount)), money.currency, money.per] if money else None


def _quote(quote: Quote | None) -> list[Any] | None:
    return [quote.text, quote.start, quote.end] if quote else None


def _digest(form: dict[str, Any]) -> str:
    packed = json.dumps(form, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(packed.encode()).hexdigest()[:_DIGITS]
