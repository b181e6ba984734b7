"""What is seen of a number."""

from tests.indexer.claims.counts.seen import features


def test_what_is_said_of_a_list_of_numbers_is_said_of_each() -> None:
    body = "Predikat WBK menarik minat. Sebanyak 61 rutan dan 75 lapas menerima WBK."
    for number in (61, 75):
        assert "1:group>:RECEIVES" in features(body, number, "wbk")


def test_taking_part_is_seen_too() -> None:
    assert "0:group<:TOOK_PART" in features("Untuk WBK tim menilai 40 rutan.", 40, None)


def test_a_level_of_the_award_that_the_text_speaks_of() -> None:
    body = "Kota Bogor meraih PROPER peringkat Emas. Ada 40 perusahaan Hijau."
    seen = features(body, 40, "proper")
    assert "level:False:True" in seen
    assert "spoken:received" in seen


def test_a_dateline_is_not_before_the_number() -> None:
    assert "-1:^" in features("SOLO – Tiga rutan meraih WBK.", 3, "wbk")


def test_an_award_of_another_number_is_not_the_nearest() -> None:
    body = "Sebanyak 30 rutan meraih WBK dan 12 rutan meraih WBBM."
    assert "A>nearest:True" in features(body, 30, "wbk")
    assert "A>nearest:False" in features(body, 30, "wbbm")
