from collections import Counter
from itertools import islice
from random import Random

import pytest

from bench.speed.corpus import UNITS, WORDS, Words, Zipf, documents
from bench.speed.sentences import Growth, forms, source, split
from tests.bench.speed.articles import small_source


def test_the_same_seed_gives_the_same_corpus() -> None:
    assert list(documents(small_source(), 20)) == list(documents(small_source(), 20))
    assert list(documents(small_source(), 20)) != list(documents(small_source(), 20, seed=3))


def test_a_smaller_corpus_is_the_beginning_of_a_larger() -> None:
    assert list(documents(small_source(), 15)) == list(islice(documents(small_source(), 60), 15))


def test_documents_have_the_length_of_articles() -> None:
    lengths = [len(forms(it.body)) for it in documents(small_source(), 300)]
    assert sum(lengths) / len(lengths) == pytest.approx(WORDS, rel=0.1)
    assert min(lengths) < WORDS / 2 < 2 * WORDS < max(lengths)


def test_vocabulary_grows_as_the_source_says() -> None:
    made = small_source()
    words = Words(made, Random(5))  # noqa: S311
    sizes = []
    for _ in range(400):
        words.document()
        sizes.append((words.words, words.vocabulary))
    late = sizes[100:]
    assert all(found == pytest.approx(made.growth.forms(n), rel=0.05) for n, found in late)
    assert late[-1][1] > 1.5 * late[0][1]


def test_vocabulary_is_what_a_reader_would_count() -> None:
    words = Words(small_source(), Random(5))  # noqa: S311
    texts = [words.document() for _ in range(50)]
    counted = {form for title, body in texts for form in forms(f"{title} {body}")}
    assert words.vocabulary == len(counted)


def test_only_rare_words_are_replaced() -> None:
    known = small_source().forms
    written = Counter(form for it in documents(small_source(), 50) for form in forms(it.body))
    new = {form for form in written if form not in known}
    assert new
    assert "predikat" in written
    assert sum(written[form] for form in new) < 0.06 * written.total()


def test_growth_is_fitted_to_what_is_read() -> None:
    law = Growth(30, 0.55)
    invented = (f"w{number}" for number in range(10**6))
    texts, seen, words = [], 0, 0
    for _ in range(300):
        text = ["lama"] * 200
        words += 200
        while seen < law.forms(words):
            text[seen % 200] = next(invented)
            seen += 1
        texts.append(text)
    fitted = Growth.fitted(texts)
    assert fitted.exponent == pytest.approx(law.exponent, abs=0.05)
    assert fitted.forms(10 * words) == pytest.approx(law.forms(10 * words), rel=0.15)


def test_values_come_with_zipf_frequencies() -> None:
    units = Zipf("unit", UNITS)
    chance = Random(7)  # noqa: S311
    drawn = Counter(value for _ in range(20_000) for value in units.draw(chance, (1,)))
    first, second, tenth = (drawn[f"unit-{number:04}"] for number in (0, 1, 9))
    assert first / second == pytest.approx(2, rel=0.15)
    assert first / tenth == pytest.approx(10, rel=0.3)


def test_values_of_a_document_are_different_ones() -> None:
    documents_ = list(documents(small_source(), 200))
    assert all(len(set(it.units)) == len(it.units) in range(1, 5) for it in documents_)
    assert {len(it.awards) for it in documents_} == {0, 1, 2}


def test_sentences_are_split_where_they_end() -> None:
    assert split("Ia datang pada 1.500 orang. Mereka pulang!\n\n \nSelesai") == [
        "Ia datang pada 1.500 orang.",
        "Mereka pulang!",
        "Selesai",
    ]


def test_the_order_of_articles_does_not_matter() -> None:
    articles = [("Satu dua", "Kalimat pertama. Kalimat kedua."), ("Tiga empat", "Yang lain.")]
    assert source("x", articles, 1) == source("x", articles[::-1], 1)
