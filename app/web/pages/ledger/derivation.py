"""The sources of a ledger: each independent one, and the documents that are it or repeat it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.evidence import is_discounted, sources_of
from app.domain.model import Document
from app.domain.names import slug
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


def roots(affirmed: Iterable[Reading], documents: Iterable[Document], phase: Phase) -> tuple[Root, ...]:
    """Group the documents of claims that affirm a phase by the independent source they come from.

    `documents` are those and what they derive from. What is rated unreliable is no source.
    """
    known = {document.id: document for document in documents}
    named = {document.publisher.id: document.publisher.name for document in known.values()}
    found: dict[str, dict[str, Document]] = {}
    for reading in affirmed:
        claim = reading.claim
        if is_discounted(claim) or reading.phase is not phase:
            continue
        named |= {slug(via.publisher): via.publisher for via in claim.via}
        chain = [] if claim.via else list(_sources(claim.document, known))
        for id_ in sorted(sources_of(claim)):
            listed = found.setdefault(id_, {})
            listed |= {document.id: document for document in chain if document.publisher.id == id_}
            listed[claim.document.id] = claim.document
    return tuple(Root(named.get(id_, id_), tuple(listed.values())) for id_, listed in found.items())


def heading(roots: tuple[Root, ...]) -> str:
    """Say how many sources there are, and of one how many documents repeat it."""
    if not roots:
        return words.say("derivation.none")
    if len(roots) != 1:
        return words.say("derivation.several", n=len(roots))
    (root,) = roots
    return words.say("derivation.one", n=len(root.documents))


def _sources(document: Document, known: Mapping[str, Document]) -> Iterable[Document]:
    """Return what a document derives from, near and far; a chain has no circle."""
    for id_ in document.derived_from:
        if source := known.get(id_):
            yield from _sources(source, known)
            yield source
