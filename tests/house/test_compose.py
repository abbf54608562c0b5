"""docker-compose.yml keeps its promises: hardened, on this machine only, data in volumes, no password given.

Read with a plain YAML parser that refuses a key given twice; `make check` has a client's own opinion on it.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.settings import SECRETS, Settings, variables

ROOT = Path(__file__).resolve().parents[2]
NEEDED = re.compile(r"\$\{NEO4J_PASSWORD:\?[^}]+\}")
DEFAULTED = re.compile(r"\$\{([A-Z0-9_]+)(?::?[-?])")


class Strict(yaml.SafeLoader):
    """YAML without keys given twice; `!reset` is compose's word for taking something away."""


def mapping(loader: Strict, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [key.value for key, _ in node.value]
    twice = {key for key in keys if keys.count(key) > 1}
    assert not twice, f"given twice: {twice}"
    loader.flatten_mapping(node)
    return loader.construct_mapping(node, deep=True)


Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, mapping)
Strict.add_constructor("!reset", lambda _loader, _node: "reset")


def compose(name: str) -> dict[str, Any]:
    return yaml.load((ROOT / name).read_text(encoding="utf-8"), Strict)  # noqa: S506 # Strict is a SafeLoader


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    return compose("docker-compose.yml")["services"]


def test_it_runs_garrison_beside_neo4j_community_of_the_same_release_as_the_private_one(
    services: dict[str, Any],
) -> None:
    from app.graph.server.jars import read_lock

    assert set(services) == {"garrison", "demo", "neo4j"}
    assert services["neo4j"]["image"] == f"neo4j:{read_lock().version}-community"


@pytest.mark.parametrize("name", ["garrison", "demo", "neo4j"])
def test_no_service_has_more_rights_than_it_needs(services: dict[str, Any], name: str) -> None:
    service = services[name]
    assert service["cap_drop"] == ["ALL"]
    assert "cap_add" not in service
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["mem_limit"]
    assert not service.get("privileged")


@pytest.mark.parametrize("name", ["garrison", "demo"])
def test_the_app_cannot_write_to_its_image(services: dict[str, Any], name: str) -> None:
    assert services[name]["read_only"] is True
    assert services[name]["tmpfs"] == ["/tmp"]  # noqa: S108 # inside the container
    assert "volumes" not in services[name]


def test_neo4j_does_not_run_as_root(services: dict[str, Any]) -> None:
    assert services["neo4j"]["user"] == "7474:7474"


def test_ports_are_open_on_this_machine_only(services: dict[str, Any]) -> None:
    ports = [port for service in services.values() for port in service.get("ports", [])]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)
    assert "ports" not in services["neo4j"]


def test_the_data_outlives_the_containers(services: dict[str, Any]) -> None:
    volumes = compose("docker-compose.yml")["volumes"]
    mounted = dict(volume.split(":") for volume in services["neo4j"]["volumes"])
    assert set(mounted) == set(volumes)
    assert set(mounted.values()) == {"/data", "/logs"}


def test_each_waits_until_what_it_needs_is_healthy(services: dict[str, Any]) -> None:
    assert services["garrison"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert services["demo"]["depends_on"] == {"garrison": {"condition": "service_healthy"}}
    assert services["garrison"]["healthcheck"]["test"][0] == "CMD"
    assert services["neo4j"]["healthcheck"]["test"][0] == "CMD"


def test_it_comes_back_after_a_restart_but_the_demonstration_is_loaded_once(services: dict[str, Any]) -> None:
    assert services["garrison"]["restart"] == services["neo4j"]["restart"] == "unless-stopped"
    assert services["demo"]["restart"] == "no"
    assert services["demo"]["profiles"] == ["demo"]
    assert not {"profiles"} & (set(services["garrison"]) | set(services["neo4j"]))


def test_without_a_password_nothing_starts(services: dict[str, Any]) -> None:
    assert NEEDED.search(services["neo4j"]["environment"]["NEO4J_AUTH"])
    assert NEEDED.search(services["garrison"]["environment"]["NEO4J_PASSWORD"])


def test_neo4j_has_the_memory_it_was_given_and_tells_nobody_of_its_use(services: dict[str, Any]) -> None:
    environment = services["neo4j"]["environment"]
    assert {"heap_initial__size", "heap_max__size", "pagecache_size"} == {
        name.removeprefix("NEO4J_server_memory_") for name in environment if "_memory_" in name
    }
    assert environment["NEO4J_dbms_usage__report_enabled"] == "false"


def test_the_app_gets_no_variable_it_does_not_know(services: dict[str, Any]) -> None:
    laid_over = compose("docker-compose.secrets.yml")["services"]["garrison"]["environment"]
    known = {*variables(), *(f"{name}_FILE" for name in SECRETS)}
    assert {*services["garrison"]["environment"], *laid_over} <= known


def test_every_variable_of_the_file_is_in_the_example() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    for name in ("docker-compose.yml", "docker-compose.secrets.yml"):
        asked = set(DEFAULTED.findall((ROOT / name).read_text(encoding="utf-8")))
        assert asked
        assert {
            variable for variable in asked if not re.search(rf"^(# )?{variable}=", example, re.M)
        } == set()


def test_the_example_holds_no_secret() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    given = dict(re.findall(r"^([A-Z0-9_]+)=(.*)$", example, re.M))
    assert given["NEO4J_PASSWORD"] == given["GARRISON_ADMIN_KEY"] == ""


def test_what_the_example_leaves_empty_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in variables():
        monkeypatch.delenv(name, raising=False)
    unset = Settings()
    for name in ("GARRISON_ADMIN_KEY", "GARRISON_ALLOWED_HOSTS", "NEO4J_PASSWORD"):
        monkeypatch.setenv(name, "")
    assert Settings() == unset


def test_with_secrets_in_files_none_is_left_in_an_environment(services: dict[str, Any]) -> None:
    overlay = compose("docker-compose.secrets.yml")
    for name, secrets in (("garrison", ("NEO4J_PASSWORD", "GARRISON_ADMIN_KEY")), ("neo4j", ("NEO4J_AUTH",))):
        environment = overlay["services"][name]["environment"]
        for secret in secrets:
            assert environment[secret] == "reset"
            mounted = environment[f"{secret}_FILE"].removeprefix("/run/secrets/")
            assert mounted in overlay["services"][name]["secrets"]
            assert overlay["secrets"][mounted]["file"].startswith("${")
    assert overlay["services"]["demo"]["environment"] == overlay["services"]["garrison"]["environment"]


def test_the_commands_it_runs_exist(services: dict[str, Any]) -> None:
    from typer.testing import CliRunner

    from app.cli import garrison

    command = services["demo"]["command"]
    answer = CliRunner().invoke(garrison, [*command, "--help"])
    assert answer.exit_code == 0, shlex.join(command)
