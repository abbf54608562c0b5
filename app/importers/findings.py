"""What an importer finds in a data set: claims, things noticed, and what it does not understand.

Each names the line of the file it is from (1 is the first line of the file, a header included; a CSV row that
spans lines counts by its first). Nothing of a file goes unmentioned: what yields no claim is `NotUnderstood`,
or said by the data set itself to be nothing (a blank, an NA).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim, as the JSON of a body of `POST /api/v1/claims`."""

    line: int
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Words that no claim was made of: `text` as they stand in the file, `reason` one clear sentence."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something odd that was put right or let pass; the claims of the line stand. `reason` says what."""

    line: int
    reason: str


Finding: TypeAlias = Stated | NotUnderstood | Noticed


@dataclass(frozen=True, slots=True)
class Importer:
    """How one sort of file is read.

    `encoding` is the file's; `read` takes its text line by line (each with its line end) and yields findings
    in the order of the lines, in bounded memory. It raises `app.errors.Invalid` where the file is another
    sort of file (columns missing), before it yields anything. `about` is one line that says what the file is.
    """

    name: str
    encoding: str
    about: str
    read: Callable[[Iterable[str]], Iterator[Finding]]
