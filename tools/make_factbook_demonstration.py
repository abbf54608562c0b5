"""Write the part of the demonstration that is from the World Factbook. For developers, not for users.

    python tools/make_factbook_demonstration.py FILE            writes the file
    python tools/make_factbook_demonstration.py FILE --check    only says whether it is what this would write

FILE is the table that docs/data-sets/factbook-deployments.md describes: the Factbook's lines on military
deployments, a work of the United States government and in the public domain. Of each deployer the edition
seen last is taken, and of it the facts alone: no text of the document, no quotes. The same input gives the
same bytes: one claim a line, by deployer.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from app.bodies import claim as claim_body
from app.importers.factbook_deployments import IMPORTER
from app.importers.findings import Stated

TARGET: Final = Path(__file__).resolve().parents[1] / "app" / "demonstration" / "3-factbook.ndjson"


def main(arguments: list[str]) -> int:
    """Write the file, or with `--check` compare it; returns 1 where it differs, 2 without an input."""
    inputs = [argument for argument in arguments if not argument.startswith("-")]
    if len(inputs) != 1:
        return 2
    text = rendered(Path(inputs[0]))
    if "--check" in arguments:
        return int(not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8")
    return 0


def rendered(source: Path) -> str:
    """Return the whole file."""
    with source.open(encoding=IMPORTER.encoding, newline="") as file:
        latest = latest_rows(csv.DictReader(file))
    claims = [facts(finding.body) for finding in IMPORTER.read(latest) if isinstance(finding, Stated)]
    for claim in claims:
        claim_body.parse(claim)
    return "".join(json.dumps(claim, ensure_ascii=False) + "\n" for claim in claims)


def latest_rows(table: Iterable[dict[str, str]]) -> list[str]:
    """Return the lines of a file with the last row of each deployer, by name."""
    latest: dict[str, dict[str, str]] = {}
    for row in table:
        known = latest.get(row["deployer"])
        if known is None or (row["last_seen"], row["first_seen"]) >= (
            known["last_seen"],
            known["first_seen"],
        ):
            latest[row["deployer"]] = row
    file = io.StringIO(newline="")
    rows = [latest[deployer] for deployer in sorted(latest)]
    writer = csv.DictWriter(file, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    file.seek(0)
    return list(file)


def facts(body: dict[str, Any]) -> dict[str, Any]:
    """Return a claim's body without the words it rests on."""
    left_out = {"text", "url", "licence"}
    document = {name: value for name, value in body["document"].items() if name not in left_out}
    return {name: value for name, value in body.items() if name != "quote"} | {"document": document}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
