"""Where the words searched for stand in a text, in its own letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.highlights import highlights, searched


def marked(text: str, q: str) -> list[str]:
    return [text[span.start : span.end] for span in highlights(text, searched(q))]


@pytest.mark.parametrize(
    ("q", "text", "found"),
    [
        ("barkhane", "Opération Barkhané (2014)", ["Barkhané"]),
        ("Cote d'Ivoire", "en Côte d’Ivoire, et au Mali", ["Côte d’Ivoire"]),
        ("côte", "cote, COTE and co\u0302te\u0301s", ["cote", "COTE", "co\u0302te\u0301s"]),
        ("ivoire", "Côte d'Ivoire", ["Ivoire"]),
        ("instruct", "about 1,000 Russian instructors", ["instructors"]),
        ("russian instructors", "about 1,000 Russian instructors", ["Russian instructors"]),
        ("mali wagner", "Wagner in Mali; Mali says", ["Wagner", "Mali", "Mali"]),
        ("strasse", "Die Straße", ["Straße"]),
        ("вагнер", "ЧВК «Вагнер»", ["Вагнер"]),
        ("vagner", "ЧВК «Вагнер»", ["Вагнер"]),
        ("wagnr", "the Wagner Group", ["Wagner"]),
        ("wagner", "Wagnr and Wagner", ["Wagner"]),
        ("d ivoire", "d'autres, d'Ivoire", ["d'Ivoire"]),
        ("x", "x marks X", ["x", "X"]),
        ("mali", "Somalia", []),
        ("", "anything", []),
        ("«»", "«»", []),
    ],
)
def test_words_are_met_as_a_reader_means_them(q: str, text: str, found: list[str]) -> None:
    assert marked(text, q) == found


@given(st.text(max_size=80), st.text(max_size=20))
def test_spans_are_in_order_inside_the_text_and_begin_and_end_with_a_letter(text: str, q: str) -> None:
    spans = highlights(text, searched(q))
    at = 0
    for span in spans:
        assert at <= span.start < span.end <= len(text)
        at = span.end
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()


@given(st.lists(st.sampled_from(["mali", "Niger", "opération", "in", "2021"]), min_size=1, max_size=8))
def test_every_word_of_a_text_is_met_by_itself(words: list[str]) -> None:
    text = ", ".join(words)
    assert marked(text, words[0])[0].startswith(words[0])
