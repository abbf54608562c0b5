"""The documentation says what is there: every setting, command, option and endpoint, and no other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from app.cli import garrison
from app.services import claim_body
from app.settings import SECRETS, Settings, variables

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def rows(heading: str) -> list[list[str]]:
    """The cells of the one table under a heading of the README, without its head."""
    section = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def code(cell: str) -> str:
    return cell.strip("`")


def test_every_setting_is_in_the_readme_with_its_default_and_help() -> None:
    shown = {code(name): (code(default), meaning) for name, default, meaning in rows("Settings")}
    expected = {name: (default, help_line) for name, (help_line, default) in variables().items()}
    assert shown == expected


def test_every_secret_is_said_to_be_readable_from_a_file() -> None:
    assert all(f"`{name}_FILE`" in README for name in SECRETS)


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


def test_every_command_is_in_the_readme_with_its_options() -> None:
    usages = [code(command) for command, _ in rows("Commands")]
    for command, options, arguments in commands():
        usage = next((usage for usage in usages if re.match(rf"{command}( |$)", usage)), "")
        assert set(re.findall(r"--[a-z-]+", usage)) == options, command
        assert re.sub(r"\[-.*?\]", "", usage.removeprefix(command)).split() == arguments, command


def test_the_readme_names_no_command_that_is_not_there() -> None:
    known = [command for command, _, _ in commands()] + ["garrison --version"]
    for usage in (code(command) for command, _ in rows("Commands")):
        assert any(usage == command or usage.startswith(f"{command} ") for command in known), usage


def test_every_endpoint_is_in_the_readme() -> None:
    from app.graph.server import Address
    from app.main import create_app

    described = create_app(Settings(), Address("bolt://127.0.0.1:1", "neo4j", "", "neo4j")).openapi()
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


def test_every_link_within_the_checkout_leads_somewhere() -> None:
    broken = [
        f"{path.name}: {target}"
        for path in DOCUMENTS
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists()
    ]
    assert broken == []


def test_every_target_named_in_the_readme_is_one_of_make() -> None:
    targets = set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert set(re.findall(r"`?make ([a-z]+)`", README)) <= targets


def test_the_version_has_its_place_in_the_changelog() -> None:
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert headings[0] == "Unreleased"
    assert len(headings) == len(set(headings))
