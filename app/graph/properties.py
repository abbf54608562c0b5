"""Values as flat properties and back: fields by a table, figures, amounts, vague dates.

Shared by claims, documents and episodes. Neo4j keeps neither nulls nor nested maps: what is missing is left
out, a split is one JSON object.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, Final, LiteralString

from app.domain.model import LOSSES, Count, DateSpan, Loss, Losses, Money, Personnel
from app.domain.vocabulary import Category, Per, Qualifier

Properties = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a value, kept as properties of a node: which, how it is written to them and read back.

    `write` is given what the value has in the field, also None, and may leave properties out or make them
    None; `read` is given at least those of the properties that are there, and returns None where there is
    nothing to read. None: as it is, in the one property of its name. Of several the first is there whenever
    any is.
    """

    name: str
    properties: tuple[LiteralString, ...]
    write: Callable[[Any], Properties] | None = None
    read: Callable[[Mapping[str, Any]], Any] | None = None


def single(name: LiteralString, of: Callable[[Any], Any] | None = None) -> Field:
    """Return a field that is kept as it is, in one property of its own name.

    `of` makes its value of what was kept: a closed list, or `instant`.
    """
    if of is None:
        return Field(name, (name,))

    def read(row: Mapping[str, Any]) -> Any:
        kept = row.get(name)
        return None if kept is None else of(kept)

    return Field(name, (name,), read=read)


def properties_of(fields: Iterable[Field], value: object) -> Properties:
    """Return what these fields of a value are kept as; what it has not is left out or None."""
    flat: Properties = {}
    for field in fields:
        given = getattr(value, field.name)
        if field.write is None:
            flat[field.name] = given
        else:
            flat.update(field.write(given))
    return flat


def values_of(fields: Iterable[Field], row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of these fields by name, from the properties of a node or a map of them."""
    get = row.get
    return {field.name: field.read(row) if field.read else get(field.name) for field in fields}


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


def personnel_properties(personnel: Personnel | None) -> Properties:
    """Return a figure as properties; none where there is none."""
    if personnel is None:
        return {}
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


PERSONNEL: Final = Field(
    "personnel",
    ("qualifier", "min", "best", "max", "category", "by_category"),
    personnel_properties,
    personnel_of,
)


def money_properties(money: Money | None) -> Properties:
    """Return an amount as properties; none where there is none."""
    if money is None:
        return {}
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


MONEY: Final = Field("money", ("money_amount", "money_currency", "money_per"), money_properties, money_of)


_COUNT: Final[tuple[LiteralString, ...]] = ("qualifier", "min", "best", "max")


def count_properties(name: str, count: Count | None) -> Properties:
    """Return a number of people as `<name>_qualifier`, `_min`, `_best`, `_max`; none where there is none."""
    return {} if count is None else {f"{name}_{part}": getattr(count, part) for part in _COUNT}


def count_of(properties: Mapping[str, Any], name: str) -> Count | None:
    """Read back what `count_properties` wrote; None where there is no number."""
    qualifier = properties.get(f"{name}_qualifier")
    if qualifier is None:
        return None
    low, best, high = (properties.get(f"{name}_{part}") for part in _COUNT[1:])
    return Count(low, best, high, Qualifier(qualifier))


def losses_properties(losses: Losses | None) -> Properties:
    """Return losses as the properties of each of their numbers."""
    flat: Properties = {}
    for loss in LOSSES:
        flat |= count_properties(loss, getattr(losses, loss, None))
    return flat


def losses_of(properties: Mapping[str, Any]) -> Losses | None:
    """Read back what `losses_properties` wrote; None where there are none."""
    found: dict[Loss, Count] = {loss: held for loss in LOSSES if (held := count_of(properties, loss))}
    return Losses(**found) if found else None


def counted(*names: LiteralString) -> tuple[LiteralString, ...]:
    """Return the properties that numbers of people of these names are kept in."""
    return tuple(f"{name}_{part}" for name in names for part in _COUNT)


LOST: Final = Field(
    "losses", counted("killed", "wounded", "captured", "missing"), losses_properties, losses_of
)
TRAINED: Final = Field(
    "trained",
    counted("trained"),
    lambda count: count_properties("trained", count),
    lambda properties: count_of(properties, "trained"),
)


def instant(value: Any) -> datetime:
    """Return an instant in UTC, be it the driver's, a text of Neo4j's or of this process."""
    if isinstance(value, str):
        return datetime.fromisoformat(value).astimezone(UTC)
    moment = value if isinstance(value, datetime) else value.to_native()
    return moment.astimezone(UTC)


def without_nulls(properties: Properties) -> Properties:
    """Leave out what is missing."""
    return {name: value for name, value in properties.items() if value is not None}
