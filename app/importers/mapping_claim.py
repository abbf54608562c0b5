"""From the `claim` of a mapping to how claims are filled, or every fault in it with its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.errors import Fault
from app.importers.mapping_fields import CLAIM, REQUIRED, Field, Leaf, Sort, Table
from app.importers.mapping_file import Value as Written
from app.importers.mapping_nodes import Cell, Constant, Items, Joined, Node, Numbers, Part, Value

_CELL: Final = {"column", "map", "default"}
_JOINED: Final = {"join", "with"}
_PLAIN: Final = Numbers()


class Reading:
    """Reads the values of a mapping. `faults` are what was wrong, with RFC 6901 pointers into the file."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def claim(self, written: Written) -> Part:
        """Return how a claim is filled; an empty one where there is none to fill."""
        node = self._node(written, CLAIM, "/claim")
        if not isinstance(node, Part):
            return Part({})
        for name in REQUIRED:
            if name not in node.fields:
                self.fault(f"/claim/{name}", f"A claim needs its {name}.")
        return node

    def fault(self, pointer: str, detail: str, allowed: Sequence[str] = ()) -> None:
        """Remember a fault."""
        self.faults.append(Fault(pointer, detail, {"allowed": list(allowed)} if allowed else {}))

    def table(self, written: Written, pointer: str, known: Sequence[str], what: str) -> dict[str, Written]:
        """Return a table without the keys that are not known, which are faults; empty where it is none."""
        if not isinstance(written, dict):
            self.fault(pointer, f"This must be a table with {_listed(known)}.")
            return {}
        for key in written:
            if key not in known:
                self.fault(f"{pointer}/{escaped(key)}", f"There is no “{key}” in {what}.", known)
        return {key: value for key, value in written.items() if key in known}

    def _node(self, written: Written, field: Field, pointer: str) -> Node | None:
        if isinstance(field, Leaf):
            return self._leaf(written, field, pointer)
        if isinstance(written, list):
            return self._items(written, field, pointer)
        known = list(field.fields)
        found = self.table(written, pointer, known, "a claim" if field is CLAIM else f"“{pointer[1:]}”")
        nodes = {n: self._node(value, field.fields[n], f"{pointer}/{n}") for n, value in found.items()}
        part = Part({name: node for name, node in nodes.items() if node is not None})
        return Items((part,)) if field.listed else part

    def _items(self, written: Sequence[Written], field: Table, pointer: str) -> Items | None:
        if not field.several or not written:
            self.fault(pointer, f"This must be a table with {_listed(list(field.fields))}, and no list.")
            return None
        single = Table(field.fields)
        entries = (self._node(each, single, f"{pointer}/{at}") for at, each in enumerate(written))
        return Items(tuple(entry for entry in entries if entry is not None))

    def _leaf(self, written: Written, field: Leaf, pointer: str) -> Node | None:
        if written is None:
            return None
        if isinstance(written, str):
            return self._constant(written, field, pointer)
        if isinstance(written, dict) and "join" in written:
            source: Cell | Joined | None = self._joined(written, field, pointer)
        elif isinstance(written, dict) and "column" in written:
            source = self._cell(written, field, pointer)
        else:
            self.fault(
                pointer, "This must be a value, a column ({column: …}) or several joined ({join: […]})."
            )
            return None
        return Value(source, field.sort) if source else None

    def _constant(self, written: str, field: Leaf, pointer: str) -> Constant | None:
        if field.allowed and written not in field.allowed:
            self.fault(pointer, f"This must be one of: {', '.join(field.allowed)}.", field.allowed)
            return None
        if field.sort is Sort.TEXT:
            return Constant(written)
        try:
            return Constant(_PLAIN.read(written, field.sort))
        except ValueError as error:
            self.fault(pointer, f"{error}.")
            return None

    def _cell(self, written: dict[str, Written], field: Leaf, pointer: str) -> Cell | None:
        found = self.table(written, pointer, sorted(_CELL), "a column")
        column, default, values = found.get("column"), found.get("default"), found.get("map")
        if not isinstance(column, str):
            self.fault(f"{pointer}/column", "This must be the name of a column.")
            return None
        if default is not None:
            self._result(default, field, f"{pointer}/default")
        return Cell(
            column, self._map(values, field, f"{pointer}/map"), default if isinstance(default, str) else None
        )

    def _map(self, written: Written, field: Leaf, pointer: str) -> dict[str, str]:
        """Return what values of cells become; nothing (`null`) is kept as the empty text."""
        if written is None:
            return {}
        if not isinstance(written, dict):
            self.fault(pointer, "This must be a table: what stands in the cell, and what it means.")
            return {}
        for key, value in written.items():
            if value is not None:
                self._result(value, field, f"{pointer}/{escaped(key)}")
        return {key: value if isinstance(value, str) else "" for key, value in written.items()}

    def _result(self, written: Written, field: Leaf, pointer: str) -> None:
        """Find fault with what a cell becomes."""
        if isinstance(written, str):
            self._constant(written, field, pointer)
        else:
            self.fault(pointer, "This must be a value.")

    def _joined(self, written: dict[str, Written], field: Leaf, pointer: str) -> Joined | None:
        found = self.table(written, pointer, sorted(_JOINED), "what is joined")
        parts, between = found.get("join"), found.get("with") or ""
        if not isinstance(parts, list) or not parts or not isinstance(between, str) or field.allowed:
            self.fault(
                pointer, "Joined are a list of columns and values, with a text between; no closed list."
            )
            return None
        nodes = [self._part(part, f"{pointer}/join/{at}") for at, part in enumerate(parts)]
        return Joined(tuple(node for node in nodes if node is not None), between)

    def _part(self, written: Written, pointer: str) -> Cell | Constant | None:
        if isinstance(written, str):
            return Constant(written)
        if isinstance(written, dict) and "column" in written:
            return self._cell(written, Leaf(), pointer)
        self.fault(pointer, "This must be a value or a column ({column: …}).")
        return None


def escaped(key: str) -> str:
    """Return a key as a part of an RFC 6901 pointer."""
    return key.replace("~", "~0").replace("/", "~1")


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words)
