"""What each predicate says in English as a whole sentence: as a fact, as a plan, and as what is over."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.domain.vocabulary import Predicate

_P: Final = Predicate

_ROWS: Final = (
    # predicate, as a fact, as a plan, as what is over
    (_P.DEPLOYED_TO, "{s} has forces in {o}", "{s} is to send forces to {o}", "{s} had forces in {o}"),
    (_P.OPERATES_BASE, "{s} operates {o}", "{s} is to operate {o}", "{s} operated {o}"),
    (_P.TRAINS, "{s} trains {o}", "{s} is to train {o}", "{s} trained {o}"),
    (_P.ADVISES, "{s} advises {o}", "{s} is to advise {o}", "{s} advised {o}"),
    (_P.PROTECTS, "{s} protects {o}", "{s} is to protect {o}", "{s} protected {o}"),
    (_P.FIGHTS, "{s} fights {o}", "{s} is to fight {o}", "{s} fought {o}"),
    (_P.SUPPLIES, "{s} supplies {o}", "{s} is to supply {o}", "{s} supplied {o}"),
    (_P.CONDUCTS, "{s} conducts {o}", "{s} is to conduct {o}", "{s} conducted {o}"),
    (_P.CONTRIBUTES_TO, "{s} contributes to {o}", "{s} is to contribute to {o}", "{s} contributed to {o}"),
    (_P.TAKES_PLACE_IN, "{s} takes place in {o}", "{s} is to take place in {o}", "{s} took place in {o}"),
    (_P.LOCATED_IN, "{s} is in {o}", "{s} is to be in {o}", "{s} was in {o}"),
    (_P.PART_OF, "{s} is part of {o}", "{s} is to be part of {o}", "{s} was part of {o}"),
    (
        _P.SUBSIDIARY_OF,
        "{s} is a subsidiary of {o}",
        "{s} is to be a subsidiary of {o}",
        "{s} was a subsidiary of {o}",
    ),
    (_P.FRONT_FOR, "{s} is a front for {o}", "{s} is to be a front for {o}", "{s} was a front for {o}"),
    (_P.SUCCEEDED_BY, "{s} is succeeded by {o}", "{s} is to be succeeded by {o}", "{s} was succeeded by {o}"),
    (_P.PARTY_TO, "{s} is a party to {o}", "{s} is to be a party to {o}", "{s} was a party to {o}"),
    (_P.OPPOSES, "{s} opposes {o}", "{s} is to oppose {o}", "{s} opposed {o}"),
    (_P.PAYS, "{s} pays {o}", "{s} is to pay {o}", "{s} paid {o}"),
    (_P.HIRES, "{s} hires {o}", "{s} is to hire {o}", "{s} hired {o}"),
    (_P.ALLIED_WITH, "{s} is allied with {o}", "{s} is to be allied with {o}", "{s} was allied with {o}"),
    (
        _P.SANCTIONS,
        "{s} has sanctions on {o}",
        "{s} is to impose sanctions on {o}",
        "{s} had sanctions on {o}",
    ),
    (_P.LEADS, "{s} leads {o}", "{s} is to lead {o}", "{s} led {o}"),
    (_P.MEMBER_OF, "{s} is a member of {o}", "{s} is to be a member of {o}", "{s} was a member of {o}"),
    (_P.HOLDS_OFFICE_IN, "{s} holds office in {o}", "{s} is to hold office in {o}", "{s} held office in {o}"),
    (_P.REPRESENTS, "{s} represents {o}", "{s} is to represent {o}", "{s} represented {o}"),
    (
        _P.ASSOCIATE_OF,
        "{s} is an associate of {o}",
        "{s} is to be an associate of {o}",
        "{s} was an associate of {o}",
    ),
    (_P.INVOLVED_IN, "{s} is involved in {o}", "{s} is to be involved in {o}", "{s} was involved in {o}"),
    (_P.DENOUNCES, "{s} denounces {o}", "{s} is to denounce {o}", "{s} denounced {o}"),
)

_WITH_FIGURE: Final = {
    "DEPLOYED_TO.fact.figure": "{s} has {figure} in {o}",
    "DEPLOYED_TO.plan.figure": "{s} is to send {figure} to {o}",
    "DEPLOYED_TO.past.figure": "{s} had {figure} in {o}",
    "CONTRIBUTES_TO.fact.figure": "{s} contributes {figure} to {o}",
    "CONTRIBUTES_TO.plan.figure": "{s} is to contribute {figure} to {o}",
    "CONTRIBUTES_TO.past.figure": "{s} contributed {figure} to {o}",
    "PAYS.fact.figure": "{s} pays {o} {figure}",
    "PAYS.plan.figure": "{s} is to pay {o} {figure}",
    "PAYS.past.figure": "{s} paid {o} {figure}",
}

_HEADINGS: Final = {
    # as the subject of it, as the object of it
    _P.DEPLOYED_TO: ("Forces abroad", "Foreign forces here"),
    _P.OPERATES_BASE: ("Bases it operates", "Who operates it"),
    _P.TRAINS: ("Trains", "Trained by"),
    _P.ADVISES: ("Advises", "Advised by"),
    _P.PROTECTS: ("Protects", "Protected by"),
    _P.FIGHTS: ("Fights", "Fought by"),
    _P.SUPPLIES: ("Supplies", "Supplied by"),
    _P.CONDUCTS: ("Operations and missions it conducts", "Conducted by"),
    _P.CONTRIBUTES_TO: ("Contributes to", "Contributors"),
    _P.TAKES_PLACE_IN: ("Takes place in", "What takes place here"),
    _P.LOCATED_IN: ("Where it is", "What is here"),
    _P.PART_OF: ("Part of", "Its parts"),
    _P.SUBSIDIARY_OF: ("Subsidiary of", "Subsidiaries"),
    _P.FRONT_FOR: ("Front for", "Fronts"),
    _P.SUCCEEDED_BY: ("Succeeded by", "Successor of"),
    _P.PARTY_TO: ("Agreements", "Parties"),
    _P.OPPOSES: ("Opposes", "Opposed by"),
    _P.PAYS: ("Pays", "Paid by"),
    _P.HIRES: ("Hires", "Hired by"),
    _P.ALLIED_WITH: ("Allied with", "Allied with"),
    _P.SANCTIONS: ("Sanctions", "Sanctioned by"),
    _P.LEADS: ("Leads", "Led by"),
    _P.MEMBER_OF: ("Member of", "Members"),
    _P.HOLDS_OFFICE_IN: ("Holds office in", "Office holders"),
    _P.REPRESENTS: ("Represents", "Represented by"),
    _P.ASSOCIATE_OF: ("Associate of", "Associates"),
    _P.INVOLVED_IN: ("Involved in", "Who was involved"),
    _P.DENOUNCES: ("Denounces", "Denounced by"),
}

SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        **{f"{predicate}.fact": fact for predicate, fact, _, _ in _ROWS},
        **{f"{predicate}.plan": plan for predicate, _, plan, _ in _ROWS},
        **{f"{predicate}.past": past for predicate, _, _, past in _ROWS},
        **_WITH_FIGURE,
        **{f"{predicate}.heading": heading for predicate, (heading, _) in _HEADINGS.items()},
        **{f"{predicate}.heading.inverse": heading for predicate, (_, heading) in _HEADINGS.items()},
    }
)
"""`PREDICATE.fact|plan|past[.figure]` with {s}, {o} and {figure}; `PREDICATE.heading[.inverse]`."""
