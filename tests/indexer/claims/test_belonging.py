"""Whom a recipient belongs to whose own name does not say so."""

import pytest

from tests.indexer.articles import article
from tests.indexer.claims.said import ANNOTATOR


def institutions(body: str) -> dict[str, str | None]:
    said = ANNOTATOR.annotate(article(body, title="Judul", day="2022-03-01"))
    return {one.recipient: one.institution for one in said.received}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Trofi ProKlim diraih Desa Gading di Kecamatan Tugu, Kabupaten Klaten.", "kab-klaten"),
        ("Desa Gading meraih trofi ProKlim. Desa itu ada di Kabupaten Klaten.", "kab-klaten"),
        ("Desa Gading meraih trofi ProKlim. Kabupaten Klaten dan Kota Bogor mengirim ucapan selamat.", None),
        ("Desa Gading meraih trofi ProKlim, kata Dinas Lingkungan Hidup Kota Bogor.", "kota-bogor"),
        ("Puskesmas Gading meraih predikat WBK. Puskesmas itu milik Kabupaten Klaten.", "kab-klaten"),
        ("Presiden menganugerahkan Bintang Bhayangkara kepada Bripka Budi Santoso.", "polri"),
    ],
)
def test_villages_and_officers_belong_to_somebody(body: str, expected: str | None) -> None:
    assert list(institutions(body).values()) == [expected]


def test_regions_go_by_their_other_names() -> None:
    found = institutions("UHC Award diraih Pemerintah Aceh, Provinsi DKI Jakarta, dan Provinsi Sulsel.")
    assert set(found.values()) == {"prov-aceh", "prov-dki-jakarta", "prov-sulawesi-selatan"}
