"""The text of an article in an HTML page: which element holds it, and which of its blocks are text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from corpus import html
from corpus.html import Block
from corpus.lines import is_item, is_prose
from corpus.sites import Site, select
from corpus.trim import trim

# Class and id words of what surrounds a text. Checked inside the text's element only.
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|shares|sosmed|social|sosial|relat(?:ed|ion)|terkait|baca-?juga|read-?also|readmore|tags?|"
    r"topik|comments?|komentar|disqus|captions?|figcaption|breadcrumbs?|sidebar|widget|iklan|ads?|advert\w*|banner|"
    r"newsletter|popul[ae]r|terpopuler|rekomendasi|recommend\w*|copyright|navbar|menu|footer|pagination|paging|modal|popup|"
    r"subscribe|photodesc|photo-desc|foto-desc|twitter-tweet|instagram-media|tiktok-embed|in-content|ext-channel|"
    r"info-author|penulis|linksisip|lihatjg|sisip\w*|inner-link|box-link|multiple-?pages?|post-?views?|sharedaddy|jp-relatedposts)"
    r"(?=$|[\s_-]|\d)",
    re.IGNORECASE,
)
_FURNITURE_TAGS = frozenset({"nav", "aside", "footer", "figcaption", "figure", "button", "label"})
_ELSEWHERE_TAGS = frozenset({"nav", "aside", "footer"})
_ELSEWHERE_NAMES = frozenset(
    {
        "comments",
        "comment-list",
        "commentlist",
        "comments-area",
        "komentar",
        "disqus_thread",
        "respond",
        "sidebar",
        "footer",
    }
)
_NOT_FURNITURE_SHARE = 0.4  # an element with this much of the text is no furniture, whatever its name
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


def read_body(element: HtmlElement, site: Site | None, title: str | None) -> Body:
    """The paragraphs in `element`: furniture dropped, both ends trimmed, broken lines joined."""
    dropped = [e for selector in (site.drop if site else ()) for e in select([selector], element)]
    blocks = [b for b in html.blocks(element) if not any(html.is_under(b.element, d) for d in dropped)]
    furniture = _furniture(element, blocks)
    kept = [block for block in blocks if not furniture[block.element]]
    lines = [_line(block) for block in kept if not _is_headline(block)]
    return Body(trim(_joined(lines), title), _headlines_between(kept), _twins(element))


def _densest(blocks: Sequence[Block]) -> HtmlElement | None:
    """Prose counts for the element around its paragraphs, half as much for the next, a quarter for the third.

    The scoring of Arc90's Readability, of which only the list of places no article stands in is kept.
    """
    own = Counter(block.element for block in blocks)
    scores: dict[HtmlElement, float] = defaultdict(float)
    for block in blocks:
        if not is_prose(block.text) or block.link_share > 0.5 or _is_elsewhere(block.element):
            continue
        weight = len(block.text) - block.linked
        alone = own[block.element] == 1 or block.element.tag == "p"
        holders = islice(html.lineage(block.element), int(alone), int(alone) + 3)
        for level, holder in enumerate(holders):
            scores[holder] += weight / 2**level
    return max(scores, key=lambda element: scores[element], default=None)


def _is_elsewhere(element: HtmlElement) -> bool:
    """Inside the readers' comments, a sidebar or the page's foot."""
    for node in html.lineage(element):
        names = {*(node.get("class") or "").lower().split(), (node.get("id") or "").lower()}
        if node.tag in _ELSEWHERE_TAGS or names & _ELSEWHERE_NAMES:
            return True
    return False


def _furniture(root: HtmlElement, blocks: Sequence[Block]) -> dict[HtmlElement, bool]:
    """For each block's element, whether it lies in something that is named like furniture."""
    share: dict[HtmlElement, int] = defaultdict(int)
    for block in blocks:
        for node in html.lineage(block.element):
            share[node] += len(block.text)
            if node is root:
                break
    limit = share[root] * _NOT_FURNITURE_SHARE
    named = {
        node for node, length in share.items() if node is not root and length < limit and _is_furniture(node)
    }
    return {block.element: any(node in named for node in html.lineage(block.element)) for block in blocks}


def _is_furniture(element: HtmlElement) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in _FURNITURE_TAGS or bool(_FURNITURE.search(names))


def _headlines_between(blocks: Sequence[Block]) -> int:
    """Headlines between the first and the last paragraph; what follows the text is "read also"."""
    prose = [
        number for number, block in enumerate(blocks) if is_prose(block.text) and not _is_headline(block)
    ]
    return sum(map(_is_headline, blocks[prose[0] : prose[-1]])) if prose else 0


def _twins(element: HtmlElement) -> int:
    make = _make(element)
    alike = (e for e in element.getroottree().iter(element.tag) if e is not element and _make(e) == make)
    return sum(1 for twin in alike if _has_prose(twin))


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
