"""The text of an article in an HTML page: which element holds it, and which of its blocks are text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from corpus.pages import html
from corpus.pages.furniture import is_elsewhere, without_furniture
from corpus.pages.html import Block
from corpus.pages.lines import is_item, is_prose
from corpus.pages.trim import trim
from corpus.sites import Site, select

_CONTINUES = re.compile(r"[a-z,;)]|[-–—]\s")
_DATELINE = re.compile(r"[^.!?]{2,60}(?:\.\w+[^.!?]{0,40})?\s[-–—]+$")
_SENTENCE_CLOSED = re.compile(r"[.!?:…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a page."""

    paragraphs: list[str]
    headlines: int = 0
    """How many linked headlines stood among them: a list of articles has one an entry."""
    twins: int = 0
    """How many other elements look like the text's own and hold text: the other entries of a list."""


def find_body(tree: HtmlElement, blocks: Sequence[Block], site: Site | None) -> HtmlElement | None:
    """The element that holds the text: by rule, by microdata, else where the most prose is."""
    ruled = [e for e in select(site.body, tree) if _has_prose(e)] if site else []
    if ruled:
        return html.common_ancestor(ruled)
    marked = [e for e in tree.iterfind(".//*[@itemprop='articleBody']") if _has_prose(e)]
    return marked[0] if len(marked) == 1 else _densest(blocks)


def read_body(element: HtmlElement, page: Sequence[Block], site: Site | None, title: str | None) -> Body:
    """The paragraphs in `element` of the page: furniture dropped, both ends trimmed, broken lines joined."""
    dropped = [
        e for selector in (site.drop if site else ()) for e in select([selector], element) if e is not element
    ]
    blocks = [b for b in html.blocks(element) if not any(html.is_under(b.element, d) for d in dropped)]
    kept = without_furniture(element, blocks)
    lines = [_line(block) for block in kept if not _is_headline(block)]
    return Body(trim(_joined(lines), title), _headlines_between(kept), _twins(element, page))


def _densest(blocks: Sequence[Block]) -> HtmlElement | None:
    """Prose counts for the element around its paragraphs, half as much for the next, a quarter for the third.

    The scoring of Arc90's Readability, without its lists of likely names.
    """
    own = Counter(block.element for block in blocks)
    scores: dict[HtmlElement, float] = defaultdict(float)
    for block in blocks:
        if not is_prose(block.text) or block.link_share > 0.5 or is_elsewhere(block.element):
            continue
        weight = len(block.text) - block.linked
        alone = own[block.element] == 1 or block.element.tag == "p"
        holders = islice(html.lineage(block.element), int(alone), int(alone) + 3)
        for level, holder in enumerate(holders):
            scores[holder] += weight / 2**level
    return max(scores, key=lambda element: scores[element], default=None)


def _headlines_between(blocks: Sequence[Block]) -> int:
    """Headlines between the first and the last paragraph; what follows the text is "read also"."""
    prose = [
        number for number, block in enumerate(blocks) if is_prose(block.text) and not _is_headline(block)
    ]
    return sum(map(_is_headline, blocks[prose[0] : prose[-1]])) if prose else 0


def _twins(element: HtmlElement, page: Sequence[Block]) -> int:
    around = set(html.lineage(element))
    prose = (list(html.lineage(block.element)) for block in page if is_prose(block.text))
    others = {node for nodes in prose if element not in nodes for node in nodes} - around
    make = _make(element)
    return sum(1 for other in others if other.tag == element.tag and _make(other) == make)


def _make(element: HtmlElement) -> list[tuple[str, str | None]]:
    """Tag and class of the element and of the two around it."""
    return [(node.tag, node.get("class")) for node in islice(html.lineage(element), 3)]


def _line(block: Block) -> str:
    return f"- {block.text}" if block.element.tag == "li" and not is_item(block.text) else block.text


def _is_headline(block: Block) -> bool:
    """A headline that leads elsewhere; a linked sentence within a text has text around it."""
    return block.link_share > 0.8 and len(block.text) > 20


def _joined(lines: Sequence[str]) -> list[str]:
    """A sentence, or the dateline before it, that a line break cuts in two is one paragraph."""
    joined: list[str] = []
    for line in lines:
        if joined and (_is_cut(joined[-1], line) or _DATELINE.match(joined[-1])):
            joined[-1] += " " + line
        else:
            joined.append(line)
    return joined


def _is_cut(line: str, following: str) -> bool:
    return bool(_CONTINUES.match(following)) and not _SENTENCE_CLOSED.search(line) and not is_item(line)


def _has_prose(element: HtmlElement) -> bool:
    return any(is_prose(block.text) for block in html.blocks(element))
