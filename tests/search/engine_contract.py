"""What every engine must answer. A test module of an engine subclasses `FindingContract` here and
`BuildingContract` next door, and gives an `engine` fixture."""

from __future__ import annotations

from datetime import date
from itertools import chain

import pytest

from search.engine import Engine
from search.query import ARTICLE_SORTS, And, Facet, Not, Or, Sort, Term
from tests.search.collection import DOCUMENTS, build, counts, document, find, found, ids, query


class FindingContract:
    @pytest.fixture
    def served(self, engine: Engine) -> Engine:
        build(engine, DOCUMENTS)
        return engine

    def test_a_word_is_found_in_every_form(self, served: Engine) -> None:
        assert set(found(served, "peraih")) == {"setneg-1", "setneg-2", "kemenkeu-1"}

    def test_a_word_is_counted_as_written_or_in_every_form(self, served: Engine) -> None:
        with served.reader() as reader:
            stem = reader.analyzer.stem("meraih")
            assert reader.frequency(Term(stem, "meraih")) == 3
            assert reader.frequency(Term("meraih", "meraih", exact=True)) < 3
            assert reader.frequency(Term("gunung", "gunung", exact=True)) == 0

    def test_all_words_are_wanted(self, served: Engine) -> None:
        whole = find(served, "meraih kementerian")
        assert (ids(whole), whole.complete) == (["setneg-1"], 1)

    def test_where_nothing_holds_all_words_the_best_part_is_found(self, served: Engine) -> None:
        partial = find(served, "meraih biro gunung")
        assert set(ids(partial)[:2]) == {"setneg-1", "setneg-2"}
        assert set(ids(partial)) == {"setneg-1", "setneg-2", "kemenkeu-1", "tanpa-tanggal"}
        assert (partial.total, partial.complete) == (4, 0)
        assert not any(match.complete for match in partial.matches)
        assert found(served, "gunung laut") == []

    def test_behind_the_few_that_hold_all_of_a_long_question_come_the_others(self, engine: Engine) -> None:
        texts = {"semua": "satu dua tiga empat", "tiga": "satu dua tiga", "lain": "kata lain"}
        texts |= {f"satu-{number}": "satu kata" for number in range(9)}
        build(engine, [document(name, text) for name, text in texts.items()])
        long = find(engine, "satu dua tiga empat")
        assert ids(long) == ["semua", "tiga"]
        assert [match.complete for match in long.matches] == [True, False]
        assert (long.total, long.complete) == (2, 1)
        assert set(found(engine, "satu dua tiga")) == {"semua", "tiga"}
        assert found(engine, "satu tiga -empat") == ["tiga"]

    def test_what_matches_does_not_depend_on_filters(self, served: Engine) -> None:
        assert found(served, "meraih kementerian", filters={Facet.UNIT: ("biro-umum",)}) == ["setneg-1"]
        assert found(served, "meraih kementerian", filters={Facet.AWARD: ("wbbm",)}) == []
        assert found(served, "meraih kementerian tahun:2020") == []
        narrowed = find(served, "meraih biro gunung", filters={Facet.YEAR: ("2020",)})
        assert (ids(narrowed), narrowed.total, narrowed.complete) == (["kemenkeu-1"], 1, 0)

    def test_common_words_find_nothing_but_help_to_order(self, engine: Engine) -> None:
        texts = {"a": "biro umum", "b": "biro yang umum", "c": "yang lain", "d": "di sini"}
        build(engine, [document(name, text) for name, text in texts.items()])
        assert found(engine, "biro umum di sana") == found(engine, "biro umum sana") == ["a", "b"]
        assert found(engine, "biro yang") == ["b", "a"]
        assert set(found(engine, "yang di")) == {"b", "c", "d"}
        assert set(found(engine, "yang")) == {"b", "c"}

    def test_an_acronym_finds_the_name_and_back_below(self, engine: Engine) -> None:
        texts = {
            "nama": "dijawab oleh pejabat pengelola informasi di sana",
            "singkatan": "dijawab oleh ppid di sana",
            "sebagian": "informasi dari pejabat lain",
        }
        build(engine, [document(name, text) for name, text in texts.items()])
        assert found(engine, "PPID") == ["singkatan", "nama"]
        assert found(engine, "pejabat pengelola informasi") == ["nama", "singkatan"]
        assert found(engine, '"PPID"') == ["singkatan"]
        assert found(engine, "judul:PPID") == []

    def test_words_close_together_stand_above_words_far_apart(self, engine: Engine) -> None:
        apart = "biro " + "dan lain lain " * 30 + "umum"
        together = "biro umum " + "dan lain lain " * 30
        build(engine, [document("jauh", apart), document("dekat", together)])
        assert found(engine, "biro umum") == ["dekat", "jauh"]

    def test_the_form_that_was_asked_stands_above_others(self, engine: Engine) -> None:
        build(engine, [document("lain", "telah diraih biro"), document("sama", "telah meraih biro")])
        assert found(engine, "meraih") == ["sama", "lain"]
        assert found(engine, "diraih") == ["lain", "sama"]

    def test_what_is_said_early_counts_more(self, engine: Engine) -> None:
        filling = "kata lain sekali " * 40
        build(engine, [document("akhir", f"{filling} biro"), document("awal", f"biro {filling}")])
        assert found(engine, "biro") == ["awal", "akhir"]

    def test_either_word_will_do(self, served: Engine) -> None:
        assert set(found(served, "kementerian OR anggaran")) == {"setneg-1", "kemenkeu-1"}

    def test_without(self, served: Engine) -> None:
        assert set(found(served, "predikat -anggaran")) == {"setneg-1", "setneg-2"}
        assert set(found(served, "-predikat")) == {"tanpa-tanggal"}
        assert found(served, "-predikat -kabar") == []

    def test_without_inside_either(self, served: Engine) -> None:
        word = Term("anggar", "anggaran")
        other = Term("kabar", "kabar")
        either = Or((word, Not(other)))
        assert set(found(served, node=either)) == {"setneg-1", "setneg-2", "kemenkeu-1"}
        neither = And((Not(word), Not(other)))
        assert set(found(served, node=neither)) == {"setneg-1", "setneg-2"}

    def test_quotes_mean_exactly_these_words_in_this_order(self, served: Engine) -> None:
        assert found(served, '"meraih predikat"') == ["setneg-1"]
        assert found(served, '"peraih predikat"') == []
        assert found(served, '"predikat meraih"') == []
        assert found(served, '"meraih"') == ["setneg-1"]
        assert set(found(served, '"biro umum"')) == {"setneg-2"}

    def test_a_phrase_does_not_run_from_title_into_body(self, served: Engine) -> None:
        assert found(served, '"umum predikat"') == []

    def test_nearness_counts_the_words_between_in_all(self, served: Engine) -> None:
        assert found(served, '"biro umum"~0') == ["setneg-2"]
        assert set(found(served, '"biro umum"~1')) == {"setneg-2", "tanpa-tanggal"}
        assert found(served, '"predikat raih biro"~1') == []
        assert found(served, '"predikat raih biro"~2') == ["setneg-2"]

    def test_a_word_twice_in_a_phrase_must_stand_there_twice(self, engine: Engine) -> None:
        build(engine, [document("sekali", "biro umum"), document("dua", "biro biro umum")])
        assert found(engine, '"biro biro"') == ["dua"]

    def test_a_prefix_is_of_the_word_as_written(self, served: Engine) -> None:
        assert found(served, "kement*") == ["setneg-1"]
        assert set(found(served, "dirai*")) == {"setneg-2", "kemenkeu-1"}
        assert found(served, "zzz*") == []

    def test_fields(self, served: Engine) -> None:
        assert found(served, "judul:meraih") == ["setneg-1"]
        assert set(found(served, "isi:biro")) == {"setneg-2", "tanpa-tanggal"}
        assert found(served, "penulis:santoso") == ["setneg-1"]
        assert found(served, 'penulis:"budi santoso"') == ["setneg-1"]
        assert found(served, "penulis:san*") == ["setneg-1"]
        assert found(served, "santoso") == []

    def test_facet_values_in_the_text(self, served: Engine) -> None:
        assert set(found(served, "penghargaan:wbk")) == {"setneg-1", "setneg-2"}
        assert found(served, 'unit:"Biro Humas" meraih') == ["setneg-1"]
        assert found(served, "tahun:2020") == ["kemenkeu-1"]

    def test_dates_are_inclusive(self, served: Engine) -> None:
        day = date(2021, 12, 20)
        assert set(found(served, since=day, until=day)) == {"setneg-1", "setneg-2"}
        assert found(served, until=date(2021, 12, 19)) == ["kemenkeu-1"]
        assert found(served, since=date(2021, 12, 21)) == []
        assert set(found(served, "tanggal:2020..2021")) == {"setneg-1", "setneg-2", "kemenkeu-1"}

    def test_everything_counts_everything(self, served: Engine) -> None:
        everything = find(served)
        assert everything.total == 4
        assert everything.undated == 1
        assert counts(everything, Facet.YEAR) == {"2021": 2, "2020": 1}
        assert counts(everything, Facet.UNIT) == {"biro-umum": 2, "biro-humas": 1}
        assert counts(everything, Facet.AWARD) == {"wbk": 2, "wbbm": 1}
        assert counts(everything, Facet.INSTITUTION) == {"setneg": 1}
        assert counts(everything, Facet.SOURCE) == {"setneg": 2, "kemenkeu": 2}
        assert counts(everything, Facet.KIND) == {"berita": 3, "siaran-pers": 1}

    def test_years_stand_newest_first_other_values_by_count(self, served: Engine) -> None:
        everything = find(served)
        assert list(counts(everything, Facet.YEAR)) == ["2021", "2020"]
        assert list(counts(everything, Facet.UNIT)) == ["biro-umum", "biro-humas"]

    def test_filters_are_or_within_a_facet_and_across_facets(self, served: Engine) -> None:
        one = {Facet.UNIT: ("biro-humas",)}
        assert found(served, filters=one) == ["setneg-1"]
        two = {Facet.UNIT: ("biro-humas", "biro-umum")}
        assert set(found(served, filters=two)) == {"setneg-1", "setneg-2"}
        across = two | {Facet.AWARD: ("wbbm",)}
        assert found(served, filters=across) == ["setneg-2"]

    def test_a_facet_counts_as_if_its_own_filter_were_not_there(self, served: Engine) -> None:
        narrowed = find(served, filters={Facet.AWARD: ("wbbm",), Facet.YEAR: ("2021",)})
        assert narrowed.total == 1
        assert counts(narrowed, Facet.AWARD) == {"wbk": 2, "wbbm": 1}
        assert counts(narrowed, Facet.UNIT) == {"biro-umum": 1}

    def test_selected_values_stand_first(self, served: Engine) -> None:
        narrowed = find(served, filters={Facet.UNIT: ("biro-humas",)})
        assert list(counts(narrowed, Facet.UNIT)) == ["biro-humas", "biro-umum"]

    def test_a_selected_value_stays_at_zero(self, served: Engine) -> None:
        narrowed = find(served, "anggaran", filters={Facet.UNIT: ("biro-umum", "tidak-ada")})
        assert narrowed.total == 0
        assert [(it.value, it.name, it.count, it.selected) for it in narrowed.facets[Facet.UNIT]] == [
            ("biro-umum", "Biro Umum", 0, True),
            ("tidak-ada", "tidak-ada", 0, True),
        ]

    def test_values_bear_their_names(self, served: Engine) -> None:
        values = find(served).facets[Facet.AWARD]
        assert [(it.value, it.name) for it in values] == [
            ("wbk", "Wilayah Bebas dari Korupsi"),
            ("wbbm", "wbbm"),
        ]
        with served.reader() as reader:
            assert reader.labels(Facet.UNIT) == {"biro-umum": "Biro Umum", "biro-humas": "Biro Humas"}

    def test_newest_and_oldest_have_the_undated_last(self, served: Engine) -> None:
        dated = ["setneg-1", "setneg-2", "kemenkeu-1"]
        assert found(served, sort=Sort.NEWEST) == [*dated, "tanpa-tanggal"]
        assert found(served, sort=Sort.OLDEST) == [*reversed(dated), "tanpa-tanggal"]

    def test_most_read_first_and_those_without_a_count_last(self, engine: Engine) -> None:
        views = {"a": None, "b": 10, "c": 200, "d": 0, "e": 10}
        build(
            engine, [document(it, "sama", views=count, published="2020-01-01") for it, count in views.items()]
        )
        assert found(engine, "sama", sort=Sort.VIEWS) == ["c", "b", "e", "d", "a"]
        assert found(engine, "sama", sort=Sort.VIEWS, size=2, page=2) == ["e", "d"]

    def test_equal_scores_stand_newest_first_then_by_id(self, engine: Engine) -> None:
        days = {"b": "2020-01-01", "c": "2021-01-01", "a": "2020-01-01", "e": None, "d": None}
        build(engine, [document(letter, "sama saja", published=day) for letter, day in days.items()])
        assert found(engine, "sama") == ["c", "a", "b", "d", "e"]
        assert found(engine) == ["c", "a", "b", "d", "e"]

    def test_the_title_counts_more(self, engine: Engine) -> None:
        build(
            engine,
            [
                document("isi", "penghargaan untuk kota", title="kabar dari kota"),
                document("judul", "kabar dari kota", title="penghargaan untuk kota"),
            ],
        )
        assert found(engine, "penghargaan") == ["judul", "isi"]

    def test_scores_only_where_they_order(self, served: Engine) -> None:
        by_score = find(served, "meraih").matches
        assert [it.score for it in by_score] == sorted((it.score for it in by_score), reverse=True)
        assert by_score[-1].score > 0
        assert {it.score for it in find(served, "meraih", sort=Sort.NEWEST).matches} == {0.0}

    def test_filters_do_not_score(self, served: Engine) -> None:
        with_filter = find(served, "meraih penghargaan:wbk tahun:2021").matches
        scores = {match.document.id: match.score for match in find(served, "meraih").matches}
        assert {it.document.id: it.score for it in with_filter} == {
            name: pytest.approx(scores[name]) for name in ("setneg-1", "setneg-2")
        }

    @pytest.mark.parametrize("text", ["", "sama"])
    @pytest.mark.parametrize("sort", ARTICLE_SORTS)
    def test_pages_together_are_the_whole(self, engine: Engine, text: str, sort: Sort) -> None:
        documents = [
            document(
                f"d{n:02}",
                "sama " * (n % 4 + 1),
                published=f"20{10 + n % 7}-01-01" if n % 5 else None,
                views=n * 7 % 11 if n % 3 else None,
            )
            for n in range(47)
        ]
        build(engine, documents)
        pages = [found(engine, text, sort=sort, page=page, size=10) for page in range(1, 7)]
        assert [len(page) for page in pages] == [10, 10, 10, 10, 7, 0]
        whole = found(engine, text, sort=sort, size=100)
        assert list(chain(*pages)) == whole
        assert set(whole) == {it.id for it in documents}

    def test_a_page_of_none_still_counts(self, served: Engine) -> None:
        nothing = find(served, "meraih", size=0)
        assert (nothing.total, nothing.matches) == (3, ())
        assert counts(nothing, Facet.YEAR) == {"2021": 2, "2020": 1}

    def test_near_duplicates_are_collapsed_on_request(self, engine: Engine) -> None:
        build(
            engine,
            [
                document("tua", "sama saja", published="2020-01-01", cluster="tua"),
                document("muda", "sama saja", published="2022-01-01", cluster="tua"),
                document("tengah", "sama saja", published="2021-01-01", cluster="tua"),
                document("lain", "sama sekali lain", published="2019-01-01"),
            ],
        )
        with engine.reader() as reader:
            apart = reader.find(query("sama", sort=Sort.NEWEST))
            assert (apart.total, apart.results) == (4, 4)
            together = reader.find(query("sama", sort=Sort.NEWEST, collapse=True))
            assert (together.total, together.results) == (4, 2)
            assert [match.document.id for match in together.matches] == ["muda", "lain"]
            best, alone = (match.document for match in together.matches)
            assert [it.id for it in reader.similar(best)] == ["tengah", "tua"]
            assert reader.similar(alone) == ()
            assert reader.similar(document("tidak-ada")) == ()
