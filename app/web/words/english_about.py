"""What the page on data and method says, in English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

ABOUT: Final[Mapping[str, str | Mapping[str, str]]] = MappingProxyType(
    {
        "about.title": "Data and method",
        "about.deck": (
            "Garrison records who is said to have forces in whose country, and who says it. It keeps "
            "every source’s version beside the others and derives what is shown by rules that are written "
            "down here."
        ),
        "about.contents": "On this page",
        "about.nouns": "Four nouns",
        "about.relationships": "Relationships",
        "about.shown-value": "The figure shown",
        "about.evidence": "Evidence",
        "about.certainty": "Certainty",
        "about.times": "Two dates",
        "about.ratings": "Ratings",
        "about.kinds": "Kinds",
        "about.predicates": "What can be claimed",
        "about.sources": "Sources and licence",
        "about.keyboard": "Keyboard",
        "about.shown-value.heading": "Which figure is shown",
        "about.relationships.heading": "How claims become relationships",
        "about.certainty.heading": "Status and certainty",
        "about.noun.entity": "Entity",
        "about.noun.entity.meaning": "Something in the world: a country, a force, an operation, a person.",
        "about.noun.document": "Document",
        "about.noun.document.meaning": (
            "Something that says something, with its publisher, and the documents it repeats where it is "
            "known to repeat others."
        ),
        "about.noun.claim": "Claim",
        "about.noun.claim.meaning": (
            "One document saying one thing about two entities. A claim is never edited: it is retracted "
            "with a reason, and another one takes its place. What was retracted stays readable."
        ),
        "about.noun.relationship": "Relationship",
        "about.noun.relationship.meaning": (
            "What all the claims about the same two entities add up to over one stretch of time. It is "
            "worked out from the claims each time one comes or goes; nobody writes it by hand."
        ),
        "about.relationships.join": (
            "Each affirming claim covers the days it speaks of, and no claim reaches past the day it was "
            "made. Claims that touch in time are one relationship; so are claims with a gap between them, "
            "unless one of them said that the matter had ended. A force that left and came back therefore "
            "has two relationships, each with its own ledger."
        ),
        "about.relationships.plans": (
            "A plan joins the relationship it is a plan for, but never makes it longer. Denials join what "
            "they deny; they neither end nor confirm it."
        ),
        "about.relationships.nought": (
            "A source that puts the number at nought is read as saying that it is over."
        ),
        "about.shown-value.order": (
            "Where several sources give a number, all of them stand in the ledger, and one is shown "
            "elsewhere. It is chosen in this order:"
        ),
        "about.shown-value.parts": (
            "A number that is part of a larger one is never shown in its place. A number shared by "
            "several hosts is given to none of them: it is named as shared. “Figures differ” is said of "
            "the numbers alone, and does not make a relationship disputed."
        ),
        "about.shown-value.total": (
            "A total adds up one figure for each sender that is reported present and was confirmed within "
            "three years; of a range, its best value. Shared and planned numbers, ceilings, denials, and "
            "a mission as a whole beside its contributors stay outside, and are named beside it."
        ),
        "about.order.observed": "what was observed, before what was planned or merely authorised;",
        "about.order.reliable": (
            "sources rated reliable or not rated, before those rated unreliable (E) or improbable (5);"
        ),
        "about.order.latest": "the latest;",
        "about.order.rated": "the better rated;",
        "about.order.sources": "the one that rests on more sources.",
        "about.evidence.counting": (
            "Sources are counted where the words come from. Ten papers that print one agency’s story are "
            "one source, and so are nine editions of one yearbook. Sources rated unreliable are listed, "
            "but neither count nor dispute."
        ),
        "about.evidence.claimed": "One independent source affirms it.",
        "about.evidence.corroborated": "Two or more independent sources affirm it, and nobody denies it.",
        "about.evidence.disputed": "Somebody affirms it and somebody denies it.",
        "about.evidence.denied": "There are only denials.",
        "about.certainty.rule": (
            "The status is that of the latest claim. On a given day it is certain where a source says so "
            "of that day, or between two sightings at most three years apart. It is possible on its other "
            "days, and for three years after the last sighting. After that it is listed, but no longer "
            "counted. A plan is “not yet” until something is reported to have happened."
        ),
        "about.times.two": (
            "Every page answers for two dates, and says which. “True on” is the day in the world: without "
            "it, pages show all times. “As known” is the day of our knowledge: what had been recorded, "
            "and not yet retracted, by then. The line under the masthead is tinted wherever either of "
            "them is not today."
        ),
        "about.times.vague": (
            "Vague dates stay vague: “around September 2021”, “2021, uncertain”, “spring 2021”."
        ),
        "about.ratings.source": "The source",
        "about.ratings.information": "What it says",
        "about.ratings.scales": (
            "These are the two scales of the Admiralty system. F and 6 mean that nobody can tell, and "
            "count as not rated."
        ),
        "about.sources.quotes": (
            "Each claim names its document, and each document its publisher, date and address where they "
            "are known. Short quotes are shown with the claims that rest on them; full texts only to "
            "holders of a key."
        ),
        "about.kinds.note": "five colours, fifteen shapes; each can be told by its shape alone",
        "about.licence.name": "Apache License 2.0",
        "about.licence": (
            "Garrison is free software under the {licence}. It takes no side: colours mean statuses, "
            "never friends or enemies. Everything shown here can also be read by programs, through the "
            "{api}."
        ),
    }
)
"""Key → template, or plural form → template."""
