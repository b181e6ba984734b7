"""What makes one document stand above another: the recipe that every engine follows.

An engine first scores all matches with BM25F (title twice, k1 1.2, b 0.75; docs/decisions/0007) and
then orders the best CANDIDATES of them anew, by where in them the words stand. The score is a sum,
told part by part by `search.page.Explanation`:

    word       for each word  w * tf (k1 + 1) / (tf + K),  K = k1 (1 - b + b * length / average)
    title      for each word  TITLE_AGAIN * w * n (k1 + 1) / (n + K'),  n: times in the title,
               K' with TITLE_B and the title's length
    closeness  CLOSENESS * s * sum over words of min(1, w) * a (k1 + 1) / (a + K): neighbours among the
               words found, of one text and different words, at distance d give each other w / d^2 to a
    passage    PASSAGE * s * the most w of different words that one passage of PASSAGE_WORDS holds
    complete   COMPLETE * the sum so far, where a document holds all words and others need not

    w          log(1 + (N - n + 0.5) / (n + 0.5)) for a word in n of N documents; a common word's * COMMON
    tf         occurrences: one in the title counts TITLE, one in the body 1 + LEAD * e^(-place / LEAD_WORDS),
               another form than was asked INEXACT, a synonym or acronym OTHER of that; at most MOST
    length     words of the body, and TITLE times those of the title
    s          min(1, FEW / words): what stands close together tells little of a question of forty words

Why these parts and numbers: docs/decisions/0009.
"""

from __future__ import annotations

from math import log

CANDIDATES = 100
K1, B = 1.2, 0.75
TITLE = 2.0
TITLE_AGAIN, TITLE_B = 0.5, 0.3
LEAD, LEAD_WORDS = 0.8, 60
COMMON = 0.3
INEXACT = 0.9
OTHER = 0.5
CLOSENESS = 0.6
PASSAGE, PASSAGE_WORDS = 0.6, 50
COMPLETE = 0.1
FEW = 5
MOST = 32
"""Occurrences of one word looked at in one document: a report of 100 pages has thousands."""


def rarity(documents: int, having: int) -> float:
    return log(1 + (documents - having + 0.5) / (having + 0.5))
