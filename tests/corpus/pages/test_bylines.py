"""Credits and signatures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.pages.bylines import Credit, Credits, clean_name, credit, is_generic, signature, take_credits


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Pewarta: Nur Hidayah", Credit("byline", "Nur Hidayah")),
        ("Oleh : Maya Sari", Credit("byline", "Maya Sari")),
        ("Ditulis oleh Bayu Prakoso", Credit("byline", "Bayu Prakoso")),
        ("Editor : Andhika", Credit("editor", "Andhika")),
        ("Redaktur :", Credit("editor", "")),
        ("Oleh", Credit("byline", "")),
        ("Oleh karena itu pemerintah menambah anggaran untuk sekolah di daerah terpencil.", None),
        ("Editorial", None),
        ("Laporan Kinerja Triwulan I", None),
        ("Oleh karena itu warga datang.", None),
        ("Oleh Presiden bantuan itu diserahkan pula", None),
        ("Penulis: mereka yang menang diumumkan besok.", None),
        ("Oleh admin", Credit("byline", "admin")),
        ("Oleh : Tim Humas Kamis, 3 Mei 2018", Credit("byline", "Tim Humas")),
        ("Diposting oleh Maya Sari pada 3 Mei 2018", Credit("byline", "Maya Sari")),
        ("By Maya Sari and Dewi Lestari", Credit("byline", "Maya Sari and Dewi Lestari")),
        ("Penulis : Ratna • Kategori: Kesehatan • 120 kali", Credit("byline", "Ratna")),
    ],
)
def test_a_labelled_line_names_its_writer(line: str, said: Credit | None) -> None:
    assert credit(line) == said


@pytest.mark.parametrize(
    ("lines", "byline", "editor"),
    [
        (["Penulis", ": Kontributor Ende, Markus", "Editor", ": Rina"], "Kontributor Ende, Markus", "Rina"),
        (["Rep: Dessy Ayu/ Red: Andi Nur"], "Dessy Ayu", "Andi Nur"),
        (["Ditulis oleh: Ratna | 5 Maret 2024 | Dilihat: 24"], "Ratna", None),
        (["Reporter: Ana, Editor: Budi"], "Ana", "Budi"),
        (["Editor: A", "Editor: B"], None, "A"),
        (["7 Juni 2017 - Berita - Oleh Sekretariat - Dilihat 340 kali"], "Sekretariat", None),
        (["Posted on Monday, May 3, 2021 | 02:15 PM by Press Bureau"], "Press Bureau", None),
    ],
)
def test_credits_are_read_from_the_lines_around(
    lines: list[str], byline: str | None, editor: str | None
) -> None:
    assert Credits.read(lines) == Credits(byline, editor)


@pytest.mark.parametrize(
    ("paragraph", "name"),
    [
        ("Ia pun pulang. (RIU-Biro Hukum/WKA-Humas Kemensetneg)", "RIU-Biro Hukum/WKA-Humas Kemensetneg"),
        ("Ia pun pulang. [Humas]", "Humas"),
        ("Ia pun pulang.” (qf)", "qf"),
        ("Ia pun pulang.(*/fpet/dhs)", "*/fpet/dhs"),
        ("Ia pun pulang. (Satria)", "Satria"),
        ("Hilir (Er/ Humas UNP).", "Er/ Humas UNP"),
        ("Unit itu menuju WBK (Wilayah Bebas Korupsi)", None),
        ("Unit itu menuju Wilayah Bebas Korupsi (WBK).", None),
        ("Harga naik. (H-4)", None),
        ("Harga naik. (Ant/H-4)", None),
        ("Tanpa tanda tangan.", None),
    ],
)
def test_a_signature_follows_a_finished_text(paragraph: str, name: str | None) -> None:
    text, signed = signature(paragraph)
    assert signed == name
    assert paragraph.startswith(text)
    assert (text == paragraph) == (name is None)


def test_a_labelled_name_outranks_the_signature() -> None:
    named, body = take_credits(["Penulis: Rini"], ["Satu.", "Dua. (Humas BKN)"])
    assert (named.byline, body) == ("Rini", ["Satu.", "Dua."])
    named, _ = take_credits([], ["Satu. (Laporan: Agus | Editor: Purna | Humas)"])
    assert (named.byline, named.editor) == ("Agus", "Purna")
    named, _ = take_credits(["(BPMI Setpres)"], ["Satu."])
    assert named.byline == "BPMI Setpres"


@pytest.mark.parametrize(
    ("end", "initials"), [("(fyk/ash)", None), ("(RIU/DEW)", "RIU/DEW"), ("[WKA]", "WKA"), ("(ADV)", None)]
)
def test_initials_in_capitals_are_an_office_s_signature(end: str, initials: str | None) -> None:
    named, body = take_credits([], ["Satu.", end])
    assert (named.byline, named.initials, body) == (None, initials, ["Satu."])


@pytest.mark.parametrize(("text", "name"), [("Rini Putri - detikNews", "Rini Putri"), (": Joko |", "Joko")])
def test_a_name_stands_alone(text: str, name: str) -> None:
    assert clean_name(text) == name


def test_desks_are_generic() -> None:
    assert all(map(is_generic, (None, "", "Humas", "admin", "Super User", "Administrator2")))
    assert not any(map(is_generic, ("Humas Kemensetneg", "Admin Nugroho")))


@given(st.text(max_size=150))
def test_any_paragraph_is_kept_up_to_its_signature(paragraph: str) -> None:
    text, _ = signature(paragraph)
    assert paragraph.startswith(text)
    credit(paragraph)
