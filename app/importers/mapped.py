"""Any CSV file by a mapping: a YAML file that says which column is what of a claim.

`docs/data-sets.md` says for users how one is written. The `claim` of a mapping has the shape of a claim's
body; where a value differs from row to row, `{column: …}` stands in its place.
"""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from app.errors import Invalid
from app.importers.csv_rows import Row, rows
from app.importers.findings import Finding, Importer, Noticed, NotUnderstood, Stated
from app.importers.mapping_claim import Reading
from app.importers.mapping_fields import REQUIRED
from app.importers.mapping_file import Value, read
from app.importers.mapping_nodes import Filling, Numbers, Part, columns

_KEYS: Final = ("about", "csv", "skip", "claim")
_CSV: Final = ("encoding", "delimiter", "nothing", "thousands", "decimal", "required")
_SKIP: Final = ("column", "values", "empty")
_TAB: Final = {"tab": "\t", "\\t": "\t"}


@dataclass(frozen=True, slots=True)
class Skip:
    """Rows that make no claim: those with one of these values in a column."""

    column: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping that was read. `nothing` are the cells that say nothing, `required` those that must not."""

    about: str
    encoding: str
    delimiter: str
    nothing: frozenset[str]
    numbers: Numbers
    required: tuple[str, ...]
    skip: tuple[Skip, ...]
    claim: Part

    @property
    def columns(self) -> list[str]:
        """The columns it needs, each once, in the order of the file."""
        skipped = (rule.column for rule in self.skip)
        return list(dict.fromkeys([*skipped, *self.required, *columns(self.claim)]))


def mapped(text: str, name: str) -> Importer:
    """Return the importer that a mapping describes; `text` is its YAML, `name` what it is called.

    Raises Invalid with a pointer into the mapping for each fault.
    """
    mapping = mapping_of(text)
    return Importer(name, mapping.encoding, mapping.about, _Mapped(mapping).read)


def mapping_of(text: str) -> Mapping:
    """Return the mapping of a YAML text. Raises Invalid with a pointer into it for each fault."""
    reading = Reading()
    whole = reading.table(read(text), "", _KEYS, "a mapping")
    layout = reading.table(whole.get("csv") or {}, "/csv", _CSV, "“csv”")
    texts = {key: _one(reading, layout.get(key), f"/csv/{key}") for key in _CSV[:2] + _CSV[3:5]}
    nothing = frozenset(_several(reading, layout.get("nothing"), "/csv/nothing")) | {""}
    mapping = Mapping(
        _one(reading, whole.get("about"), "/about") or "a CSV file by a mapping",
        _encoding(reading, texts["encoding"] or "utf-8"),
        _delimiter(reading, texts["delimiter"] or ","),
        nothing,
        _numbers(reading, texts["thousands"], texts["decimal"] or "."),
        tuple(_several(reading, layout.get("required"), "/csv/required")),
        tuple(_skips(reading, whole.get("skip"), nothing)),
        reading.claim(whole.get("claim")),
    )
    if reading.faults:
        raise Invalid(reading.faults)
    return mapping


def _one(reading: Reading, written: Value, pointer: str) -> str | None:
    if isinstance(written, list | dict):
        reading.fault(pointer, "This must be a text.")
        return None
    return written


def _several(reading: Reading, written: Value, pointer: str) -> list[str]:
    """Return a list of texts, also where one stands alone; nothing in it is the empty cell."""
    found = written if isinstance(written, list) else [] if written is None else [written]
    if any(isinstance(each, list | dict) for each in found):
        reading.fault(pointer, "This must be a list of texts.")
        return []
    return [each if isinstance(each, str) else "" for each in found]


def _encoding(reading: Reading, name: str) -> str:
    try:
        # One that is for text: base64 and the like are codecs too.
        "".encode(codecs.lookup(name).name)
    except (LookupError, ValueError):
        reading.fault(
            "/csv/encoding", f"There is no encoding “{name}”; write utf-8, latin-1 or windows-1252."
        )
    return name


def _delimiter(reading: Reading, written: str) -> str:
    delimiter = _TAB.get(written, written)
    if len(delimiter) != 1 or delimiter in '"\r\n':
        reading.fault("/csv/delimiter", "This must be one character, or the word tab.")
        return ","
    return delimiter


def _numbers(reading: Reading, thousands: str | None, decimal: str) -> Numbers:
    if len(thousands or ",") != 1 or len(decimal) != 1 or thousands == decimal or decimal.isalnum():
        reading.fault("/csv", "The signs between thousands and before decimals are two single characters.")
        return Numbers()
    return Numbers(thousands, decimal)


def _skips(reading: Reading, written: Value, nothing: frozenset[str]) -> Iterator[Skip]:
    if written is not None and not isinstance(written, list):
        reading.fault("/skip", "This must be a list of rules, each with a column and values, or empty.")
        return
    for at, rule in enumerate(written or []):
        pointer = f"/skip/{at}"
        found = reading.table(rule, pointer, _SKIP, "a rule")
        column = _one(reading, found.get("column"), f"{pointer}/column")
        values = frozenset(_several(reading, found.get("values"), f"{pointer}/values"))
        empty = found.get("empty", "false")
        if not column or empty not in {"true", "false"} or (not values and empty == "false"):
            reading.fault(pointer, "A rule names a column, and values or “empty: true”.")
            continue
        yield Skip(column, values | nothing if empty == "true" else values)


class _Mapped:
    """Reads files as one mapping says."""

    def __init__(self, mapping: Mapping) -> None:
        self._mapping = mapping

    def read(self, lines: Iterable[str]) -> Iterator[Finding]:
        """Tell what a file says, row by row."""
        mapping, skipped, last = self._mapping, Counter[str](), 1
        for row in rows(lines, mapping.columns, "a file of this mapping", delimiter=mapping.delimiter):
            last = row.line
            if isinstance(row, NotUnderstood):
                yield row
            elif rule := next((r for r in mapping.skip if row[r.column] in r.values), None):
                skipped[rule.column] += 1
            else:
                yield self._claim(row)
        yield from (
            Noticed(last, f"{n:,} rows are skipped for their {column}.") for column, n in skipped.items()
        )

    def _claim(self, row: Row) -> Stated | NotUnderstood:
        mapping = self._mapping
        if lacking := [column for column in mapping.required if row[column] in mapping.nothing]:
            return NotUnderstood(
                row.line, row.text, f"The row has nothing in the column {', '.join(lacking)}."
            )
        try:
            body: dict[str, Any] = (
                Filling(row.cells, mapping.nothing, mapping.numbers).fill(mapping.claim) or {}
            )
        except ValueError as error:
            return NotUnderstood(row.line, row.text, str(error))
        if lacking := [name for name in REQUIRED if name not in body]:
            return NotUnderstood(row.line, row.text, f"The row does not say the {' and the '.join(lacking)}.")
        return Stated(row.line, body)
