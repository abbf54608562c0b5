"""The sources of a ledger: each independent one, and the documents that are it or repeat it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.domain import evidence
from app.domain.model import Document
from app.domain.projection.spans import Reading
from app.domain.vocabulary import Phase
from app.web import words

ROOTS_OPEN: Final = 12
"""Sources that stand open in the tree of an episode's sources."""
ROOTS_FOLDED: Final = 60
"""Sources that fold out at most."""
DOCUMENTS_LISTED: Final = 8
"""Documents listed of one source."""


@dataclass(frozen=True, slots=True)
class Root:
    """One independent source, and the documents that are it or repeat it."""

    name: str
    documents: tuple[Document, ...]

    @property
    def listed(self) -> tuple[Document, ...]:
        """The documents that there is room for."""
        return self.documents[:DOCUMENTS_LISTED]

    @property
    def more(self) -> int:
        """How many documents there are besides."""
        return len(self.documents) - len(self.listed)


@dataclass(frozen=True, slots=True)
class Tree:
    """The sources of an episode as there is room for them: some stand open, others fold out."""

    roots: tuple[Root, ...]

    @property
    def open(self) -> tuple[Root, ...]:
        """The sources that stand open."""
        return self.roots[:ROOTS_OPEN]

    @property
    def folded(self) -> tuple[Root, ...]:
        """The sources that fold out."""
        return self.roots[ROOTS_OPEN : ROOTS_OPEN + ROOTS_FOLDED]

    @property
    def closed(self) -> int:
        """How many do not stand open."""
        return len(self.roots) - len(self.open)

    @property
    def rest(self) -> int:
        """How many are named by their claims alone."""
        return self.closed - len(self.folded)


def roots(affirming: Iterable[Reading], documents: Iterable[Document], phase: Phase) -> tuple[Root, ...]:
    """Return the sources behind a phase; see `app.domain.evidence.derivation`."""
    return tuple(Root(*source) for source in evidence.derivation(affirming, documents, phase))


def heading(roots: tuple[Root, ...]) -> str:
    """Say how many sources there are, and of one how many documents repeat it."""
    if not roots:
        return words.say("derivation.none")
    if len(roots) != 1:
        return words.say("derivation.several", n=len(roots))
    (root,) = roots
    return words.say("derivation.one", n=len(root.documents))
