"""What importers find in files written for the tests."""

from __future__ import annotations

from typing import Any

from app.bodies.claim import parse
from app.importers.findings import Finding, Importer, Noticed, NotUnderstood, Stated


def found(importer: Importer, text: str) -> list[Finding]:
    """Let an importer read a text, and hold that each claim is one."""
    findings = list(importer.read(text.splitlines(keepends=True)))
    for each in stated(findings):
        parse(each.body)
    lines = [each.line for each in findings]
    assert lines == sorted(lines), "findings come in the order of the lines"
    return findings


def stated(findings: list[Finding]) -> list[Stated]:
    return [each for each in findings if isinstance(each, Stated)]


def bodies(findings: list[Finding]) -> list[dict[str, Any]]:
    return [each.body for each in stated(findings)]


def noticed(findings: list[Finding]) -> list[tuple[int, str]]:
    return [(each.line, each.reason) for each in findings if isinstance(each, Noticed)]


def not_understood(findings: list[Finding]) -> list[tuple[int, str]]:
    return [(each.line, each.reason) for each in findings if isinstance(each, NotUnderstood)]
