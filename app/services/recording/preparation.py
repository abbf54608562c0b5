"""What can be made of a batch before its transaction: its claims, and the episodes of triples that are new.

While Neo4j writes one batch, the next is made ready, on a guess of what its transaction will find. The
transaction looks everything up itself and takes only what turned out as guessed, so a wrong guess costs time
and nothing else.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias, TypeVar

from app.bodies.claim import ClaimBody, ReferenceBody
from app.bodies.document import DocumentBody
from app.domain.model import Claim, Document, Episode, Ref, Triple
from app.domain.names import slug
from app.domain.places import countries
from app.domain.projection.episodes import project
from app.domain.vocabulary import Kind
from app.services.recording.drafts import Draft, Refs, document_draft, draft

MET: Final = 20_000
"""How many entities and documents of a load are remembered; then it begins anew."""

_SLICE: Final = 25
"""Bodies or triples made ready at a time."""

_Identity: TypeAlias = tuple[str | None, ...]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The episodes of a triple if nobody has said anything about it but these claims."""

    claims: tuple[Claim, ...]
    episodes: tuple[Episode, ...]

    def fits(self, claims: Iterable[Claim]) -> bool:
        """Say whether these claims have these episodes."""
        return {c.id: c.document for c in claims} == {c.id: c.document for c in self.claims}


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is ready of a batch: a draft a body, None where there was no good guess; episodes by triple."""

    drafts: Sequence[Draft | None]
    episodes: Mapping[Triple, Foreseen] = field(default_factory=dict[Triple, Foreseen])


class Guesses:
    """What the references and documents of one load have turned out to mean, to guess the next from.

    `new_triples` says whether triples are expected to be new, so that projecting them ahead is worth it.
    """

    def __init__(self) -> None:
        self.new_triples = True
        self._entities: dict[_Identity, Ref] = {}
        self._documents: dict[_Identity, Document] = {}

    async def ready(self, bodies: Sequence[ClaimBody]) -> Ahead:
        """Make the claims of a batch, and episodes. Gives way to others every few milliseconds."""
        drafts: list[Draft | None] = []
        async for part in slices(bodies):
            drafts += map(self._draft, part)
        return Ahead(drafts, await _foreseen(drafts) if self.new_triples else {})

    def learn(self, body: ClaimBody, refs: Refs, document: Document) -> None:
        """Remember what a body's references and document meant."""
        if max(len(self._entities), len(self._documents)) > MET:
            self._entities.clear()
            self._documents.clear()
        for (_, reference), ref in zip(body.references, refs.all, strict=True):
            self._entities[reference.identity] = ref
        if body.document.text is None:  # texts are large: a document is not remembered by its own
            self._documents[_identity(body.document)] = document

    def _draft(self, body: ClaimBody) -> Draft | None:
        subject = self._entity(body.subject)
        objects = [ref for _, reference in body.objects if (ref := self._entity(reference))]
        under = self._entity(body.under) if body.under else None
        place = self._entity(body.place) if body.place else None
        document = self._document(body.document)
        if subject is None or document is None or len(objects) < len(body.objects):
            return None
        if (body.under and not under) or (body.place and not place):
            return None
        return draft(body, Refs(subject, tuple(objects), under, place), document)

    def _entity(self, reference: ReferenceBody) -> Ref | None:
        """Return what a reference meant before, else a country's row, else an entity about to be created."""
        known = self._entities.get(reference.identity)
        if known is None and reference.id is not None:
            country = countries.table().by_id.get(reference.id)
            return country.ref if country else None
        if known is None and reference.name and reference.kind not in (None, Kind.COUNTRY):
            kind = reference.kind
            return Ref(slug(reference.name) or kind.lower(), kind, reference.name.strip())
        return known

    def _document(self, body: DocumentBody) -> Document | None:
        """Return what is known of a document, else what it will be when it has been stored."""
        if body.text is not None:
            return _new(body)
        identity = _identity(body)
        known = self._documents.get(identity) or _new(body)
        if known is not None:
            self._documents[identity] = known
        return known


def _new(body: DocumentBody) -> Document | None:
    """Return a document as it is once it has been stored; None where that depends on others."""
    new = None if body.derived_from else document_draft(body)
    return new.document if new else None


def _identity(body: DocumentBody) -> _Identity:
    return (body.id, body.title, body.publisher, body.url, body.published)


async def _foreseen(drafts: Iterable[Draft | None]) -> dict[Triple, Foreseen]:
    about: dict[Triple, dict[str, Claim]] = {}
    for claim in (each.claim for each in drafts if each):
        for triple in claim.triples:
            about.setdefault(triple, {})[claim.id] = claim
    found: dict[Triple, Foreseen] = {}
    async for part in slices(list(about.items())):
        for triple, claims in part:
            found[triple] = Foreseen(tuple(claims.values()), project(triple, claims.values()))
    return found


async def slices(of: Sequence[_T]) -> AsyncIterator[Sequence[_T]]:
    """Yield some at a time, giving way to others after each: answers of Neo4j wait some milliseconds."""
    for start in range(0, len(of), _SLICE):
        yield of[start : start + _SLICE]
        await asyncio.sleep(0)
