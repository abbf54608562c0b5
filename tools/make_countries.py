"""Write the committed table of countries (app/domain/places/data/countries.json). For developers, not users.

    python tools/make_countries.py            writes the file
    python tools/make_countries.py --check    only says whether the file is what this would write

The same inputs give the same bytes. The inputs:

- Names of countries in English, French, Spanish, Portuguese, Russian, Arabic, Chinese and the country's own
  official languages, and the numeric and three-letter codes where they are unequivocal: Unicode CLDR as
  carried by the package Babel (Unicode License v3).
- The codes themselves are facts of ISO 3166-1 and UN M49. `CODES` has those for which the CLDR knows several,
  since it keeps withdrawn ones too.
- Everything else (names shown, official, common and former names, abbreviations, demonyms, ambiguous
  names): `tools/country_table.txt`, written for this project, under its licence.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from babel import Locale
from babel import __version__ as babel_version
from babel.core import UnknownLocaleError, get_global
from babel.languages import get_official_languages

from app.domain.names import normalise, slug, without_article

HERE: Final = Path(__file__).resolve().parent
TABLE: Final = HERE / "country_table.txt"
TARGET: Final = HERE.parent / "app" / "domain" / "places" / "data" / "countries.json"

LOCALES: Final = {
    "en": "en",
    "fr": "fr",
    "es": "es",
    "pt": "pt",
    "pt-PT": "pt_PT",
    "ru": "ru",
    "ar": "ar",
    "zh": "zh",
    "zh-Hant": "zh_Hant",
}
"""BCP 47 tag to CLDR locale, in the order in which names are listed."""

CODES: Final[Mapping[str, tuple[str, str | None]]] = {
    "CD": ("COD", "180"),
    "DE": ("DEU", "276"),
    "ET": ("ETH", "231"),
    "FR": ("FRA", "250"),
    "MM": ("MMR", "104"),
    "SD": ("SDN", "729"),
    "TL": ("TLS", "626"),
    "XK": ("XKX", None),  # user-assigned: ISO gives Kosovo no code, the UN no number
    "YE": ("YEM", "887"),
}

_LANGUAGE: Final = re.compile(r"^([a-z]{2}):")
_OF: Final = re.compile(r"^(?P<form>.+? of(?: the)?) (?P<name>.+)$")

Row = dict[str, Any]


def main() -> int:
    """Write the table, or with `--check` compare it; returns 1 where it differs."""
    text = rendered()
    if "--check" in sys.argv[1:]:
        return int(not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    return 0


def rendered() -> str:
    """Return the whole file: one line a country, so that a change reads well in a diff."""
    rows, shared = read_table()
    codes = _codes()
    countries = sorted((_country(row, codes) for row in rows), key=lambda country: country["id"])
    ids = {country["alpha2"]: country["id"] for country in countries}
    ambiguous = {
        name: sorted(ids[code] for code in owners)
        for names, owners in shared
        for _, name in map(_tagged, names)
    }
    _refuse_clashes(countries, ambiguous)
    head = f'{{"names_from": {_json(f"CLDR of Babel {babel_version}")},\n"ambiguous": {{\n'
    lines = ",\n".join(f"{_json(name)}: {_json(owners)}" for name, owners in sorted(ambiguous.items()))
    body = ",\n".join(_json(country) for country in countries)
    return f'{head}{lines}\n}},\n"countries": [\n{body}\n]}}\n'


def read_table() -> tuple[list[list[list[str]]], list[tuple[list[str], list[str]]]]:
    """Return the rows of our own table (a list of values a column) and its ambiguous names with owners."""
    rows: list[list[list[str]]] = []
    shared: list[tuple[list[str], list[str]]] = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        cells = [_values(cell) for cell in line.split("|")]
        if len(cells) == 2:
            shared.append((cells[0], cells[1]))
        else:
            rows.append(cells + [[]] * (5 - len(cells)))
    return rows, shared


def _values(cell: str) -> list[str]:
    return [value.strip() for value in cell.split(";") if value.strip()]


def _tagged(value: str) -> tuple[str, str]:
    """Split `fr:République du Mali` into language and name; English where none is said."""
    found = _LANGUAGE.match(value)
    return (found[1], value[found.end() :]) if found else ("en", value)


def _country(row: list[list[str]], codes: Mapping[str, tuple[str, str | None]]) -> Row:
    """Return one country as it stands in the file."""
    [alpha2], shown, official, further, demonyms = row
    alpha3, m49 = codes[alpha2]
    name = shown[0] if shown else _cldr("en", alpha2)
    names: dict[str, list[str]] = defaultdict(list)
    names["en"] = [name, *official]
    for tag in LOCALES:
        names[tag].append(_cldr(tag, alpha2))
    for tag, text in map(_tagged, further):
        names[tag].append(text)
    for tag, text in _own(alpha2):
        if normalise(text) not in {normalise(known) for texts in names.values() for known in texts}:
            names[tag].append(text)
    names = {tag: _distinct(texts) for tag, texts in names.items()}
    for child, parent in (("pt-PT", "pt"), ("zh-Hant", "zh")):
        if set(map(normalise, names[child])) <= set(map(normalise, names[parent])):
            del names[child]
    return {
        "id": slug(name),
        "alpha2": alpha2,
        "alpha3": alpha3,
        "m49": m49,
        "name": name,
        "names": names,
        "demonyms": demonyms,
        "variants": _variants(names["en"], official),
    }


def _variants(english: list[str], official: list[str]) -> list[str]:
    """Return spellings that lists and yearbooks use, found but never shown.

    "Moldova, Republic of"; "Dominican Rep."; "St. Lucia" and "Saint Lucia"; "Trinidad & Tobago" and
    "Trinidad and Tobago".
    """
    forms = filter(None, map(_OF.match, official))
    made = [f"{form['name']}, {form['form'].removesuffix(' the')}" for form in forms]
    for text in [*english, *made]:
        made.append(text.replace("Republic", "Rep."))
        made.append(text.replace("Democratic Republic", "Dem. Rep."))
        made.append(text.replace(" & ", " and "))
        made.append(text.replace(" and ", " & "))
        made.append(re.sub(r"\bSt\.? ", "Saint ", text))
        made.append(re.sub(r"\bSaint ", "St ", text))
    known = set(map(normalise, english))
    return [text for text in _distinct(made) if normalise(text) not in known]


def _distinct(texts: Iterable[str]) -> list[str]:
    """Keep the first of texts that are found alike."""
    kept: dict[str, str] = {}
    for text in texts:
        kept.setdefault(without_article(normalise(text)), text)
    return list(kept.values())


def _cldr(tag: str, alpha2: str) -> str:
    name = Locale.parse(LOCALES[tag]).territories[alpha2]
    return str(name).replace("’", "'") if tag == "en" else str(name)


def _own(alpha2: str) -> Iterator[tuple[str, str]]:
    """Yield what a country is called in its own official languages, with their tags."""
    for language in get_official_languages(alpha2, de_facto=True):
        try:
            name = Locale.parse(language).territories.get(alpha2)
        except UnknownLocaleError:
            continue
        if name:
            yield language.replace("_", "-"), str(name)


def _codes() -> dict[str, tuple[str, str | None]]:
    """Return alpha-3 and M49 of every alpha-2 code for which the CLDR knows exactly one of each."""
    known: dict[str, list[str]] = defaultdict(list)
    for code, territories in get_global("territory_aliases").items():
        if len(territories) == 1:
            known[territories[0]].append(code)
    codes: dict[str, tuple[str, str | None]] = {}
    for alpha2, found in known.items():
        letters = [code for code in found if len(code) == 3 and code.isalpha()]
        numbers = [code for code in found if len(code) == 3 and code.isdigit()]
        if len(letters) == len(numbers) == 1:
            codes[alpha2] = (letters[0], numbers[0])
    return codes | dict(CODES)


def _refuse_clashes(countries: Iterable[Row], ambiguous: Mapping[str, list[str]]) -> None:
    """Stop where two countries share a name that is not listed as ambiguous."""
    owners: dict[str, set[str]] = defaultdict(set)
    for country in countries:
        texts = [*country["demonyms"], *country["variants"], country["alpha3"]]
        texts += [text for names in country["names"].values() for text in names]
        for text in texts:
            owners[normalise(text)].add(country["id"])
    listed = {normalise(name) for name in ambiguous}
    clashes = {key: sorted(ids) for key, ids in owners.items() if len(ids) > 1 and key not in listed}
    if clashes or "" in owners:
        raise SystemExit(f"names of several countries, not listed as ambiguous: {clashes}")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    raise SystemExit(main())
