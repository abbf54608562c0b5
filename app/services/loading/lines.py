"""The lines of a file: found, unpacked, checked as a whole, then read.

A file is read twice: once to see that all of it can be read (so that a damaged one is refused before
anything of it is recorded), then line by line, in bounded memory whatever its size.
"""

from __future__ import annotations

import codecs
import gzip
import io
import shutil
import sys
import tempfile
import zlib
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, Generic, NamedTuple, TypeVar, cast

from app.errors import GarrisonError

_T = TypeVar("_T")

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
    """One line that is not blank; `number` counts from 1. `text` None: it is longer than LONGEST_LINE.

    `row` are the words of the file that the JSON in `text` was made of, where it was made of others; `fault`
    says why none could be made of them.
    """

    number: int
    text: bytes | None
    row: str | None = None
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Source(Generic[_T]):
    """The lines of a file, how many bytes it holds (unpacked), and how many of them have been read."""

    lines: Iterable[_T]
    size: int
    position: Callable[[], int]

    def __iter__(self) -> Iterator[_T]:
        return iter(self.lines)


@contextmanager
def lines(name: str) -> Generator[Source[Line]]:
    """Give the lines of a file of JSON, plain or gzip; `-` is standard input. Raises Unreadable.

    Lines that begin with # are passed over: files of rejected lines say so why they were.
    """
    with opened(name) as (file, size):
        found = (line for line in _lines(file) if not (line.text or b"").startswith(b"#"))
        yield Source(found, size, file.tell)


@contextmanager
def text_lines(name: str, encoding: str) -> Generator[Source[str]]:
    """Give the lines of a text file, plain or gzip, each with its line end. Raises Unreadable.

    A file with a line longer than LONGEST_LINE is refused: rows of such a file cannot be told apart.
    """
    with opened(name, encoding, longest=LONGEST_LINE) as (file, size):
        text = io.TextIOWrapper(file, encoding=encoding, newline="")
        try:
            yield Source(text, size, file.tell)
        finally:
            text.detach()


@contextmanager
def opened(
    name: str, encoding: str = "utf-8", *, longest: int | None = None
) -> Generator[tuple[IO[bytes], int]]:
    """Give what a file holds, and its size in bytes, once all of it has been read and found in order.

    A packed one is unpacked; `-` is standard input.

    Raises Unreadable where it is missing, damaged, empty, no text in this encoding, or has a line of more
    bytes than `longest`.
    """
    shown = "Standard input" if name == STANDARD_INPUT else name
    with ExitStack() as stack:
        try:
            file = stack.enter_context(_open(name))
            file = stack.enter_context(_seekable(file))
            file = stack.enter_context(_unpacked(file))
            size = _check(file, shown, "utf-8-sig" if encoding == "utf-8" else encoding, longest)
        except OSError as error:
            raise Unreadable(_sentence(error, shown)) from error
        except (EOFError, zlib.error) as error:
            raise Unreadable(f"{shown} is cut short or damaged: its gzip stream has no end.") from error
        file.seek(0)
        yield file, size


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


def _check(file: IO[bytes], shown: str, encoding: str, longest: int | None) -> int:
    """Read all of it once, and return how many bytes it is.

    Raises Unreadable where it is not text, not of its encoding, or holds nothing.
    """
    named = encoding.removesuffix("-sig").upper()
    decoder = codecs.getincrementaldecoder(encoding)()
    number, blank, length, size = 1, True, 0, 0
    while block := file.read(_BLOCK):
        if number == 1 and block.startswith(_UTF16_MARKS):
            raise Unreadable(f"{shown} is UTF-16; save it as {named}.")
        if b"\0" in block:
            raise Unreadable(f"{shown} is not a text file.")
        try:
            blank = not decoder.decode(block).strip() and blank
        except UnicodeDecodeError as error:
            number += block.count(b"\n", 0, error.start)
            raise Unreadable(f"{shown} is not {named} at line {number}; save it as {named}.") from error
        number += block.count(b"\n")
        size += len(block)
        length = len(block) - end - 1 if (end := block.rfind(b"\n")) >= 0 else length + len(block)
        if longest is not None and length > longest:
            raise Unreadable(f"{shown} has a line longer than {longest >> 20} MiB: line {number}.")
    if decoder.getstate()[0]:
        raise Unreadable(f"{shown} is not {named}: it ends within a character.")
    if blank:
        raise Unreadable(f"{shown} is empty.")
    return size


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
