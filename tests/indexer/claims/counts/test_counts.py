"""Numbers are weighed: weights of the tests' own decide."""

from itertools import permutations

from tests.indexer.claims.counts.seen import counted, seen

_BODY = "Sebanyak 40 rutan meraih WBK. Gedung itu punya 12 lantai."


def test_without_weights_rules_alone_read() -> None:
    assert counted({}, _BODY) == [(40, "wbk")]


def test_a_likely_number_counts_though_rules_pass_it_by() -> None:
    assert (12, None) in counted({"+1:lantai": 3.0}, _BODY)


def test_it_takes_more_than_a_doubt_to_contradict_rules() -> None:
    assert (40, "wbk") in counted({"number": -1.5}, _BODY)
    assert counted({"number": -2.5}, _BODY) == []


def test_the_order_of_features_decides_nothing() -> None:
    """Added one by one, these are the -0.4 that it takes, or a little more."""
    orders = permutations([0.8, -0.9, -0.3])
    read = [
        counted(dict(zip(("number", "kind:digits", "+1:lantai"), order, strict=True)), _BODY)
        for order in orders
    ]
    assert read == read[:1] * 6


def test_the_likeliest_award_is_meant() -> None:
    assert (40, None) in counted({"0:number": 5.0}, _BODY)


def test_each_number_is_seen_with_every_award_and_with_none() -> None:
    shown = [(one.number, one.award) for one in seen("Sebanyak 40 rutan meraih WBK dan WBBM.")]
    assert set(shown) == {(40, None), (40, "wbk"), (40, "wbbm")}


def test_parts_of_those_who_took_part_are_left_out() -> None:
    body = "Untuk WBK tim menilai 40 kantor, terdiri dari 30 rutan dan 10 lapas."
    weights = {"0:group<:TOOK_PART": 4.0, "1:kind:digits": 1.0, "0:kind:digits": 0.5}
    assert counted(weights, body) == [(40, None)]
