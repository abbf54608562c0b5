"""The messages of a language: Fluent files, each for a page or a part of pages, in a folder of its own.

A key of the program is an identifier of Fluent with dots for hyphens: `page.title` is `page-title` there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from babel import Locale
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser
from fluent.syntax.ast import BaseNode, FunctionReference, Message, SelectExpression, VariableReference
from fluent.syntax.visitor import Visitor

FOLDERS: Final = Path(__file__).parent
"""Where the folders of the languages are."""


@dataclass(frozen=True, slots=True)
class Places:
    """What a message leaves open: the names of its variables, and of those that choose among its forms."""

    names: frozenset[str]
    numbers: tuple[str, ...]


class Catalogue:
    """All messages of a language, each written when it is asked for; they are read once, here."""

    def __init__(self, locale: Locale, folders: Path = FOLDERS) -> None:
        # Isolation marks stay off: a name that may run from right to left is set apart by the page.
        self._bundle = FluentBundle([str(locale)], use_isolating=False)
        self._places: dict[str, Places] = {}
        parser = FluentParser(with_spans=False)  # where a message stands in its file is not asked here
        for path in sorted((folders / locale.language).glob("*.ftl")):
            resource = parser.parse(path.read_text(encoding="utf-8"))
            self._bundle.add_resource(resource)
            self._places |= {one.id.name: places(one) for one in resource.body if isinstance(one, Message)}

    def __contains__(self, key: str) -> bool:
        return identifier(key) in self._places

    def places(self, key: str) -> Places:
        """Return what a message leaves open. Raises KeyError where there is no message of that key."""
        return self._places[identifier(key)]

    def template(self, key: str, numbers: Sequence[object] = ()) -> str:
        """Write a message in the form its `numbers` choose; its other variables stay as `{name}`.

        Raises KeyError where there is no such message, ValueError where what should choose is no number.
        """
        own = self.places(key)
        if not all(isinstance(number, int) for number in numbers):  # a text would come out unescaped
            raise ValueError(f"{key} cannot choose by {numbers}")
        values = {name: f"{{{name}}}" for name in own.names} | dict(zip(own.numbers, numbers, strict=True))
        if (pattern := self._bundle.get_message(identifier(key)).value) is None:
            raise KeyError(key)
        written, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise ValueError(f"{key} cannot be written: {errors}")
        return str(written)


def identifier(key: str) -> str:
    """Return the identifier that Fluent has for a key of the program."""
    return key.replace(".", "-")


def places(message: Message) -> Places:
    """Find what a message leaves open."""
    found = _Variables()
    found.visit(message)
    return Places(frozenset(found.names), tuple(found.numbers))


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()
        self.numbers: dict[str, None] = {}

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802  # named by Visitor
        self.names.add(node.id.name)

    def visit_SelectExpression(self, node: SelectExpression) -> None:  # noqa: N802  # named by Visitor
        self._choose(node.selector)
        self.generic_visit(node)

    def visit_FunctionReference(self, node: FunctionReference) -> None:  # noqa: N802  # named by Visitor
        self._choose(node.arguments)

    def _choose(self, node: BaseNode) -> None:
        found = _Variables()
        found.visit(node)
        self.names |= found.names
        self.numbers |= dict.fromkeys(sorted(found.names))
