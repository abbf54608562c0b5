"""The catalogues: each well formed, each as complete as the English one, and that as the program says it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Final

import pytest
from babel import Locale
from fluent.syntax import FluentParser
from fluent.syntax.ast import (
    Comment,
    GroupComment,
    Identifier,
    Junk,
    Message,
    Pattern,
    Placeable,
    ResourceComment,
    SelectExpression,
    TextElement,
    VariableReference,
)
from fluent.syntax.visitor import Visitor

from app.web.explorer import page
from app.web.words import LOCALE
from app.web.words.catalogue import FOLDERS, Catalogue, identifier, places
from tests.web.message_keys import (
    FAMILIES,
    FILLED,
    ROOT,
    entries,
    in_code,
    in_template,
    messages,
    uses,
    written,
)

SOURCE: Final = "en"
LANGUAGES: Final = sorted({path.parent.name for path in FOLDERS.glob("*/*.ftl")})
ENGLISH: Final = messages(SOURCE)


def names(key: str) -> frozenset[str]:
    return places(ENGLISH[identifier(key)]).names


def exists(key: str) -> bool:
    return identifier(key) in ENGLISH


class Faults(Visitor):
    """Finds what is wrong with a message, whatever its language says with it."""

    def __init__(self, message: Message, language: str) -> None:
        self.found: list[str] = []
        self._categories = {*Locale.parse(language).plural_form.tags, "other"}
        if message.value is None or message.attributes:
            self.found.append("it is no single text")
        self.visit(message)

    def visit_Pattern(self, node: Pattern) -> None:  # noqa: N802  # named by Visitor
        text = "".join(one.value if isinstance(one, TextElement) else "value" for one in node.elements)
        if text.strip() != text:
            self.found.append(f"it begins or ends with a space: “{text}”")
        if re.search(r"[\n{}]", text):
            self.found.append(f"it has a line break or a brace: “{text}”")
        held = [one.expression for one in node.elements if isinstance(one, Placeable)]
        if not all(isinstance(one, VariableReference | SelectExpression) for one in held):
            self.found.append("a placeable is neither a value nor a choice")
        if len(node.elements) > 1 and any(isinstance(one, SelectExpression) for one in held):
            self.found.append("a phrase is glued from pieces: a choice is to be among whole texts")
        self.generic_visit(node)

    def visit_SelectExpression(self, node: SelectExpression) -> None:  # noqa: N802  # named by Visitor
        if not isinstance(node.selector, VariableReference):
            self.found.append("a choice is by something else than a value")
        said = {variant.key.name for variant in node.variants if isinstance(variant.key, Identifier)}
        if said != self._categories:
            self.found.append(f"its forms are {sorted(said)}, not {sorted(self._categories)}")
        self.generic_visit(node)


def faults(language: str) -> dict[str, list[str]]:
    return {id_: told for id_, one in messages(language).items() if (told := Faults(one, language).found)}


def test_the_language_of_the_pages_has_a_catalogue() -> None:
    assert {SOURCE, LOCALE.language} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_can_be_read_and_says_whole_phrases_in_every_plural_form(language: str) -> None:
    found = list(entries(language))
    assert [one.content for one in found if isinstance(one, Junk)] == []
    assert {type(one) for one in found} <= {Message, Comment, GroupComment, ResourceComment}
    ids = Counter(one.id.name for one in found if isinstance(one, Message))
    assert [id_ for id_, times in ids.items() if times > 1] == []
    assert faults(language) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_the_messages_of_the_source_and_their_values(language: str) -> None:
    own = messages(language)
    assert set(own) == set(ENGLISH)
    assert {id_ for id_ in own if not places(own[id_]).names <= places(ENGLISH[id_]).names} == set()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("key =\n    .title = Two texts", "no single text"),
        ("key = \u00a0of it", "begins or ends with a space"),
        ("key = One line\n    and another", "line break"),
        ("key = It is { other }", "neither a value nor a choice"),
        ('key = { "{" }', "neither a value nor a choice"),
        ("key = { $n ->\n   *[other] { $n } claims\n }", "not ['one', 'other']"),
        ("key = { $n ->\n    [0] none\n   *[other] { $n } claims\n }", "not ['one', 'other']"),
        ("key = { NUMBER($n) ->\n    [one] one\n   *[other] more\n }", "something else than a value"),
        ("key = In { $n ->\n    [one] one\n   *[other] more\n }", "glued from pieces"),
    ],
)
def test_a_faulty_message_is_found(text: str, told: str) -> None:
    message = FluentParser().parse_entry(text)
    assert isinstance(message, Message)
    assert told in "; ".join(Faults(message, SOURCE).found)


def test_another_language_is_a_folder_and_counts_by_its_own_rules(tmp_path: Path) -> None:
    folder = tmp_path / "pl"
    folder.mkdir()
    (folder / "facts.ftl").write_text(
        """
relationships =
    { $n ->
        [0] brak relacji
        [one] { $n } relacja
        [few] { $n } relacje
        [many] { $n } relacji
       *[other] { $n } relacji
    }
learnt-counts =
    { $added ->
        [one] { $added } nowa z { $changed }
        [few] { $added } nowe z { $changed }
        [many] { $added } nowych z { $changed }
       *[other] { $added } nowej z { $changed }
    }
""",
        encoding="utf-8",
    )
    polish = Catalogue(Locale.parse("pl_PL"), tmp_path)
    said = [polish.template("relationships", [n]) for n in (0, 1, 3, 5, 22, 12_345)]
    assert said == [
        "brak relacji",
        "1 relacja",
        "3 relacje",
        "5 relacji",
        "22 relacje",
        "12\u00a0345 relacji",
    ]
    assert polish.template("learnt.counts", [2]) == "2 nowe z {changed}"
    assert polish.places("learnt.counts").numbers == ("added",)
    assert "nav.main" not in polish


USES: Final = uses()
OPTIONAL: Final = {key for use in USES if use.said == "has" for key in use.expanded}
SAID: Final = {key for use in USES if use.said != "has" for key in use.expanded} | set(page._PHRASES.values())
WRITTEN: Final = written()
HANDED: Final = {key for key in WRITTEN if exists(key)} - SAID
NO_KEYS: Final = {"presence.first"}  # an end of keys, of the family dossier.others.{}


def test_every_pattern_of_keys_is_a_declared_family_and_every_family_is_used() -> None:
    patterns = {key: use.where for use in USES for key in use.keys if "{}" in key}
    assert patterns.keys() == FAMILIES.keys()


def test_every_key_that_is_said_exists() -> None:
    missing = {key: use.where for use in USES for key in use.expanded if not exists(key)}
    assert {key: where for key, where in missing.items() if key not in OPTIONAL} == {}
    heads = {key.partition(".")[0] for key in SAID if "." in key}
    misspelt = {key for key in WRITTEN if key.partition(".")[0] in heads and not exists(key)} - OPTIONAL
    assert {key: WRITTEN[key] for key in misspelt - NO_KEYS} == {}


def test_every_message_is_said_and_by_one_key() -> None:
    keys = {key for key in SAID | HANDED if exists(key)}
    assert set(ENGLISH) - {identifier(key) for key in keys} == set()
    assert len({identifier(key) for key in keys}) == len(keys)


def test_what_is_said_is_given_the_values_it_has_and_no_others() -> None:
    given: dict[str, list[frozenset[str]]] = {}
    for use in USES:
        if use.names is not None and use.said in ("say", "say_html"):
            filled = {key for key in use.expanded if exists(key) and names(key) <= use.names}
            assert use.names == frozenset[str]().union(*map(names, filled)), use
            for key in use.keys:
                given.setdefault(key, []).append(use.names)
    for pattern, calls in given.items():
        for key in filter(exists, FAMILIES.get(pattern, {pattern})):
            # A family may be said by calls that give more and less; a key by itself has one set of values.
            fits = [names(key) <= call for call in calls]
            assert any(fits) if pattern in FAMILIES else all(fits), key


def test_what_is_handed_on_is_filled_as_declared() -> None:
    assert {key: names(key) for key in HANDED if names(key)} == FILLED


SCRIPTS: Final = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "static/js/explore").glob("*.js"))
)


def test_every_phrase_that_a_page_sends_is_said_by_a_script_and_no_other() -> None:
    said = [argument for argument in re.findall(r"(?<![#\w])say\(([^,;{]*)", SCRIPTS) if '"' in argument]
    assert {name for argument in said for name in re.findall(r'"([a-z-]+)"', argument)} <= set(page._PHRASES)
    assert {name for name in page._PHRASES if f'"{name}"' not in SCRIPTS} == set()


def test_a_script_gives_a_phrase_the_values_it_has() -> None:
    calls = re.findall(r'(?<![#\w])say\("([a-z-]+)"(?:, \{([^}]*)\})?\)', SCRIPTS)
    given = {
        name: {value.partition(":")[0].strip() for value in values.split(",") if value.strip()}
        for name, values in calls
        if "..." not in values
    }
    assert len(given) > 15
    assert given == {name: names(page._PHRASES[name]) for name in given}


def test_keys_are_found_where_code_and_templates_say_them() -> None:
    code = """
from app.web import words
from app.web.words.messages import say

def told(is_plan: bool, name: str, *rest: object) -> str:
    key = "a.plan" if is_plan else "a.fact"
    return say(key, name=name) + words.say_html(f"b.{name}.c", n=1) + say(rest[0]) + other.say("d")
"""
    found = [(use.said, use.keys, use.names) for use in in_code(code, "module")]
    assert found == [("say", ("a.plan", "a.fact"), {"name"}), ("say_html", ("b.{}.c",), {"n"})]
    template = """
{{ words.say("a" if b else "c", n=1) }}{{ words.has("d.%s.e" % b) }}{{ words.say("f." ~ b, **values) }}
"""
    found = [(use.said, use.keys, use.names) for use in in_template(template, "template")]
    assert found == [("say", ("a", "c"), {"n"}), ("has", ("d.{}.e",), set()), ("say", ("f.{}",), None)]
