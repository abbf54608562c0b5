"""The scripts: no circle of imports, none of what is not there, nothing exported for nobody, no long line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "static" / "js"
IMPORT = re.compile(r"""^(?:import|export)\s+(?:([^;"']+?)\s+from\s+)?["'](\.{1,2}/[^"']+)["'];""", re.M)
EXPORT = re.compile(r"^export (?:async )?(?:function|const|let|class) (\w+)", re.M)
LONGEST = 120


def read(directory: Path) -> dict[Path, str]:
    return {script: script.read_text("utf-8") for script in sorted(directory.rglob("*.js"))}


def imports(texts: dict[Path, str]) -> dict[Path, set[Path]]:
    """Each script, and those it imports."""
    return {
        script: {(script.parent / path).resolve() for _, path in IMPORT.findall(text)}
        for script, text in texts.items()
    }


def imported(script: Path, text: str) -> Iterator[tuple[Path, str]]:
    """What a script imports by name, or uses of a module it imports as a whole."""
    for what, path in IMPORT.findall(text):
        whole = re.fullmatch(r"\* as (\w+)", what)
        for name in re.findall(rf"\b{whole[1]}\.(\w+)" if whole else r"\w+", text if whole else what):
            yield (script.parent / path).resolve(), name


def reached(start: Path, graph: dict[Path, set[Path]]) -> set[Path]:
    found, waiting = set[Path](), [start]
    while waiting:
        script = waiting.pop()
        waiting += graph[script] - found
        found |= graph[script]
    return found


def test_every_import_is_read_and_of_a_script_that_is_there() -> None:
    texts = read(SCRIPTS)
    graph = imports(texts)
    written = sum(len(re.findall(r"^import\b", text, re.M)) for text in texts.values())
    assert sum(map(len, graph.values())) == written > 0
    assert set().union(*graph.values()) <= set(graph)


def test_there_is_no_circle_of_imports() -> None:
    graph = imports(read(SCRIPTS))
    assert set(TopologicalSorter(graph).static_order()) == set(graph)


def test_a_circle_of_imports_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text('import {\n  b,\n} from "./b.js";\n')
    (tmp_path / "b.js").write_text('import "./c.js";\n')
    assert len(list(TopologicalSorter(imports(read(tmp_path))).static_order())) == 3
    (tmp_path / "c.js").write_text('export { a } from "./a.js";\n')
    with pytest.raises(CycleError):
        list(TopologicalSorter(imports(read(tmp_path))).static_order())


def test_the_explorer_asks_for_all_its_modules_at_once() -> None:
    page = (ROOT / "templates" / "explore.html").read_text("utf-8")
    modules = re.search(r"for module in \(([^)]+)\)", page)
    assert modules
    needed = reached(SCRIPTS / "explore" / "main.js", imports(read(SCRIPTS)))
    own = [script.stem for script in needed if script.parent.name == "explore"]
    assert re.findall(r'"(\w+)"', modules[1]) == sorted(own)


def test_whatever_a_script_exports_another_imports() -> None:
    texts = read(SCRIPTS)
    exported = {(script, name) for script, text in texts.items() for name in EXPORT.findall(text)}
    wanted = {one for script, text in texts.items() for one in imported(script, text)}
    assert exported
    assert exported <= wanted


def test_no_line_of_a_script_is_long() -> None:
    long = [
        f"{script.relative_to(ROOT)}:{number}"
        for script, text in read(SCRIPTS).items()
        for number, line in enumerate(text.splitlines(), 1)
        if len(line) > LONGEST
    ]
    assert long == []
