"""Which messages there are, and which the program says with what: read from its files, without running it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Final

from fluent.syntax import FluentParser
from fluent.syntax.ast import EntryType, Message
from jinja2 import nodes

from app.domain.difference import Aspect, Change
from app.domain.filters import GRAPH
from app.domain.model import LOSSES
from app.domain.places.regions import Region
from app.domain.totals import Reason
from app.domain.vocabulary import (
    Category,
    Certainty,
    Evidence,
    Figures,
    Per,
    Predicate,
    PredicateGroup,
    Reliability,
    Role,
    Status,
)
from app.domain.why import Why
from app.services.search.everything import Sort
from app.web import keyboard
from app.web.explorer.connections import ASKS
from app.web.http.problems import ProblemTypes
from app.web.templates import templates
from app.web.words.catalogue import FOLDERS
from app.web.world.parts import views

ROOT: Final = Path(__file__).resolve().parents[2]
SAYING: Final = frozenset({"say", "say_html", "has", "template", "around"})
TENSES: Final = ("fact", "plan", "past")
PROBLEMS: Final = {str(name) for kind in ProblemTypes for name in (kind.value.status, kind.value.slug)}
CREDIBILITIES: Final = [str(credibility) for credibility in range(1, 7)]
LISTS: Final = ("plans", "lapsed", "quiet")

FAMILIES: Final[Mapping[str, frozenset[str]]] = {
    pattern: frozenset(pattern.format(*((one,) if isinstance(one, str) else one)) for one in values)
    for pattern, values in {
        "cap.{}": {key for group in keyboard.ALL for shortcut in group.shortcuts for key in shortcut.keys},
        "category.{}": Category,
        "certainty.{}": Certainty,
        "credibility.{}": CREDIBILITIES,
        "date.{}": ("spring", "summer", "autumn", "winter"),
        "dossier.others.{}": (*(group.name.lower() for group in PredicateGroup), "presence.first"),
        "dossier.{}.planned{}": product(("here", "abroad"), ("", ".only")),
        "dossier.{}{}": product(("here", "abroad"), ("", ".ever")),
        "error.{}.next": PROBLEMS,
        "error.{}.title": PROBLEMS,
        "evidence.{}": set(Evidence) - {Evidence.DISPUTED, Evidence.DENIED},
        "explorer.ask.{}": ASKS,
        "explorer.evidence.{}": Evidence,
        "explorer.filter.{}": [row.name for row in GRAPH],
        "explorer.filter.head.{}": ("min_sources", "personnel", "reliability"),
        "explorer.legend.{}": Certainty,
        "explorer.numbers.{}": ("host", "sender"),
        "explorer.{}": ("from", "to"),
        "figures.{}": Figures,
        "front.{}": ("claims", "documents", "entities", "relationships"),
        "interval.{}.{}": product(("date", "open", "unknown"), repeat=2),
        "keyfigure.{}": ("here", "abroad", "under", "shared", "planned", "whole"),
        "learnt.group.{}": Change,
        "learnt.since.{}": ("day", "week", "month", "year"),
        "learnt.{}": Aspect,
        "ledger.{}": LOSSES,
        "lost.{}": LOSSES,
        "ledger.time.{}": ("certain", "possible", "planned", "end", "claim", "denial"),
        "legend.{}": ("best", "range", "open", "shared", "planned", "ceiling"),
        "map.legend.arc.{}": ("solid", "possible", "planned"),
        "map.legend.{}": ("1", "2", "3", "4"),
        "map.part.{}": views(),
        "money.{}": Per,
        "region.{}": Region,
        "reliability.{}": Reliability,
        "role.{}": Role,
        "rule.{}": set(Why),
        "search.part.{}": Sort,
        "search.sort.{}": Sort,
        "sign-in.role.{}": Role,
        "stale.{}": LISTS,
        "stale.{}.meta": LISTS,
        "stands.{}": Status,
        "status.possibly.{}": Status,
        "status.{}": Status,
        "strength.{}": Category,
        "timeline.zoom.{}": ("all", "ten", "three", "closer", "earlier", "later"),
        "total.left-out.{}": Reason,
        "where.reason.{}": Reason,
        "{}.fact.figure": Predicate,
        "{}.heading": Predicate,
        "{}.heading.inverse": Predicate,
        "{}.{}": product(Predicate, TENSES),
        "{}.{}.figure": product(Predicate, TENSES),
    }.items()
}
"""The keys made at run time, by how they are made: what can be put in each place, and nothing else."""

FILLED: Final[Mapping[str, frozenset[str]]] = {
    key: frozenset(names.split())
    for keys, names in {
        "date.approximate date.uncertain date.both summary.possible summary.stale": "date",
        "figure.exactly figure.about figure.at-least figure.up-to figure.ceiling": "n",
        "figure.range figure.range-about": "low high",
        "figure.best-range figure.about-range": "n low high",
        "timeline.agreement timeline.incident": "name",
    }.items()
    for key in keys.split()
}
"""What the keys are filled with that stand in a table, and are said by a function that is handed them."""


def entries(language: str) -> Iterator[EntryType]:
    """Everything in the catalogues of a language, what cannot be read as well."""
    for path in sorted((FOLDERS / language).glob("*.ftl")):
        yield from FluentParser().parse(path.read_text(encoding="utf-8")).body


def messages(language: str) -> dict[str, Message]:
    """The messages of a language by their identifiers."""
    return {entry.id.name: entry for entry in entries(language) if isinstance(entry, Message)}


@dataclass(frozen=True, slots=True)
class Use:
    """A place that says messages: how, by which keys or patterns, and the names of the values it gives.

    `names` is None where the values are not written out.
    """

    where: str
    said: str
    keys: tuple[str, ...]
    names: frozenset[str] | None

    @property
    def expanded(self) -> set[str]:
        """All keys that may be meant here."""
        return {key for each in self.keys for key in (FAMILIES[each] if "{}" in each else (each,))}


def uses() -> list[Use]:
    """Every call in code and templates that says a message by a key or a pattern which is written there."""
    code = (use for path in _sources() for use in in_code(_read(path), _name(path)))
    pages = (use for path in _pages() for use in in_template(_read(path), _name(path)))
    return [*code, *pages]


def in_code(text: str, name: str) -> Iterator[Use]:
    """The uses in a module of Python."""
    tree = ast.parse(text)
    own = {alias.asname or alias.name for alias in _imported(tree) if alias.name in SAYING}
    for function in [tree, *(node for node in ast.walk(tree) if isinstance(node, _FUNCTIONS))]:
        assigned = _assigned(function) if isinstance(function, _FUNCTIONS) else {}
        for call in _calls(function):
            if (said := _said(call, own)) and (keys := _keys(call.args[0], assigned)):
                given = [keyword.arg for keyword in call.keywords]
                yield Use(f"{name}:{call.lineno}", said, keys, _names(given))


def in_template(text: str, name: str) -> Iterator[Use]:
    """The uses in a template."""
    for call in templates.env.parse(text).find_all(nodes.Call):
        match call.node:
            case nodes.Getattr(node=nodes.Name(name="words"), attr=said) if said in SAYING:
                if keys := _keys_of_template(call.args[0]):
                    given = [*(one.key for one in call.kwargs), *([None] if call.dyn_kwargs else [])]
                    yield Use(f"{name}:{call.lineno}", said, keys, _names(given))
            case _:
                pass


def written() -> dict[str, str]:
    """Every string in code that looks like a key, and where: a table has keys that are said elsewhere."""
    found: dict[str, str] = {}
    for path in _sources():
        for node in ast.walk(ast.parse(_read(path))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.setdefault(node.value, f"{_name(path)}:{node.lineno}")
    return {text: where for text, where in found.items() if _KEY.fullmatch(text) and text[-5:] != ".html"}


_KEY: Final = re.compile(r"[A-Za-z_-]+(\.[a-z0-9_-]+)+")
_FUNCTIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef)


def _sources() -> Iterator[Path]:
    yield from sorted((ROOT / "app").rglob("*.py"))


def _pages() -> Iterator[Path]:
    yield from sorted((ROOT / "templates").rglob("*.html"))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _imported(tree: ast.Module) -> Iterator[ast.alias]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "app.web.words.messages":
            yield from node.names


def _assigned(function: ast.AST) -> dict[str, list[ast.expr]]:
    """What a function assigns to its variables: a key may be chosen a line before it is said."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found.setdefault(node.targets[0].id, []).append(node.value)
    return found


def _calls(function: ast.AST) -> Iterator[ast.Call]:
    """The calls of a function, or of a module, outside the functions within it."""
    for node in ast.iter_child_nodes(function):
        if isinstance(node, ast.Call):
            yield node
        if not isinstance(node, _FUNCTIONS):
            yield from _calls(node)


def _said(call: ast.Call, own: set[str]) -> str:
    match call.func:
        case ast.Attribute(value=ast.Name(id="words"), attr=name) if name in SAYING:
            return name
        case ast.Name(id=name) if name in own:
            return name
        case _:
            return ""


def _keys(key: ast.expr, assigned: Mapping[str, list[ast.expr]]) -> tuple[str, ...]:
    """The keys, or patterns of keys, that an expression may be; none where they are written elsewhere."""
    match key:
        case ast.Constant(value=str(text)):
            return (text,)
        case ast.IfExp(body=first, orelse=second):
            return (*_keys(first, assigned), *_keys(second, assigned))
        case ast.JoinedStr(values=parts):
            return ("".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in parts),)
        case ast.Name(id=name):
            return tuple(found for value in assigned.get(name, ()) for found in _keys(value, {}))
        case _:
            return ()


def _keys_of_template(key: nodes.Expr | None) -> tuple[str, ...]:
    match key:
        case nodes.Const(value=str(text)):
            return (text,)
        case nodes.CondExpr(expr1=first, expr2=second):
            return (*_keys_of_template(first), *_keys_of_template(second))
        case nodes.Concat(nodes=parts):
            return ("".join(str(part.value) if isinstance(part, nodes.Const) else "{}" for part in parts),)
        case nodes.Mod(left=nodes.Const(value=str(text))):
            return (re.sub("%[sd]", "{}", text),)
        case _:
            return ()


def _names(given: list[str | None]) -> frozenset[str] | None:
    return None if None in given else frozenset(name for name in given if name)
