"""The YAML of a mapping as plain values: text, lists and tables. Nothing in it is ever run or expanded.

Every value is text as written: a country NO is no boolean, a date no date object. Anchors, aliases and tags
are refused, so that a small file cannot grow to a large value; so is a key that is there twice.
"""

from __future__ import annotations

from typing import Final, TypeAlias

import yaml

from app.errors import Invalid

MOST_CHARACTERS: Final = 200_000

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"

_NOTHING: Final = frozenset({"", "~", "null"})
_DEEPEST: Final = 20


class _Loader(yaml.BaseLoader):
    """Reads events to nodes and refuses those that stand for others."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _refused("anchors and aliases (& and *) have no place in a mapping", event.start_mark)
        if getattr(event, "tag", None):
            raise _refused("tags (!) have no place in a mapping", event.start_mark)
        return super().compose_node(parent, index)


def read(text: str) -> Value:
    """Return what a YAML text says. Raises Invalid, which names the line."""
    if len(text) > MOST_CHARACTERS:
        raise Invalid(f"A mapping has at most {MOST_CHARACTERS:,} characters.")
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        return None if node is None else _plain(node, 0)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f", line {mark.line + 1}" if mark else ""
        raise Invalid(f"The mapping cannot be read{where}: {error.problem or error.context}.") from error
    except yaml.YAMLError as error:
        raise Invalid("The mapping cannot be read: it has characters that are no text.") from error
    except RecursionError as error:
        raise Invalid("The mapping cannot be read: it is nested too deeply.") from error


def _plain(node: yaml.Node, depth: int) -> Value:
    if depth > _DEEPEST:
        raise _refused("it is nested too deeply", node.start_mark)
    if isinstance(node, yaml.ScalarNode):
        return None if node.style is None and node.value in _NOTHING else str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each, depth + 1) for each in node.value]
    table: dict[str, Value] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _refused("a key must be text", key.start_mark)
        if key.value in table:
            raise _refused(f"“{key.value}” is there twice", key.start_mark)
        table[key.value] = _plain(value, depth + 1)
    return table


def _refused(problem: str, mark: yaml.Mark | None) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=mark)
