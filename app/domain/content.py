"""Ids that are hashes of content: recording the same thing twice finds it again.

The canonical form is JSON with sorted keys and no blanks, in UTF-8; missing values are null. The id is the
first 32 hexadecimal digits of its SHA-256. Changing a form changes every id: do not.

So the forms are closed. A field that a document is given later has no part in its id; one that a claim, or a
figure, an amount, a quote or a relayed source of it, is given later has one only where it is given. Whoever
does not give it finds what was recorded before there was such a field.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import Field, fields, is_dataclass
from functools import lru_cache
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from app.domain.model import Claim, Money, Personnel, Quote, Ref, Via

_DIGITS: Final = 32

_Said: TypeAlias = Claim | Personnel | Money | Quote | Via

_FORMED: Final[Mapping[type[_Said], str]] = MappingProxyType(
    {
        Claim: "subject predicate objects document status stance valid_from valid_to as_of personnel under "
        "money role note quote via credibility stated_subject stated_object",
        Personnel: "min best max qualifier category by_category",
        Money: "amount currency per",
        Quote: "text start end",
        Via: "publisher title",
    }
)
"""The fields that the forms below are made of, for ever: what is not among them came later."""

_BECAME: Final = "id review load recorded_at accepted_at retracted_at retraction_reason known"
"""Fields of a claim that are no part of what it says."""


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
    form: dict[str, Any] = {
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
        "via": [[via.publisher, via.title, *_later(via)] for via in claim.via],
        "credibility": claim.credibility,
        "stated_as": [claim.stated_subject, claim.stated_object],
    }
    if later := _later(claim):
        form["later"] = later
    return _digest(form)


def _personnel(figure: Personnel | None) -> list[Any] | None:
    if figure is None:
        return None
    split = {category.value: number for category, number in figure.by_category}
    said = [figure.min, figure.best, figure.max, figure.qualifier, figure.category, split]
    return [*said, *_later(figure)]


def _money(money: Money | None) -> list[Any] | None:
    # A float's shortest form: 5 and 5.0 are one amount.
    return [repr(float(money.amount)), money.currency, money.per, *_later(money)] if money else None


def _quote(quote: Quote | None) -> list[Any] | None:
    return [quote.text, quote.start, quote.end, *_later(quote)] if quote else None


def _later(said: _Said) -> list[dict[str, Any]]:
    """Return what is given of the fields that came later, by name, as the one element there is then."""
    given = {
        field.name: _plain(value)
        for field in _added(type(said))
        if (value := getattr(said, field.name)) not in (None, "", (), field.default)
    }
    return [given] if given else []


@lru_cache
def _added(said: type[_Said]) -> list[Field[Any]]:
    formed = next(names for base, names in _FORMED.items() if issubclass(said, base))
    known = {*formed.split(), *_BECAME.split()}
    return [field for field in fields(said) if field.name not in known]


def _plain(value: Any) -> Any:
    """Return a value as JSON: an entity as its id, a value of several fields as those that are given."""
    if isinstance(value, Ref):
        return value.id
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if is_dataclass(value):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
        return {name: _plain(part) for name, part in parts.items() if part not in (None, "", ())}
    return value


def _digest(form: dict[str, Any]) -> str:
    packed = json.dumps(form, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(packed.encode()).hexdigest()[:_DIGITS]
