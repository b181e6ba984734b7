"""Stems: the forms that must meet, the names that must stay whole, and the table that keeps them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SettingsError
from corpus.tables import read_table
from search.analysis import Analyzer
from search.sastrawi import is_root
from search.stems import Rules, StemsFile

VOCABULARY = Path(__file__).parents[2] / "config" / "vocabulary"
RULES = Rules.load(VOCABULARY)
WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=15) | st.text(
    min_size=1, max_size=8
)


@pytest.mark.parametrize(
    "forms",
    [
        "raih meraih diraih peraih meraihnya raihlah",
        "terima menerima diterima penerima penerimaan",
        "anugerah penganugerahan dianugerahi dianugerahkan menganugerahkan",
        "peroleh memperoleh diperoleh perolehan",
        "penghargaan penghargaannya",
        "predikat berpredikat predikatnya",
        "serah menyerahkan diserahkan penyerahan",
        "kementerian kementrian kementeriannya",
        "mengumumkan diumumkan pengumuman",
        "bekasi bekasinya",
        "beli membeli membelinya dibelinya",
    ],
)
def test_forms_of_one_word_meet(forms: str) -> None:
    assert len({RULES.stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "penghargaan harga",
        "pengadilan adil peradilan",
        "kementerian menteri",
        "pemerintah perintah",
        "pemilu milu",
        "pengesahan kesah",
        "berikan ikan",
        "bali bal",
        "bekasi bekas",
        "maluku malu",
        "kediri diri",
        "berlin lin",
        "berliana liana",
        "berkinerja kerja",
        "berpenghargaan harga",
        "merit rit",
        "undangan undang",
    ],
)
def test_different_words_stay_apart(words: str) -> None:
    assert len({RULES.stem(word) for word in words.split()}) == len(words.split())


def test_a_compound_can_have_its_own_stems() -> None:
    analyzer = Analyzer(RULES)
    laws = [token.stem for token in analyzer.tokens("perundang-undangan")]
    assert laws == [token.stem for token in analyzer.tokens("undang-undang")]


def test_one_word_names_of_the_vocabularies_are_whole() -> None:
    for name in ("tarakan", "pesawaran", "kementrans", "kutim", "paramakarya", "kemensetneg"):
        assert RULES.stem(name) == name


def test_english_is_left_alone() -> None:
    for word in [
        "government",
        "institutional",
        "communication",
        "american",
        "million",
        "education",
        "meeting",
        "policies",
    ]:
        assert RULES.stem(word) == word


@given(WORDS)
def test_a_stem_is_never_empty(word: str) -> None:
    assert RULES.stem(word)


@given(st.sampled_from(sorted(RULES.protected)))
def test_a_protected_word_is_its_own_stem(word: str) -> None:
    assert RULES.stem(word) == word


def test_an_override_does_not_undo_another() -> None:
    """A stem is its own stem, or two words that should meet would not."""
    assert {
        stem for stem in RULES.overrides.values() if "-" not in stem and RULES.stem(stem) != stem
    } == set()


def test_no_word_is_listed_twice() -> None:
    stems = read_table(VOCABULARY / "stems.toml", StemsFile)
    listed = [*stems.kept, *(word for words in stems.stems.values() for word in words)]
    listed += [*stems.protect, *stems.places, *stems.people, *stems.clipped]
    assert sorted(listed) == sorted(set(listed))


def test_roots_are_not_stored_as_protected() -> None:
    assert not any(is_root(word) for word in RULES.protected)


def test_a_misspelt_key_is_named(tmp_path: Path) -> None:
    (tmp_path / "stems.toml").write_text('protekt = ["wbk"]\n')
    with pytest.raises(SettingsError, match=r"stems\.toml: protekt"):
        Rules.load(tmp_path)
