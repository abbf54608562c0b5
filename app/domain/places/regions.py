"""The UN's geographical regions (M49): which countries are in which. Pure.

Codes of countries are ISO 3166-1 alpha-2. Kosovo and Taiwan, which M49 does not list, stand with their
neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Final

from app.domain.places.countries import table


class Region(StrEnum):
    """A subregion of M49, as the URL names it."""

    NORTHERN_AFRICA = "northern-africa"
    WESTERN_AFRICA = "western-africa"
    MIDDLE_AFRICA = "middle-africa"
    EASTERN_AFRICA = "eastern-africa"
    SOUTHERN_AFRICA = "southern-africa"
    NORTHERN_AMERICA = "northern-america"
    CARIBBEAN = "caribbean"
    CENTRAL_AMERICA = "central-america"
    SOUTH_AMERICA = "south-america"
    CENTRAL_ASIA = "central-asia"
    EASTERN_ASIA = "eastern-asia"
    SOUTH_EASTERN_ASIA = "south-eastern-asia"
    SOUTHERN_ASIA = "southern-asia"
    WESTERN_ASIA = "western-asia"
    EASTERN_EUROPE = "eastern-europe"
    NORTHERN_EUROPE = "northern-europe"
    SOUTHERN_EUROPE = "southern-europe"
    WESTERN_EUROPE = "western-europe"
    AUSTRALIA_AND_NEW_ZEALAND = "australia-and-new-zealand"
    MELANESIA = "melanesia"
    MICRONESIA = "micronesia"
    POLYNESIA = "polynesia"
    ANTARCTICA = "antarctica"


_COUNTRIES: Final[Mapping[Region, str]] = {
    Region.NORTHERN_AFRICA: "DZ EG EH LY MA SD TN",
    Region.WESTERN_AFRICA: "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG",
    Region.MIDDLE_AFRICA: "AO CD CF CG CM GA GQ ST TD",
    Region.EASTERN_AFRICA: "BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW",
    Region.SOUTHERN_AFRICA: "BW LS NA SZ ZA",
    Region.NORTHERN_AMERICA: "BM CA GL PM US",
    Region.CARIBBEAN: "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI",
    Region.CENTRAL_AMERICA: "BZ CR GT HN MX NI PA SV",
    Region.SOUTH_AMERICA: "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE",
    Region.CENTRAL_ASIA: "KG KZ TJ TM UZ",
    Region.EASTERN_ASIA: "CN HK JP KP KR MN MO TW",
    Region.SOUTH_EASTERN_ASIA: "BN ID KH LA MM MY PH SG TH TL VN",
    Region.SOUTHERN_ASIA: "AF BD BT IN IR LK MV NP PK",
    Region.WESTERN_ASIA: "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE",
    Region.EASTERN_EUROPE: "BG BY CZ HU MD PL RO RU SK UA",
    Region.NORTHERN_EUROPE: "AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ",
    Region.SOUTHERN_EUROPE: "AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK",
    Region.WESTERN_EUROPE: "AT BE CH DE FR LI LU MC NL",
    Region.AUSTRALIA_AND_NEW_ZEALAND: "AU CC CX HM NF NZ",
    Region.MELANESIA: "FJ NC PG SB VU",
    Region.MICRONESIA: "FM GU KI MH MP NR PW UM",
    Region.POLYNESIA: "AS CK NU PF PN TK TO TV WF WS",
    Region.ANTARCTICA: "AQ",
}


@lru_cache(maxsize=1)
def region_of() -> Mapping[str, Region]:
    """Return the region of each country, by its id."""
    ids = table().by_alpha2
    return {ids[code]: region for region, codes in _COUNTRIES.items() for code in codes.split()}


@lru_cache(maxsize=len(Region))
def countries_in(region: Region) -> frozenset[str]:
    """Return the ids of the countries in a region."""
    return frozenset(id_ for id_, of in region_of().items() if of is region)
