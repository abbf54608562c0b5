"""The documents say what is there: every setting, command, endpoint and page, and no other; links lead on."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from fastapi import FastAPI
from starlette.routing import Match

from app.bodies import claim as claim_body
from app.cli import garrison
from app.graph.server import Address
from app.main import create_app
from app.settings import SECRETS, Settings, variables

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
REFERENCE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def rows(heading: str) -> list[list[str]]:
    """The cells of the one table under a heading of the reference, without its head."""
    section = REFERENCE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def code(cell: str) -> str:
    return cell.strip("`")


def test_every_setting_is_in_the_reference_with_its_default_and_help() -> None:
    shown = {code(name): (code(default), meaning) for name, default, meaning in rows("Settings")}
    expected = {name: (default, help_line) for name, (help_line, default) in variables().items()}
    assert shown == expected


def test_every_secret_is_said_to_be_readable_from_a_file() -> None:
    assert all(f"`{name}_FILE`" in REFERENCE for name in SECRETS)


def test_the_defaults_shown_are_those_of_an_empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in variables():
        monkeypatch.delenv(name, raising=False)
    settings = Settings()
    assert f"Garrison is ready at http://{settings.host}:{settings.port}" in README


def commands() -> Iterator[tuple[str, set[str], list[str]]]:
    """Each command as it is typed, with its options and its arguments."""
    for name, command in sorted(typer.main.get_command(garrison).commands.items()):
        for sub, leaf in getattr(command, "commands", {"": command}).items():
            options = {parameter.opts[0] for parameter in leaf.params if parameter.opts[0].startswith("--")}
            arguments = [
                parameter.metavar or parameter.name.upper()
                for parameter in leaf.params
                if not parameter.opts[0].startswith("--")
            ]
            yield f"garrison {name} {sub}".strip(), options, arguments


def test_every_command_is_in_the_reference_with_its_options() -> None:
    usages = [code(command) for command, _ in rows("Commands")]
    for command, options, arguments in commands():
        usage = next((usage for usage in usages if re.match(rf"{command}( |$)", usage)), "")
        assert set(re.findall(r"--[a-z-]+", usage)) == options, command
        assert re.sub(r"\[-.*?\]", "", usage.removeprefix(command)).split() == arguments, command


def test_the_reference_names_no_command_that_is_not_there() -> None:
    known = [command for command, _, _ in commands()] + ["garrison --version"]
    for usage in (code(command) for command, _ in rows("Commands")):
        assert any(usage == command or usage.startswith(f"{command} ") for command in known), usage


@pytest.fixture(scope="module")
def unstarted() -> FastAPI:
    """The app, which needs no Neo4j to say what it answers to."""
    return create_app(Settings(), Address("bolt://127.0.0.1:1", "neo4j", "", "neo4j"))


def test_every_endpoint_is_in_the_reference(unstarted: FastAPI) -> None:
    described = unstarted.openapi()
    paths = {
        f"{method.upper()} {path}"
        for path, methods in described["paths"].items()
        for method in methods
        if method in {"get", "post", "put", "patch", "delete"}
    }
    assert {code(call) for call, _ in rows("HTTP API")} == paths


def test_the_claim_of_the_readme_is_a_claim() -> None:
    body = re.search(r"-d '(\{.*?\n  \})'", README, re.S)
    assert body
    parsed = claim_body.parse(json.loads(body.group(1)))
    assert parsed.predicate == "SANCTIONS"


def test_every_page_named_in_a_document_is_there(unstarted: FastAPI) -> None:
    named = {
        address.partition("?")[0]
        for path in DOCUMENTS
        for address in re.findall(r"`(/[a-z][^`]*)`", path.read_text(encoding="utf-8"))
        if not address.startswith("/api/")
    }
    assert {"/explore", "/presence", "/sign-in"} <= named
    assert [address for address in sorted(named) if not answers(unstarted, address)] == []
    assert not answers(unstarted, "/nowhere")


def answers(app: FastAPI, path: str) -> bool:
    scope = {"type": "http", "method": "GET", "path": path, "root_path": "", "headers": []}
    return any(route.matches(scope)[0] is Match.FULL for route in app.routes)


def prose(path: Path) -> str:
    """A document without its blocks of code."""
    return re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.M | re.S)


def anchors(path: Path) -> set[str]:
    """What a link into a document may name: its headings, as hosts of repositories spell them."""
    found: Counter[str] = Counter()
    names: set[str] = set()
    for heading in re.findall(r"^#+ +(.+?) *$", prose(path), re.M):
        text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        name = re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")
        names.add(f"{name}-{found[name]}" if found[name] else name)
        found[name] += 1
    return names


def links(path: Path) -> list[str]:
    """The targets within the checkout that a document links to."""
    return re.findall(r"\]\((?![a-z]+:)([^)\s]+)\)", prose(path))


def test_every_link_within_the_checkout_leads_somewhere() -> None:
    broken: list[str] = []
    for path in DOCUMENTS:
        for link in links(path):
            target, _, anchor = link.partition("#")
            there = path.parent / target if target else path
            if not there.exists() or (anchor and anchor not in anchors(there)):
                broken.append(f"{path.name}: {link}")
    assert broken == []
    assert "docs/reference.md#with-docker" in links(ROOT / "README.md")


def test_every_document_is_reached_from_the_readme() -> None:
    reached, ahead = set[Path](), [ROOT / "README.md"]
    while ahead:
        path = ahead.pop().resolve()
        if path in reached:
            continue
        reached.add(path)
        if path.is_dir():
            ahead += path.glob("*.md")
        elif path.suffix == ".md":
            targets = (link.partition("#")[0] for link in links(path))
            ahead += (path.parent / target for target in targets if target)
    assert [path.name for path in DOCUMENTS if path not in reached] == []


def test_the_readme_is_short_enough_to_be_read() -> None:
    assert len(README.split()) <= 1000


def test_every_place_in_the_checkout_that_is_named_is_there() -> None:
    missing = [
        f"{path.name}: {place}"
        for path in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
        for place in re.findall(r"`((?:app|docs|locks|static|templates|tests|tools)/[\w./-]*)", prose(path))
        if not (ROOT / place).exists()
    ]
    assert missing == []


def test_the_guide_to_the_house_has_a_recipe_for_each_usual_addition() -> None:
    guide = (ROOT / "docs" / "house.md").read_text(encoding="utf-8")
    recipes = re.findall(r"^\*\*(An? .+)\.\*\* (.+)$", guide, re.M)
    named = {name: re.findall(r"`((?:app|docs|templates)/[\w./-]+)`", steps) for name, steps in recipes}
    kinds = ("predicate", "claim field", "filter", "importer", "page", "endpoint")
    assert all(any(name.endswith(kind) for name in named) for kind in kinds)
    assert all(len(files) >= 2 for files in named.values())
    rooms = {path.name for path in (ROOT / "app").iterdir() if (path / "__init__.py").exists()}
    assert rooms - set(re.findall(r"`app/(\w+)/`", guide)) == set()


def test_every_target_that_is_named_is_one_of_make() -> None:
    targets = set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    for path in DOCUMENTS:
        text = path.read_text(encoding="utf-8")
        assert set(re.findall(r"(?:`|^)make ([a-z]+)", text, re.M)) <= targets, path.name


def test_the_version_is_in_the_changelog_with_its_day() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    first, *released = re.findall(r"^## (.+)$", CHANGELOG, re.M)
    assert first == "[Unreleased]"
    days = dict(re.findall(r"^\[([\d.]+)\] - (\d{4}-\d{2}-\d{2})$", line)[0] for line in released)
    assert version == next(iter(days))
    assert list(days.values()) == sorted(days.values(), reverse=True)
    assert len(days) == len(released)


def test_the_changelog_keeps_to_its_format() -> None:
    sorts = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert set(re.findall(r"^### (.+)$", CHANGELOG, re.M)) <= sorts
