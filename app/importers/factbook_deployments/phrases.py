"""The words around figures, places and missions, and what each means for the claim.

The data set is written in a small stock of set phrases. A phrase that is not here is not understood, and the
statement it is in is reported; so nothing is added lightly. Roles and notes are in our own words. Where a
phrase ends in "…", the rest of the statement explains it: it adds nothing, and is told to whoever loads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from app.domain.vocabulary import Category, Status
from app.importers.factbook_deployments.drafts import Draft
from app.importers.factbook_deployments.tokens import Cursor


@dataclass(frozen=True, slots=True)
class Effect:
    """What a phrase says of the claim: nothing, where it only joins words."""

    role: str | None = None
    note: str | None = None
    status: Status | None = None
    category: Category | None = None
    bilateral: bool = False


_NOTHING: Final = Effect()
_BILATERAL: Final = Effect(bilateral=True)
_INSURGENCY: Final = Effect(role="counter-insurgency")
_VARIES: Final = Effect(note="numbers vary with operations")

_JOINING: Final = """
has on average|has been|typically has|has|have|had|there are|there were|maintains|also maintains
has maintained|continues to maintain|reportedly continues to maintain|also has|has also|maintained
that it had|deployed|forward deployed|are deployed|has deployed|has also deployed|also has deployed
have sent|sent|has sent|contributes|also contributes|contributed|has committed|also has committed|committed
military|mission|missions|foreign|foreign missions|operations|in support of|engaged in|other|other foreign
advisors|supporting|supporting the|as part of|part of|under|for|with|on|assigned|assigned to|under a
includes|to the|to|in|at|a|the|an|of|remain|remain in|'s|its|command|separately|estimated to have|reportedly
providing|joined|during the peak of the war|was part of|is part of|is|up to date|in several countries
on average|a variety of|international missions|and international|peacekeeping missions|pko missions|troops
nz military personnel|to other countries|a presence of|key deployments include
key areas of deployment include|other nato and international|significant ground troop deployments include
its largest deployments are|personnel|as well as air and naval assets|air and naval assets
's forward presence in|'s forward defenses in|air , land , and sea missions|deployed in nato territory in
around the world|around the globe|worldwide|overseas|on more than 20 different operations|on 17 missions
on four continents|as well as naval missions …|partner nations|or other commitments and agreements
on 12|on 15|police and civilians
military , police , and civilians from 121 countries|to fight boko haram|to help fight boko haram
to fight bh|against boko haram
and other terrorist groups …|which was established in 2014|for 12 months|set up in 2014 …
other countries of|a ground task force
numbers vary based on the mission|in response to russia 's 2022 invasion of ukraine , some nato countries
additional troops and equipment to the battlegroups|additional troops to the battlegroups
to combat extremist groups in the sahel|grounds troops to|air , ground , and naval forces to|troops to
forces to|some troops
"""
"""Phrases that join words and add nothing, with strokes between them."""

_MEANING: Final[Mapping[str, Effect]] = {
    "plans to send": Effect(status=Status.PLANNED),
    "has pledged to send": Effect(status=Status.PLANNED),
    "for three years": Effect(note="for three years"),
    "of 5,000 troops": Effect(note="5,000 in all"),
    "the remainder": Effect(note="the remainder"),
    "small force": Effect(note="a small force"),
    "and recruited , trained …": _NOTHING,
    "mostly from the rapid support forces": Effect(note="mostly of the Rapid Support Forces"),
    "mostly in": Effect(note="most of them"),
    "agreed to send": Effect(status=Status.AGREED),
    "slated to have": Effect(status=Status.PLANNED),
    "announced they were forming": Effect(status=Status.ANNOUNCED),
    "training mission": Effect(role="training"),
    "for the defense of nato 's eastern flank": Effect(role="defence of NATO's eastern flank"),
    "training assistance": Effect(role="training"),
    "to assist with the": Effect(role="training"),
    "to support and train central african military forces": Effect(role="support and training"),
    "maintains permanent training bases and detachments of military personnel in": Effect(role="training"),
    "maintains permanent training detachments of military personnel in": Effect(role="training"),
    "peacekeepers for nagorno-karabakh": Effect(role="peacekeeping", note="for Nagorno-Karabakh"),
    "as part of a truce agreement between armenia and azerbaijan": Effect(role="peacekeeping"),
    "monitoring cease-fire": Effect(role="cease-fire monitoring"),
    "clearing mines": Effect(role="mine clearance"),
    "to assist with combating an insurgency": _INSURGENCY,
    "to assist with combatting an insurgency": _INSURGENCY,
    "to assist with combating insurgency": _INSURGENCY,
    "to help quell an insurgency": _INSURGENCY,
    "to confront isis-m": Effect(role="against ISIS-Mozambique"),
    "to oversee cantonment …": Effect(role="overseeing the cantonment of the M23"),
    "to assist with security …": Effect(role="security in the east"),
    "as part of an african regional force": Effect(note="in an African regional force"),
    "under bilateral agreements": Effect(note="under bilateral agreements"),
    "under a bilateral agreement": _BILATERAL,
    "under a bi-lateral agreement": _BILATERAL,
    "under bi-lateral agreement": _BILATERAL,
    "under a bilateral arrangement": _BILATERAL,
    "bilateral agreement": _BILATERAL,
    "bilaterally": _BILATERAL,
    "with the somali government": _NOTHING,
    "includes both military and police forces": Effect(category=Category.MIXED),
    ", including police": Effect(category=Category.MIXED),
    "summer season only": Effect(note="in the summer season only"),
    "numbers depend on military operations": _VARIES,
    "probably varies depending on operations": _VARIES,
    "which continued into 2021": _NOTHING,
    "which continued into 2022": _NOTHING,
    "varies depending on operations": _VARIES,
    "maintains a military base in the port of assab": Effect(note="with a base in the port of Assab"),
    "a military base in": Effect(note="with a military base"),
    "batus": Effect(role="training unit (BATUS)"),
    "batuk": Effect(role="training unit (BATUK)"),
    "multiple missions …": Effect(role="several missions"),
    "reduced considerably in 2020 because of covid 19": Effect(note="much reduced in 2020 for the pandemic"),
    "france has pledged to remove these troops by the end of 2023": Effect(
        note="withdrawal by the end of 2023 pledged"
    ),
    "on permanent or temporary foreign missions": _NOTHING,
    "on permanent or long-term rotational deployments": Effect(note="permanent or long-term rotational"),
    "on permanent or long-term rotational ( typically 3 - 9 months ) deployments": Effect(
        note="permanent or long-term rotational"
    ),
    "on a permanent or a long-term rotational ( typically 3 - 9 months ) basis": Effect(
        note="permanent or long-term rotational"
    ),
    "are permanently deployed": Effect(role="permanent"),
    "at a permanent base in": Effect(note="at a permanent base"),
    "established a base in": Effect(note="with a base"),
    ", plus naval and support personnel": Effect(note="naval and support personnel besides"),
    "at military bases in": Effect(note="at military bases"),
    "military bases in": Effect(note="with military bases"),
    "a military presence": _NOTHING,
    "of a few thousand personnel": Effect(note="a few thousand"),
    ", mostly of special operations and irgc forces": Effect(note="mostly special forces and IRGC"),
    "in former soviet states and elsewhere": Effect(note="former Soviet states and elsewhere"),
    "kept a naval flotilla": Effect(role="naval flotilla"),
    "one motorized rifle regiment": Effect(note="a motorised rifle regiment"),
    "a battalion-sized unit": Effect(note="a unit the size of a battalion"),
    "a brigade": Effect(note="a brigade"),
    "about a brigade": Effect(note="about a brigade"),
    "deployed on a rotational basis": Effect(note="rotating besides"),
}


_PHRASES: Final[Mapping[str, Effect]] = {
    phrase: _NOTHING for line in _JOINING.split("\n") for phrase in line.split("|") if phrase
} | dict(_MEANING)


def _by_first_word() -> Mapping[str, tuple[str, ...]]:
    """Return the phrases that begin with each word, the longest first, so that it is read before others."""
    found: dict[str, list[str]] = {}
    for phrase in sorted(_PHRASES, key=lambda phrase: -len(phrase.split())):
        found.setdefault(phrase.split()[0], []).append(phrase)
    return {word: tuple(phrases) for word, phrases in found.items()}


_STOCK: Final = _by_first_word()
_EXPLAINED: Final = " …"


def take_phrase(cursor: Cursor, draft: Draft) -> str | None:
    """Read the longest phrase that comes next and let the claim have what it means.

    Returns the explanation that was read with it, "" where there is none; None where no phrase comes next.
    """
    following = cursor.peek()
    for phrase in _STOCK.get(following.folded, ()) if following else ():
        if cursor.take(phrase.removesuffix(_EXPLAINED)):
            _let_mean(_PHRASES[phrase], draft)
            return cursor.take_rest() if phrase.endswith(_EXPLAINED) else ""
    return None


def _let_mean(effect: Effect, draft: Draft) -> None:
    draft.roles += [effect.role] if effect.role and effect.role not in draft.roles else []
    draft.notes += [effect.note] if effect.note and effect.note not in draft.notes else []
    draft.status = effect.status or draft.status
    draft.bilateral = draft.bilateral or effect.bilateral
    if effect.category and draft.figure:
        draft.figure = replace(draft.figure, category=effect.category)
