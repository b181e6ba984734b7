"""What every engine must do. A test module of an engine subclasses this and gives an `engine` fixture."""

from __future__ import annotations

from datetime import date
from itertools import chain

import pytest

from corpus.errors import NoBuild
from search.engine import Engine
from search.query import And, Facet, Not, Or, Sort, Term
from tests.search.collection import LABELS, ORIGIN, build, counts, document, find, found, ids, query

DOCUMENTS = [
    document(
        "setneg-1",
        "Kementerian Sekretariat Negara meraih predikat WBK. Penghargaan itu diterima di Jakarta.",
        title="Dua biro meraih WBK",
        published="2021-12-20T14:30:00+07:00",
        byline="Budi Santoso",
        units=("biro-umum", "biro-humas"),
        awards=("wbk",),
        institutions=("setneg",),
    ),
    document(
        "setneg-2",
        "Predikat itu diraih oleh Biro Umum pada tahun lalu.",
        title="Biro Umum",
        published="2021-12-20",
        units=("biro-umum",),
        awards=("wbk", "wbbm"),
    ),
    document(
        "kemenkeu-1",
        "Anggaran negara dibahas. Tidak ada predikat yang diraih.",
        title="Rapat anggaran",
        published="2020-05-01",
        source="kemenkeu",
        kind="siaran-pers",
    ),
    document("tanpa-tanggal", "Biro itu umum sekali, kata warga.", title="Kabar", source="kemenkeu"),
]


class EngineContract:
    @pytest.fixture
    def served(self, engine: Engine) -> Engine:
        build(engine, DOCUMENTS)
        return engine

    def test_a_word_is_found_in_every_form(self, served: Engine) -> None:
        assert set(found(served, "peraih")) == {"setneg-1", "setneg-2", "kemenkeu-1"}

    def test_all_words_must_be_there(self, served: Engine) -> None:
        assert found(served, "meraih kementerian") == ["setneg-1"]
        assert found(served, "meraih gunung") == []

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
    @pytest.mark.parametrize("sort", list(Sort))
    def test_pages_together_are_the_whole(self, engine: Engine, text: str, sort: Sort) -> None:
        documents = [
            document(f"d{n:02}", "sama " * (n % 4 + 1), published=f"20{10 + n % 7}-01-01" if n % 5 else None)
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

    def test_a_document_comes_back_whole(self, engine: Engine) -> None:
        everything = document(
            "semua",
            "Satu.\n\nDua <b>&amp;</b> “tiga” 🎉",
            url="https://contoh.go.id/a",
            title="Judul",
            published="2021-12-20T14:30:00+07:00",
            published_inferred=True,
            byline="Budi",
            units=("b", "a"),
            institutions=("i",),
            awards=("wbk",),
            views=1406,
            reactions=(9, 0, 0, 0, 0),
            first_seen="2022-01-01",
            last_seen="2022-02-01",
            gone_since="2022-03-01",
            sample=True,
        )
        bare = document("kosong", source="", kind="")
        build(engine, [everything, bare])
        with engine.reader() as reader:
            assert reader.document("semua") == everything
            assert reader.document("kosong") == bare
            assert reader.document("tidak ada") is None

    def test_a_build_tells_of_itself(self, engine: Engine) -> None:
        info = build(engine, DOCUMENTS)
        assert (info.documents, info.earliest, info.latest) == (4, "2020-05-01", "2021-12-20")
        assert info.origin == ORIGIN
        assert info.size_bytes > 0
        assert engine.current() == info
        assert list(engine.builds()) == [info]
        with engine.reader() as reader:
            assert reader.build == info
            assert reader.analyzer.version == info.analysis_version

    def test_an_empty_build_is_served(self, engine: Engine) -> None:
        info = build(engine, [])
        assert (info.documents, info.earliest, info.latest) == (0, None, None)
        nothing = find(engine, "apa pun", sort=Sort.NEWEST)
        assert (nothing.total, nothing.matches) == (0, ())
        assert found(engine, '"apa pun" -x*') == []
        build(engine, DOCUMENTS, base=info)
        assert find(engine).total == 4

    def test_the_last_of_two_with_one_id_stays(self, engine: Engine) -> None:
        build(engine, [document("satu", "lama"), document("dua", "lain"), document("satu", "baru")])
        assert find(engine).total == 2
        assert found(engine, "lama") == []
        assert found(engine, "baru") == ["satu"]

    def test_what_was_added_can_be_removed(self, engine: Engine) -> None:
        making = engine.begin()
        making.add(document("satu", "kata"))
        making.add(document("dua", "kata"))
        making.remove("satu")
        making.remove("tidak ada")
        engine.publish(making.finish({}, ORIGIN))
        assert found(engine, "kata") == ["dua"]

    def test_an_update_equals_a_fresh_build(self, engine: Engine) -> None:
        old = document("setneg-2", "Naskah lama tentang laut.", published="2010-01-01", units=("lama",))
        first = build(engine, [document("gunung", "Gunung meraih langit."), old, *DOCUMENTS[2:]])
        updated = build(engine, [DOCUMENTS[1], DOCUMENTS[0]], base=first, removed=["gunung"], publish=False)
        fresh = build(engine, DOCUMENTS, publish=False)
        texts = [
            "",
            "meraih",
            "biro umum",
            '"biro umum"',
            "predikat -kementerian",
            "dirai*",
            "laut",
            "gunung",
        ]
        for text in texts:
            with engine.open(updated) as one, engine.open(fresh) as other:
                for sort in Sort:
                    asked = query(text, sort=sort)
                    assert one.find(asked) == other.find(asked), (text, sort)
        assert (updated.documents, updated.earliest) == (fresh.documents, fresh.earliest)

    def test_an_update_knows_what_it_starts_from(self, engine: Engine) -> None:
        first = build(engine, DOCUMENTS)
        making = engine.begin(first)
        assert making.fingerprints() == {it.id: it.fingerprint() for it in DOCUMENTS}
        making.remove("setneg-1")
        making.add(document("baru"))
        expected = {it.id: it.fingerprint() for it in [*DOCUMENTS[1:], document("baru")]}
        assert making.fingerprints() == expected
        making.abandon()

    def test_a_base_is_not_touched_by_what_is_built_on_it(self, engine: Engine) -> None:
        first = build(engine, DOCUMENTS)
        build(engine, [document("setneg-1", "lain sama sekali")], base=first, removed=["setneg-2"])
        with engine.open(first) as reader:
            assert ids(reader.find(query("meraih kementerian"))) == ["setneg-1"]
            assert reader.find(query()).total == 4

    def test_nothing_is_served_before_it_is_published(self, engine: Engine) -> None:
        assert engine.current() is None
        assert list(engine.builds()) == []
        with pytest.raises(NoBuild, match="telusur reindex"), engine.reader():
            pass
        first = build(engine, DOCUMENTS)
        making = engine.begin()
        making.add(document("baru", "meraih"))
        assert find(engine).total == 4
        second = making.finish(LABELS, ORIGIN)
        assert engine.current() == first
        assert find(engine).total == 4
        engine.publish(second)
        assert found(engine) == ["baru"]

    def test_a_reader_keeps_the_build_it_began_with(self, engine: Engine) -> None:
        first = build(engine, DOCUMENTS)
        with engine.reader() as reader:
            build(engine, [document("baru", "meraih")])
            assert reader.build == first
            assert reader.find(query()).total == 4
            engine.prune(1)
            assert ids(reader.find(query("meraih kementerian"))) == ["setneg-1"]
            assert reader.document("setneg-2") == DOCUMENTS[1]
        assert found(engine) == ["baru"]

    def test_an_earlier_build_can_be_published_again(self, engine: Engine) -> None:
        first = build(engine, DOCUMENTS)
        build(engine, [document("baru")])
        engine.publish(first)
        assert engine.current() == first
        assert find(engine).total == 4

    def test_prune_keeps_the_newest_and_the_published(self, engine: Engine) -> None:
        infos = [build(engine, [document(f"d{n}")], publish=False) for n in range(4)]
        engine.publish(infos[0])
        assert set(engine.prune(keep=2)) == {infos[1].name}
        assert list(engine.builds()) == [infos[0], infos[2], infos[3]]
        assert found(engine) == ["d0"]
        assert set(engine.prune(keep=0)) == {infos[2].name, infos[3].name}

    def test_an_abandoned_build_leaves_nothing(self, engine: Engine) -> None:
        first = build(engine, DOCUMENTS)
        making = engine.begin(first)
        making.add(document("baru"))
        making.abandon()
        making.abandon()
        assert list(engine.builds()) == [first]
        assert find(engine).total == 4
        assert engine.prune(keep=1) == []

    def test_two_builds_in_the_making_do_not_meet(self, engine: Engine) -> None:
        one, other = engine.begin(), engine.begin()
        one.add(document("satu"))
        other.add(document("dua"))
        engine.prune(keep=0)
        first, second = one.finish({}, ORIGIN), other.finish({}, ORIGIN)
        for info, only in ((first, "satu"), (second, "dua")):
            with engine.open(info) as reader:
                assert ids(reader.find(query())) == [only]

    def test_what_is_pruned_cannot_be_opened(self, engine: Engine) -> None:
        first = build(engine, DOCUMENTS)
        build(engine, DOCUMENTS)
        engine.prune(keep=1)
        with pytest.raises(NoBuild, match=first.name), engine.open(first):
            pass
        with pytest.raises(NoBuild, match=first.name):
            engine.publish(first)
