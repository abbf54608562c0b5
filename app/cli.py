"""The command `garrison`: options and help. What each command does is in `app.commands`.

A command imports its module when it runs, so that `--help` and `--version` answer at once.
"""

from __future__ import annotations

import sys
from typing import Annotated, NoReturn

import typer

import app
from app.domain.vocabulary import Role
from app.errors import GarrisonError
from app.importers.registry import NAMES

garrison = typer.Typer(
    help="The open knowledge graph of foreign military presence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
key = typer.Typer(help="Make, list and revoke the keys that writing needs.", no_args_is_help=True)
garrison.add_typer(key, name="key")
mapping = typer.Typer(help="Check mappings of CSV files to claims.", no_args_is_help=True)
garrison.add_typer(mapping, name="mapping")


def main() -> NoReturn:
    """Run the command line. What goes wrong is one sentence on standard error, never a traceback."""
    from app.commands.console import Exit, WrongUsage, note

    try:
        sys.exit(garrison(standalone_mode=True))
    except WrongUsage as error:
        note(str(error))
        sys.exit(Exit.WRONG_USAGE)
    except (GarrisonError, OSError) as error:
        note(str(error))
        sys.exit(Exit.FAILED)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"garrison {app.__version__}")
        raise typer.Exit


@garrison.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Show the open knowledge graph of foreign military presence."""


@garrison.command()
def serve(
    demo: Annotated[
        bool, typer.Option("--demo", help="Load the demonstration graph, if the graph is empty.")
    ] = False,
    host: Annotated[
        str | None, typer.Option(help="Address to listen on. [default: GARRISON_HOST or 127.0.0.1]")
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            min=0, max=65535, help="Port to listen on; 0: a free one. [default: GARRISON_PORT or 8000]"
        ),
    ] = None,
) -> None:
    """Start Garrison with its Neo4j, until Ctrl+C."""
    from app.commands.serve import serve as run

    raise typer.Exit(run(demo=demo, host=host, port=port))


@garrison.command()
def load(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE…", help="Claims, one a line as JSON, plain or gzip; - is standard input."
        ),
    ] = None,
    data_set: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="DATA-SET",
            help=f"What the file is, if not claims: {', '.join(NAMES[:-1])} or {NAMES[-1]}.",
        ),
    ] = None,
    mapping_file: Annotated[
        str | None,
        typer.Option(
            "--mapping", metavar="MAPPING", help="A mapping, in YAML: which column of a CSV file is what."
        ),
    ] = None,
    errors: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Where rejected lines go, to be put right and loaded again."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be, and keep nothing.")] = False,
    atomic: Annotated[
        bool, typer.Option("--atomic", help="Keep all of a file or nothing; 20,000 lines at most.")
    ] = False,
    demo: Annotated[bool, typer.Option("--demo", help="Load the demonstration graph (too).")] = False,
) -> None:
    """Load claims from files. Loading a file twice changes nothing.

    Exits with 3 if some lines were rejected; all others are loaded then.
    """
    from app.commands.load import Options, load_files

    if not files and not demo:
        raise typer.BadParameter("Name at least one file, or - for standard input.", param_hint="FILE…")
    options = Options(data_set, mapping_file, dry_run, atomic, errors)
    raise typer.Exit(load_files(files or [], options, demo=demo))


@garrison.command()
def rebuild() -> None:
    """Make all relationships anew from the claims."""
    from app.commands.rebuild import rebuild_graph

    raise typer.Exit(rebuild_graph())


@garrison.command()
def doctor() -> None:
    """Check what Garrison needs here and say what is missing."""
    from app.commands.doctor import examine

    raise typer.Exit(examine())


@key.command("add")
def key_add(
    name: Annotated[str, typer.Argument(help="Who will hold it, as the log of changes shall say.")],
    role: Annotated[
        Role, typer.Option(help="What it may do; each may do what those before it may.")
    ] = Role.ANALYST,
) -> None:
    """Make a key and print it. It is shown once."""
    from app.commands import keys

    raise typer.Exit(keys.add(name, role))


@key.command("list")
def key_list() -> None:
    """List all keys: id, name, role, when made, when revoked."""
    from app.commands import keys

    raise typer.Exit(keys.listing())


@key.command("revoke")
def key_revoke(
    key_id: Annotated[str, typer.Argument(metavar="ID", help="As `garrison key list` shows it.")],
) -> None:
    """Stop a key from working, at once and for good."""
    from app.commands import keys

    raise typer.Exit(keys.revoke(key_id))


@mapping.command("check")
def mapping_check(
    mapping_file: Annotated[str, typer.Argument(metavar="MAPPING", help="A mapping, in YAML.")],
    data: Annotated[
        str | None, typer.Argument(metavar="[DATA]", help="A CSV file to try it on, plain or gzip.")
    ] = None,
) -> None:
    """Check a mapping, and say what the first rows of a file become with it. Nothing is recorded.

    Exits with 1 if the mapping is wrong, with 3 if some rows make no claim.
    """
    from app.commands.mapping import check

    raise typer.Exit(check(mapping_file, data))
