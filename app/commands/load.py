"""`garrison load`: claims from files into the graph."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from app.commands.console import CommandFailed, Exit, WrongUsage, note, table
from app.commands.environment import ACTOR, in_graph
from app.commands.progress import Hearing, bar
from app.errors import Invalid, TooLarge
from app.graph.connection import Graph
from app.importers import registry
from app.importers.findings import Importer
from app.importers.mapped import mapped
from app.services.loading import files
from app.services.loading.files import Report
from app.services.loading.lines import Unreadable, opened

LARGEST_MAPPING = 1 << 20


@dataclass(frozen=True, slots=True)
class Options:
    """How files are loaded: see `garrison load --help`."""

    data_set: str | None = None
    mapping: str | None = None
    dry_run: bool = False
    atomic: bool = False
    errors: str | None = None


def load_files(names: Sequence[str], options: Options, *, demo: bool) -> Exit:
    """Load each file, as a load of its own; say what became of its lines.

    A file that cannot be read as a whole leaves the graph as it was and does not keep the others from
    being loaded. Ends with FAILED if there was one, else with SOME_REJECTED if there was such a line.
    """
    _check(names, options)
    importer = importer_of(options.data_set, options.mapping)
    reports = in_graph(lambda graph: _load_all(graph, names, importer, options, demo=demo))
    _tell(reports, dry_run=options.dry_run)
    if len(reports) < len(names) + demo:
        return Exit.FAILED
    return Exit.SOME_REJECTED if any(report.rejected for report in reports) else Exit.DONE


def _check(names: Sequence[str], options: Options) -> None:
    """Raise WrongUsage where options do not go together."""
    if options.data_set and options.mapping:
        raise WrongUsage("Give --from or --mapping, not both: each says what the file is.")
    if options.errors is None:
        return
    if len(names) != 1:
        raise WrongUsage("--errors takes what is rejected of one file: name one.")
    if Path(options.errors).resolve() == Path(names[0]).resolve():
        raise WrongUsage("--errors must name another file than the one that is loaded.")


def importer_of(data_set: str | None, mapping: str | None) -> Importer | None:
    """Return the importer that is asked for; None where lines of JSON are to be loaded.

    Raises WrongUsage for a data set nobody knows, CommandFailed for a mapping that is none.
    """
    try:
        if data_set is not None:
            return registry.importer(data_set)
        if mapping is not None:
            return mapped(mapping_text(mapping), Path(mapping).name)
    except Invalid as error:
        if data_set is not None:
            raise WrongUsage(str(error)) from error
        places = (f"{mapping}: {fault.pointer} {fault.detail}" for fault in error.faults)
        raise CommandFailed("\n".join(places)) from error
    return None


def mapping_text(name: str) -> str:
    """Return what a mapping's file holds. Raises CommandFailed, Unreadable."""
    with opened(name) as (file, size):
        if size > LARGEST_MAPPING:
            raise CommandFailed(f"{name} is too large for a mapping.")
        return file.read().decode("utf-8-sig")


async def _load_all(
    graph: Graph, names: Sequence[str], importer: Importer | None, options: Options, *, demo: bool
) -> list[Report]:
    reports = [await files.load_demonstration(graph, ACTOR)] if demo else []
    for name in names:
        try:
            reports.append(await _load(graph, name, importer, options))
        except (Unreadable, TooLarge) as error:
            note(str(error))
        except Invalid as error:
            note(f"{name}: {error}")
    return reports


async def _load(graph: Graph, name: str, importer: Importer | None, options: Options) -> Report:
    with ExitStack() as stack:
        encoding = importer.encoding if importer else None
        hearing = Hearing(name, stack.enter_context(bar()), options.errors, encoding)
        stack.callback(hearing.close)
        return await files.load_file(
            graph,
            name,
            ACTOR,
            hearing,
            importer=importer,
            dry_run=options.dry_run,
            atomic=options.atomic,
        )


def _tell(reports: Sequence[Report], *, dry_run: bool) -> None:
    """Print what became of each file."""
    headings = ("file", "load", "received", "created", "unchanged", "rejected", "new entities")
    table(headings, (_row(report) for report in reports), figures=range(2, 7))
    if dry_run:
        note("This was a dry run: nothing of it was kept.")
    elif any(report.load is None for report in reports):
        note("Where a line was rejected, nothing of its file was kept: all or none was asked for.")


def _row(report: Report) -> tuple[str, ...]:
    figures = (
        report.received,
        report.created,
        report.unchanged,
        report.rejected,
        report.entities_created,
    )
    return (report.source or "", report.load or "none", *(f"{figure:,}" for figure in figures))
