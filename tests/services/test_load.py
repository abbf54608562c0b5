"""Loading files of claims: what is right gets in, what is broken is told, and nothing is done twice."""

from __future__ import annotations

import gzip
import io
import json
import os
import threading
from pathlib import Path
from typing import Any

import pytest

from app.domain.vocabulary import Evidence, Role, Status
from app.errors import Fault
from app.graph.connection import Graph
from app.paths import DEMONSTRATION
from app.services.loading import files as load
from app.services.loading import order
from app.services.loading.files import Rejected, Report
from app.services.loading.lines import LONGEST_LINE, Unreadable, lines
from app.services.reading import entities
from app.services.recording.record import Actor

pytestmark = pytest.mark.anyio

ACTOR = Actor("test", Role.ANALYST)
DOCUMENT = {"title": "A yearbook", "publisher": "A publisher", "published": "2021"}


def claim(**changes: Any) -> dict[str, Any]:
    body = {
        "subject": {"id": "france"},
        "predicate": "DEPLOYED_TO",
        "object": {"id": "mali"},
        "document": DOCUMENT,
    }
    return body | changes


def written(path: Path, *rows: dict[str, Any] | str | bytes) -> str:
    def encoded(row: dict[str, Any] | str | bytes) -> bytes:
        if isinstance(row, bytes):
            return row
        return (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)).encode()

    path.write_bytes(b"".join(encoded(row) + b"\n" for row in rows))
    return str(path)


class Heard:
    """Ears that keep what they hear."""

    def __init__(self) -> None:
        self.rejects: list[Rejected] = []
        self.notices: list[tuple[int, str]] = []
        self.size, self.positions, self.above = 0, [0], ""

    def rejected(self, rejected: Rejected) -> None:
        self.rejects.append(rejected)

    def noticed(self, line: int, reason: str) -> None:
        self.notices.append((line, reason))

    def begins(self, size: int) -> None:
        self.size = size

    def at(self, position: int, report: Report) -> None:
        self.positions.append(position)

    def header(self, text: str) -> None:
        self.above = text


async def loaded(graph: Graph, name: str, **options: Any) -> tuple[Report, list[Rejected]]:
    heard = Heard()
    return await load.load_file(graph, name, ACTOR, heard, **options), heard.rejects


def counts(report: Report) -> tuple[int, int, int, int]:
    return report.received, report.created, report.unchanged, report.rejected


async def test_every_line_of_a_file_is_a_claim_in_the_graph(graph: Graph, tmp_path: Path) -> None:
    name = written(tmp_path / "claims.ndjson", claim(), claim(object={"id": "niger"}))
    report, told = await loaded(graph, name)
    assert counts(report) == (2, 2, 0, 0)
    assert told == []
    assert (await entities.totals(graph)).claims == 2


async def test_loading_twice_changes_nothing(graph: Graph, tmp_path: Path) -> None:
    name = written(tmp_path / "claims.ndjson", claim(), claim(object={"id": "niger"}), claim())
    first, _ = await loaded(graph, name)
    again, _ = await loaded(graph, name)
    assert counts(first) == (3, 2, 1, 0)
    assert counts(again) == (3, 0, 3, 0)


async def test_a_broken_line_is_told_with_its_place_and_loses_no_other(graph: Graph, tmp_path: Path) -> None:
    name = written(
        tmp_path / "claims.ndjson",
        claim(),
        "{not json",
        "",
        claim(predicate="IS_IN"),
        claim(object={"kind": "Country", "name": "Atlantis"}),
        claim(as_of="next year"),
        claim(object={"id": "niger"}),
    )
    report, told = await loaded(graph, name)
    assert counts(report) == (6, 2, 0, 4)
    assert sorted((line, fault.pointer) for line, faults, _ in told for fault in faults) == [
        (2, ""),
        (4, "/predicate"),
        (5, "/object/name"),
        (6, "/as_of"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "[]",
        "7",
        "null",
        '"text"',
        '{"subject": NaN}',
        "[" * 100_000,
        '{"n": ' + "9" * 5_000 + "}",
        '{"subject": {"id": "\\ud800"}}',
    ],
)
async def test_whatever_a_line_holds_it_is_told_and_loses_no_other(
    graph: Graph, tmp_path: Path, line: str
) -> None:
    report, told = await loaded(graph, written(tmp_path / "claims.ndjson", line, claim()))
    assert counts(report) == (2, 1, 0, 1)
    assert [rejected.line for rejected in told] == [1]


async def test_a_line_too_long_is_told_and_loses_no_other(graph: Graph, tmp_path: Path) -> None:
    name = written(
        tmp_path / "claims.ndjson", claim(), "x" * (LONGEST_LINE + 7), claim(object={"id": "niger"})
    )
    report, told = await loaded(graph, name)
    assert counts(report) == (3, 2, 0, 1)
    assert told == [Rejected(2, (Fault("", "The line is longer than 8 MiB."),))]


async def test_a_line_of_the_longest_length_is_read(tmp_path: Path) -> None:
    with lines(written(tmp_path / "long", "x" * (LONGEST_LINE - 1), "y")) as found:
        assert [(line.number, len(line.text or b"")) for line in found] == [(1, LONGEST_LINE), (2, 2)]


async def test_a_file_is_one_load_whatever_its_size(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(order, "BATCH_LINES", 2)
    hosts = ("mali", "niger", "chad", "senegal", "gabon")
    name = written(tmp_path / "claims.ndjson", *(claim(object={"id": host}) for host in hosts))
    report, _ = await loaded(graph, name)
    assert counts(report) == (5, 5, 0, 0)
    rows = await graph.rows(
        "MATCH (load:Load)<-[:CAME_WITH]-(:Claim) RETURN load.id AS id, load.source AS source, count(*) AS n"
    )
    assert rows == [{"id": report.load, "source": name, "n": 5}]


async def test_gzip_a_byte_order_mark_and_windows_line_ends_are_read(graph: Graph, tmp_path: Path) -> None:
    text = b"\xef\xbb\xbf" + json.dumps(claim()).encode() + b"\r\n\r\n" + json.dumps(claim(note="é")).encode()
    packed = tmp_path / "claims.ndjson.gz"
    packed.write_bytes(gzip.compress(text))
    report, told = await loaded(graph, str(packed))
    assert (counts(report), told) == ((2, 2, 0, 0), [])


async def test_standard_input_is_read(graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(claim()).encode())))
    report, _ = await loaded(graph, "-")
    assert counts(report) == (1, 1, 0, 0)


async def test_a_pipe_is_read(graph: Graph, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(json.dumps(claim()).encode(),))
    writer.start()
    report, _ = await loaded(graph, str(pipe))
    writer.join()
    assert counts(report) == (1, 1, 0, 0)


def damaged(directory: Path) -> dict[str, bytes]:
    packed = gzip.compress(json.dumps(claim()).encode() * 50)
    good = json.dumps(claim()).encode() + b"\n"
    return {
        "is empty": b" \n\n",
        "is not a text file": good + b"\x00\x01\x02",
        "is not UTF-8 at line 2": good + json.dumps(claim(note="\xe9"), ensure_ascii=False).encode("latin-1"),
        "is UTF-16": json.dumps(claim()).encode("utf-16"),
        "is cut short or damaged": packed[:-20],
        "is damaged": packed[:-6] + b"\x00\x00" + packed[-4:],
        "it ends within a character": good + "é".encode()[:1],
    }


@pytest.mark.parametrize("reason", damaged(Path()))
async def test_a_file_that_cannot_be_read_is_refused_in_one_sentence_before_anything_is_recorded(
    graph: Graph, tmp_path: Path, reason: str
) -> None:
    path = tmp_path / "claims"
    path.write_bytes(damaged(tmp_path)[reason])
    with pytest.raises(Unreadable, match=reason) as refused:
        await loaded(graph, str(path))
    assert str(refused.value).startswith(str(path))
    assert "\n" not in str(refused.value)
    assert (await entities.totals(graph)).claims == 0


async def test_what_is_no_file_is_named(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="There is no file"):
        await loaded(graph, str(tmp_path / "missing"))
    with pytest.raises(Unreadable, match="is a directory"):
        await loaded(graph, str(tmp_path))


async def test_the_demonstration_is_loaded_whole_and_rests_on_one_source(graph: Graph) -> None:
    report = await load.demonstrate(graph, ACTOR)
    assert report is not None
    files = sorted(DEMONSTRATION.glob("*.ndjson"))
    assert counts(report) == (
        sum(len(path.read_text().splitlines()) for path in files),
        report.received,
        0,
        0,
    )
    rows = await graph.rows(
        "MATCH (s:Entity)-[r]->(o:Entity) RETURN s.id + ' ' + type(r) + ' ' + o.id AS triple, "
        "r.status AS status, r.evidence AS evidence, r.sources AS sources, r.best AS best"
    )
    shown = {row["triple"]: row for row in rows}
    assert {row["evidence"] for row in rows} == {Evidence.CLAIMED}
    assert {row["sources"] for row in rows} == {1}
    mali = shown["wagner-group DEPLOYED_TO mali"]
    assert (mali["status"], mali["best"]) == (Status.PLANNED, 1000)
    assert shown["wagner-group DEPLOYED_TO central-african-republic"]["status"] == Status.PRESENT
    assert shown["france CONDUCTS operation-barkhane"]["status"] == Status.REDUCING


async def test_the_demonstration_leaves_a_graph_with_claims_alone(graph: Graph, tmp_path: Path) -> None:
    await loaded(graph, written(tmp_path / "claims", claim()))
    assert await load.demonstrate(graph, ACTOR) is None
    assert (await entities.totals(graph)).claims == 1


async def test_loading_the_demonstration_again_changes_nothing(graph: Graph) -> None:
    first = await load.load_demonstration(graph, ACTOR)
    again = await load.load_demonstration(graph, ACTOR)
    assert (again.created, again.unchanged) == (0, first.created)
