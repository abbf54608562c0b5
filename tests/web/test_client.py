"""The API's description is enough for a client: a generator has no complaint, and what it makes works."""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import httpx
import pytest

from app.domain.vocabulary import Role
from tests.web.claims import claim

pytestmark = pytest.mark.anyio

GENERATOR: Final = Path(sys.executable).parents[1] / "client" / "bin" / "openapi-python-client"
"""In an environment of its own: see the Makefile."""
NAME: Final = "garrison_client"


@pytest.fixture
async def generated(http: httpx.AsyncClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The client of the whole API, which can be imported; nothing the generator says of it is let pass."""
    description, settings = tmp_path / "openapi.json", tmp_path / "settings.json"
    description.write_bytes((await http.get("/api/openapi.json")).content)
    settings.write_text(json.dumps({"post_hooks": []}), encoding="utf-8")
    command = [GENERATOR, "generate", "--path", description, "--config", settings, "--meta", "none"]
    run = subprocess.run(  # noqa: ASYNC221 - nothing else is to be done meanwhile
        [*command, "--fail-on-warning", "--output-path", tmp_path / NAME],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "warning" not in (run.stdout + run.stderr).lower()
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path / NAME


async def test_a_client_of_every_call_is_made_and_works(
    http: httpx.AsyncClient, generated: Path, bearer: dict[Role, dict[str, str]]
) -> None:
    paths = (await http.get("/api/openapi.json")).json()["paths"]
    operations = {operation["operationId"] for methods in paths.values() for operation in methods.values()}
    made = {path.stem: path for path in (generated / "api").glob("*/[!_]*.py")}
    assert set(made) == {re.sub(r"(?<!^)(?=[A-Z])", "_", operation).lower() for operation in operations}

    def call(operation: str) -> Any:
        return importlib.import_module(f"{NAME}.api.{made[operation].parent.name}.{operation}")

    for operation in made:
        assert call(operation).asyncio_detailed, operation
    body = importlib.import_module(f"{NAME}.models.claim_body").ClaimBody.from_dict(claim())
    http.headers.update(bearer[Role.ANALYST])
    client = importlib.import_module(NAME).Client("").set_async_httpx_client(http)
    report = await call("record_claims").asyncio(client=client, body=[body, body])
    assert (report.received, report.created, report.unchanged) == (2, 1, 1)
    listed = await call("list_claims").asyncio(client=client, subject="wagner-group")
    assert [found.predicate.value for found in listed.items] == ["DEPLOYED_TO"]
