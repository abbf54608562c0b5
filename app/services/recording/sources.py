"""The documents that bodies name: stored or found, and what they derive from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.bodies.document import DocumentBody, SourceBody
from app.domain.model import Document
from app.errors import Fault
from app.graph.claims import derivation, documents
from app.graph.claims.derivation import Link
from app.graph.claims.documents import Draft
from app.graph.connection import Transaction
from app.services.recording.drafts import document_draft


@dataclass(slots=True)
class Sources:
    """What became of the documents of some bodies, by the index of the body.

    `changed` are documents that were there before and whose rating or roots are others now.
    """

    documents: list[Document | None]
    changed: set[str] = field(default_factory=set[str])
    faults: dict[int, list[Fault]] = field(default_factory=dict[int, list[Fault]])


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One body's document: its id, and the ids of what it derives from, each with the pointer to it."""

    pointer: str
    id: str
    sources: tuple[tuple[str, str], ...]


async def store(
    tx: Transaction, bodies: Sequence[DocumentBody], pointer: str, *, may_change: bool
) -> Sources:
    """Store the documents of these bodies and lock them, with those described as what they derive from.

    With `may_change`, what is known about a document that was there (its language, for one, or what it
    derives from) is added to it. `pointer` is where a document stands in its body.
    """
    drafts: dict[str, Draft] = {}
    wanted = [_wanted(body, pointer, drafts) for body in bodies]
    stated = {each.id for each in wanted}
    known = await documents.lock(tx, stated | drafts.keys())
    created = await documents.store(tx, {id_: draft for id_, draft in drafts.items() if id_ not in known})
    changed: set[str] = set()
    completed: set[str] = set()
    if may_change:
        present = {id_: draft for id_, draft in drafts.items() if id_ not in created}
        changed = await documents.complete(tx, present)
        completed = {id_ for id_, draft in present.items() if draft.adds_to(known.get(id_))}
    known |= await documents.find(tx, created | changed | completed | (_ids(wanted) - known.keys()))
    links = _links(wanted, known, stated if may_change else created)
    rerooted, refused = await derivation.add(tx, links)
    if links:
        known = await documents.find(tx, _ids(wanted))
    found = Sources([known.get(each.id) for each in wanted], (changed | rerooted) - created)
    found.faults = _faults(wanted, known, refused)
    return found


def _wanted(body: DocumentBody, pointer: str, drafts: dict[str, Draft]) -> _Wanted:
    sources = tuple(
        (f"{pointer}/derived_from/{index}", _identify(source, drafts))
        for index, source in enumerate(body.sources)
    )
    return _Wanted(pointer, _identify(body, drafts), sources)


def _identify(body: SourceBody, drafts: dict[str, Draft]) -> str:
    """Return the id of a body's document, and keep its draft where it describes one."""
    draft = document_draft(body)
    if draft is None:
        return body.id or ""
    drafts.setdefault(draft.id, draft)
    return draft.id


def _ids(wanted: Iterable[_Wanted]) -> set[str]:
    return {id_ for each in wanted for id_ in (each.id, *(source for _, source in each.sources))}


def _links(wanted: Iterable[_Wanted], known: Mapping[str, Document], may_change: set[str]) -> list[Link]:
    return [
        Link(each.id, source)
        for each in wanted
        for _, source in each.sources
        if each.id in may_change and each.id in known and source in known
    ]


def _faults(
    wanted: Sequence[_Wanted], known: Mapping[str, Document], refused: Sequence[Link]
) -> dict[int, list[Fault]]:
    found: dict[int, list[Fault]] = {}
    for index, each in enumerate(wanted):
        faults = [
            Fault(place, f"There is no document “{id_}”.")
            for place, id_ in ((f"{each.pointer}/id", each.id), *each.sources)
            if id_ not in known
        ]
        faults += [
            Fault(place, "The document would derive from itself.")
            for place, id_ in each.sources
            if Link(each.id, id_) in refused
        ]
        if faults:
            found[index] = faults
    return found
