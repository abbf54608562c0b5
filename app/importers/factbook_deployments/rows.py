"""The rows of the file: each a dated edition of one deployer's line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.dates import parse_single
from app.domain.places import countries
from app.domain.vocabulary import Kind
from app.importers import csv_rows
from app.importers.factbook_deployments.bodies import Edition
from app.importers.factbook_deployments.dates import date_of
from app.importers.findings import NotUnderstood

COLUMNS: Final = ("id", "deployer", "gec", "as_of", "first_seen", "last_seen", "text", "commit", "path")
_NEEDED: Final = ("deployer", "as_of", "first_seen", "text")
_ORGANISATIONS: Final[Mapping[str, str]] = {"World": "United Nations", "ee": "European Union"}
"""Whose forces a row is about that names no country: the world's page tells of the UN's peacekeepers; the
European Union's has GEC code "ee", and a path of the source instead of a name."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line of the file it begins at, and its edition, or why there is none."""

    line: int
    text: str
    edition: Edition | None
    reason: str = ""


def rows(lines: Iterable[str]) -> Iterator[Row]:
    """Yield the rows in order. Raises Invalid, before any, where a column that is needed is not there."""
    for row in csv_rows.rows(lines, _NEEDED, "a file of Factbook deployments"):
        match row:
            case NotUnderstood(line, text, reason):
                yield Row(line, text, None, reason)
            case csv_rows.Row():
                yield _row(row)


def _row(given: csv_rows.Row) -> Row:
    line, text = given.line, given["text"]
    deployer = _deployer(given["deployer"], given.cells.get("gec", ""))
    if deployer is None:
        return Row(line, text, None, f"“{given['deployer']}” is no country, or could be two.")
    published = _day(given["first_seen"])
    if given["first_seen"] and published is None:
        return Row(line, text, None, f"“{given['first_seen']}” is no date.")
    kind, name = deployer
    return Row(line, text, Edition(kind, name, text, published, date_of(given["as_of"]) or published))


def _deployer(name: str, gec: str) -> tuple[Kind, str] | None:
    organisation = _ORGANISATIONS.get(name) or _ORGANISATIONS.get(gec)
    if organisation:
        return Kind.INTERNATIONAL_ORGANIZATION, organisation
    ids = countries.named(name)
    return (Kind.COUNTRY, countries.table().by_id[ids[0]].ref.name) if len(ids) == 1 else None


def _day(text: str) -> str | None:
    try:
        return parse_single(text.strip()).edtf
    except ValueError:
        return None
