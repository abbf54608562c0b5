"""The phrases an analyst reads, read one by one."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from itertools import product
from pathlib import Path

import pytest
from markupsafe import Markup

from app.domain.model import Money, Personnel
from app.domain.vocabulary import (
    Category,
    Certainty,
    Evidence,
    Figures,
    Kind,
    Per,
    Predicate,
    Qualifier,
    Reliability,
    Status,
)
from app.web import words

Q = Qualifier
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2021-09-13", "13 September 2021"),
        ("2021-09", "September 2021"),
        ("2021", "2021"),
        ("2021-09~", "around September 2021"),
        ("2021?", "2021, uncertain"),
        ("2021%", "around 2021, uncertain"),
        ("2021-21", "spring 2021"),
        ("2021-22", "summer 2021"),
        ("2021-23~", "around autumn 2021"),
        ("2021-24", "winter 2021"),
        ("201X", "the 2010s"),
        ("20XX", "between 2000 and 2099"),
        ("2021-XX", "some time in 2021"),
        ("2021-09-XX", "some time in September 2021"),
        ("2021-XX-XX", "some time in 2021"),
        ("[2019-09-13..2019-09-25]", "between 13 and 25 September 2019"),
        ("[2019-09-28..2019-10-03]", "between 28 September and 3 October 2019"),
        ("[2019-12-28..2020-01-03]", "between 28 December 2019 and 3 January 2020"),
        ("[2019-09..2019-11]", "between September and November 2019"),
        ("[2019..2021]", "between 2019 and 2021"),
        ("[2019-09~..2019-11]", "between around September 2019 and November 2019"),
        ("[2019,2021]", "one of 2019, 2021"),
        ("[2019, 2021..2023]", "one of 2019, 2021 to 2023"),
        ("[2019]", "2019"),
        ("[2019-09-13..2019-09-25]/..", "since some time between 13 and 25 September 2019"),
        ("2018/[2019,2021]", "2018 to one of 2019, 2021"),
        ("[2019-09-13..soon]", "between 13 September 2019 and soon"),
        ("../2022", "until 2022"),
        ("2021/..", "since 2021"),
        ("2021-05/2022-08-15", "May 2021 to 15 August 2022"),
        ("2021~/2022?", "around 2021 to 2022, uncertain"),
        ("/2022", "until 2022, start not known"),
        ("2021/", "from 2021, end not known"),
        (None, "date not stated"),
        ("", "date not stated"),
        ("2021-13", "2021-13"),
        ("2021-02-30", "2021-02-30"),
        ("last week", "last week"),
    ],
)
def test_dates_are_no_more_precise_than_written(written: str | None, read: str):
    assert words.edtf(written) == read


@pytest.mark.parametrize(
    ("start", "end", "read"),
    [
        ("2021-09~", None, "since around September 2021"),
        (None, "2022", "until 2022"),
        ("2013-01-11", "2014-08-01", "11 January 2013 to 1 August 2014"),
        ("2021", "2021", "2021"),
        (None, None, "date not stated"),
    ],
)
def test_spans(start: str | None, end: str | None, read: str):
    assert words.span(start, end) == read


def test_days_and_instants():
    assert words.day(date(2021, 9, 3)) == "3 September 2021"
    assert words.instant(datetime(2026, 11, 23, 8, 40, tzinfo=UTC)) == "23 November 2026, 08:40 UTC"


@pytest.mark.parametrize(
    ("figure", "hosts", "read"),
    [
        (Personnel(best=1330, qualifier=Q.EXACTLY), 1, "1,330"),
        (Personnel(best=1330), 1, "1,330"),
        (Personnel(best=400, qualifier=Q.ABOUT), 1, "about 400"),
        (Personnel(min=300, max=500), 1, "300–500"),
        (Personnel(min=300, max=500, qualifier=Q.ABOUT), 1, "about 300–500"),
        (Personnel(min=300, best=400, max=500), 1, "400 (300–500)"),
        (Personnel(min=300, best=400, max=500, qualifier=Q.ABOUT), 1, "about 400 (300–500)"),
        (Personnel(best=1100, qualifier=Q.AT_LEAST), 1, "at least 1,100"),
        (Personnel(min=1100), 1, "at least 1,100"),
        (Personnel(min=1100, qualifier=Q.AT_LEAST), 1, "at least 1,100"),
        (Personnel(best=1400, qualifier=Q.UP_TO), 1, "up to 1,400"),
        (Personnel(max=1400), 1, "up to 1,400"),
        (Personnel(max=1400, qualifier=Q.CEILING), 1, "up to 1,400"),
        (Personnel(min=1400, max=1400, qualifier=Q.CEILING), 1, "up to 1,400"),
        (Personnel(best=5100), 4, "5,100 for 4 hosts"),
        (Personnel(best=5100, qualifier=Q.ABOUT), 2, "about 5,100 for 2 hosts"),
        (Personnel(best=0), 1, "none"),
        (Personnel(), 1, "not stated"),
        (None, 1, "not stated"),
        (None, 4, "not stated"),
    ],
)
def test_figures(figure: Personnel | None, hosts: int, read: str):
    assert words.personnel(figure, hosts) == read


@pytest.mark.parametrize(
    ("figure", "read"),
    [
        (Personnel(best=1000, qualifier=Q.ABOUT, category=Category.INSTRUCTORS), "about 1,000 instructors"),
        (Personnel(best=1, category=Category.OBSERVERS), "1 observer"),
        (Personnel(best=2, category=Category.TROOPS), "2 troops"),
        (Personnel(min=1, max=3, category=Category.POLICE), "1–3 police"),
        (Personnel(best=15), "15 personnel"),
        (Personnel(), "number not stated"),
    ],
)
def test_strength_says_who_they_are(figure: Personnel, read: str):
    assert words.strength(figure) == read


def test_a_split_figure_lists_its_parts():
    split = Personnel(best=1200, by_category=((Category.TROOPS, 1000), (Category.POLICE, 200)))
    assert words.split(split) == "1,000 troops and 200 police"
    assert words.split(Personnel(best=3)) == ""


@pytest.mark.parametrize(
    ("figure", "parts"),
    [
        (Personnel(best=400, qualifier=Q.ABOUT), ("about", "400", "")),
        (Personnel(best=1330), ("", "1,330", "")),
        (Personnel(min=300, max=500), ("", "300–500", "")),
        (Personnel(max=1400), ("up to", "1,400", "")),
        (None, ("", "not stated", "")),
    ],
)
def test_a_column_of_figures_keeps_the_numbers_apart(figure: Personnel | None, parts: tuple[str, str, str]):
    column = words.column(figure)
    assert (column.before, column.number, column.after) == parts


@pytest.mark.parametrize(
    ("money", "read"),
    [
        (Money(6_000_000_000, "XOF", Per.MONTH), "XOF 6 billion a month"),
        (Money(10_800_000, "USD", Per.YEAR), "USD 10.8 million a year"),
        (Money(1_234_000, "EUR"), "EUR 1.234 million in all"),
        (Money(1_234_567, "EUR"), "EUR 1,234,567 in all"),
        (Money(1500, "EUR"), "EUR 1,500 in all"),
        (Money(1500.5, "EUR"), "EUR 1,500.5 in all"),
        (None, "not stated"),
    ],
)
def test_money(money: Money | None, read: str):
    assert words.money(money) == read


@pytest.mark.parametrize(
    ("evidence", "sources", "denials", "read"),
    [
        (Evidence.CLAIMED, 1, 0, "1 source"),
        (Evidence.CLAIMED, 0, 0, "no reliable source"),
        (Evidence.CORROBORATED, 3, 0, "3 independent sources"),
        (Evidence.DISPUTED, 2, 1, "2 affirm, 1 denies"),
        (Evidence.DISPUTED, 1, 1, "1 affirms, 1 denies"),
        (Evidence.DISPUTED, 1, 2, "1 affirms, 2 deny"),
        (Evidence.DISPUTED, 2, 3, "2 affirm, 3 deny"),
        (Evidence.DISPUTED, 2, None, "2 affirm, disputed"),
        (Evidence.DENIED, 0, 1, "denied by 1"),
        (Evidence.DENIED, 0, None, "denied"),
    ],
)
def test_evidence_always_counts(evidence: Evidence, sources: int, denials: int | None, read: str):
    assert words.evidence(evidence, sources, denials) == read


@pytest.mark.parametrize(
    ("evidence", "sources", "denials", "read"),
    [
        (Evidence.CLAIMED, 1, 0, "One source reports that A trains B."),
        (Evidence.CLAIMED, 0, 0, "Only sources rated unreliable report that A trains B."),
        (Evidence.CORROBORATED, 3, 0, "3 independent sources report that A trains B."),
        (Evidence.DISPUTED, 1, 1, "Disputed: one source reports that A trains B; one denies it."),
        (Evidence.DISPUTED, 2, 1, "Disputed: 2 independent sources report that A trains B; one denies it."),
        (
            Evidence.DISPUTED,
            2,
            None,
            "Disputed: 2 independent sources report that A trains B; others deny it.",
        ),
        (Evidence.DENIED, 0, 1, "One source denies that A trains B; none here affirms it."),
        (Evidence.DENIED, 0, 2, "2 sources deny that A trains B; none here affirms it."),
        (Evidence.DENIED, 0, None, "It is denied that A trains B; no source here affirms it."),
    ],
)
def test_hedges(evidence: Evidence, sources: int, denials: int | None, read: str):
    text = words.sentence(Predicate.TRAINS, Status.PRESENT, "A", "B")
    assert words.hedge(text, evidence, sources, denials) == read


def test_statuses_say_how_certain_the_day_is():
    assert words.status(Status.PRESENT) == "present"
    assert words.status(Status.PRESENT, Certainty.CERTAIN) == "present"
    assert words.status(Status.PRESENT, Certainty.POSSIBLE) == "possibly present"
    assert words.status(Status.PLANNED, Certainty.NOT_YET) == "planned"
    assert words.status_glyph(Status.AGREED) == "ahead"
    assert words.status_glyph(Status.PRESENT, Certainty.POSSIBLE) == "possible"
    assert {words.status_hue(status) for status in Status} == {"ahead", "present", "reducing", "ended"}


def test_what_the_tense_does_not_say_is_said_apart():
    assert words.stands(Status.REDUCING) == "It is reported to be winding down."
    assert words.stands(Status.PRESENT) == words.stands(Status.PLANNED) == words.stands(Status.ENDED) == ""


def test_languages_are_named():
    assert words.language("fr") == "French"
    assert words.language("xx-zz") == "xx-zz"


def test_ratings_are_spelled_out():
    assert words.rating_code(Reliability.B, 2) == "B2"
    assert words.rating_title(Reliability.B, 2) == (
        "Rated B2: source usually reliable, information probably true"
    )
    assert words.rating_title(Reliability.E) == "Source rated E: unreliable"
    assert words.rating_title(None, 3) == "Information rated 3: possibly true"
    assert words.rating_title(None) == "Not rated"
    assert [words.rating_class(rating) for rating in (*Reliability, None)] == [
        *("high", "high", "middling", "low", "low", "low", "none"),
    ]


def test_a_sentence_works_the_figure_in_and_escapes_names():
    planned = Personnel(best=1000, qualifier=Q.ABOUT, category=Category.INSTRUCTORS)
    read = words.sentence(Predicate.DEPLOYED_TO, Status.PLANNED, "Wagner Group", "Mali", planned)
    assert read == "Wagner Group is to send about 1,000 instructors to Mali"
    fee = Money(6e9, "XOF", Per.MONTH)
    read = words.sentence(Predicate.PAYS, Status.PLANNED, "Government of Mali", "Wagner Group", fee)
    assert read == "Government of Mali is to pay Wagner Group XOF 6 billion a month"
    hostile = words.sentence(Predicate.TRAINS, Status.ENDED, "<script>", Markup("<bdi>B</bdi>"), planned)
    assert hostile == "&lt;script&gt; trained <bdi>B</bdi>"


def test_a_zero_figure_is_never_worked_in():
    read = words.sentence(Predicate.DEPLOYED_TO, Status.ENDED, "A", "B", Personnel(best=0))
    assert read == "A had forces in B"


def test_every_predicate_has_a_sentence_for_every_status():
    for predicate, status in product(Predicate, Status):
        assert re.search(r"\bA\b.*\bB\b", words.sentence(predicate, status, "A", "B")), (predicate, status)
    assert all(words.heading(predicate) for predicate in Predicate)
    assert all(words.heading(predicate, inverse=True) for predicate in Predicate)


def test_every_word_of_the_vocabulary_has_a_phrase():
    assert all(words.kind(kind)[0].isupper() for kind in Kind)
    assert all(words.category(category) for category in Category)
    assert all(words.figures_badge(figures) for figures in Figures)
    assert all(words.say(f"certainty.{certainty.value}") for certainty in Certainty)
    assert all(words.status(status, certainty) for status in Status for certainty in Certainty)


class Bare(HTMLParser):
    """What a template says by itself, once all that Jinja puts in is taken out."""

    READ_ALOUD = ("aria-label", "aria-description", "alt", "placeholder", "title")
    NO_PHRASE = ("code", "kbd", "bdi")
    """What holds a name or a sign, the same in every language."""

    def __init__(self, template: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self._inside: list[str] = []
        self.feed(re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", template, flags=re.DOTALL))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside.append(tag)
        self.said += [value for name, value in attrs if name in self.READ_ALOUD and value]

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if re.search(r"[^\W\d_]{2}", data) and not (self._inside and self._inside[-1] in self.NO_PHRASE):
            self.said.append(data.strip())


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.html")), ids=lambda path: path.name)
def test_no_phrase_stands_in_a_template(path: Path):
    names = {"Mali", "Wagner", "France"} if path.name == "start.html" else {"OpenAPI"}
    blocks = {"app", "ex"}  # the names of classes, in blocks of their own
    said = [
        each for each in Bare(path.read_text(encoding="utf-8")).said if set(each.split()) - names - blocks
    ]
    assert said == []


def test_the_test_above_sees_what_is_said():
    assert Bare('<p title="Tip">{{ x }} Word <b>two</b></p><code>key add</code>').said == [
        "Tip",
        "Word",
        "two",
    ]


@pytest.mark.parametrize("path", sorted((ROOT / "static" / "js").rglob("*.js")), ids=lambda path: path.name)
def test_no_phrase_stands_in_a_script(path: Path):
    text = re.sub(r"(?m)^\s*(//|\*|/\*\*|import ).*$| // .*$", "", path.read_text(encoding="utf-8"))
    assert re.findall(r"""["'`][A-Z][a-z]+ [a-z][^"'`]*["'`]""", text) == []
