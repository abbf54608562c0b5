"""Values as flat properties and back: figures, amounts, vague dates. Shared by claims and episodes.

Neo4j keeps neither nulls nor nested maps: what is missing is left out, a split is one JSON object.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, Final, LiteralString

from app.domain.model import DateSpan, Money, Personnel
from app.domain.vocabulary import Category, Per, Qualifier

Properties = dict[str, Any]


def span_properties(name: str, span: DateSpan | None) -> Properties:
    """Return a vague date as `<name>_edtf`, `<name>_earliest`, `<name>_latest`."""
    if span is None:
        return {}
    return {f"{name}_edtf": span.edtf, f"{name}_earliest": span.earliest, f"{name}_latest": span.latest}


def span_of(properties: Mapping[str, Any], name: str) -> DateSpan | None:
    """Read back what `span_properties` wrote; None where there is no date."""
    edtf = properties.get(f"{name}_edtf")
    if edtf is None:
        return None
    return DateSpan(edtf, native(properties[f"{name}_earliest"]), native(properties[f"{name}_latest"]))


def native(value: Any) -> date:
    """Return a day as Python has it, be it the driver's, a text or from a query's parameters."""
    if isinstance(value, str):
        return _day(value)
    return value if isinstance(value, date) else value.to_native()


_day = lru_cache(maxsize=16_384)(date.fromisoformat)

DAYS: Final[LiteralString] = "reduce(text = '', day IN {0} | text + toString(day) + ' ')"
"""How a query returns a list of days, to be formatted with the list: one text takes the driver a tenth."""


def days_of(text: str | None) -> list[date]:
    """Read back what `DAYS` returned; [] where there is no list."""
    return [_day(day) for day in text.split()] if text else []


def personnel_properties(personnel: Personnel) -> Properties:
    """Return a figure as properties."""
    split = {category.value: number for category, number in personnel.by_category}
    return {
        "min": personnel.min,
        "best": personnel.best,
        "max": personnel.max,
        "qualifier": personnel.qualifier,
        "category": personnel.category,
        "by_category": json.dumps(split) if split else None,
    }


def personnel_of(properties: Mapping[str, Any]) -> Personnel | None:
    """Read back what `personnel_properties` wrote; None where there is no figure."""
    if properties.get("qualifier") is None:
        return None
    split: dict[str, int] = json.loads(properties.get("by_category") or "{}")
    return Personnel(
        min=properties.get("min"),
        best=properties.get("best"),
        max=properties.get("max"),
        qualifier=Qualifier(properties["qualifier"]),
        category=Category(properties["category"]),
        by_category=tuple((Category(category), number) for category, number in split.items()),
    )


def money_properties(money: Money) -> Properties:
    """Return an amount as properties."""
    return {
        "money_amount": money.amount,
        "money_currency": money.currency,
        "money_per": money.per,
    }


def money_of(properties: Mapping[str, Any]) -> Money | None:
    """Read an amount from its three properties; None where there is none."""
    if properties.get("money_amount") is None:
        return None
    per = Per(properties["money_per"])
    return Money(properties["money_amount"], properties["money_currency"], per)


def instant(value: Any) -> datetime:
    """Return an instant in UTC, be it the driver's, a text of Neo4j's or of this process."""
    if isinstance(value, str):
        return datetime.fromisoformat(value).astimezone(UTC)
    moment = value if isinstance(value, datetime) else value.to_native()
    return moment.astimezone(UTC)


def without_nulls(properties: Properties) -> Properties:
    """Leave out what is missing."""
    return {name: value for name, value in properties.items() if value is not None}
