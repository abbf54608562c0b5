"""Mappings: every place of a claim from a column or a constant, and every fault with its place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import Field

from app.bodies.claim import ClaimBody
from app.bodies.document import Body
from app.bodies.types import Amount, Edtf, Offset, Title
from app.domain.vocabulary import Role
from app.errors import Invalid
from app.importers.mapped import mapped, mapping_of
from app.importers.mapping_fields import CLAIM, REQUIRED, Leaf, Sort, Table, table_of
from app.importers.mapping_file import MOST_CHARACTERS
from tests.importers.reading import bodies, found, not_understood, noticed

DOCS = Path(__file__).parents[2] / "docs" / "data-sets.md"
FIELDS = """
  subject: {kind: Country, name: {column: who}}
  predicate: DEPLOYED_TO
  object: {kind: Country, name: {column: where}}
  document: {title: A table, publisher: An Institute}
"""


def claim(more: str = "", before: str = "") -> str:
    return f"{before}\nclaim:{FIELDS}{more}"


def read(mapping: str, data: str) -> list[dict[str, Any]]:
    return bodies(found(mapped(mapping, "test"), data))


def faults(mapping: str) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as refused:
        mapped(mapping, "test")
    return [(fault.pointer, fault.detail) for fault in refused.value.faults]


def test_the_mapping_of_the_documentation() -> None:
    (text,) = re.findall(r"```yaml\n(.*?)```", DOCS.read_text("utf-8"), re.S)
    importer = mapped(text, "troops.yaml")
    assert (importer.name, importer.encoding) == ("troops.yaml", "utf-8")
    assert importer.about == "Troops abroad, by country and month"
    data = (
        "sender,host,year,month,state,troops\n"
        'France,Mali,2021,Mar,here,"5,100"\n'
        "France,DRC,2021,Jun,,2\n"
        "France,Total,2021,Jun,here,9\n"
        "France,Chad,2021,Jun,here,-\n"
        "France,-,2021,Jun,here,7\n"
        "France,Niger,2021,Jun,here,some\n"
        "France,Niger,2021,,gone,0\n"
    )
    findings = found(importer, data)
    first, second, third = bodies(findings)
    assert first == {
        "subject": {"kind": "Country", "name": "France"},
        "predicate": "DEPLOYED_TO",
        "object": {"kind": "Country", "name": "Mali"},
        "status": "present",
        "as_of": "2021-03",
        "personnel": {"best": 5100, "category": "troops"},
        "document": {"title": "Troops abroad", "publisher": "An Institute", "published": "2024"},
    }
    assert second["object"]["name"] == "Democratic Republic of the Congo"
    assert second["status"] == "present"
    assert ("as_of" in third, third["status"]) == (False, "ended")
    assert not_understood(findings) == [
        (6, "The row has nothing in the column host."),
        (7, "“some” is not a whole number (column troops)."),
    ]
    assert noticed(findings) == [
        (8, "1 rows are skipped for their host."),
        (8, "1 rows are skipped for their troops."),
    ]


def test_parts_without_values_are_left_out() -> None:
    mapping = claim(
        "  under: {kind: Mission, name: {column: mission}}\n"
        "  valid: {from: {column: since}, to: {column: until}}\n"
        "  via: {publisher: {column: agency}}\n"
        "  money: {amount: {column: cost}, currency: EUR}\n"
    )
    head = "who,where,mission,since,until,agency,cost\n"
    (full,) = read(mapping, head + "France,Mali,MINUSMA,2013,2014,Reuters,1.5\n")
    assert full["under"] == {"kind": "Mission", "name": "MINUSMA"}
    assert full["valid"] == {"from": "2013", "to": "2014"}
    assert full["via"] == [{"publisher": "Reuters"}]
    assert full["money"] == {"amount": 1.5, "currency": "EUR"}
    (some,) = read(mapping, head + "France,Mali,,2013,,,\n")
    assert set(some) == {"subject", "predicate", "object", "document", "valid"}
    assert some["valid"] == {"from": "2013"}


def test_losses_places_and_where_in_a_document() -> None:
    fields = FIELDS.replace("DEPLOYED_TO", "INVOLVED_IN").replace(
        "kind: Country, name: {column: where}", "kind: Incident, name: {column: where}"
    )
    mapping = (
        f"claim:{fields}"
        "  losses: {killed: {best: {column: dead}}, wounded: {best: {column: hurt}, qualifier: about}}\n"
        "  place: {kind: Region, name: {column: region}}\n"
        "  locator: {join: ['p. ', {column: page}]}\n"
        "  as_of: {column: day}\n"
    )
    (full,) = read(mapping, "who,where,dead,hurt,region,page,day\nFrance,A fight,5,,Gao,14,[2021..2022]\n")
    assert full["losses"] == {"killed": {"best": 5}}
    assert full["place"] == {"kind": "Region", "name": "Gao"}
    assert (full["locator"], full["as_of"]) == ("p. 14", "[2021..2022]")


def test_several_objects_and_coordinates() -> None:
    fields = FIELDS.replace(
        "object: {kind: Country, name: {column: where}}",
        "object: [{kind: Country, name: {column: one}}, {kind: Country, name: {column: two}}]",
    )
    text = f"claim:{fields}"
    both, alone = read(text, "who,one,two\nFrance,Mali,Chad\nFrance,Mali,\n")
    assert [each["name"] for each in both["object"]] == ["Mali", "Chad"]
    assert [each["name"] for each in alone["object"]] == ["Mali"]
    site = "{kind: Base, name: {column: base}, coordinates: {latitude: {column: y}, longitude: {column: x}}}"
    based = FIELDS.replace("{kind: Country, name: {column: where}}", site).replace(
        "DEPLOYED_TO", "OPERATES_BASE"
    )
    placed, nowhere = read(f"claim:{based}", "who,base,y,x\nFrance,Gao,16.27,-0.04\nFrance,Gao,,\n")
    assert placed["object"]["coordinates"] == {"latitude": 16.27, "longitude": -0.04}
    assert nowhere["object"] == {"kind": "Base", "name": "Gao"}


@pytest.mark.parametrize(
    ("layout", "written", "number"),
    [
        ("", "1200", 1200),
        ("", "1200.0", 1200),
        ("", "1\u00a0200", 1200),
        ("thousands: ','", '"1,234,567"', 1234567),
        ("thousands: '.', decimal: ','", '"1.200,0"', 1200),
        ("thousands: ' '", "1 200", 1200),
    ],
)
def test_numbers(layout: str, written: str, number: int) -> None:
    mapping = claim("  personnel: {best: {column: n}}\n", f"csv: {{{layout}}}")
    (body,) = read(mapping, f"who,where,n\nFrance,Mali,{written}\n")
    assert body["personnel"] == {"best": number}


@pytest.mark.parametrize("written", ["1.5", "12a", '"1,2"', "1e3", "٣", "--1", "9" * 400, "1.2.3", "NaN"])
def test_what_is_no_number_is_told(written: str) -> None:
    mapping = claim("  personnel: {best: {column: n}}\n", "csv: {thousands: ','}")
    ((line, reason),) = not_understood(
        found(mapped(mapping, "test"), f"who,where,n\nFrance,Mali,{written}\n")
    )
    assert line == 2
    assert reason.endswith("is not a whole number (column n).")


def test_everything_is_text_as_written() -> None:
    mapping = claim(
        "  note: {column: n, map: {NO: Norway, yes: null, 2021-01-02: a day}}\n  as_of: 2021-09-13\n"
    )
    data = "who,where,n\n" + "".join(f"France,Mali,{n}\n" for n in ("NO", "yes", "2021-01-02", "else"))
    said = read(mapping, data)
    assert [body.get("note") for body in said] == ["Norway", None, "a day", "else"]
    assert said[0]["as_of"] == "2021-09-13"


def test_other_files_by_their_layout() -> None:
    importer = mapped(claim("", "csv: {delimiter: tab, encoding: latin-1}"), "test")
    assert importer.encoding == "latin-1"
    assert len(bodies(found(importer, "who\twhere\nFrance\tMali\n"))) == 1
    with pytest.raises(Invalid, match="no column “who”, “where”"):
        found(importer, "a,b\n1,2\n")


@pytest.mark.parametrize(
    ("mapping", "pointer"),
    [
        ("", ""),
        ("claim: 3", "/claim"),
        ("claim: {}", "/claim/subject"),
        (claim("  colour: red\n"), "/claim/colour"),
        (claim("  a/b~c: red\n"), "/claim/a~1b~0c"),
        (claim("  status: gone\n"), "/claim/status"),
        (claim("  status: {column: s, map: {x: gone}}\n"), "/claim/status/map/x"),
        (claim("  status: {column: s, default: gone}\n"), "/claim/status/default"),
        (claim("  status: {columns: s}\n"), "/claim/status"),
        (claim("  status: {column: s, mop: {x: present}}\n"), "/claim/status/mop"),
        (claim("  status: {column: [s]}\n"), "/claim/status/column"),
        (claim("  status: [present]\n"), "/claim/status"),
        (claim("  personnel: {best: many}\n"), "/claim/personnel/best"),
        (claim("  personnel: {by_category: {ghosts: 1}}\n"), "/claim/personnel/by_category/ghosts"),
        (claim("  as_of: {join: []}\n"), "/claim/as_of"),
        (claim("  as_of: {join: [{colum: year}]}\n"), "/claim/as_of/join/0"),
        (claim("  valid: [{from: 2020}]\n"), "/claim/valid"),
        (claim("  via: [{publisher: A, name: B}]\n"), "/claim/via/0/name"),
        (claim("", "csv: {encoding: klingon}"), "/csv/encoding"),
        (claim("", "csv: {encoding: base64}"), "/csv/encoding"),
        (claim("", "csv: {delimiter: ab}"), "/csv/delimiter"),
        (claim("", "csv: {thousands: '.'}"), "/csv"),
        (claim("", "csv: {nothing: {a: b}}"), "/csv/nothing"),
        (claim("", "skip: {column: a}"), "/skip"),
        (claim("", "skip: [{column: a}]"), "/skip/0"),
        (claim("", "skip: [{values: [a]}]"), "/skip/0"),
        (claim("", "skip: [{column: a, empty: perhaps}]"), "/skip/0"),
        (claim("", "about: [a]"), "/about"),
        (claim("", "colour: red"), "/colour"),
    ],
)
def test_faults_name_their_place(mapping: str, pointer: str) -> None:
    assert pointer in [place for place, _ in faults(mapping)]


def test_all_faults_are_told_at_once() -> None:
    places = [place for place, _ in faults(claim("  status: gone\n  colour: red\n", "csv: {delimiter: ab}"))]
    assert places == ["/csv/delimiter", "/claim/colour", "/claim/status"]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("a: &x [1]\nb: *x", "line 1: anchors and aliases"),
        ("a: !!python/object:os.system {}", "tags"),
        ("a: 1\na: 2", "line 2: “a” is there twice"),
        ("a: [1", "line 1"),
        ("{[1]: 2}", "a key must be text"),
        ("--- 1\n--- 2", "but found another document"),
        ("a: \x00", "characters that are no text"),
        ("[" * 50_000, "nested too deeply"),
        ("[" * 30 + "]" * 30, "nested too deeply"),
        ("#" * (MOST_CHARACTERS + 1), "at most 200,000 characters"),
    ],
)
def test_what_yaml_could_do_is_refused(text: str, part: str) -> None:
    ((_, detail),) = faults(text)
    assert part in detail


class _Reader(Body):
    name: Title | None = None
    role: Role = Role.READER


class _Made(Body):
    """A body with a field of each sort."""

    locator: Title | None = None
    pages: Offset
    share: Amount | None = None
    from_: Edtf | None = Field(default=None, alias="from")
    reader: _Reader | None = None
    readers: list[_Reader] = Field(default=[])
    one_or_several: _Reader | list[_Reader] | None = None
    split: dict[Role, Offset] | None = None
    derived_from: list[Title] = Field(default=[])


def test_the_fields_of_a_mapping_are_those_of_the_body() -> None:
    made = table_of(_Made)
    roles = tuple(role.value for role in Role)
    reader = {"name": Leaf(), "role": Leaf(allowed=roles)}
    assert made.fields == {
        "locator": Leaf(),
        "pages": Leaf(Sort.WHOLE),
        "share": Leaf(Sort.NUMBER),
        "from": Leaf(),
        "reader": Table(reader),
        "readers": Table(reader, several=True, listed=True),
        "one_or_several": Table(reader, several=True),
        "split": Table(dict.fromkeys(roles, Leaf(Sort.WHOLE))),
    }
    assert table_of(ClaimBody) == CLAIM
    assert REQUIRED == ("subject", "predicate", "object", "document")


class _Tagged(Body):
    tags: list[Title]


class _Mixed(Body):
    either: _Reader | Title


@pytest.mark.parametrize("body", [_Tagged, _Mixed])
def test_a_field_that_no_mapping_can_fill_is_refused_at_once(body: type[Body]) -> None:
    with pytest.raises(TypeError, match="cannot fill"):
        table_of(body)


def test_columns_are_named_once_in_order() -> None:
    mapping = claim(
        "  note: {join: [{column: x}, ' of ', {column: who}]}\n", "skip: [{column: z, empty: true}]"
    )
    assert mapping_of(mapping).columns == ["z", "who", "where", "x"]
