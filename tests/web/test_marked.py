"""Cutting a text at its quotes."""

from __future__ import annotations

import pytest

from app.domain.model import Claim, Document, Publisher, Quote, Ref
from app.domain.vocabulary import Kind, Predicate
from app.web.highlights import Piece, pieces

TEXT = "Some 400 troops left Gao; 400 stayed."


def claim(text: str, start: int | None = None, end: int | None = None) -> Claim:
    mali = Ref("mali", Kind.COUNTRY, "Mali")
    document = Document("d", "Title", Publisher("p", "Publisher"))
    return Claim("c", mali, Predicate.DEPLOYED_TO, (mali,), document, quote=Quote(text, start, end))


def test_a_text_without_quotes_is_one_piece() -> None:
    assert pieces(TEXT, []) == (Piece(TEXT),)
    assert pieces("", []) == ()


def test_offsets_say_which_of_two_equal_words_is_meant() -> None:
    cut = pieces(TEXT, [claim("400", 26, 29)])
    assert [(piece.text, piece.claims) for piece in cut] == [(TEXT[:26], ()), ("400", (1,)), (TEXT[29:], ())]


def test_a_quote_without_offsets_is_looked_for() -> None:
    assert pieces(TEXT, [claim("400 troops")])[1] == Piece("400 troops", (1,), (1,), (1,))


def test_quotes_may_overlap() -> None:
    cut = pieces(TEXT, [claim("Some 400 troops left"), claim("troops left Gao")])
    assert [(piece.text, piece.claims, piece.starts, piece.ends) for piece in cut] == [
        ("Some 400 ", (1,), (1,), ()),
        ("troops left", (1, 2), (2,), (1,)),
        (" Gao", (2,), (), (2,)),
        ("; 400 stayed.", (), (), ()),
    ]


@pytest.mark.parametrize("quote", [claim("absent"), claim("400", 0, 3), claim("")])
def test_offsets_that_do_not_fit_mark_nothing_wrong(quote: Claim) -> None:
    marked = [piece.text for piece in pieces(TEXT, [quote]) if piece.claims]
    assert marked in ([], ["400"])
    assert "".join(piece.text for piece in pieces(TEXT, [quote])) == TEXT
