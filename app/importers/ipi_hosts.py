"""Where the hosts of UN missions lie, roughly: enough to see which of two numbers is the latitude.

The file of contributions has most latitudes of headquarters under "longitude" and the other way round, but
not all. Whole degrees, rounded outward, of each country's extent.
"""

from __future__ import annotations

from typing import Final, NamedTuple

Spot = tuple[float, float]
"""Latitude and longitude, in degrees."""


class Extent(NamedTuple):
    """South, north, west and east edge in degrees."""

    south: int
    north: int
    west: int
    east: int

    def holds(self, spot: Spot) -> bool:
        """Whether a spot lies within."""
        return self.south <= spot[0] <= self.north and self.west <= spot[1] <= self.east


EXTENTS: Final = {
    "AFG": Extent(29, 39, 60, 75), "AGO": Extent(-19, -4, 11, 25), "BDI": Extent(-5, -2, 28, 31),
    "BIH": Extent(42, 46, 15, 20), "CAF": Extent(2, 12, 14, 28), "CIV": Extent(4, 11, -9, -2),
    "COD": Extent(-14, 6, 12, 32), "COL": Extent(-5, 14, -82, -66), "CYP": Extent(34, 36, 32, 35),
    "ERI": Extent(12, 19, 36, 44), "ESH": Extent(20, 28, -18, -8), "ETH": Extent(3, 15, 32, 48),
    "GEO": Extent(41, 44, 39, 47), "GTM": Extent(13, 18, -93, -88), "HND": Extent(12, 17, -90, -83),
    "HRV": Extent(42, 47, 13, 20), "HTI": Extent(17, 21, -75, -71), "IND": Extent(6, 36, 68, 98),
    "IRN": Extent(25, 40, 44, 64), "IRQ": Extent(29, 38, 38, 49), "ISR": Extent(29, 34, 34, 36),
    "ITA": Extent(35, 48, 6, 19), "KHM": Extent(10, 15, 102, 108), "KWT": Extent(28, 31, 46, 49),
    "LBN": Extent(33, 35, 35, 37), "LBR": Extent(4, 9, -12, -7), "LBY": Extent(19, 34, 9, 26),
    "MKD": Extent(40, 43, 20, 24), "MLI": Extent(10, 25, -13, 5), "MOZ": Extent(-27, -10, 30, 41),
    "NAM": Extent(-29, -16, 11, 26), "NPL": Extent(26, 31, 80, 89), "PAK": Extent(23, 38, 60, 78),
    "RWA": Extent(-3, -1, 28, 31), "SDN": Extent(8, 23, 21, 39), "SLE": Extent(6, 11, -14, -10),
    "SLV": Extent(13, 15, -91, -87), "SOM": Extent(-2, 12, 40, 52), "SRB": Extent(41, 47, 18, 24),
    "SSD": Extent(3, 13, 23, 37), "SYR": Extent(32, 38, 35, 43), "TCD": Extent(7, 24, 13, 25),
    "TJK": Extent(36, 42, 67, 76), "TLS": Extent(-10, -8, 124, 128), "UGA": Extent(-2, 5, 29, 36),
    "YEM": Extent(12, 19, 41, 55),
}  # fmt: skip
"""By alpha-3 code. Serbia with Kosovo, Israel with the Golan: as the missions' hosts are written."""


class Placed(NamedTuple):
    """Where a headquarters is, None where that cannot be told, and what there is to say about it."""

    spot: Spot | None
    remark: str | None


def placed(mission: str, host: str, latitude: float, longitude: float) -> Placed:
    """Return where a headquarters is, of the numbers labelled latitude and longitude.

    They are taken as they are labelled, or the other way round, whichever lies in the host and the other
    does not. Where both do, or none, or the host (an alpha-3 code) is not in the table, they are left out.
    """
    extent = EXTENTS.get(host)
    if extent is None:
        return Placed(
            None, f"The coordinates of {mission} cannot be checked against its host, and are left out."
        )
    as_labelled, swapped = (latitude, longitude), (longitude, latitude)
    match extent.holds(as_labelled), extent.holds(swapped):
        case True, False:
            return Placed(as_labelled, None)
        case False, True:
            remark = f"The latitude and longitude of {mission} are swapped in the file; they are put right."
            return Placed(swapped, remark)
        case _:
            return Placed(None, f"The coordinates of {mission} do not tell where it is, and are left out.")
