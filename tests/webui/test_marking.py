from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from search.claims import AwardMention, Evidence, Receipt
from search.document import Document, Mark
from search.page import Snippet, Span
from webui.marking import anchor_of, marked_paragraphs, marked_title, names, sentences

BODY = "Biro Umum & Humas meraih WBK. Mereka senang.\n\nTahun lalu <Biro> itu ditargetkan meraih WBK."


def evidence(text: str, body: str = BODY) -> Evidence:
    start = body.index(text)
    return Evidence(text, "body", start, start + len(text))


def document(body: str = BODY) -> Document:
    receipt = Receipt(
        award="wbk",
        award_name="WBK",
        level=None,
        recipient="Biro Umum",
        recipient_unit=None,
        recipient_kind="unit",
        institution=None,
        giver=None,
        year=None,
        historic=False,
        evidence=evidence("Biro Umum & Humas meraih WBK.", body),
    )
    target = AwardMention(
        "wbk", "WBK", "target", evidence("Tahun lalu <Biro> itu ditargetkan meraih WBK.", body)
    )
    return Document(
        id="a",
        url=None,
        title="Biro meraih WBK",
        body=body,
        published=None,
        published_inferred=False,
        byline=None,
        source="s",
        kind="berita",
        received=(receipt,),
        mentioned=(target,),
    )


def plain(text: str) -> Snippet:
    return Snippet((Span(text),))


def shown(cited: str = "", body: str = BODY) -> list[str]:
    marked = sentences(document(body), cited)
    return [str(it) for it in marked_paragraphs([plain(text) for text in body.split("\n\n")], marked)]


def test_evidence_is_marked_where_it_stands() -> None:
    first, second = shown()
    assert (
        first == '<span class="said" id="kalimat-0">Biro Umum &amp; Humas meraih WBK.</span> Mereka senang.'
    )
    assert second.startswith('<span class="named" id="kalimat-46">Tahun lalu &lt;Biro&gt; itu')


def test_what_an_address_cites_stands_out() -> None:
    first, _ = shown("30-44")
    assert '<mark class="cited" id="kutipan">Mereka senang.</mark>' in first
    assert shown("0-29")[0].startswith('<mark class="cited" id="kutipan">Biro Umum')
    # over a paragraph's end it is marked in both
    assert [text.count('class="cited"') for text in shown("40-60")] == [1, 1]


def test_an_address_that_cites_nothing_marks_nothing() -> None:
    for cited in ("x", "5", "9-3", "5-5", "0-9999", "-1-5", "99999999999999-999999999999999", "judul<"):
        assert "cited" not in "".join(shown(cited))


def test_a_headline_can_be_cited() -> None:
    title = plain("Biro meraih WBK")
    assert str(marked_title(title, sentences(document(), "judul"))) == (
        '<mark class="cited" id="kutipan">Biro meraih WBK</mark>'
    )
    assert str(marked_title(title, sentences(document(), ""))) == "Biro meraih WBK"


def test_matches_stay_marked_within_a_sentence() -> None:
    spans = (
        Span("Biro Umum & Humas "),
        Span("meraih", True),
        Span(" WBK. Mereka "),
        Span("senang", True),
        Span("."),
    )
    (paragraph,) = marked_paragraphs([Snippet(spans)], sentences(document(), ""))
    assert "Humas <mark>meraih</mark> WBK.</span> Mereka <mark>senang</mark>." in str(paragraph)


def test_an_annotation_knows_its_anchor() -> None:
    marked = sentences(document(), "0-29")
    (receipt,), (mention,) = document().received, document().mentioned
    assert anchor_of(receipt.evidence, marked) == "kutipan"
    assert anchor_of(mention.evidence, marked) == "kalimat-46"
    assert anchor_of(Evidence("Biro meraih WBK", "title", 0, 15), marked) is None


def test_names_are_links_inside_sentences_and_matches_inside_names() -> None:
    article = replace(
        document(),
        marks=(
            Mark("unit", "umum", "body", 0, 9),
            Mark("unit", "biro", "body", 0, 4),  # within the other
            Mark("date", "2021", "body", 46, 50),
            Mark("award", "wbk", "body", 25, 28),
        ),
    )
    named = names(article, lambda mark: None if mark.kind == "date" else f"/{mark.value}")
    spans = (Span("Biro "), Span("Umum", True), Span(" & Humas meraih WBK. Mereka senang."))
    (paragraph,) = marked_paragraphs([Snippet(spans)], sentences(article, ""), named)
    assert str(paragraph) == (
        '<span class="said" id="kalimat-0"><a class="name" href="/umum">Biro <mark>Umum</mark></a>'
        ' &amp; Humas meraih <a class="name" href="/wbk">WBK</a>.</span> Mereka senang.'
    )


@given(
    st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1), min_size=1, max_size=4),
    st.integers(0, 60),
    st.integers(0, 60),
    st.data(),
)
def test_marking_changes_no_text(paragraphs: list[str], start: int, end: int, data: st.DataObject) -> None:
    body = "\n\n".join(paragraphs)
    snippets = []
    for text in paragraphs:
        cut = data.draw(st.integers(0, len(text)))
        snippets.append(Snippet((Span(text[:cut]), Span(text[cut:], data.draw(st.booleans())))))
    empty = Document("a", None, "t", body, None, False, None, "s", "berita")
    rendered = marked_paragraphs(snippets, sentences(empty, f"{start}-{end}"))
    texts = [html.fragment_fromstring(f"<p>{it}</p>").text_content() for it in rendered]
    assert texts == paragraphs
    cited = "".join(
        node.text_content()
        for it in rendered
        for node in html.fragment_fromstring(f"<p>{it}</p>").cssselect("mark.cited")
    )
    inside = body[start:end] if start < end <= len(body) else ""
    assert cited.replace("\n", "") == inside.replace("\n", "")
