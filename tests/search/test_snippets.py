from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.page import Snippet
from search.snippets import WIDTH, Highlighter
from tests.search.collection import ANALYZER, query

FILLER = "Hujan turun sejak pagi di kota itu. Warga menunggu bus di halte lama. " * 12


def highlighter(text: str) -> Highlighter:
    return Highlighter(query(text).node, ANALYZER)


def shown(snippet: Snippet) -> str:
    return "".join(f"[{span.text}]" if span.marked else span.text for span in snippet.spans)


def body(text: str, of: str) -> str:
    return shown(highlighter(text).body(of))


def marked(snippet: Snippet) -> list[str]:
    return [span.text for span in snippet.spans if span.marked]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("meraih", "Penghargaan [diraih] lagi, ia [meraih] WBK."),
        ('"meraih"', "Penghargaan diraih lagi, ia [meraih] WBK."),
        ("wbk", "Penghargaan diraih lagi, ia meraih [WBK]."),
        ("diraih lagi", "Penghargaan [diraih] [lagi], ia [meraih] WBK."),
        ("peng*", "[Penghargaan] diraih lagi, ia meraih WBK."),
        ("lagi -meraih", "Penghargaan diraih [lagi], ia meraih WBK."),
        ("judul:wbk lagi", "Penghargaan diraih [lagi], ia meraih WBK."),
        ("wbk OR cuti", "Penghargaan diraih lagi, ia meraih [WBK]."),
        ("penghargaan:wbk", "Penghargaan diraih lagi, ia meraih WBK."),
        ("", "Penghargaan diraih lagi, ia meraih WBK."),
    ],
)
def test_words_are_marked_as_they_match(text: str, expected: str) -> None:
    assert body(text, "Penghargaan diraih lagi, ia meraih WBK.") == expected


def test_a_phrase_marks_the_phrase_and_not_its_words_elsewhere() -> None:
    text = "Biro itu umum. Kata Biro Umum: biro lain tidak umum."
    assert body('"biro umum"', text) == "Biro itu umum. Kata [Biro Umum]: biro lain tidak umum."


def test_words_near_each_other_are_marked_one_by_one() -> None:
    assert body('"biro umum"~1', "Biro itu umum. Bukan umum, biro.") == "[Biro] itu [umum]. Bukan umum, biro."


def test_a_word_and_a_phrase_mark_both() -> None:
    assert body('biro "biro umum"', "Biro itu dan Biro Umum.") == "[Biro] itu dan [Biro Umum]."


def test_the_title_is_whole_and_marked_by_its_own_fields() -> None:
    title = "WBK untuk " + "kementerian " * 60 + "diraih"
    snippet = highlighter("judul:meraih isi:kementerian wbk").title(title)
    assert snippet.text == title
    assert marked(snippet) == ["WBK", "diraih"]


def test_markup_stays_text() -> None:
    snippet = highlighter("wbk").body("<b>WBK</b> & <script>alert('wbk')</script>")
    assert snippet.text == "<b>WBK</b> & <script>alert('wbk')</script>"
    assert marked(snippet) == ["WBK", "wbk"]


def test_without_anything_to_mark_it_is_the_beginning() -> None:
    snippet = highlighter("").body(FILLER)
    assert FILLER.startswith(snippet.text.removesuffix(" …"))
    assert snippet.text.endswith(". …")
    assert WIDTH / 2 < len(snippet.text) <= WIDTH + 2


def test_the_passage_is_where_all_the_words_are() -> None:
    text = f"Predikat saja. {FILLER} Biro saja. {FILLER} Biro Umum meraih predikat WBK. {FILLER}"
    snippet = highlighter("biro predikat wbk").body(text)
    assert "[Biro] Umum meraih [predikat] [WBK]." in shown(snippet)
    assert snippet.text.startswith("… ")
    assert snippet.text.endswith(" …")
    assert 150 <= len(snippet.text) <= 300


def test_a_passage_begins_with_a_sentence_where_one_is_near() -> None:
    snippet = highlighter("predikat").body(f"{FILLER} Biro Umum meraih predikat WBK. {FILLER}")
    begins = snippet.text.removeprefix("… ").split()[0]
    assert begins in {"Biro", "Hujan", "Warga"}


def test_words_far_apart_are_shown_in_two_passages() -> None:
    snippet = highlighter("predikat anggaran").body(f"Predikat itu naik. {FILLER} Anggaran itu turun.")
    assert marked(snippet) == ["Predikat", "Anggaran"]
    assert " … " in snippet.text
    assert len(snippet.text) <= 300


def test_stopwords_neither_draw_the_passage_nor_are_marked() -> None:
    text = f"Yang di sana dan yang di sini. {FILLER} Anggaran yang itu turun. {FILLER}"
    assert marked(highlighter("anggaran yang dan").body(text)) == ["Anggaran"]


def test_stopwords_are_marked_where_they_are_all_that_was_asked() -> None:
    assert body("yang dan", "Ini dan itu.") == "Ini [dan] itu."


def test_paragraphs_run_on() -> None:
    assert body("dua", "Satu.\n\nDua\n  tiga.") == "Satu. [Dua] tiga."


def test_nothing_to_show() -> None:
    assert highlighter("kata").body("").text == ""
    assert highlighter("kata").title("").spans == ()


def test_a_text_without_spaces_is_cut_all_the_same() -> None:
    assert len(highlighter("").body("x" * 5000).text) <= WIDTH + 50


words = st.lists(
    st.sampled_from(["meraih", "diraih", "biro", "umum.", "Kata", "yang", "\n\n", "x" * 50]), max_size=200
)
searched = st.sampled_from(
    ["", "meraih", "biro umum", '"biro umum"', '"biro kata"~4', "dir* -kata", "yang x*"]
)


@given(searched, words.map(" ".join) | st.text(max_size=600))
def test_a_snippet_is_made_of_the_text(text: str, of: str) -> None:
    whole = " ".join(of.split())
    snippet = highlighter(text).body(of)
    for passage in snippet.text.removeprefix("… ").removesuffix(" …").split(" … "):
        assert " ".join(passage.split()) in whole or "…" in of
    assert len(snippet.text) <= WIDTH + 60
    if marked(highlighter(text).title(of)):
        assert marked(snippet)


@pytest.mark.parametrize("pad", range(1, 12))
@pytest.mark.parametrize("before", range(0, 60, 7))
def test_no_word_is_cut_however_the_passage_falls(pad: int, before: int) -> None:
    """The last mark may stand right before the place where the passage is cut."""
    text = "x" * pad + " kata" * before + " meraih" + " sepotong" * 9 + " meraih predikatnya" * 9
    shown_words = highlighter("meraih").body(text).text.replace("…", " ").split()
    assert set(shown_words) <= set(text.split())
