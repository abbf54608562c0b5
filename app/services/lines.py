"""The lines of a file that holds one JSON value a line: found, unpacked, checked as a whole, then read.

A file is read twice: once to see that all of it can be read (so that a damaged one is refused before
anything of it is recorded), then line by line, in bounded memory whatever its size.
"""

from __future__ import annotations

import codecs
import gzip
import shutil
import sys
import tempfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Final, NamedTuple, cast

from app.errors import GarrisonError

STANDARD_INPUT: Final = "-"
LONGEST_LINE: Final = 8 << 20
"""Bytes. A claim with the longest text of a document fits, in any script, escaped or not."""

_BLOCK: Final = 1 << 16
_IN_MEMORY: Final = 1 << 24
_GZIP_MAGIC: Final = b"\x1f\x8b"
_UTF16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Unreadable(GarrisonError):  # noqa: N818
    """A file that cannot be read as lines of UTF-8 text; the sentence names it and says why."""


class Line(NamedTuple):
    """One line that is not blank; `number` counts from 1. `text` None: it is longer than LONGEST_LINE."""

    number: int
    text: bytes | None


@contextmanager
def lines(name: str) -> Generator[Iterator[Line]]:
    """Give the lines of a file, plain or gzip; `-` is standard input. Raises Unreadable."""
    shown = "Standard input" if name == STANDARD_INPUT else name
    with ExitStack() as stack:
        try:
            file = stack.enter_context(_open(name))
            file = stack.enter_context(_seekable(file))
            file = stack.enter_context(_unpacked(file))
            _check(file, shown)
        except OSError as error:
            raise Unreadable(_sentence(error, shown)) from error
        except (EOFError, zlib.error) as error:
            raise Unreadable(f"{shown} is cut short or damaged: its gzip stream has no end.") from error
        file.seek(0)
        yield _lines(file)


def _open(name: str) -> IO[bytes]:
    return sys.stdin.buffer if name == STANDARD_INPUT else Path(name).open("rb")


@contextmanager
def _seekable(file: IO[bytes]) -> Generator[IO[bytes]]:
    """Give the file itself, or a copy of what comes out of a pipe, which cannot be read twice."""
    if file.seekable():
        yield file
        return
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        shutil.copyfileobj(file, copy)
        copy.seek(0)
        yield cast("IO[bytes]", copy)


@contextmanager
def _unpacked(file: IO[bytes]) -> Generator[IO[bytes]]:
    packed = file.read(len(_GZIP_MAGIC)) == _GZIP_MAGIC
    file.seek(0)
    if not packed:
        yield file
        return
    with gzip.GzipFile(fileobj=file) as unpacked:
        yield cast("IO[bytes]", unpacked)


def _check(file: IO[bytes], shown: str) -> None:
    """Read all of it once. Raises Unreadable where it is not text, not UTF-8, or holds nothing."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    number, blank = 1, True
    while block := file.read(_BLOCK):
        if number == 1 and block.startswith(_UTF16_MARKS):
            raise Unreadable(f"{shown} is UTF-16; save it as UTF-8.")
        if b"\0" in block:
            raise Unreadable(f"{shown} is not a text file.")
        try:
            blank = blank and not decoder.decode(block).strip()
        except UnicodeDecodeError as error:
            number += block.count(b"\n", 0, error.start)
            raise Unreadable(f"{shown} is not UTF-8 at line {number}; save it as UTF-8.") from error
        number += block.count(b"\n")
    if decoder.getstate()[0]:
        raise Unreadable(f"{shown} is not UTF-8: it ends within a character.")
    if blank:
        raise Unreadable(f"{shown} is empty.")


def _lines(file: IO[bytes]) -> Iterator[Line]:
    number, read = 0, file.readline(LONGEST_LINE + 1)
    while read:
        number += 1
        too_long = len(read) > LONGEST_LINE and not read.endswith(b"\n")
        rest = read
        while too_long and rest and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST_LINE)
        text = read.removeprefix(codecs.BOM_UTF8) if number == 1 else read
        if too_long:
            yield Line(number, None)
        elif text.strip():
            yield Line(number, text)
        read = file.readline(LONGEST_LINE + 1)


def _sentence(error: OSError, shown: str) -> str:
    match error:
        case FileNotFoundError():
            return f"There is no file {shown}."
        case IsADirectoryError():
            return f"{shown} is a directory; name the files in it."
        case PermissionError():
            return f"{shown} may not be read by this user."
        case gzip.BadGzipFile():
            return f"{shown} is damaged: {error}."
        case _:
            return f"{shown} cannot be read: {error.strerror or error}."
