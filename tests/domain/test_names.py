"""Names are equal when a reader would say that they are spelt the same, and only then."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.names import (
    NAME_LENGTH,
    SLUG_LENGTH,
    normalise,
    similar,
    slug,
    transliterate,
    without_article,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wagner Group", "  WAGNER   group "),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("Côte d’Ivoire", "COTE D IVOIRE"),
        ("Mali–Wagner agreement", "Mali-Wagner Agreement"),
        ("U.S.A.", "USA"),
        ("U.S. Army", "US Army"),
        ("R.C.A", "RCA"),
        ("Łódź", "Lodz"),
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("Al-Qa‘ida", "al-Qaʼida"),
        ("ЧВК «Вагнер»", "чвк вагнер"),
        ("Ёлкин", "Елкин"),
        ("مَالِي", "مالي"),
        ("مالى", "مالي"),
        ("أنغولا", "انغولا"),
        ("مـالي", "مالي"),
        ("Ｍａｌｉ", "Mali"),
        ("Ma\u200bli", "Mali"),
        ("Ma\u00adli", "Mali"),
        ("١٠٠ rangers", "100 Rangers"),
        ("ガーナ", unicodedata.normalize("NFD", "ガーナ")),
        ("한국", unicodedata.normalize("NFD", "한국")),
        ("Ελλάδα", "ΕΛΛΑΔΑ"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert normalise(one) == normalise(other) != ""
    assert similar(one, other) == 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Niger", "Nigeria"),
        ("Niger", "Nigéria"),
        ("104th Brigade", "105th Brigade"),
        ("Guinea", "Guinea-Bissau"),
        ("Макрон", "Makron"),
        ("か", "が"),
        ("हिन्दी", "हन्दी"),
        ("Article 5.1", "Article 51"),
    ],
)
def test_different_names(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)
    assert similar(one, other) < 1.0


@pytest.mark.parametrize(
    "nothing", ["", "   ", "—", "...", "🇲🇱😀", "\u200b\u200e", "\x00\x07", "\u0301", "_ _"]
)
def test_names_that_normalise_to_nothing(nothing: str) -> None:
    assert normalise(nothing) == slug(nothing) == transliterate(nothing) == ""
    assert similar(nothing, nothing) == 0.0


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Wagner Group", "wagner-group"),
        ("Côte d'Ivoire", "cote-d-ivoire"),
        ("Central African Republic", "central-african-republic"),
        ("U.S. Africa Command", "us-africa-command"),
        ("ЧВК «Вагнер»", "chvk-vagner"),
        ("Эммануэль Макрон", "emmanuel-makron"),
        ("مالي", "mly"),
        ("马里", "mali"),
        ("Пальмира", "palmira"),
        ("Operation Barkhane (2014–2022)", "operation-barkhane-2014-2022"),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_long_slugs_end_at_a_word() -> None:
    words = slug("Shooting of a Russian instructor " * 10)
    assert words == "shooting-of-a-russian-instructor-shooting-of-a-russian-instructor-shooting-of-a"
    assert len(slug("x" * 1000)) == SLUG_LENGTH


def test_articles_of_countries() -> None:
    assert without_article(normalise("The Gambia")) == "gambia"
    assert without_article(normalise("L'Algérie")) == "algerie"
    assert without_article(normalise("Bahamas, The")) == "bahamas"
    assert without_article("mali") == "mali"
    assert without_article("the") == "the"


def test_similar_ranks_what_a_person_would_ask_about() -> None:
    assert similar("Wagner", "Wagner Group") >= 0.85
    assert similar("Emmanuel Marcon", "Emmanuel Macron") >= 0.85
    assert similar("Эммануэль Макрон", "Emmanuel Macron") >= 0.85
    assert similar("Group Wagner", "Wagner Group") >= 0.85
    assert similar("Operation Serval", "Operation Barkhane") < 0.85
    assert similar("Niger", "Nigeria") < 0.85
    assert similar("a" * 10_000, "a" * 9_999 + "b") <= 1.0


@given(st.text(max_size=60))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert once == " ".join(once.split())


@given(st.text(max_size=NAME_LENGTH))
def test_slugs_are_ascii_and_bounded(text: str) -> None:
    made = slug(text)
    assert len(made) <= SLUG_LENGTH
    assert made == "" or all(
        part.isalnum() and part.isascii() and part == part.lower() for part in made.split("-")
    )


@given(st.text(max_size=40), st.text(max_size=40))
def test_similarity_is_symmetric_and_bounded(one: str, other: str) -> None:
    assert 0.0 <= similar(one, other) <= 1.0
    assert similar(one, other) == similar(other, one)
