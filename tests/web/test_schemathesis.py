"""What the description allows, and what it does not: no answer is a 5xx, each is one that is described."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any, Final

import httpx
import IPython.lib.pretty as _whole  # noqa: F401  # pyvis brings it: hypothesis trips over one half imported by the app's thread
import pytest
import schemathesis
import uvicorn
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from app.graph.server import Address
from app.main import create_app
from app.settings import Settings
from app.web.api.description.openapi import describe
from tests.examples import examples
from tests.web.claims import claim
from tests.web.serving import ADMIN_KEY

KEY: Final = {"authorization": f"Bearer {ADMIN_KEY}"}
KNOWN_IDS: Final[dict[str, str]] = {
    "/api/v1/entities/{id}": "mali",
    "/api/v1/entities/{id}/claims": "wagner-group",
    "/api/v1/episodes/{id}": "wagner-group.DEPLOYED_TO.mali.1",
}

_UNREACHED: Final = Address("bolt://127.0.0.1:9", "neo4j", "", "neo4j")

schema = schemathesis.openapi.from_dict(describe(create_app(Settings(), _UNREACHED)))


@schema.hook
def map_path_parameters(context: Any, path_parameters: dict[str, Any] | None) -> dict[str, Any] | None:
    """Let half of the generated ids be one that exists, so that there is something behind it."""
    known = KNOWN_IDS.get(context.operation.path)
    if known and path_parameters and len(str(path_parameters.get("id"))) % 2:
        return path_parameters | {"id": known}
    return path_parameters


@pytest.fixture(scope="module")
def base_url(neo4j_address: Address) -> Iterator[str]:
    """The address of the app on a port of its own, in a thread, with one claim recorded."""
    ready = threading.Event()
    app = create_app(
        Settings(GARRISON_ADMIN_KEY=ADMIN_KEY), neo4j_address, started=lambda error: error or ready.set()
    )
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="on"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            assert ready.wait(240)
            url = f"http://127.0.0.1:{listener.getsockname()[1]}"
            _record_something(url)
            yield url
        finally:
            server.should_exit = True
            thread.join()


def _record_something(url: str) -> None:
    response = httpx.post(f"{url}/api/v1/claims", json=claim(), headers=KEY, timeout=60)
    done = response.raise_for_status().json()["claim"]
    KNOWN_IDS["/api/v1/claims/{id}"] = done["id"]
    for path in ("", "/claims"):
        KNOWN_IDS[f"/api/v1/documents/{{id}}{path}"] = done["document"]["id"]


def _described(operation: str) -> Callable[..., None]:
    """Return the test of one operation."""

    @schema.include(operation_id=operation).parametrize()
    @settings(
        max_examples=examples(25, 500),  # besides those at the edges of each parameter
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def described(case: schemathesis.Case, base_url: str) -> None:
        case.call_and_validate(
            base_url=base_url,
            headers=KEY,
            timeout=60,
            checks=[
                not_a_server_error,
                status_code_conformance,
                content_type_conformance,
                response_schema_conformance,
            ],
        )

    return described


# A test an operation, each of its own name: several processes run those of one name as one.
for _one in schema.get_all_operations():
    _operation: str = _one.ok().definition.raw["operationId"]
    globals()[f"test_every_answer_of_{_operation}_is_one_that_is_described"] = _described(_operation)


def test_every_operation_has_a_test() -> None:
    paths = schema.raw_schema["paths"]
    said = {operation["operationId"] for path in paths.values() for operation in path.values()}
    tested = {name.split("_")[4] for name in globals() if name.startswith("test_every_answer_of_")}
    assert tested == said
    assert len(said) > 25
