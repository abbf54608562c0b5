"""What a mapping becomes when it is read: for each place of a claim, how its value comes out of a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from app.importers.mapping_fields import Sort

_SPACES: Final = re.compile(r"[\s\u00a0\u202f]+")


@dataclass(frozen=True, slots=True)
class Numbers:
    """How numbers are written: what stands between thousands (None: nothing), and before decimals."""

    thousands: str | None = None
    decimal: str = "."

    def read(self, text: str, sort: Sort) -> int | float:
        """Return a number. Raises ValueError with a sentence's beginning."""
        plain = _SPACES.sub("", text) if self.thousands in {None, " "} else text.strip()
        whole, point, rest = plain.partition(self.decimal)
        if self.thousands and self.thousands != " " and self.thousands in whole:
            if not re.fullmatch(rf"-?\d{{1,3}}(?:{re.escape(self.thousands)}\d{{3}})+", whole):
                raise ValueError(f"“{text}” is not {sort}")
            whole = whole.replace(self.thousands, "")
        if not re.fullmatch(r"-?[0-9]{1,15}", whole) or (point and not re.fullmatch(r"[0-9]{0,20}", rest)):
            raise ValueError(f"“{text}” is not {sort}")
        if sort is Sort.WHOLE:
            if rest.strip("0"):
                raise ValueError(f"“{text}” is not {sort}")
            return int(whole)
        return float(f"{whole}.{rest or 0}")


@dataclass(frozen=True, slots=True)
class Constant:
    """A value that is the same in every claim."""

    value: str | int | float


@dataclass(frozen=True, slots=True)
class Cell:
    """The value of a column: through `values` where it stands there, else as it is; empty: `default`."""

    column: str
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Joined:
    """Several put together with `between`; nothing where one of them is empty."""

    parts: tuple[Cell | Constant, ...]
    between: str


@dataclass(frozen=True, slots=True)
class Value:
    """A cell, or several joined, as the sort that the field holds."""

    source: Cell | Joined
    sort: Sort


@dataclass(frozen=True, slots=True)
class Part:
    """A table of fields. Left out where it has values of the row and none of them is there."""

    fields: Mapping[str, Node]


@dataclass(frozen=True, slots=True)
class Items:
    """A list; entries that are left out are no entries."""

    entries: tuple[Node, ...]


Node: TypeAlias = "Constant | Value | Part | Items"


class Filling:
    """Fills a claim from the cells of one row; `nothing` are the cells that say nothing."""

    def __init__(self, cells: Mapping[str, str], nothing: frozenset[str], numbers: Numbers) -> None:
        self._cells, self._nothing, self._numbers = cells, nothing, numbers

    def fill(self, node: Node) -> Any:
        """Return the JSON of a node, None where there is none. Raises ValueError with a sentence."""
        match node:
            case Constant(value):
                return value
            case Value(source, sort):
                return self._value(source, sort)
            case Items(entries):
                return [filled for each in entries if (filled := self.fill(each)) is not None] or None
            case Part(fields):
                filled = {name: self.fill(each) for name, each in fields.items()}
                variable = [name for name, each in fields.items() if any(columns(each))]
                if variable and all(filled[name] is None for name in variable):
                    return None
                return {name: value for name, value in filled.items() if value is not None}

    def _value(self, source: Cell | Joined, sort: Sort) -> str | int | float | None:
        text = self._text(source)
        if text is None or sort is Sort.TEXT:
            return text
        try:
            return self._numbers.read(text, sort)
        except ValueError as error:
            raise ValueError(f"{error} (column {', '.join(columns(Value(source, sort)))}).") from error

    def _text(self, source: Cell | Joined | Constant) -> str | None:
        if isinstance(source, Constant):
            return str(source.value)
        if isinstance(source, Joined):
            parts = [self._text(part) for part in source.parts]
            return None if None in parts else source.between.join(filter(None, parts))
        cell = self._cells[source.column]
        if cell in source.values:
            return source.values[cell] or None
        return source.default if cell in self._nothing else cell


def columns(node: Node | Cell | Joined) -> Iterator[str]:
    """Yield the columns that a node takes from a row, in the order of the mapping."""
    match node:
        case Constant():
            return
        case Cell(column):
            yield column
        case Joined(parts):
            for part in parts:
                yield from columns(part)
        case Value(source):
            yield from columns(source)
        case Part(fields):
            for each in fields.values():
                yield from columns(each)
        case Items(entries):
            for each in entries:
                yield from columns(each)
