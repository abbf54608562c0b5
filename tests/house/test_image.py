"""The Dockerfile's steps, run without Docker: each COPY and RUN in a fresh directory in place of the image.

What this cannot show (the base image, the user, the read-only mount) is for where Docker is. What it shows:
the steps succeed from the files `.dockerignore` lets through, and what they make runs, answers its health
check, holds no Java and writes nothing into itself.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from tests.house.conftest import Start

ROOT = Path(__file__).resolve().parents[2]
TREE = "/opt/garrison"


@dataclass
class Image:
    """What the steps left: the tree they made, and the settings of the last stage."""

    tree: Path
    environment: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    user: str = ""
    command: list[str] = field(default_factory=list)
    health: list[str] = field(default_factory=list)


def instructions() -> list[tuple[str, str]]:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    lines = re.sub(r"\\\n\s*", "", re.sub(r"^#.*\n", "", text, flags=re.M)).splitlines()
    return [(line.partition(" ")[0], line.partition(" ")[2].strip()) for line in lines if line.strip()]


def pairs(arguments: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in shlex.split(arguments))


def let_through() -> list[str]:
    """The paths of the context, as `.dockerignore` says them."""
    rules = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in rules
    return [rule.removeprefix("!") for rule in rules if rule.startswith("!")]


def copy(arguments: str, into: Path) -> None:
    *sources, target = arguments.split()
    for source in sources:
        assert any(source == path or source.startswith(f"{path}/") for path in let_through()), source
        place = into / target
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, place, ignore=shutil.ignore_patterns("__pycache__"))
        elif len(sources) > 1 or target.endswith("/"):
            shutil.copy(ROOT / source, place)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / source, place)


def run(command: str, directory: Path, tree: Path) -> None:
    """Run a step with the tree in its place; pip may use its cache here, which the image has no use for."""
    line = (
        command.replace(TREE, str(tree))
        .replace("--no-cache-dir", "")
        .replace("python -m venv", f"{sys.executable} -m venv")
    )
    subprocess.run(line, shell=True, cwd=directory, check=True, stdin=subprocess.DEVNULL)  # noqa: S602 # our own Dockerfile


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Image:
    context = tmp_path_factory.mktemp("image")
    made = Image(context / "opt" / "garrison")
    build(context, made.tree)
    for instruction, arguments in instructions():
        match instruction:
            case "ENV":
                made.environment |= pairs(arguments)
            case "LABEL":
                made.labels |= pairs(arguments)
            case "USER":
                made.user = arguments
            case "ENTRYPOINT" | "CMD":
                made.command += json.loads(arguments)
            case "HEALTHCHECK":
                made.health = json.loads(arguments[arguments.index("[") :])
            case _:
                assert instruction in {"FROM", "COPY", "RUN", "WORKDIR", "EXPOSE", "STOPSIGNAL"}
    return made


def build(context: Path, tree: Path) -> None:
    """Do the first stage; all the last one takes from it is the tree."""
    stages = 0
    for instruction, arguments in instructions():
        stages += instruction == "FROM"
        if instruction == "RUN":
            assert stages == 1
            run(arguments, context, tree)
        elif instruction == "COPY" and stages == 1:
            copy(arguments, context)
        elif instruction == "COPY":
            assert arguments.split() == ["--from=build", TREE, TREE]
    assert stages == 2


def files(tree: Path) -> dict[str, float]:
    return {str(path): path.stat().st_mtime for path in tree.rglob("*") if path.is_file()}


def test_the_last_stage_runs_as_nobody_in_particular(image: Image) -> None:
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", image.user)


def test_it_is_labelled(image: Image) -> None:
    assert {
        f"org.opencontainers.image.{name}" for name in ("title", "description", "version", "licenses")
    } == set(image.labels)


def test_there_is_neither_java_nor_an_installer_in_it(image: Image) -> None:
    names = {path.name for path in image.tree.rglob("*")}
    assert not names & {"libjvm.so", "java", "java-runtime", "hatchling", "pip"}


def test_what_the_steps_made_runs_answers_its_health_check_and_writes_nothing_into_itself(
    image: Image, start: Start, environment: dict[str, str], tmp_path: Path
) -> None:
    before = files(image.tree)
    program, *arguments = image.command
    inside = (
        environment
        | image.environment
        | {
            "PATH": f"{image.tree}/bin",
            "HOME": str(tmp_path),
            "GARRISON_HOST": "127.0.0.1",
            "GARRISON_PORT": "0",
        }
    )
    with start([image.tree / "bin" / program, *arguments], tmp_path, inside) as running:
        port = running.url.rpartition(":")[2]
        health = [part.replace(":8000/", f":{port}/") for part in image.health]
        subprocess.run([image.tree / "bin" / health[0], *health[1:]], check=True, env=inside)
        assert httpx.get(running.url, timeout=60).status_code == 200
        assert running.stop() == 0
    assert files(image.tree) == before
