"""US military sites abroad with their coordinates: the table of bases by Vine, as troopdata has it.

Each site becomes a Base that the United States operates and that lies in a country. The table has no dates;
it stands for about 2018. `docs/data-sets.md` says for users what becomes of what.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.domain.names import normalise
from app.errors import Invalid
from app.importers.csv_rows import Row, rows
from app.importers.findings import Finding, Importer, Noticed, NotUnderstood, Stated

MOST_ROWS: Final = 20_000
"""A file is read as a whole first, since the name of a site depends on the others; the table has 414."""

_COLUMNS: Final = ("countryname", "iso3c", "basename", "lat", "lon", "base", "lilypad", "fundedsite")
_NOTHING: Final = frozenset({"", "NA"})

_ABOUT_WHEN: Final = "2018~"
_DOCUMENT: Final = {
    "title": "US bases abroad",
    "publisher": "troopdata",
    "url": "https://github.com/meflynn/troopdata",
}
_VIA: Final = [{"publisher": "David Vine"}]

_COUNTRIES: Final = {
    "Virgin Islands": "US Virgin Islands",
    "Georigia": "Georgia",
    "Congo, Democratic Republic": "Democratic Republic of the Congo",  # its code there is the other Congo's
    "BR Indian Ocean Territory": "British Indian Ocean Territory",
}
"""Names that are misspelt, shortened or ambiguous. The codes of the table are no help: they are those of the
sovereign (Guam is USA, Aruba NLD), or of nobody (KSV)."""

_REGIONS: Final = {
    "Ascension Island": "Ascension Island",
    "Johnston Atoll": "Johnston Atoll",
    "Netherlands Antilles": "Netherlands Antilles",
    "Wake Island": "Wake Island",
}
"""Places that are no countries, or are no more."""

_RANDOM: Final = re.compile(r"\[[^\]]*\brandom\b[^\]]*\]")
"""What stands behind the names of two sites whose coordinates are made up."""

_ROLES: Final = {
    "base": "base",
    "lilypad": "lily pad: a small or occasional site",
    "fundedsite": "site of the host built or enlarged with US money",
}


@dataclass(frozen=True, slots=True)
class Site:
    """One row: a site before it has a name of its own. `where` is latitude and longitude in degrees.

    `odd` is what its row is strange in.
    """

    line: int
    country: str
    name: str
    where: tuple[float, float] | None
    role: str
    odd: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str]:
        """Name and country, as spellings of one name are equal."""
        return normalise(self.name), normalise(self.country)


def _read(lines: Iterable[str]) -> Iterator[Finding]:
    """Tell what the file says, in the order of its rows."""
    sites: list[Site | NotUnderstood] = []
    for row in rows(lines, _COLUMNS, "the table of US bases"):
        if len(sites) == MOST_ROWS:
            raise Invalid(f"The table of US bases has at most {MOST_ROWS:,} rows.")
        sites.append(row if isinstance(row, NotUnderstood) else _site(row))
    known = [site for site in sites if isinstance(site, Site)]
    names = _names(known)
    first: dict[str, Site] = {}
    for site in sites:
        if isinstance(site, NotUnderstood):
            yield site
        else:
            yield from _told(site, names[site.line], first)


def _site(row: Row) -> Site | NotUnderstood:
    try:
        where = _where(row["lat"], row["lon"])
    except ValueError as error:
        return NotUnderstood(row.line, row.text, str(error))
    roles = [role for column, role in _ROLES.items() if row[column] == "1"]
    if not row["countryname"] or not roles:
        return NotUnderstood(
            row.line, row.text, "The row names no country, or does not say what the site is."
        )
    country, name, odd = row["countryname"], row["basename"], list[str]()
    if country in _COUNTRIES:
        odd.append(f"“{country}” is read as {_COUNTRIES[country]}.")
    if name in _NOTHING or _RANDOM.search(name):
        odd.append("The place of the site is not told, so the coordinates of the row are left out.")
        where = None
    elif where is None:
        odd.append(f"{name} has no coordinates in the table.")
    return Site(row.line, country, _cleaned(name, country), where, "; ".join(roles), tuple(odd))


def _where(latitude: str, longitude: str) -> tuple[float, float] | None:
    """Return degrees, None where the table has none. Raises ValueError with a sentence."""
    if latitude in _NOTHING and longitude in _NOTHING:
        return None
    try:
        north, east = float(latitude), float(longitude)
    except ValueError as error:
        raise ValueError(f"“{latitude}, {longitude}” are no coordinates.") from error
    if not (abs(north) <= 90 and abs(east) <= 180):
        raise ValueError(f"“{latitude}, {longitude}” is no place on Earth.")
    return north, east


def _cleaned(name: str, country: str) -> str:
    """Return a site's name without stray tabs, and without the country that some tabs set apart."""
    if name in _NOTHING:
        return f"Unnamed US site in {country}"
    head, _, tail = _RANDOM.sub("", name).partition("\t")
    same = set(normalise(tail).split()) == set(normalise(country).split())
    return " ".join((head if same else f"{head} {tail}").split())


def _names(sites: Sequence[Site]) -> Mapping[int, str]:
    """Return by line the name of the entity: the site's own, unless sites in several places bear it.

    Then all of them have their country behind it, so that none depends on which came first; and within a
    country also their coordinates, where these differ.
    """
    countries: dict[str, set[str]] = defaultdict(set)
    spots: dict[tuple[str, str], set[tuple[float, float]]] = defaultdict(set)
    for site in sites:
        name, country = site.key
        countries[name].add(country)
        if site.where:
            spots[site.key].add(site.where)
    named: dict[int, str] = {}
    for site in sites:
        more = [site.country] if len(countries[site.key[0]]) > 1 else []
        if len(spots[site.key]) > 1 and site.where:
            more.append(f"{site.where[0]:.3f}, {site.where[1]:.3f}")
        named[site.line] = f"{site.name} ({'; '.join(more)})" if more else site.name
    return named


def _told(site: Site, name: str, first: dict[str, Site]) -> Iterator[Finding]:
    """Yield the claims of a site, and what is odd about its row."""
    twin = first.setdefault(normalise(name), site)
    if twin is not site and twin.role == site.role:
        yield Noticed(site.line, f"The row repeats line {twin.line}: {name}.")
        return
    if twin is not site:
        yield Noticed(
            site.line, f"{name} is also in line {twin.line}, as another sort of site: one Base, two claims."
        )
    country = _country(site.country)
    base: dict[str, Any] = {"kind": "Base", "name": name}
    if site.where:
        base["coordinates"] = {"latitude": site.where[0], "longitude": site.where[1]}
    common = {"status": "present", "as_of": _ABOUT_WHEN, "via": _VIA, "document": _DOCUMENT}
    states = {"kind": "Country", "name": "United States"}
    yield Stated(
        site.line,
        {"subject": states, "predicate": "OPERATES_BASE", "object": base, "role": site.role, **common},
    )
    if twin is site:
        stated = {"stated_as": {"object": site.country}}
        yield Stated(
            site.line, {"subject": base, "predicate": "LOCATED_IN", "object": country, **stated, **common}
        )
    yield from (Noticed(site.line, reason) for reason in site.odd)


def _country(name: str) -> dict[str, str]:
    if name in _REGIONS:
        return {"kind": "Region", "name": _REGIONS[name]}
    return {"kind": "Country", "name": _COUNTRIES.get(name, name)}


IMPORTER: Final = Importer(
    "us-bases", "latin-1", "US military sites abroad with coordinates, by David Vine (basedata.csv)", _read
)
