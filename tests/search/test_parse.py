from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.fields import FIELDS
from search.parse import MAX_CHARACTERS, MAX_DEPTH, MAX_NOTES, MAX_WORDS, Request, parse
from search.query import (
    And,
    Between,
    Everything,
    Facet,
    Field,
    HasValue,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Sort,
    Term,
)
from tests.search.collection import ANALYZER, Labels


def read(text: str) -> Query:
    return parse(Request(text), ANALYZER, Labels())


def node(text: str) -> Node:
    return read(text).node


def codes(text: str) -> list[str]:
    return [note.code for note in read(text).notes]


def word(surface: str, field: Field = Field.TEXT) -> Term:
    return Term(ANALYZER.stem(surface), surface, field)


def exact(surface: str, field: Field = Field.TEXT) -> Term:
    return Term(surface, surface, field, exact=True)


A, B, C = word("anggaran"), word("biro"), word("cuti")

UNDERSTOOD = [
    ("", Everything()),
    ("  \t ", Everything()),
    ("Anggaran", A),
    ("anggaran biro", And((A, B))),
    ("anggaran AND biro DAN cuti", And((A, B, C))),
    ("anggaran dan biro", And((A, word("dan"), B))),
    ("anggaran OR biro ATAU cuti", Or((A, B, C))),
    ("anggaran | biro", Or((A, B))),
    ("anggaran|biro", Or((A, B))),
    ("anggaran biro OR cuti", Or((And((A, B)), C))),
    ("anggaran (biro OR cuti)", And((A, Or((B, C))))),
    ("anggaran -biro", And((A, Not(B)))),
    ("anggaran NOT biro TANPA cuti", And((A, Not(B), Not(C)))),
    ("-(anggaran biro)", Not(And((A, B)))),
    ("NOT NOT anggaran", A),
    ("anggaran - biro", And((A, B))),
    ('"anggaran biro"', Phrase((exact("anggaran"), exact("biro")))),
    ("“anggaran biro”", Phrase((exact("anggaran"), exact("biro")))),
    ('"diraih"', exact("diraih")),
    ('"anggaran biro"~3', Phrase((A, B), slop=3)),
    ('"diraih"~3', word("diraih")),
    ("kement*", Prefix("kement")),
    ("judul:anggaran", word("anggaran", Field.TITLE)),
    ("TITLE:anggaran", word("anggaran", Field.TITLE)),
    ("isi: anggaran biro", And((word("anggaran", Field.BODY), B))),
    ("penulis:budi", word("budi", Field.BYLINE)),
    (
        'judul:"anggaran biro"',
        Phrase((exact("anggaran", Field.TITLE), exact("biro", Field.TITLE)), Field.TITLE),
    ),
    ("judul:(anggaran OR biro)", Or((word("anggaran", Field.TITLE), word("biro", Field.TITLE)))),
    ("judul:kement*", Prefix("kement", Field.TITLE)),
    ("-judul:anggaran", Not(word("anggaran", Field.TITLE))),
    ("penghargaan:WBK", HasValue(Facet.AWARD, "wbk")),
    ("disebut:WBK", HasValue(Facet.MENTIONED, "wbk")),
    ('unit:"Biro Umum"', HasValue(Facet.UNIT, "biro-umum")),
    (
        "unit:(biro-umum OR biro-humas)",
        Or((HasValue(Facet.UNIT, "biro-umum"), HasValue(Facet.UNIT, "biro-humas"))),
    ),
    ("tahun:2021", HasValue(Facet.YEAR, "2021")),
    ("tahun:2021..2022", Between(date(2021, 1, 1), date(2022, 12, 31))),
    ("tanggal:2021-12", Between(date(2021, 12, 1), date(2021, 12, 31))),
    ('tanggal:"20 Desember 2021"', Between(date(2021, 12, 20), date(2021, 12, 20))),
    ("date:[2021-01 TO 2021-06] biro", And((Between(date(2021, 1, 1), date(2021, 6, 30)), B))),
    ("tanggal:>= 2021 biro", And((Between(date(2021, 1, 1), None), B))),
    ("prabowo-gibran", Phrase((word("prabowo"), word("gibran")))),
    ("wbk/wbbm", And((word("wbk"), word("wbbm")))),
    ("prabowo-gibran, biro", And((Phrase((word("prabowo"), word("gibran"))), B))),
    ("wbk,wbbm", And((word("wbk"), word("wbbm")))),
    ("Rp4,5", Phrase((word("rp"), word("4,5")))),
    ("14:30", Phrase((word("14"), word("30")))),
    ("biro-biro", B),
    ("Biro-biro,", B),
    ("judul:biro-biro", word("biro", Field.TITLE)),
    ("rata-rata", Phrase((word("rata"), word("rata")))),
    ('"biro-biro"', Phrase((exact("biro"), exact("biro")))),
    ('tanggal:"1 Mei 2021".."3 Mei 2021"', Between(date(2021, 5, 1), date(2021, 5, 3))),
    ('tanggal:2021.."3 Mei 2021" biro', And((Between(date(2021, 1, 1), date(2021, 5, 3)), B))),
    ('tanggal:"1 Mei 2021".. biro', And((Between(date(2021, 5, 1), None), B))),
    ('tanggal:>="1 Mei 2021"', Between(date(2021, 5, 1), None)),
]


@pytest.mark.parametrize(("text", "expected"), UNDERSTOOD, ids=[text for text, _ in UNDERSTOOD])
def test_what_is_meant(text: str, expected: Node) -> None:
    assert node(text) == expected
    assert codes(text) == []


MENDED = [
    ('"anggaran biro', Phrase((exact("anggaran"), exact("biro"))), ["unclosed-quote"]),
    ('anggaran "', A, ["unclosed-quote", "empty-phrase"]),
    ("(anggaran biro", And((A, B)), ["unclosed-parenthesis"]),
    ("anggaran) biro", And((A, B)), ["stray-parenthesis"]),
    (")", Everything(), ["stray-parenthesis", "nothing-to-search"]),
    ("()", Everything(), ["nothing-to-search"]),
    ("OR", Everything(), ["stray-operator", "nothing-to-search"]),
    ("NOT", Everything(), ["stray-operator", "nothing-to-search"]),
    ("anggaran OR", A, ["stray-operator"]),
    ("OR anggaran", A, ["stray-operator"]),
    ("DAN anggaran", A, ["stray-operator"]),
    ("anggaran AND", A, ["stray-operator"]),
    ("anggaran OR OR biro", Or((A, B)), ["stray-operator"]),
    ("anggaran AND NOT", A, ["stray-operator"]),
    ("warna:anggaran", And((word("warna"), A)), ["unknown-field"]),
    ("-warna:anggaran", Not(And((word("warna"), A))), ["unknown-field"]),
    ("judul:", Everything(), ["empty-value", "nothing-to-search"]),
    ("judul: OR biro", B, ["empty-value", "stray-operator"]),
    ('unit:"" biro', B, ["empty-value"]),
    ("unit:anggaran", A, ["unknown-value"]),
    ('unit:"anggaran biro"', And((A, B)), ["unknown-value"]),
    ("tanggal:kemarin", word("kemarin"), ["unknown-date"]),
    ("k*", word("k"), ["short-prefix"]),
    ("*", Everything(), ["nothing-to-search"]),
    ("anggaran~1 biro^2.5", And((A, B)), ["ignored-weight", "ignored-weight"]),
    ('"anggaran biro"^2', Phrase((exact("anggaran"), exact("biro"))), ["ignored-weight"]),
    ('""', Everything(), ["empty-phrase", "nothing-to-search"]),
    ("🎉 !?", Everything(), ["nothing-to-search"]),
]


@pytest.mark.parametrize(("text", "expected", "notes"), MENDED, ids=[text for text, _, _ in MENDED])
def test_what_is_not_quite_said_is_mended_and_noted(text: str, expected: Node, notes: list[str]) -> None:
    assert node(text) == expected
    assert codes(text) == notes


def test_only_so_much_is_read() -> None:
    assert codes("a " * MAX_CHARACTERS)[:2] == ["too-long", "too-many-words"]
    long = node("kata " * 200)
    assert isinstance(long, And)
    assert len(long.parts) == MAX_WORDS
    values = node("tahun:2021 " * 100)
    assert isinstance(values, And)
    assert len(values.parts) == MAX_WORDS
    assert codes("(" * 500 + "kata") == ["too-deep", "unclosed-parenthesis"]
    assert codes("(" * MAX_DEPTH + "kata" + ")" * MAX_DEPTH) == []
    assert len(codes(" ".join(f"{letter}x:y" for letter in "abcdefghijklmnop"))) == MAX_NOTES


def test_control_characters_separate_words() -> None:
    assert node("anggaran\x00biro\x1f\ud800") == And((A, B))


def test_filters_order_and_page_are_carried_over() -> None:
    filters = {Facet.UNIT: ("biro-umum",)}
    request = Request("biro", filters, date(2020, 1, 1), None, Sort.NEWEST, 3, 25)
    query = parse(request, ANALYZER, Labels())
    assert (query.filters, query.since, query.until) == (filters, date(2020, 1, 1), None)
    assert (query.sort, query.page, query.size, query.text) == (Sort.NEWEST, 3, 25, "biro")


scraps = st.lists(
    st.sampled_from(
        [
            "(",
            ")",
            '"',
            "~2",
            "-",
            "*",
            "OR",
            "DAN",
            "NOT",
            "|",
            "[",
            "]",
            " TO ",
            ">=",
            "..",
            ":",
            " ",
            "kata",
            "2021",
        ]
        + [f"{name}:" for name in FIELDS]
    )
    | st.text(max_size=5),
    max_size=40,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(scraps | st.text())
def test_any_text_is_understood_somehow(text: str) -> None:
    query = read(text)
    assert sum(1 for _ in leaves(query.node)) <= MAX_WORDS
    assert len(query.notes) <= MAX_NOTES
    assert all(note.message and note.code == note.code.lower() for note in query.notes)


@settings(max_examples=200, deadline=None)
@given(scraps)
def test_trees_have_no_needless_levels(text: str) -> None:
    def check(part: Node, parent: type[Node] | None = None) -> None:
        match part:
            case And(parts=parts) | Or(parts=parts):
                assert len(parts) > 1
                assert type(part) is not parent
                for inner in parts:
                    check(inner, type(part))
            case Not(part=inner):
                check(inner)
            case Phrase(terms=terms):
                assert len(terms) > 1
            case Everything():
                assert parent is None

    check(node(text))


def leaves(part: Node) -> list[Node]:
    match part:
        case And(parts=parts) | Or(parts=parts):
            return [leaf for inner in parts for leaf in leaves(inner)]
        case Not(part=inner):
            return leaves(inner)
        case Phrase(terms=terms):
            return list(terms)
        case _:
            return [part]
