"""Every message that counts, read with none, one, two and many; every hedge, read for every status."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Final

import pytest
from fluent.syntax.ast import Identifier, Pattern, Placeable, SelectExpression

from app.domain.vocabulary import Evidence, Predicate, Status
from app.web import words
from app.web.words.catalogue import identifier
from tests.web.message_keys import messages

VALUES: Final[dict[str, object]] = {
    "name": "Mali",
    "q": "wagner",
    "text": "A trains B",
    "total": "13,858",
    "most": "1,000",
    "shown": "28",
    "done": "20",
    "filters": "status, evidence",
    "m": "1,500",
    "who": "5,100 troops",
    "figure": "5,100",
    "first": 51,
    "last": 60,
    "names": "Mali and Chad",
    "source": "Mali",
    "target": "Chad",
}
READ: Final = [
    (key, [int(number) for number in numbers], read)
    for line in Path(__file__).with_name("readings.txt").read_text(encoding="utf-8").splitlines()
    for asked, _, read in [line.partition(": ")]
    for key, *numbers in [asked.split()]
]
"""The key of a message, its one or two numbers, and how it reads."""
MESSAGES: Final = {id_: one.value for id_, one in messages("en").items() if one.value}


def test_every_message_that_counts_reads_as_is_written_down() -> None:
    differing = {
        (key, *numbers): said
        for key, numbers, read in READ
        if (said := words.say(key, **_values(key, numbers))) != read
    }
    assert differing == {}


def _values(key: str, numbers: list[int]) -> dict[str, object]:
    strength = {"figure": words.count(numbers[0])} if key.startswith("strength.") else {}
    return {**VALUES, **strength, **dict(zip("nm", numbers, strict=False))}


def test_every_form_of_every_message_is_read() -> None:
    heard: dict[str, list[Pattern]] = {}
    for key, numbers, _ in READ:
        form = _form(MESSAGES[identifier(key)], dict(zip("nm", numbers, strict=False)))
        heard.setdefault(identifier(key), []).append(form)
    counting = {id_: one for id_, one in MESSAGES.items() if _choice(one)}
    assert {id_ for id_, one in counting.items() if set(_forms(one)) - set(heard.get(id_, ()))} == set()


def _choice(pattern: Pattern) -> SelectExpression | None:
    match pattern.elements:
        case [Placeable(expression=SelectExpression() as choice)]:
            return choice
        case _:
            return None


def _forms(pattern: Pattern) -> Iterator[Pattern]:
    if choice := _choice(pattern):
        for variant in choice.variants:
            yield from _forms(variant.value)
    else:
        yield pattern


def _form(pattern: Pattern, numbers: dict[str, int]) -> Pattern:
    """The form of a message these numbers choose, told by what it says and by nothing of the chooser."""
    if (choice := _choice(pattern)) is None:
        return pattern
    number = numbers[choice.selector.id.name]
    forms = {
        variant.key.name if isinstance(variant.key, Identifier) else variant.key.value: variant.value
        for variant in choice.variants
    }
    return _form(forms.get(str(number), forms["one" if number == 1 else "other"]), numbers)


TRAINING = {
    Status.PLANNED: "A is to train B",
    Status.ANNOUNCED: "A is to train B",
    Status.AGREED: "A is to train B",
    Status.DEPLOYING: "A trains B",
    Status.PRESENT: "A trains B",
    Status.REDUCING: "A trains B",
    Status.LEAVING: "A trains B",
    Status.SUSPENDED: "A trains B",
    Status.ENDED: "A trained B",
    Status.UNKNOWN: "A trains B",
}
STANDS = {
    Status.PLANNED: "",
    Status.ANNOUNCED: "It is reported as announced.",
    Status.AGREED: "It is reported as agreed.",
    Status.DEPLOYING: "It is reported to be under way, not complete.",
    Status.PRESENT: "",
    Status.REDUCING: "It is reported to be winding down.",
    Status.LEAVING: "It is reported to be leaving.",
    Status.SUSPENDED: "It is reported to be suspended.",
    Status.ENDED: "",
    Status.UNKNOWN: "Where it stands is not said.",
}
HEDGES = (
    (Evidence.CLAIMED, 0, 0, "Only sources rated unreliable report that {}."),
    (Evidence.CLAIMED, 1, 0, "One source reports that {}."),
    (Evidence.CORROBORATED, 2, 0, "2 independent sources report that {}."),
    (Evidence.CORROBORATED, 12, None, "12 independent sources report that {}."),
    (Evidence.DISPUTED, 0, 1, "Disputed: only sources rated unreliable report that {}; one denies it."),
    (Evidence.DISPUTED, 0, None, "Disputed: only sources rated unreliable report that {}; others deny it."),
    (Evidence.DISPUTED, 1, 1, "Disputed: one source reports that {}; one denies it."),
    (Evidence.DISPUTED, 1, 2, "Disputed: one source reports that {}; 2 deny it."),
    (Evidence.DISPUTED, 2, 1, "Disputed: 2 independent sources report that {}; one denies it."),
    (Evidence.DISPUTED, 2, 2, "Disputed: 2 independent sources report that {}; 2 deny it."),
    (Evidence.DISPUTED, 1, None, "Disputed: one source reports that {}; others deny it."),
    (Evidence.DISPUTED, 3, None, "Disputed: 3 independent sources report that {}; others deny it."),
    (Evidence.DENIED, 0, 1, "One source denies that {}; none here affirms it."),
    (Evidence.DENIED, 0, 2, "2 sources deny that {}; none here affirms it."),
    (Evidence.DENIED, 0, None, "It is denied that {}; no source here affirms it."),
)


def test_a_hedge_for_every_evidence_and_status() -> None:
    for (evidence, sources, denials, read), status in product(HEDGES, Status):
        said = words.sentence(Predicate.TRAINS, status, "A", "B")
        assert words.hedge(said, evidence, sources, denials) == read.format(TRAINING[status])


def test_where_a_matter_stands_for_every_status() -> None:
    assert {status: words.stands(status) for status in Status} == STANDS


def test_what_a_script_fills_in_has_no_plural():
    assert words.template("explorer.script.hidden") == "{name} was hidden."
    with pytest.raises(TypeError):
        words.template("explorer.size")


def test_a_form_is_chosen_by_numbers_alone() -> None:
    with pytest.raises(ValueError, match="cannot choose by"):
        words.say_html("claims", n="<b>2</b>")
    with pytest.raises(KeyError):
        words.say("claims")
    with pytest.raises(KeyError):
        words.say("no.such.message")
