"""What every engine must do with builds: making, updating, publishing and pruning them."""

from __future__ import annotations

import pytest

from corpus.errors import NoBuild
from search.engine import Engine
from search.query import ARTICLE_SORTS, Facet, Sort
from tests.search.collection import DOCUMENTS, LABELS, ORIGIN, build, document, find, found, ids, query


class BuildingContract:
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
                for sort in ARTICLE_SORTS:
                    asked = query(text, sort=sort)
                    assert one.find(asked) == other.find(asked), (text, sort)
        assert (updated.documents, updated.earliest) == (fresh.documents, fresh.earliest)

    def test_a_value_that_no_document_bears_any_more_has_no_label(self, engine: Engine) -> None:
        first = build(engine, DOCUMENTS)
        build(engine, [], base=first, removed=["setneg-1"])
        with engine.reader() as reader:
            assert reader.labels(Facet.UNIT) == {"biro-umum": "Biro Umum"}

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

    def test_a_finished_build_can_be_abandoned_until_it_is_published(self, engine: Engine) -> None:
        first = build(engine, DOCUMENTS)
        refused, taken = engine.begin(first), engine.begin(first)
        for making in (refused, taken):
            making.add(document("baru"))
        refused.finish({}, ORIGIN)
        served = taken.finish({}, ORIGIN)
        engine.publish(served)
        refused.abandon()
        taken.abandon()
        assert list(engine.builds()) == [first, served]
        assert find(engine).total == 5

    def test_two_builds_in_the_making_do_not_meet(self, engine: Engine) -> None:
        one, other = engine.begin(), engine.begin()
        one.add(document("satu"))
        other.add(document("dua"))
        engine.prune(keep=0)
        first, second = one.finish({}, ORIGIN), other.finish({}, ORIGIN)
        for info, only in ((first, "satu"), (second, "dua")):
            with engine.open(info) as reader:
                assert ids(reader.find(query())) == [only]

    def test_what_is_pruned_cannot_be_opened_or_built_on(self, engine: Engine) -> None:
        first = build(engine, DOCUMENTS)
        build(engine, DOCUMENTS)
        engine.prune(keep=1)
        with pytest.raises(NoBuild, match=first.name), engine.open(first):
            pass
        with pytest.raises(NoBuild, match=first.name):
            engine.publish(first)
        with pytest.raises(NoBuild, match=first.name):
            engine.begin(first)
