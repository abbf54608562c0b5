"""Statements that say nothing of how many of the deployer's forces are where, and why no claim is made.

Known by how they begin. They are told to whoever loads the file, with their words; nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_REASONS: Final[Mapping[str, tuple[str, ...]]] = {
    "It is about how sure the figures are": (
        "information varies",
        "estimates vary",
        "nato troop deployment numbers in eastern europe are as of",
        "bilateral figures are prior to",
        "the number of australian military forces varies by mission",
    ),
    "It is about the mission or the force as a whole, not about the deployer's part in it": (
        "foreign troop contingents",
        "atmis troop contingents are",
        "national mnjtf troop contingents are",
        "the national mnjtf troop contingents are",
        "as of early 2024 , monusco forces were drawing down",
        "the monusco mission is in the process",
        "the brigade is headquartered in",
        "units affiliated with the multinational brigade",
        "in early 2020 , g5 sahel military chiefs of staff",
        "the g5 force is backed by",
        "g5 troops periodically conduct",
        "chad hosts the headquarters",
        "in response to russia 's invasion of ukraine , some nato countries have sent",
        "in response to russia 's 2022 invasion of ukraine , some nato countries have sent",
        "fighting erupted between",
    ),
    "It tells of a plan to bring the figure down, and no date and number of one claim": (
        "in july 2021 , france announced",
        "in 2021 , france announced",
        "in 2022 , france said",
        "in july 2020 , the us pledged to reduce",
        "the us has pledged to further reduce",
        "previously about",
    ),
    "It tells by examples how forces rotate": (
        "us military rotational policies",
        "for example , the us deploys",
        "in south korea , for example",
        "contingencies also affect",
        "for example , in 2019",
        "some overseas us naval bases",
        "a us carrier strike group",
    ),
    "It names no place, or counts over many years": (
        "since the 1990 s , australia has deployed",
        "bangladesh is one of the leading contributors",
        "bangladesh has been one of the leading contributors",
        "ghana has pledged to maintain",
        "since 2003 , the eu has launched",
        "its air and naval forces conduct missions",
        "the british military also participates in large scale nato exercises",
        "it also participates in nato air policing",
        "other non-permanent deployments include",
        "air and naval units are deployed in support of nato missions",
        "norway also deploys air and naval assets",
        "norway also has deployed air and naval assets",
        "the caf also has air and naval assets",
        "it also contributes smaller numbers",
        "denmark contributes small numbers",
        "finland also contributes to several",
        "also contributes small numbers of troops to eu",
        "hungary has small numbers of troops on several un missions",
        "romania also has small numbers of military personnel deployed on other international missions",
        "also has a few hundred personnel participating in several other",
        "croatia also has a few hundred personnel participating in several other",
        "the swedish military has small numbers of personnel deployed on multiple",
    ),
}

_OPENINGS: Final = {opening: reason for reason, openings in _REASONS.items() for opening in openings}


def aside(words: str) -> str | None:
    """Return why no claim is made of a statement (as `Cursor.words`); None where it is no aside."""
    return next((reason for opening, reason in _OPENINGS.items() if words.startswith(opening)), None)
