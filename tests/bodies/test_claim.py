"""Reading bodies: every fault is found, at its place, in a sentence; what is right keeps what it says."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bodies.claim import ClaimBody, parse, parse_document, parse_recorded
from app.domain.vocabulary import Category, Predicate, Stance, Status
from app.errors import Invalid
from tests.claim_making import MALI, sent

BASE = {"kind": "Base", "name": "Ramstein AB"}
SITE = {"latitude": 49.44, "longitude": 7.6}


def _faults(data: object) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as refused:
        parse(data)
    return [(fault.pointer, fault.detail) for fault in refused.value.faults]


def test_only_four_fields_are_required() -> None:
    body = parse(sent())
    assert (body.status, body.stance, body.via) == (Status.PRESENT, Stance.AFFIRMS, [])
    assert {place for place, _ in _faults({})} == {"/subject", "/predicate", "/object", "/document"}


def test_all_fields_together() -> None:
    body = parse(
        sent(
            status="planned",
            stance="denies",
            valid={"from": "2021-21", "to": None},
            personnel={"min": 1, "best": None, "max": 3, "by_category": {"police": 2}},
            money={"amount": 6e9, "currency": "XOF", "per": "month"},
            under={"id": "some-agreement"},
            quote={"text": "ten ☃", "start": 0, "end": 5},
            via=[{"publisher": "Reuters"}],
            stated_as={"subject": "they"},
            credibility=6,
            note="one\ntwo",
        )
    )
    assert body.personnel is not None
    assert body.personnel.by_category == {Category.POLICE: 2}
    assert body.valid is not None
    assert (body.valid.from_, body.valid.to) == ("2021-21", None)


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"colour": "red"}, "/colour"),
        ({"a/b~c": 1}, "/a~1b~0c"),
        ({"status": "gone"}, "/status"),
        ({"predicate": "LIKES"}, "/predicate"),
        ({"subject": {}}, "/subject"),
        ({"subject": {"name": "Mali"}}, "/subject/kind"),
        ({"subject": {"kind": "Planet", "name": "Mars"}}, "/subject/kind"),
        ({"subject": "mali"}, "/subject"),
        ({"object": []}, "/object"),
        ({"object": [{"id": "mali"}, {"id": "mali"}]}, "/object/1"),
        ({"object": [{"id": "mali"}, {"di": "mali"}]}, "/object/1/di"),
        ({"object": {"di": "mali"}}, "/object/di"),
        ({"as_of": "yesterday"}, "/as_of"),
        ({"as_of": "2021/2022"}, "/as_of"),
        ({"as_of": 2021}, "/as_of"),
        ({"valid": {"from": "2021-13"}}, "/valid/from"),
        ({"valid": {"from": "2022", "to": "2021"}}, "/valid/to"),
        ({"valid": {"since": "2021"}}, "/valid/since"),
        ({"personnel": {}}, "/personnel"),
        ({"personnel": {"min": 3, "max": 2}}, "/personnel"),
        ({"personnel": {"best": -1}}, "/personnel/best"),
        ({"personnel": {"best": 10**30}}, "/personnel/best"),
        ({"personnel": {"best": True}}, "/personnel/best"),
        ({"personnel": {"best": "many"}}, "/personnel/best"),
        ({"personnel": {"by_category": {"ghosts": 1}}}, "/personnel/by_category/ghosts"),
        (
            {"object": BASE | {"coordinates": {"latitude": 90.1, "longitude": 0}}},
            "/object/coordinates/latitude",
        ),
        (
            {"object": BASE | {"coordinates": {"latitude": 0, "longitude": -181}}},
            "/object/coordinates/longitude",
        ),
        ({"object": BASE | {"coordinates": {"latitude": 1}}}, "/object/coordinates/longitude"),
        ({"object": {"id": "ramstein", "coordinates": SITE}}, "/object/coordinates"),
        ({"object": [MALI | {"coordinates": SITE}]}, "/object/0/coordinates"),
        ({"money": {"amount": 1, "currency": "EURO"}}, "/money/currency"),
        ({"money": {"amount": 1, "currency": "QQQ"}}, "/money/currency"),
        ({"money": {"amount": float("nan"), "currency": "EUR"}}, "/money/amount"),
        ({"credibility": 7}, "/credibility"),
        ({"losses": {"killed": {"best": 1}}}, "/losses"),
        ({"predicate": "INVOLVED_IN", "losses": {}}, "/losses"),
        ({"predicate": "INVOLVED_IN", "losses": {"killed": {}}}, "/losses/killed"),
        ({"predicate": "INVOLVED_IN", "losses": {"killed": {"min": 2, "best": 1}}}, "/losses/killed"),
        ({"predicate": "INVOLVED_IN", "losses": {"killed": {"best": -1}}}, "/losses/killed/best"),
        ({"predicate": "INVOLVED_IN", "losses": {"eaten": {"best": 1}}}, "/losses/eaten"),
        ({"trained": {"best": 1}}, "/trained"),
        ({"predicate": "TRAINS", "trained": {}}, "/trained"),
        ({"predicate": "TRAINS", "trained": {"best": 1, "category": "troops"}}, "/trained/category"),
        ({"place": MALI}, "/place"),
        ({"predicate": "LEADS", "place": {"kind": "Country"}}, "/place"),
        ({"locator": "two\nlines"}, "/locator"),
        ({"via": [{"publisher": "Reuters", "citing": ""}]}, "/via/0/citing"),
        ({"as_of": "[2021-09-25..2021-09-13]"}, "/as_of"),
        ({"as_of": "[2021..]"}, "/as_of"),
        ({"as_of": "0999"}, "/as_of"),
        ({"valid": {"from": "[2021,3000]"}}, "/valid/from"),
        ({"personnel": {"best": 2, "by_category": {"police": 2, "troops": 1}}}, "/personnel/by_category"),
        ({"personnel": {"max": 2, "by_category": {"police": 3}}}, "/personnel/by_category"),
        ({"as_of": "2021-10", "stated": {"published": "2021-09"}}, "/as_of"),
        ({"valid": {"from": "2021-10"}, "stated": {"published": "2021-09"}}, "/valid/from"),
        ({"quote": {"text": "abc"}, "stated": {"text": "xyz"}}, "/quote/text"),
        ({"stated": {"published": "3000"}}, "/document/published"),
        ({"stated": {"accessed": "2021-09"}}, "/document/accessed"),
        ({"stated": {"accessed": "2021-09-31"}}, "/document/accessed"),
        ({"stated": {"archived_url": "archive"}}, "/document/archived_url"),
        ({"stated": {"licence": ""}}, "/document/licence"),
        (
            {"stated": {"derived_from": [{"title": "T", "publisher": "P", "published": "3000"}]}},
            "/document/derived_from/0/published",
        ),
        ({"quote": {"text": "abc", "start": 1}}, "/quote"),
        ({"quote": {"text": "abc", "start": 1, "end": 3}}, "/quote"),
        ({"quote": {"text": "abc", "start": 0, "end": 3}, "stated": {"text": "xyz"}}, "/quote/text"),
        ({"note": "a\x00b"}, "/note"),
        ({"role": "two\nlines"}, "/role"),
        ({"role": "half a \ud83d pair"}, "/role"),
        ({"role": " "}, "/role"),
        ({"via": [{"publisher": "…"}]}, "/via/0/publisher"),
        ({"stated": {"url": "ftp://example.org"}}, "/document/url"),
        ({"stated": {"url": "javascript:alert(1)"}}, "/document/url"),
        ({"stated": {"url": "http://[::1"}}, "/document/url"),
        ({"stated": {"url": "https://example.org:99999/"}}, "/document/url"),
        ({"stated": {"published": "soon"}}, "/document/published"),
        ({"stated": {"language": "français"}}, "/document/language"),
        ({"stated": {"id": "x"}}, "/document"),
        ({"stated": {"derived_from": [{"title": "no publisher"}]}}, "/document/derived_from/0/publisher"),
        ({"stated": {"derived_from": ["ok", {"title": 3}]}}, "/document/derived_from/1/title"),
        ({"document": "Title"}, "/document/title"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(wrong: dict[str, Any], pointer: str) -> None:
    data = sent(
        "" if wrong.get("document") else "A report", **{k: v for k, v in wrong.items() if k != "document"}
    )
    faults = _faults(data)
    assert [place for place, _ in faults] == [pointer]
    assert all(detail.endswith((".", "?")) for _, detail in faults)


def test_closed_lists_are_told() -> None:
    with pytest.raises(Invalid) as refused:
        parse(sent(predicate="LIKES"))
    assert refused.value.faults[0].more == {"allowed": [predicate.value for predicate in Predicate]}


def test_all_faults_are_told_at_once() -> None:
    wrong = sent(status="gone", credibility=0, personnel={"best": -1}, extra=1)
    assert {place for place, _ in _faults(wrong)} == {"/status", "/credibility", "/personnel/best", "/extra"}


def test_a_document_alone() -> None:
    assert parse_document({"id": "abc"}).id == "abc"
    with pytest.raises(Invalid) as refused:
        parse_document({"title": "No publisher"})
    assert [fault.pointer for fault in refused.value.faults] == ["/publisher"]


def test_the_text_is_kept_to_the_letter() -> None:
    text = "  two  blanks\r\n\tand a tab \n"
    assert parse_document({"title": "T", "publisher": "P", "text": text}).text == text


def test_what_is_right_at_the_edge() -> None:
    for more in (
        {"predicate": "TRAINS", "trained": {"min": 1, "best": 2, "max": 3, "qualifier": "about"}},
        {"predicate": "TRAINS", "place": MALI},
        {"personnel": {"best": 2, "max": 3, "by_category": {"police": 3}}},
        {"personnel": {"min": 2, "by_category": {"police": 3}}},
        {"as_of": "[2019-09-13..2019-09-25]", "stated": {"published": "2019-09-14"}},
        {"as_of": "2021-09", "stated": {"published": "2021-09-01"}},
        {"as_of": "2022", "status": "agreed", "stated": {"published": "2021"}},
        {"as_of": "2999"},
        {"quote": {"text": "y"}, "stated": {"text": "xyz"}},
    ):
        parse(sent(**more))


def test_what_was_recorded_before_is_read_as_it_was() -> None:
    wrong = sent(
        as_of="0999",
        valid={"from": "2022", "to": "2021"},
        personnel={"min": 3, "max": 2, "by_category": {"police": 9}},
        quote={"text": "abc", "start": 0, "end": 3},
        stated={"text": "xyz", "published": "0998"},
    )
    assert parse_recorded(wrong).as_of == "0999"
    pointers = {"/as_of", "/valid/to", "/personnel", "/personnel/by_category", "/quote/text"}
    assert {place for place, _ in _faults(wrong)} == {*pointers, "/valid/from", "/document/published"}


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(field=st.sampled_from([*ClaimBody.model_fields, "other"]), value=_json)
def test_any_json_is_read_or_refused(field: str, value: object) -> None:
    data = {**sent(), field: value}
    try:
        parse(data)
    except Invalid as refused:
        # What is told can itself be sent.
        json.dumps([fault.pointer + fault.detail for fault in refused.faults], ensure_ascii=False).encode()
