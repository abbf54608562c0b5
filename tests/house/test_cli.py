"""The command line as its users meet it: what it prints, where, and how it ends. Never a traceback."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import app
from app.bodies.claim import parse_recorded
from app.graph.connection import Graph
from app.importers import registry
from app.services.accounts import keys
from app.services.reading import entities
from app.services.recording import record
from tests.claim_making import ANALYST, sent
from tests.house.conftest import CLAIM, Ran, Run, closed_port, sentence

pytestmark = pytest.mark.anyio

COMMANDS = (
    ("serve",),
    ("load",),
    ("mapping",),
    ("mapping", "check"),
    ("rebuild",),
    ("doctor",),
    ("key",),
    ("key", "add"),
    ("key", "list"),
    ("key", "revoke"),
)


def cells(ran: Ran, first: str) -> list[str]:
    """The cells of the row of a printed table that begins so."""
    return next(line.split() for line in ran.stdout.splitlines() if line.startswith(first))


# What needs no graph


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(run: Run, command: tuple[str, ...]) -> None:
    ran = run(*command, "--help")
    assert ran.returncode == 0
    assert "Usage:" in ran.stdout


def test_load_names_all_data_sets(run: Run) -> None:
    told = " ".join(run("load", "--help").stdout.replace("│", " ").split())
    assert f"{', '.join(registry.NAMES[:-1])} or {registry.NAMES[-1]}." in told


def test_it_tells_its_version(run: Run) -> None:
    ran = run("--version")
    assert (ran.returncode, ran.stdout) == (0, f"garrison {app.__version__}\n")


def test_it_is_a_module_too() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "app", "--version"], capture_output=True, text=True, check=True
    )
    assert ran.stdout == f"garrison {app.__version__}\n"


@pytest.mark.parametrize(
    "arguments", [("fly",), ("load",), ("serve", "--port", "x"), ("serve", "--port", "70000"), ("key", "add")]
)
def test_wrong_usage_is_status_2(run: Run, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)
    assert ran.returncode == 2
    assert "Usage:" in ran.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [("GARRISON_PORT", "x"), ("GARRISON_ADMIN_KEY", "short"), ("GARRISON_PUBLIC_READ", "perhaps")],
)
def test_a_setting_that_makes_no_sense_is_named_without_its_value(run: Run, name: str, value: str) -> None:
    ran = run("key", "list", **{name: value})
    assert ran.returncode == 2
    said = sentence(ran)
    assert said.startswith(f"{name}: ")
    assert value not in said.removeprefix(name)


def test_a_secret_whose_file_is_missing_is_named(run: Run, tmp_path: Path) -> None:
    ran = run("key", "list", NEO4J_PASSWORD_FILE=str(tmp_path / "nowhere"))
    assert ran.returncode == 2
    assert "NEO4J_PASSWORD_FILE" in sentence(ran)


def test_a_misspelt_setting_is_warned_about(run: Run) -> None:
    ran = run("key", "list", GARRISON_PORTT="8000", NEO4J_URI="http://nowhere")
    assert "GARRISON_PORTT is not a setting" in ran.stderr


# Where Neo4j cannot be used


def test_a_neo4j_that_is_away_is_one_sentence(run: Run) -> None:
    ran = run("key", "list", NEO4J_URI=f"bolt://127.0.0.1:{closed_port()}", NEO4J_PASSWORD="secret")
    assert ran.returncode == 1
    assert "does not answer" in sentence(ran)


def test_an_address_that_is_none_of_neo4j_is_one_sentence(run: Run) -> None:
    ran = run("key", "list", NEO4J_URI="http://127.0.0.1:7474", NEO4J_PASSWORD="secret")
    assert ran.returncode == 1
    assert "is not the address of a Neo4j" in sentence(ran)


@pytest.mark.parametrize("arguments", [("key", "list"), ("serve", "--port", "0")])
def test_a_wrong_password_is_one_sentence(
    run: Run, environment: dict[str, str], arguments: tuple[str, ...]
) -> None:
    ran = run(*arguments, NEO4J_URI=environment["NEO4J_URI"], NEO4J_PASSWORD="wrong-password")
    assert ran.returncode == 1
    assert "password" in sentence(ran)


def test_a_data_directory_that_holds_something_else_is_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.txt").touch()
    ran = run("key", "list", GARRISON_DATA_DIR=str(tmp_path / "letters"))
    assert ran.returncode == 1
    assert "not empty" in sentence(ran)


# In a graph

MAPPING = """
csv: {thousands: ","}
claim:
  subject: {kind: Country, name: {column: who}}
  predicate: DEPLOYED_TO
  object: {kind: Country, name: {column: where}}
  as_of: {column: year}
  personnel: {best: {column: troops}}
  document: {title: Troops abroad, publisher: An Institute}
"""


async def test_a_file_is_loaded_and_what_became_of_it_is_told(
    run: Run, graph: Graph, environment: dict[str, str], claims: Path
) -> None:
    first, again = (run("load", str(claims), **environment) for _ in range(2))
    assert (first.returncode, again.returncode) == (0, 0)
    assert "received" in first.stdout
    assert first.stdout.splitlines()[-1].split()[-5:] == ["2", "2", "0", "0", "0"]
    assert again.stdout.splitlines()[-1].split()[-5:] == ["2", "0", "2", "0", "0"]
    assert (await entities.totals(graph)).claims == 2


async def test_a_rejected_line_is_told_with_its_place_and_the_status_is_3(
    run: Run, graph: Graph, environment: dict[str, str]
) -> None:
    lines = [json.dumps(CLAIM), json.dumps(CLAIM | {"predicate": "IS_IN"}), "{"]
    ran = run("load", "-", text="\n".join(lines), **environment)
    assert ran.returncode == 3
    file, load, *figures = ran.stdout.splitlines()[-1].split()
    assert (file, figures) == ("-", ["3", "1", "0", "2", "0"])
    assert load.startswith("load-")
    told = ran.stderr.splitlines()
    assert told[0].startswith("-, line 2: /predicate: ")
    assert told[1].startswith("-, line 3: This is not JSON")
    assert (await entities.totals(graph)).claims == 1


async def test_rejected_lines_go_to_a_file_that_is_put_right_and_loaded(
    run: Run, graph: Graph, environment: dict[str, str], tmp_path: Path
) -> None:
    errors = tmp_path / "errors.ndjson"
    bad = json.dumps(CLAIM | {"predicate": "IS_IN"})
    text = "\n".join([json.dumps(CLAIM), bad, "{"])
    ran = run("load", "-", "--errors", str(errors), text=text, **environment)
    assert ran.returncode == 3
    assert f"What was rejected is in {errors}" in ran.stderr
    why, row, *rest = errors.read_text().splitlines()
    assert why.startswith("# line 2: /predicate: ")
    assert row == bad
    assert rest[0].startswith("# line 3: This is not JSON")
    errors.write_text(errors.read_text().replace("IS_IN", "TRAINS").removesuffix("{\n"))
    again = run("load", str(errors), **environment)
    assert again.returncode == 0, again.stderr
    assert (await entities.totals(graph)).claims == 2


async def test_a_table_is_loaded_with_a_mapping_and_its_rejected_rows_again(
    run: Run, graph: Graph, environment: dict[str, str], tmp_path: Path
) -> None:
    mapping, table, errors = tmp_path / "m.yaml", tmp_path / "troops.csv", tmp_path / "errors.csv"
    mapping.write_text(MAPPING)
    table.write_text(
        'who,where,year,troops\nFrance,Mali,2014,"1,700"\nFrance,Atlantis,2014,5\nFrance,Chad,x,7\n'
    )
    ran = run("load", "--mapping", str(mapping), str(table), "--errors", str(errors), **environment)
    assert ran.returncode == 3, ran.stderr
    assert ran.stderr.splitlines()[0].startswith(f"{table}, line 3: /object/name: There is no country")
    assert errors.read_text() == "who,where,year,troops\nFrance,Atlantis,2014,5\nFrance,Chad,x,7\n"
    errors.write_text(errors.read_text().replace("Atlantis", "Niger").replace(",x,", ",2015,"))
    again = run("load", "--mapping", str(mapping), str(errors), **environment)
    assert again.returncode == 0, again.stderr
    rows = await graph.rows(
        "MATCH (:Entity {id: 'france'})-[r]->(o) RETURN o.id AS id, r.best AS n ORDER BY id"
    )
    assert [(row["id"], row["n"]) for row in rows] == [("chad", 7), ("mali", 1700), ("niger", 5)]


async def test_a_data_set_is_loaded_by_its_name(
    run: Run, graph: Graph, environment: dict[str, str], tmp_path: Path
) -> None:
    table = tmp_path / "lines.csv"
    table.write_text(
        "deployer,as_of,first_seen,text\nTogo,2021,2022-01-02,730 Mali (MINUSMA); 40 flying saucers\n"
    )
    ran = run("load", "--from", "factbook-deployments", str(table), **environment)
    assert ran.returncode == 3
    assert ran.stdout.splitlines()[-1].split()[-5:-1] == ["2", "1", "0", "1"]
    other = run("load", "--from", "troopdata", str(table), **environment)
    assert other.returncode == 1
    assert other.stderr.startswith(f"{table}: This is not a file of troopdata")
    unknown = run("load", "--from", "nobody", str(table), **environment)
    assert (unknown.returncode, sentence(unknown)) == (
        2,
        "There is no importer “nobody”; there are factbook-deployments, troopdata, us-bases and "
        "ipi-contributions.",
    )


async def test_a_dry_run_and_all_or_nothing_keep_nothing(
    run: Run, graph: Graph, environment: dict[str, str], claims: Path
) -> None:
    tried = run("load", "--dry-run", str(claims), **environment)
    assert (tried.returncode, "dry run" in tried.stderr) == (0, True)
    assert tried.stdout.splitlines()[-1].split()[-6:] == ["none", "2", "2", "0", "0", "0"]
    whole = run("load", "--atomic", "-", text=f"{json.dumps(CLAIM)}\n{{", **environment)
    assert (whole.returncode, "nothing of its file was kept" in whole.stderr) == (3, True)
    assert (await entities.totals(graph)).claims == 0


@pytest.mark.parametrize(
    "options",
    [
        ("--from", "troopdata", "--mapping", "m.yaml", "x"),
        ("--errors", "e", "x", "y"),
        ("--errors", "x", "x"),
    ],
)
def test_options_that_do_not_go_together_are_one_sentence(run: Run, options: tuple[str, ...]) -> None:
    ran = run("load", *options)
    assert ran.returncode == 2
    assert sentence(ran)


async def test_a_file_that_is_missing_keeps_no_other_from_being_loaded(
    run: Run, graph: Graph, environment: dict[str, str], claims: Path
) -> None:
    ran = run("load", "missing.ndjson", str(claims), **environment)
    assert ran.returncode == 1
    assert ran.stderr == "There is no file missing.ndjson.\n"
    assert (await entities.totals(graph)).claims == 2


async def test_the_demonstration_can_be_loaded_by_itself(
    run: Run, graph: Graph, environment: dict[str, str]
) -> None:
    ran = run("load", "--demo", **environment)
    assert ran.returncode == 0
    assert cells(ran, "demonstration")[4:6] == ["0", "0"]
    assert (await entities.totals(graph)).claims == int(cells(ran, "demonstration")[2])


async def test_a_key_is_made_listed_and_revoked(run: Run, graph: Graph, environment: dict[str, str]) -> None:
    assert "no keys yet" in run("key", "list", **environment).stderr
    made = run("key", "add", "the desk [red]", "--role", "contributor", **environment)
    secret = made.stdout.strip()
    actor = await keys.check(graph, secret)
    assert actor is not None
    assert (actor.name, actor.role) == ("the desk [red]", "contributor")
    (key,) = await keys.listing(graph)
    listed = run("key", "list", **environment).stdout
    assert key.id in listed
    assert "the desk [red]" in listed
    assert secret not in listed
    assert run("key", "revoke", key.id, **environment).returncode == 0
    assert await keys.check(graph, secret) is None
    unknown = run("key", "revoke", "key-none", **environment)
    assert (unknown.returncode, sentence(unknown)) == (1, "There is no key key-none.")


async def test_all_relationships_are_made_anew(
    run: Run, graph: Graph, environment: dict[str, str], claims: Path
) -> None:
    run("load", str(claims), **environment)
    await graph.rows("MATCH ()-[r:DEPLOYED_TO]->() RETURN count(r)")
    ran = run("rebuild", **environment)
    assert (ran.returncode, ran.stdout) == (0, ""), ran.stderr
    assert ran.stderr.startswith("The relationships of 2 pairs")


async def test_the_doctor_finds_no_fault(run: Run, graph: Graph, environment: dict[str, str]) -> None:
    ran = run("doctor", GARRISON_PORT=str(closed_port()), **environment)
    assert ran.returncode == 0
    assert {line.split()[0] for line in ran.stdout.splitlines()[1:]} == {"ok"}, ran.stdout
    assert environment["NEO4J_URI"] in ran.stdout


async def test_the_doctor_counts_what_would_be_refused_today(
    run: Run, graph: Graph, environment: dict[str, str]
) -> None:
    before = [parse_recorded(sent(as_of=year)) for year in ("0998", "0999")]
    await record.record(graph, before, actor=ANALYST, as_recorded=True)
    ran = run("doctor", GARRISON_PORT=str(closed_port()), **environment)
    assert ran.returncode == 0
    assert (
        "2 claims with a date outside the years 1000 to 2999: recorded before that was refused" in ran.stdout
    )


async def test_the_doctor_names_what_is_wrong(run: Run, environment: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = run(
            "doctor",
            **environment | {"NEO4J_PASSWORD": "wrong", "GARRISON_PORT": str(taken.getsockname()[1])},
        )
    assert ran.returncode == 1
    assert [line.split()[1] for line in ran.stdout.splitlines() if line.startswith("WRONG")] == [
        "Graph",
        "Port",
    ]
