# ruff: noqa: E501 - a table reads best with one row a line
"""The committed table of countries, and the graph's countries in step with it."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from app.domain.model import Name
from app.domain.names import normalise
from app.graph.connection import Graph
from app.graph.entities import countries
from app.graph.entities import store as entities

pytestmark = pytest.mark.anyio

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = {"en", "fr", "es", "pt", "ru", "ar", "zh"}


def test_every_country_once() -> None:
    table = countries.table()
    rows = table.by_id.values()
    assert len(table.by_id) == 250  # the 249 of ISO 3166-1, and Kosovo
    for code in ("alpha2", "alpha3"):
        assert max(Counter(getattr(row, code) for row in rows).values()) == 1
    assert {row.alpha2 for row in rows if row.m49 is None} == {"XK"}
    assert len({row.m49 for row in rows}) == 250
    assert all(len(row.m49) == 3 and row.m49.isdigit() for row in rows if row.m49)


def test_every_country_has_its_names() -> None:
    uninhabited = {"BV", "HM", "TF", "UM"}
    for row in countries.table().by_id.values():
        assert {name.language for name in row.names} >= LANGUAGES, row.ref.id
        assert row.names[0] == Name(row.ref.name, "en")
        assert row.demonyms or row.alpha2 in uninhabited, row.ref.id


def test_only_listed_names_are_ambiguous() -> None:
    data = json.loads(countries.TABLE.read_text(encoding="utf-8"))
    listed = {normalise(name): tuple(ids) for name, ids in data["ambiguous"].items()}
    several = {name: ids for name, ids in countries.table().bearers.items() if len(ids) > 1}
    assert several == listed


def test_the_table_is_what_its_maker_makes() -> None:
    made = subprocess.run([sys.executable, ROOT / "tools" / "make_countries.py", "--check"], check=False)
    assert made.returncode == 0, "run tools/make_countries.py"


NAMED = {
    "mali": "Mali|MALI|Republic of Mali|République du Mali|Мали|مالي|مَالِي|جمهورية مالي|马里|馬利|Malian|MLI|Soudan français",
    "central-african-republic": "RCA|CAR|C.A.R.|ЦАР|Centrafrique|Central African|République centrafricaine|中非|جمهورية أفريقيا الوسطى",
    "democratic-republic-of-the-congo": "DRC|RDC|DR Congo|Zaire|Congo, Democratic Republic of the|Congo (DRC)|Congo-Kinshasa|ДРК|Democratic Republic of Congo|Congo, Dem. Rep.",
    "republic-of-the-congo": "Congo-Brazzaville|Republic of Congo|Congo, Republic of the|Congo, Rep.",
    "cote-d-ivoire": "Côte d’Ivoire|Cote d'Ivoire|COTE D IVOIRE|Ivory Coast|the Ivory Coast|Ivorian|Costa do Marfim|Кот-д’Ивуар|ساحل العاج",
    "niger": "Niger|Níger|Republic of the Niger|Nigerien|النيجر|Нигер|尼日尔",
    "nigeria": "Nigeria|Nigéria|Nigerian|نيجيريا|Нигерия|尼日利亚",
    "guinea": "Guinea|Guinée|Guinea-Conakry|Guinean|غينيا",
    "guinea-bissau": "Guinea-Bissau|Guiné-Bissau|Bissau-Guinean|غينيا بيساو",
    "equatorial-guinea": "Equatorial Guinea|Guinea Ecuatorial|Equatoguinean",
    "papua-new-guinea": "PNG|Papua New Guinea",
    "united-states": "US|U.S.|USA|U.S.A.|United States of America|America|American|США|États-Unis|EE. UU.|美国|الولايات المتحدة",
    "united-kingdom": "UK|U.K.|Britain|Great Britain|British|Royaume-Uni|Великобритания|英国",
    "united-arab-emirates": "UAE|Emirates|Emirati|ОАЭ|الإمارات",
    "russia": "Russia|Russian Federation|Russian|Россия|РФ|روسيا|俄罗斯|Russie",
    "france": "France|French|French Republic|Франция|فرنسا|法国",
    "turkey": "Turkey|Türkiye|Turkiye|Turkish|Republic of Türkiye|Турция|تركيا",
    "myanmar": "Burma|Myanmar|Birmanie|Burmese|缅甸",
    "eswatini": "Swaziland|eSwatini|Swazi",
    "netherlands": "Holland|The Netherlands|Dutch|Pays-Bas|荷兰",
    "north-macedonia": "Macedonia|North Macedonia|FYROM|Macedonian",
    "north-korea": "DPRK|North Korea|Korea, North|КНДР|朝鲜|Democratic People's Republic of Korea",
    "south-korea": "ROK|South Korea|Korea, Republic of|韩国|Korea (Republic of)",
    "china": "China|PRC|People's Republic of China|Chinese|中国|КНР",
    "taiwan": "Taiwan|Chinese Taipei|Taiwan, Province of China|台湾",
    "syria": "Syria|Syrian Arab Republic|سوريا|Сирия",
    "iran": "Iran|Islamic Republic of Iran|Iran (Islamic Republic of)|Persia|إيران",
    "gambia": "Gambia|The Gambia|Gambia, The|Republic of the Gambia",
    "bahamas": "The Bahamas|Bahamas, The",
    "kosovo": "Kosovo|Kosovar|Косово|Kosova",
    "serbia": "Serbia|Serbian|Serb",
    "dominica": "Dominica|Commonwealth of Dominica",
    "dominican-republic": "Dominican Republic|Dominican Rep.|República Dominicana",
    "sudan": "Sudan|The Sudan|Sudanese|السودان",
    "south-sudan": "South Sudan|South Sudanese|Soudan du Sud",
    "georgia": "Georgia|Georgian|Géorgie",
    "ireland": "Ireland|Irish|Eire",
    "czechia": "Czech Republic|Czechia|Czech",
    "cape-verde": "Cape Verde|Cabo Verde",
    "timor-leste": "East Timor|Timor-Leste|Timor Leste",
    "saint-lucia": "St. Lucia|St Lucia|Saint Lucia",
    "trinidad-and-tobago": "Trinidad & Tobago|Trinidad and Tobago",
    "bosnia-and-herzegovina": "Bosnia|BiH|Bosnia-Herzegovina",
    "palestine": "Palestine|Palestinian Territories|State of Palestine|فلسطين",
    "western-sahara": "Western Sahara|Sahrawi|الصحراء الغربية",
    "vatican-city": "Holy See|The Vatican|Vatican",
    "burkina-faso": "Burkina|Burkinabè|Burkinabe|Upper Volta",
    "moldova": "Moldova, Republic of|Moldavia|Молдова",
    "tanzania": "Tanzania, United Republic of|United Republic of Tanzania",
    "laos": "Lao PDR|Lao People's Democratic Republic",
    "chad": "Tchad|Chad|Chadian|تشاد",
    "philippines": "Philippines|Filipino|The Philippines",
    "spain": "Spaniard|España|إسبانيا",
    "denmark": "Dane|Danish",
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "id_"), [(name, id_) for id_, names in NAMED.items() for name in names.split("|")]
)
def test_named(name: str, id_: str) -> None:
    assert countries.named(name) == (id_,)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Congo", {"republic-of-the-congo", "democratic-republic-of-the-congo"}),
        ("the Congo", {"republic-of-the-congo", "democratic-republic-of-the-congo"}),
        ("Congolese", {"republic-of-the-congo", "democratic-republic-of-the-congo"}),
        ("Конго", {"republic-of-the-congo", "democratic-republic-of-the-congo"}),
        ("刚果", {"republic-of-the-congo", "democratic-republic-of-the-congo"}),
        ("Korea", {"north-korea", "south-korea"}),
        ("Korean", {"north-korea", "south-korea"}),
        ("Dominican", {"dominica", "dominican-republic"}),
        ("Virgin Islands", {"british-virgin-islands", "us-virgin-islands"}),
        ("Saint-Martin", {"saint-martin-french-part", "sint-maarten"}),
        ("ROC", {"republic-of-the-congo", "taiwan"}),
    ],
)
def test_ambiguous(name: str, ids: set[str]) -> None:
    assert set(countries.named(name)) == ids


@pytest.mark.parametrize(
    "name", ["", "—", "Mallia", "NG", "Sahel", "Africa", "Soviet Union", "Wagner", "the"]
)
def test_no_country(name: str) -> None:
    assert countries.named(name) == ()


def test_closest() -> None:
    assert countries.closest("Mallia")[0].id == "mali"
    assert countries.closest("Ukrane")[0].id == "ukraine"
    assert countries.closest("Малии")[0].id == "mali"
    assert len(countries.closest("Republic")) <= countries.CLOSEST
    assert countries.closest("😀") == ()


async def test_the_graph_holds_all_countries(graph: Graph) -> None:
    rows = await graph.rows("MATCH (c:Entity:Country) RETURN c.id AS id, c.alpha3 AS alpha3, c.kind AS kind")
    expected = {(id_, row.alpha3, "Country") for id_, row in countries.table().by_id.items()}
    assert {(row["id"], row["alpha3"], row["kind"]) for row in rows} == expected


async def test_seeding_again_changes_nothing(graph: Graph) -> None:
    before = await graph.rows("MATCH (n) RETURN elementId(n) AS id, properties(n) AS properties ORDER BY id")
    await countries.seed(graph)
    assert before == await graph.rows(
        "MATCH (n) RETURN elementId(n) AS id, properties(n) AS properties ORDER BY id"
    )


async def test_a_changed_table_is_taken_over_and_added_names_stay(graph: Graph) -> None:
    await graph.write(entities.add_names, "mali", [Name("Mali ba", "bm"), Name("Mali", "de")])
    spoil = "MATCH (t:Table) SET t.digest = 'older' WITH t MATCH (c:Country {id: 'mali'}) SET c.name = 'Old Mali', "
    spoil += (
        "c.names = c.names + ['Wrong'], c.name_languages = c.name_languages + ['en'], c.search = ['wrong']"
    )
    await graph.alter(spoil)  # pyright: ignore[reportArgumentType] - spelt out above
    for _ in range(2):
        await countries.seed(graph)
        mali = await graph.read(entities.get, "mali")
        assert mali.name == "Mali"
        assert {Name("Mali ba", "bm"), Name("Mali", "de")} < set(mali.names)
        assert Name("Wrong", "en") not in mali.names
        assert len(mali.names) == len(set(mali.names))
        await graph.alter("MATCH (t:Table) SET t.digest = 'older'")
