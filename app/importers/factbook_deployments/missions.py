"""Missions, operations, standing forces and organisations the data set names, each under its one name.

Names and who leads them are facts, written down here for this project. What is not in the table is not
understood; nothing is guessed from capital letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.names import normalise
from app.domain.vocabulary import Kind
from app.importers.factbook_deployments.places import Place
from app.importers.factbook_deployments.tokens import Cursor

_LONGEST: Final = 14
"""Tokens of the longest alias."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What forces are somewhere under. `led_by` and `part_of` name the frame that says no more beside it.

    `hosts` are the places it is in, where the table says; `aliases` the other names the data set has,
    `misspelt` those that are slips. Of two frames with one alias the one whose hosts fit is meant.
    """

    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    led_by: str | None = None
    part_of: str | None = None
    misspelt: tuple[str, ...] = ()


_M, _O, _ORG = Kind.MISSION, Kind.OPERATION, Kind.INTERNATIONAL_ORGANIZATION
_CAR, _DRC, _BOSNIA = "Central African Republic", "Democratic Republic of the Congo", "Bosnia and Herzegovina"

FRAMES: Final[Sequence[Frame]] = (
    # United Nations
    Frame(_M, "MINUSCA", hosts=(_CAR,), led_by="United Nations"),
    Frame(_M, "MINUSMA", ("MINUSMA mission",), ("Mali",), "United Nations"),
    Frame(_M, "MONUSCO", ("MONUSCO mission",), (_DRC,), "United Nations", misspelt=("MINUSCO",)),
    Frame(_M, "UNAMI", hosts=("Iraq",), led_by="United Nations"),
    Frame(_M, "UNAMID", hosts=("Sudan",), led_by="United Nations"),
    Frame(_M, "UNDOF", hosts=("Golan Heights", "Syria", "Israel"), led_by="United Nations"),
    Frame(_M, "UNFICYP", hosts=("Cyprus",), led_by="United Nations"),
    Frame(_M, "UNIFIL", hosts=("Lebanon",), led_by="United Nations"),
    Frame(_M, "UNISFA", hosts=("Abyei", "Sudan", "South Sudan"), led_by="United Nations"),
    Frame(_M, "UNMISS", hosts=("South Sudan",), led_by="United Nations"),
    Frame(_M, "UNSMIL", hosts=("Libya",), led_by="United Nations"),
    Frame(_M, "UNSOM", hosts=("Somalia",), led_by="United Nations"),
    # African Union and the regional communities of Africa
    Frame(_M, "AMISOM", hosts=("Somalia",), led_by="African Union"),
    Frame(_M, "ATMIS", hosts=("Somalia",), led_by="African Union"),
    Frame(
        _M,
        "AUSSOM",
        ("African Union Support and Stabilization Mission in Somalia or AUSSOM",),
        ("Somalia",),
        "African Union",
    ),
    Frame(
        _M,
        "ECOMIG",
        ("ECOWAS Military Intervention in The Gambia--ECOMIG",),
        ("Gambia",),
        "ECOWAS",
    ),
    Frame(
        _M,
        "SSMGB",
        ("ECOWAS Stabilization Support Mission in Guinea-Bissau--EESMGB", "EESMGB", "ESSMGB"),
        ("Guinea-Bissau",),
        "ECOWAS",
    ),
    Frame(
        _M,
        "SAMIM",
        ("Southern African Development Community force", "SADC deployment"),
        ("Mozambique",),
        "Southern African Development Community",
    ),
    Frame(
        _M,
        "SAMIDRC",
        (
            "Southern African Development Community",
            "Southern African Development Community regional force",
            "Southern African Development Community regional military force",
        ),
        (_DRC,),
        "Southern African Development Community",
    ),
    Frame(
        _M,
        "East African Community Regional Force",
        ("East African Community stabilization force", "East Africa Community military peacekeeping force"),
        (_DRC,),
    ),
    Frame(
        _M,
        "Multinational Joint Task Force",
        ("MNJTF", "MNJTF mission", "Multinational Joint Task Force (MNJTF)"),
    ),
    Frame(_M, "G5 Sahel Joint Force", ("five-nation anti-jihadist task force known as the G5 Sahel Group",)),
    Frame(_M, "Burkina Faso–Mali–Niger joint force", ("joint force",)),
    # European Union
    Frame(_M, "EUFOR Althea", ("EUFOR", "EUFOR stabilization force"), (_BOSNIA,), "European Union"),
    Frame(_M, "EUTM Mali", ("EUTM",), ("Mali",), "European Union"),
    Frame(_M, "EUTM RCA", ("EUTM",), (_CAR,), "European Union"),
    Frame(_M, "EUTM Somalia", ("EUTM",), ("Somalia",), "European Union"),
    Frame(_M, "EUTM Mozambique", ("EU training mission",), ("Mozambique",), "European Union"),
    Frame(_M, "EUAM Iraq", ("European Assistance Mission Iraq",), ("Iraq",), "European Union"),
    # NATO
    Frame(_M, "KFOR", hosts=("Kosovo",), led_by="NATO"),
    Frame(
        _M,
        "Resolute Support Mission",
        ("NATO-led mission Resolute Support Mission",),
        ("Afghanistan",),
        "NATO",
    ),
    # others, and standing forces of several countries
    Frame(_M, "Multinational Force and Observers", ("MFO",), ("Egypt",)),
    Frame(_M, "Collective Rapid Reaction Force", ("CSTO's Rapid Reaction Force",)),
    Frame(
        _M,
        "Eurocorps",
        ("contributing member of the EuroCorps", "contributing member of EuroCorps"),
    ),
    Frame(
        _M,
        "Lithuanian–Polish–Ukrainian Brigade",
        ("Lithuania, Poland, and Ukraine joint military brigade (LITPOLUKRBRIG)",),
    ),
    # operations
    Frame(_O, "Operation Barkhane"),
    Frame(_O, "Operation Sabre"),
    Frame(_O, "Task Force Takuba", part_of="Operation Barkhane"),
    Frame(_O, "Operation Inherent Resolve"),
    Frame(_O, "Counter-ISIS campaign", ("counter-ISIS coalition", "coalition against ISIS")),
    Frame(
        _O,
        "Saudi-led intervention in Yemen",
        ("Saudi-led coalition that intervened in Yemen in 2015",),
        ("Yemen",),
    ),
    # organisations: not what a claim can be under, told as its role
    Frame(_ORG, "African Union", ("AU",)),
    Frame(_ORG, "ECOWAS"),
    Frame(_ORG, "European Union", ("EU",)),
    Frame(_ORG, "NATO"),
    Frame(_ORG, "United Nations", ("UN",)),
)


def _table() -> Mapping[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = {}
    for frame in FRAMES:
        for text in (frame.name, *frame.aliases, *frame.misspelt):
            bearers = found.setdefault(normalise(text), [])
            if frame not in bearers:
                bearers.append(frame)
    return {key: tuple(frames) for key, frames in found.items()}


_BY_NAME: Final = _table()
_FIRST_WORDS: Final = frozenset(name.split()[0] for name in _BY_NAME)


@dataclass(frozen=True, slots=True)
class Named:
    """A frame as it was named: `text` are the words, `misplaced` that the table has it in other places."""

    frame: Frame
    text: str
    misplaced: bool = False

    @property
    def is_undertaking(self) -> bool:
        """Whether a claim can be under it or a country contribute to it."""
        return self.frame.kind is not _ORG


def take_frame(cursor: Cursor, hosts: Iterable[Place]) -> Named | None:
    """Read the longest name of a frame that comes next, with its article; `hosts` decide between bearers."""
    start = cursor.at
    cursor.take_any(("the", "a"))
    following = cursor.peek()
    if following is None or normalise(following.text).partition(" ")[0] not in _FIRST_WORDS:
        cursor.at = start
        return None
    places = {place.name for place in hosts}
    for count, text in cursor.ahead(_LONGEST):
        bearers = _BY_NAME.get(normalise(text), ())
        fitting = [frame for frame in bearers if not frame.hosts or not places or places & {*frame.hosts}]
        if len(fitting) == 1 or len(bearers) == 1:
            cursor.at += count
            return Named((fitting or list(bearers))[0], text, misplaced=not fitting)
    cursor.at = start
    return None


def take_frames(cursor: Cursor, hosts: Sequence[Place]) -> list[Named]:
    """Read frames joined by strokes, commas and "and"; [] where none comes next."""
    found: list[Named] = []
    while True:
        start = cursor.at
        if found and cursor.take_any((", and", "and", ",", "/")) is None:
            return found
        named = take_frame(cursor, hosts)
        if named is None:
            cursor.at = start
            return found
        found.append(named)


def under(frames: Sequence[Named]) -> tuple[Frame | None, str | None]:
    """Return what a figure under all of these is under, and what to tell of it as a role.

    An organisation beside its own mission, and a task force beside the operation it is part of, say no more.
    A figure under several is under none of them: their names are its role. So is an organisation.
    """
    named = {each.frame.name: each.frame for each in frames}
    leaders = {frame.led_by for frame in named.values()} - {None}
    left = [frame for name, frame in named.items() if name not in leaders and frame.part_of not in named]
    if len(left) == 1 and left[0].kind is not _ORG:
        return left[0], None
    names = [frame.name for frame in left]
    listed = " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
    return None, f"under {listed}" if listed else None
