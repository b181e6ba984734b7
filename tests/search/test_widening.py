from __future__ import annotations

import pytest

from search.parse import Request, parse
from search.query import And, Expanded, Field, Node, Not, Or, Phrase, Prefix, Query, Quorum, Term
from search.widening import with_expansions, with_quorum
from tests.search.collection import ANALYZER, Labels


class Acronyms(Labels):
    def expansions(self, words: str) -> list[str]:
        return {
            "wbk": ["Wilayah Bebas Korupsi", "Zona"],
            "wilayah bebas korupsi": ["WBK", "bebas wilayah"],
            "bebas korupsi": ["Bersih"],
            "kerja sama": ["kerjasama", "kerja sama"],
            "di": ["daerah istimewa"],
        }.get(words, [])


def term(word: str, field: Field = Field.TEXT, exact: bool = False) -> Term:
    return Term(word if exact else ANALYZER.stem(word), word, field, exact)


def phrase(*words: str) -> Phrase:
    return Phrase(tuple(map(term, words)))


def asked(text: str) -> Query:
    expanded = with_expansions(parse(Request(text), ANALYZER, Acronyms()), ANALYZER, Acronyms())
    return with_quorum(expanded, ANALYZER.rules.stopwords)


def expanded(word: str, *others: Term | Phrase) -> Expanded:
    return Expanded(term(word), others)


A, B, C = term("anggaran"), term("biro"), term("cuti")
YANG, DI = term("yang"), term("di")
WBK = expanded("wbk", phrase("wilayah", "bebas", "korupsi"), term("zona"))

MEANT: list[tuple[str, Node]] = [
    ("anggaran", A),
    ("yang", YANG),
    ("anggaran biro", Quorum((A, B))),
    ("anggaran yang biro di", Quorum((A, B), (YANG, DI))),
    ("yang di", Quorum((YANG, DI))),
    ("anggaran yang", Quorum((A,), (YANG,))),
    ("anggaran -biro", And((A, Not(B)))),
    ("anggaran biro -cuti", And((Not(C), Quorum((A, B))))),
    ("anggaran ATAU biro", Or((A, B))),
    ("anggaran (biro ATAU cuti)", Quorum((A, Or((B, C))))),
    ("anggaran bir*", Quorum((A, Prefix("bir")))),
    ('anggaran "yang"', Quorum((A, term("yang", exact=True)))),
    ("anggaran judul:yang", Quorum((A, term("yang", Field.TITLE)))),
    ("wbk", WBK),
    ("wbk anggaran", Quorum((WBK, A))),
    ("wbk ATAU anggaran", Or((WBK, A))),
    ("anggaran -wbk", And((A, Not(term("wbk"))))),
    ('"wbk"', term("wbk", exact=True)),
    ("judul:wbk", term("wbk", Field.TITLE)),
    ('"wbk zona"~2', Phrase((term("wbk"), term("zona")), slop=2)),
    (
        "wilayah bebas korupsi",
        Quorum(tuple(expanded(it, term("wbk")) for it in ("wilayah", "bebas", "korupsi"))),
    ),
    ("anggaran bebas korupsi", Quorum((A, *(expanded(it, term("bersih")) for it in ("bebas", "korupsi"))))),
    ("wilayah -bebas korupsi", And((Not(term("bebas")), Quorum((term("wilayah"), term("korupsi")))))),
    ("kerja sama", Quorum(tuple(expanded(it, term("kerjasama")) for it in ("kerja", "sama")))),
    ("di anggaran", Quorum((A,), (DI,))),
]


@pytest.mark.parametrize(("text", "meant"), MEANT, ids=[text for text, _ in MEANT])
def test_what_is_searched(text: str, meant: Node) -> None:
    assert asked(text).node == meant


def test_the_reader_is_told_what_else_is_searched() -> None:
    notes = asked("warna:anggaran wbk").notes
    assert [note.code for note in notes] == ["unknown-field", "expanded"]
    assert notes[1].message == (
        "“wbk” juga dicari sebagai “Wilayah Bebas Korupsi”, “Zona”; "
        "dalam tanda kutip dicari persis seperti tertulis."
    )
    assert asked("anggaran biro").notes == ()
