"""The lines "Military deployments" of the World Factbook, edition by edition.

`rows` reads the file, `segments` splits a line into statements, `clause` and `brackets` are their grammar,
with `figures`, `dates`, `places`, `missions` and `phrases` as its words; `lines` puts them together, and
`bodies` makes the claims. docs/data-sets/factbook-deployments.md says what each wording becomes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.domain.names import normalise
from app.importers.factbook_deployments.bodies import claim_bodies
from app.importers.factbook_deployments.lines import Obscure, Understood, read_line
from app.importers.factbook_deployments.rows import Row, rows
from app.importers.findings import Finding, Importer, Noticed, NotUnderstood, Stated

__all__ = ["IMPORTER"]

_OBSCURE = "These words are not among those the importer knows; no claim was made of them."


def _read(lines: Iterable[str]) -> Iterator[Finding]:
    return (finding for row in rows(lines) for finding in _findings(row))


def _findings(row: Row) -> Iterator[Finding]:
    if row.edition is None:
        yield NotUnderstood(row.line, row.text, row.reason)
        return
    for each in read_line(row.text, row.edition.deployer):
        match each:
            case Obscure(segment):
                yield NotUnderstood(row.line, segment.text, _OBSCURE)
            case Understood():
                yield from _noticed(row.line, each)
                yield from (Stated(row.line, body) for body in claim_bodies(row.edition, each))


def _noticed(line: int, understood: Understood) -> Iterator[Noticed]:
    for words, reason in understood.asides:
        yield Noticed(line, f"No claim was made of “{words}”. {reason}.")
    for draft in understood.drafts:
        for named in draft.frames:
            if normalise(named.text) in map(normalise, named.frame.misspelt):
                yield Noticed(line, f"“{named.text}” was read as {named.frame.name}.")
            elif named.misplaced:
                yield Noticed(
                    line, f"{named.frame.name} is not where the line has it, and is kept as stated."
                )


IMPORTER = Importer(
    name="factbook-deployments",
    encoding="utf-8",
    about="World Factbook, Military deployments: who has how many forces where, edition by edition",
    read=_read,
)
"""How a file of the Factbook's lines on military deployments is read."""
