"""What is shown of hits: the thing found, and where in it the words stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.highlights import Span, highlights, searched
from app.domain.model import Claim, Document
from app.graph.claims import documents
from app.graph.claims import store as claims
from app.graph.connection import Graph, Transaction
from app.graph.search import entities as search
from app.graph.search.entities import Found
from app.services.search.everything import Hit, Sort


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the thing found that has the words: which field, the text, the stretches to be marked."""

    field: str
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A hit with what it is, and its texts that have the words."""

    sort: Sort
    id: str
    thing: Found | Document | Claim
    passages: tuple[Passage, ...]

    @property
    def entity(self) -> Found | None:
        """The entity, where it is one."""
        return self.thing if isinstance(self.thing, Found) else None

    @property
    def document(self) -> Document | None:
        """The document, where it is one."""
        return self.thing if isinstance(self.thing, Document) else None

    @property
    def claim(self) -> Claim | None:
        """The claim, where it is one."""
        return self.thing if isinstance(self.thing, Claim) else None

    def passage(self, field: str) -> Passage | None:
        """Return the passage of one field, if the words are in it."""
        return next((one for one in self.passages if one.field == field), None)


async def shown(graph: Graph, q: str, hits: Sequence[Hit]) -> tuple[ShownHit, ...]:
    """Read what is shown of some hits for `q`, in their order."""
    return await graph.read(_shown, q, hits) if hits else ()


async def _shown(tx: Transaction, q: str, hits: Sequence[Hit]) -> tuple[ShownHit, ...]:
    words = searched(q)
    found = await search.shown(tx, [hit.entity for hit in hits if hit.entity])
    named = {one.id: one for one in found}
    titled = await documents.find(tx, [hit.id for hit in hits if hit.sort is Sort.DOCUMENT])
    said = await claims.some(tx, [hit.id for hit in hits if hit.sort in {Sort.QUOTE, Sort.CLAIM}])
    stated = {claim.id: claim for claim in said}
    things: Mapping[Sort, Mapping[str, Found | Document | Claim]] = {
        Sort.ENTITY: named,
        Sort.DOCUMENT: titled,
        Sort.QUOTE: stated,
        Sort.CLAIM: stated,
    }
    return tuple(
        ShownHit(hit.sort, hit.id, thing, tuple(_passages(_fields(thing), words)))
        for hit in hits
        if (thing := things[hit.sort].get(hit.id))
    )


def _fields(thing: Found | Document | Claim) -> Iterator[tuple[str, str | None]]:
    """Yield the texts in which the words may stand."""
    if isinstance(thing, Found):
        yield from (("name", thing.name), *(("alias", alias) for alias in thing.aliases))
    elif isinstance(thing, Document):
        yield "title", thing.title
    else:
        yield "quote", thing.quote.text if thing.quote else None
        yield "note", thing.note
        yield "stated_subject", thing.stated_subject
        yield "stated_object", thing.stated_object


def _passages(fields: Iterable[tuple[str, str | None]], words: Sequence[str]) -> Iterator[Passage]:
    for field, text in fields:
        if text and (spans := highlights(text, words)):
            yield Passage(field, text, spans)
