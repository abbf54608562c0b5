"""Rows of a CSV file: their lines, and what is no row."""

from collections.abc import Iterator

import pytest

from app.errors import Invalid
from app.importers.csv_rows import Row, rows
from app.importers.findings import NotUnderstood


def read(text: str, *required: str, delimiter: str = ",") -> list[Row | NotUnderstood]:
    return list(rows(text.splitlines(keepends=True), required, "a file of tests", delimiter=delimiter))


def test_a_row_counts_by_the_line_it_begins_on() -> None:
    found = read('a,b\n1,"two\nlines"\n\n 3 ,4\r\n', "a")
    assert found == [Row(2, {"a": "1", "b": "two\nlines"}), Row(5, {"a": "3", "b": "4"})]


def test_a_mark_at_the_beginning_and_another_delimiter() -> None:
    assert read("\ufeffa;b\n1;2\n", "a", delimiter=";") == [Row(2, {"a": "1", "b": "2"})]


def test_a_row_of_other_length_is_told_and_the_next_is_read() -> None:
    short, row = read("a,b\n1\n2,3\n")
    assert short == NotUnderstood(2, "1", "The row has 1 cells, and the header 2.")
    assert row == Row(3, {"a": "2", "b": "3"})


def test_a_cell_without_an_end_is_told_and_the_rest_is_read() -> None:
    text = 'a,b\n1,"' + "x" * 200_000 + "\n2,3\n"
    broken, *rest = read(text)
    assert isinstance(broken, NotUnderstood)
    assert (broken.line, len(broken.text)) == (2, 200)
    assert rest == [Row(3, {"a": "2", "b": "3"})]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "This is not a file of tests: there is no column “a”."),
        ("b,c\n1,2\n", "This is not a file of tests: there is no column “a”."),
        ("a,a\n1,2\n", "The column “a” is there twice."),
        ("x" * 200_000, "This is not a file of tests: it does not begin with a header."),
    ],
)
def test_another_sort_of_file_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(Invalid) as refused:
        read(text, "a")
    assert str(refused.value) == sentence


def test_rows_are_read_one_by_one() -> None:
    def endless() -> Iterator[str]:
        yield "a\n"
        while True:
            yield "1\n"

    assert next(iter(rows(endless(), ["a"], "a file"))) == Row(2, {"a": "1"})
