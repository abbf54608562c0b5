"""`garrison mapping`: see what a mapping says before a file is loaded with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

from app.bodies import claim as claim_body
from app.commands.console import Exit, note, say, table, worded
from app.commands.load import mapping_text
from app.errors import Fault, Invalid
from app.importers.findings import Importer, Noticed, NotUnderstood, Stated
from app.importers.mapped import mapped, mapping_of
from app.services.loading.lines import text_lines

LINES_READ: Final = 1_000
"""How many lines of a data file are tried."""

SHOWN: Final = 5
"""How many claims are shown, and how many faults are told."""


def check(mapping: str, data: str | None) -> Exit:
    """Check a mapping, and with a data file what its first rows become. Records nothing.

    Ends with FAILED where the mapping is at fault or a file cannot be read, with SOME_REJECTED where rows of
    the data make no claim that could be recorded.
    """
    text = mapping_text(mapping)
    try:
        columns = mapping_of(text).columns
        importer = mapped(text, Path(mapping).name)
    except Invalid as error:
        _tell(mapping, error.faults)
        return Exit.FAILED
    if data is None:
        say(f"{mapping} is in order. It takes these columns: {', '.join(columns) or 'none'}.")
        return Exit.DONE
    with text_lines(data, importer.encoding) as source:
        return _try(importer, data, source.lines)


def _try(importer: Importer, name: str, lines: Iterable[str]) -> Exit:
    """Say what the first lines become."""
    bodies: list[Stated] = []
    rejected = 0
    try:
        for found in importer.read(islice(lines, LINES_READ)):
            if isinstance(found, Noticed):
                note(f"{name}, line {found.line}: {found.reason}")
            elif faults := _faults(found):
                rejected += 1
                if rejected <= SHOWN:
                    _tell(f"{name}, line {found.line}", faults)
            elif isinstance(found, Stated):
                bodies.append(found)
    except Invalid as error:
        _tell(name, error.faults)
        return Exit.FAILED
    table(("line", "subject", "predicate", "object", "status", "as of", "figure"), map(_row, bodies[:SHOWN]))
    say(f"Of the first {LINES_READ:,} lines, {len(bodies):,} rows make a claim and {rejected:,} do not.")
    return Exit.SOME_REJECTED if rejected else Exit.DONE


def _faults(found: Stated | NotUnderstood) -> Sequence[Fault]:
    """Return what is wrong with a row; of a claim, what could be told without the graph."""
    if isinstance(found, NotUnderstood):
        return [Fault("", found.reason)]
    try:
        claim_body.parse(found.body)
    except Invalid as error:
        return error.faults
    return []


def _tell(place: str, faults: Sequence[Fault]) -> None:
    for fault in faults:
        note(f"{place}: {worded(fault)}")


def _row(stated: Stated) -> tuple[str, ...]:
    body = stated.body
    valid: dict[str, str] = body.get("valid") or {}
    when = body.get("as_of") or " to ".join(valid.get(end, "…") for end in ("from", "to") if valid)
    figure: dict[str, Any] = body.get("personnel") or {}
    numbers = [str(figure[key]) for key in ("min", "best", "max") if key in figure]
    objects = body["object"] if isinstance(body["object"], list) else [body["object"]]
    return (
        str(stated.line),
        _name(body["subject"]),
        body["predicate"],
        ", ".join(map(_name, objects)),
        body.get("status", "present"),
        when,
        " – ".join(numbers),
    )


def _name(reference: dict[str, Any]) -> str:
    return str(reference.get("name") or reference.get("id"))
