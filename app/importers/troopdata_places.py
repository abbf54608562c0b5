"""The places of troopdata: which country or region each is, and what stands among them without being a place.

Most rows have an ISO code, which says it all. This table is for the others: states that are no more and parts
of states are Regions; two rows count for two countries together.
"""

from __future__ import annotations

from typing import Final

REGIONS: Final = frozenset(
    {
        "Aden", "Ascension Island", "Azores", "British West Indies", "Czechoslovakia", "Diego Garcia",
        "Easter Island", "German Democratic Republic", "Kashmir", "Leeward Islands", "Line Islands",
        "Mariana Islands", "Midway Islands", "Netherlands Antilles", "Panama Canal Zone", "Ryukyu Islands",
        "Sarawak", "Trieste", "Trust Territory of the Pacific Islands", "Wake Island", "West Berlin",
        "Yemen Arab Republic", "Yemen People's Republic", "Yugoslavia", "Zanzibar",
    }
)  # fmt: skip
"""Names that stand for a Region of the same name."""

RENAMED: Final = {
    "Eniwetok (J.T.F. 7": "Eniwetok",  # with its joint task force, the bracket left open
    "Johnston Island": "Johnston Atoll",
    "Trust Territory": "Trust Territory of the Pacific Islands",
}
"""Regions by another name than the file's."""

SEVERAL: Final = {"Fiji and Tonga": ("FJI", "TON")}
"""One figure for two countries, by their codes: it is given to neither alone."""

CODES: Final = {"Seychelles": "SYC", "Vietnam": "VNM"}
"""Places whose early rows lack the code that their later rows have."""

HOME: Final = "USA"

SERBIA_FROM: Final = 2006
"""The rows of Yugoslavia go on; from the year in which Montenegro left they count for Serbia."""

_SUMS: Final = ("total", "undistributed", "unknown", "afloat", "ashore", "classified", "foreign countries")
"""How what is no place begins or ends: sums, ships at sea, and people whose place is not told."""

_PLACE_AND_REGION: Final = "antarctica"

_NO_CODE: Final = frozenset({"", "NA"})

Place = tuple[tuple[str, str], ...]
"""Kind and name of each object; a country goes by its code where the file has one."""


def place(name: str, code: str, region: str, year: int) -> Place | None:
    """Return what a row's place is; None where it is a sum or nowhere. `region` is the row's own."""
    plain = name.casefold()
    if plain == region.casefold() != _PLACE_AND_REGION or plain.startswith(_SUMS) or plain.endswith(_SUMS):
        return None
    if name == "Yugoslavia" and year >= SERBIA_FROM:
        return (("Country", "SRB"),)
    if name in SEVERAL:
        return tuple(("Country", each) for each in SEVERAL[name])
    if name in REGIONS or name in RENAMED:
        return (("Region", RENAMED.get(name, name)),)
    if code in _NO_CODE:
        return (("Country", CODES.get(name, name)),)
    return (("Country", code),)
