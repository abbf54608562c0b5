"""From what was read of a line to the bodies of claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from app.bodies.types import LONGEST_QUOTE
from app.domain.vocabulary import Kind, Predicate, Status
from app.importers.factbook_deployments.drafts import Draft
from app.importers.factbook_deployments.lines import Understood
from app.importers.factbook_deployments.missions import Frame, under
from app.importers.factbook_deployments.places import WORLD

PUBLISHER: Final = "Central Intelligence Agency"
LICENCE: Final = "public-domain"
"""A work of the United States government."""
TITLE: Final = "The World Factbook: {deployer}, Military deployments"


@dataclass(frozen=True, slots=True)
class Edition:
    """One dated edition of the line of one deployer. `as_of` is the date of claims that name none."""

    subject_kind: Kind
    deployer: str
    text: str
    published: str | None
    as_of: str | None

    @property
    def document(self) -> dict[str, Any]:
        """The document as a claim body names it: each edition its own, with the line as its text."""
        document: dict[str, Any] = {
            "title": TITLE.format(deployer=self.deployer),
            "publisher": PUBLISHER,
            "url": None,
            "published": self.published,
            "language": "en",
            "text": self.text,
            "licence": LICENCE,
        }
        return document


def claim_bodies(edition: Edition, understood: Understood) -> Iterator[dict[str, Any]]:
    """Yield the claims of a segment."""
    for draft in understood.drafts:
        body: dict[str, Any] = {"subject": reference(edition.subject_kind, edition.deployer)}
        body |= _ends(edition, draft)
        body |= _times(draft, understood.as_of or edition.as_of)
        body |= {"role": _listed(draft.roles), "note": _listed(draft.notes)}
        body["personnel"] = draft.figure.body() if draft.figure else None
        segment = understood.segment
        if len(segment.text) <= LONGEST_QUOTE:
            body["quote"] = {"text": segment.text, "start": segment.start, "end": segment.end}
        body["document"] = edition.document
        yield {name: value for name, value in body.items() if value is not None}


def reference(kind: Kind, name: str) -> dict[str, str]:
    """Return how a body names an entity."""
    return {"kind": kind.value, "name": name}


def _ends(edition: Edition, draft: Draft) -> dict[str, Any]:
    """Return predicate, objects and what the claim is under; roles and notes of the draft take what is left.

    A place is what forces are deployed to. Without one they contribute to the mission named; without either
    they are somewhere in the world.
    """
    places = [place for place in draft.places if not place.narrow]
    draft.notes += [place.name for place in draft.places if place.narrow and place.name not in draft.notes]
    if not places and draft.undertakings:
        objects = [_frame(named.frame) for named in draft.undertakings]
        return {"predicate": Predicate.CONTRIBUTES_TO.value, "object": _one_or_several(objects)}
    hosts = places or [WORLD]
    frame, role = under(draft.frames)
    if role and role not in draft.roles:
        draft.roles.append(role)
    return {
        "predicate": Predicate.DEPLOYED_TO.value,
        "object": _one_or_several([reference(place.kind, place.name) for place in hosts]),
        "under": _frame(frame) if frame else _of_a_part(edition, draft, hosts[0].name),
    }


def _of_a_part(edition: Edition, draft: Draft, host: str) -> dict[str, str] | None:
    """Return what the line speaks of without naming it: a bilateral agreement, an organisation's mission.

    The latter only for a part of a whole, which must not be taken for another figure of the whole.
    """
    if draft.bilateral:
        return reference(Kind.AGREEMENT, f"{edition.deployer}–{host} bilateral agreement")
    if draft.inherited and len(draft.frames) == 1:
        return reference(Kind.MISSION, f"{draft.frames[0].frame.name} mission in {host}")
    return None


def _frame(frame: Frame) -> dict[str, str]:
    return reference(frame.kind, frame.name)


def _one_or_several(references: list[dict[str, str]]) -> dict[str, str] | list[dict[str, str]]:
    unique = list({(each["kind"], each["name"]): each for each in references}.values())
    return unique[0] if len(unique) == 1 else unique


def _times(draft: Draft, as_of: str | None) -> dict[str, Any]:
    times: dict[str, Any] = {"as_of": draft.as_of or as_of}
    if draft.status is not Status.PRESENT:
        times["status"] = draft.status.value
    if draft.since or draft.until:
        times["valid"] = {"from": draft.since, "to": draft.until}
    return times


def _listed(words: list[str]) -> str | None:
    return "; ".join(words) or None
