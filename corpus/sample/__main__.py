"""`python -m corpus.sample` writes the sample crawl and its labels anew, byte for byte the same."""

from __future__ import annotations

import shutil

from corpus.sample import CRAWL, written
from corpus.sample.compose import Composer
from corpus.sample.delivery import deliver
from corpus.sample.story import Story


def stories() -> list[Story]:
    return [*written.stories(), *Composer().stories()]


if __name__ == "__main__":
    shutil.rmtree(CRAWL, ignore_errors=True)
    deliver(stories(), CRAWL.parent)
