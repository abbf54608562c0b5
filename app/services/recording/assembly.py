"""From bodies to claims: their entities and documents found or created, their kinds checked.

Part of the recording transaction. What is wrong with a body is told by its index; nothing is raised for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from app.bodies.claim import ClaimBody, ReferenceBody
from app.domain.model import Claim, Document, Ref, Triple
from app.domain.vocabulary import FRAMEWORKS, PLACES, PREDICATES, Kind, PredicateRule
from app.errors import Fault
from app.graph.claims import documents
from app.graph.connection import Transaction
from app.graph.entities import store as entities
from app.graph.entities.store import Resolved, Wanted
from app.services.recording import drafts, sources
from app.services.recording.drafts import Draft


@dataclass(frozen=True, slots=True)
class Ends:
    """The entities of one body: subject, objects in the body's order, what it is under, where it holds."""

    subject: Resolved
    objects: tuple[Resolved, ...]
    under: Resolved | None
    place: Resolved | None

    @property
    def all(self) -> tuple[Resolved, ...]:
        """All of them, in the order of `ClaimBody.references`."""
        return (self.subject, *self.objects, *(end for end in (self.under, self.place) if end))

    @property
    def candidates(self) -> dict[str, tuple[Ref, ...]]:
        """Entities with names close to those of the ones created."""
        objects = dict.fromkeys(ref for end in self.objects for ref in end.candidates)
        return {"subject": self.subject.candidates, "object": tuple(objects)}

    @property
    def refs(self) -> drafts.Refs:
        """The same as plain references."""
        under = self.under.entity.ref if self.under else None
        place = self.place.entity.ref if self.place else None
        return drafts.Refs(
            self.subject.entity.ref, tuple(end.entity.ref for end in self.objects), under, place
        )


@dataclass(frozen=True, slots=True)
class Assembled:
    """A claim with its id, the triples it is about, and the ends it was made of."""

    draft: Draft
    triples: tuple[Triple, ...]
    ends: Ends

    @property
    def claim(self) -> Claim:
        """The claim, as nobody has recorded it yet."""
        return self.draft.claim

    @property
    def created(self) -> list[str]:
        """The ids of the entities created for it."""
        return [end.entity.id for end in self.ends.all if end.created]


@dataclass(slots=True)
class Assembly:
    """What bodies became, one by one, or their faults by index; and documents whose weight changed."""

    claims: list[Assembled] = field(default_factory=list[Assembled])
    faults: dict[int, list[Fault]] = field(default_factory=dict[int, list[Fault]])
    changed_documents: set[str] = field(default_factory=set[str])


async def assemble(
    tx: Transaction,
    bodies: Sequence[ClaimBody],
    ahead: Sequence[Draft | None],
    *,
    may_change: bool,
    today: date | None,
) -> Assembly:
    """Resolve all references, store all documents, and return the claims.

    `today` is the day it is; None, where these were recorded before: then they are not asked again for what
    no claim may say of its document (see `app.domain.soundness`).

    `ahead` has for each body the claim that was made of it before, or None; it is used where it is right.

    With `may_change`, documents that were there take what bodies add to them, and entities without
    coordinates those of the references to them. Where there are faults, let the transaction fail: what was
    created for a faulty body must not stay.
    """
    answers = await _resolve(tx, bodies, may_change=may_change)
    stored = await sources.store(tx, [body.document for body in bodies], "/document", may_change=may_change)
    texts = await documents.texts(tx, _quoted(bodies, stored.documents)) if today else {}
    assembly = Assembly(changed_documents=stored.changed)
    for index, (body, answer, document) in enumerate(zip(bodies, answers, stored.documents, strict=True)):
        faults = [each for each in answer if isinstance(each, Fault)] + stored.faults.get(index, [])
        ends = _ends([each for each in answer if isinstance(each, Resolved)], body)
        faults += _misfits(body, ends) if ends else []
        if today and document:
            faults += _unsound(body, document, texts.get(document.id), today)
        if faults or ends is None or document is None:
            assembly.faults[index] = faults
        else:
            draft = ahead[index]
            if draft is None or not draft.fits(ends.refs, document):
                draft = drafts.draft(body, ends.refs, document)
            assembly.claims.append(Assembled(draft, draft.claim.triples, ends))
    return assembly


async def _resolve(
    tx: Transaction, bodies: Sequence[ClaimBody], *, may_change: bool
) -> list[list[Resolved | Fault]]:
    """Return the answers to each body's references, in the order of `ClaimBody.references`.

    A batch names few entities many times: each is looked up once.
    """
    named = [reference for body in bodies for reference in body.references]
    wanted = {_wanted(reference): None for _, reference in named}
    answers = dict(zip(wanted, await entities.resolve(tx, list(wanted), may_change=may_change), strict=True))
    each = iter([_placed(pointer, answers[_wanted(reference)]) for pointer, reference in named])
    return [list(islice(each, len(body.references))) for body in bodies]


def _wanted(reference: ReferenceBody) -> Wanted:
    return Wanted("", reference.id, reference.kind, reference.name, _site(reference))


def _placed(pointer: str, answer: Resolved | Fault) -> Resolved | Fault:
    """Return the answer, if a fault with the place of its reference before the place within that."""
    return replace(answer, pointer=pointer + answer.pointer) if isinstance(answer, Fault) else answer


def _site(reference: ReferenceBody) -> tuple[float, float] | None:
    where = reference.coordinates
    return (where.latitude, where.longitude) if where else None


def _ends(answers: Sequence[Resolved], body: ClaimBody) -> Ends | None:
    """Return the ends of a body, None where a reference is at fault."""
    if len(answers) != len(body.references):
        return None
    rest = iter(answers)
    return Ends(
        next(rest),
        tuple(islice(rest, len(body.objects))),
        next(rest) if body.under else None,
        next(rest) if body.place else None,
    )


def _quoted(bodies: Sequence[ClaimBody], found: Sequence[Document | None]) -> set[str]:
    """Return which documents have the text of a quote, where a body names them by their id alone."""
    named = (
        document
        for body, document in zip(bodies, found, strict=True)
        if document and body.document.id and body.quote
    )
    return {document.id for document in named if document.has_text}


def _unsound(body: ClaimBody, document: Document, text: str | None, today: date) -> list[Fault]:
    """Return what the body may not say of its document, which may have been there before."""
    faults = list(body.dated_ahead(document.published, today))
    if body.document.id is not None:  # else the body itself has been asked
        faults += body.unsound_in(document.published, text)
    return faults


def _misfits(body: ClaimBody, ends: Ends) -> list[Fault]:
    """Return what is wrong with the entities together."""
    rule, subject = PREDICATES[body.predicate], ends.subject.entity
    faults: list[Fault] = []
    seen: set[str] = set()
    for (pointer, _), end in zip(body.objects, ends.objects, strict=True):
        if end.entity.id == subject.id:
            faults.append(Fault(pointer, f"“{subject.name}” cannot be related to itself."))
        elif end.entity.id in seen:
            faults.append(Fault(pointer, f"“{end.entity.name}” is named twice."))
        elif not rule.allows(subject.kind, end.entity.kind):
            faults.append(_unfit(rule, subject.ref, end.entity.ref))
        seen.add(end.entity.id)
    if ends.under and ends.under.entity.kind not in FRAMEWORKS:
        kinds = sorted(FRAMEWORKS)
        sentence = f"A claim is under an {_listed(kinds)}, and “{ends.under.entity.name}” is "
        faults.append(Fault("/under", f"{sentence}a {ends.under.entity.kind}.", {"allowed": kinds}))
    if ends.place and ends.place.entity.kind not in PLACES:
        kinds = sorted(PLACES)
        sentence = f"A claim holds in a {_listed(kinds)}, and “{ends.place.entity.name}” is "
        faults.append(Fault("/place", f"{sentence}a {ends.place.entity.kind}.", {"allowed": kinds}))
    return faults


def _unfit(rule: PredicateRule, subject: Ref, object_: Ref) -> Fault:
    """Say which kinds do not fit, and which would."""
    subjects = sorted(kind for kind in Kind if rule.allows(kind, object_.kind))
    objects = sorted(kind for kind in Kind if rule.allows(subject.kind, kind))
    allowed = {
        "subject": sorted(rule.all_subjects),
        "object": sorted(rule.all_objects),
        "object_for_this_subject": objects,
        "subject_for_this_object": subjects,
    }
    here = f"{rule.predicate} does not go from {subject.kind} ({subject.name}) to "
    there = f"{object_.kind} ({object_.name})."
    if objects:
        hint = f" From {subject.kind} it goes to {_listed(objects)}."
    else:
        hint = f" It goes from {_listed(allowed['subject'])}."
    return Fault("/predicate", here + there + hint, {"allowed": allowed})


def _listed(words: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))
