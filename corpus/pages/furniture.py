"""What stands on a page beside its text, known by tags and by the words in class and id."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from lxml.html import HtmlElement

from corpus.pages import html
from corpus.pages.html import Block

_TAGS = frozenset({"nav", "aside", "footer", "figcaption", "figure", "button", "label"})
_WORDS = (
    # sharing, talking back
    r"shar(?:e|es|ing)|sharedaddy|sosmed|social|sosial|comments?|komentar|disqus|subscribe|newsletter",
    # ways to other texts
    r"relat(?:ed|ion)|jp-relatedposts|terkait|baca-?juga|read-?also|readmore|linksisip|lihatjg|sisip\w*",
    r"inner-link|box-link|popul[ae]r|terpopuler|rekomendasi|recommend\w*|tags?|topik|ext-channel|in-content",
    # pictures and what is embedded
    r"captions?|figcaption|photo-?desc|foto-desc|twitter-tweet|instagram-media|tiktok-embed",
    # about the text
    r"penulis|info-author|copyright|breadcrumbs?|pag(?:ination|ing)|multiple-?pages?|post-?views?",
    # the page's frame
    r"sidebar|widget|navbar|menu|footer|modal|popup|iklan|ads?|advert\w*|banner",
)
_NAMED = re.compile(rf"(?:^|[\s_-])(?:{'|'.join(_WORDS)})(?=$|[\s_-]|\d)", re.IGNORECASE)
_TOO_LARGE = 0.4  # with this share of the text, it is no furniture, whatever it is called

# Where no article stands, on any site: exact names, for "has-sidebar" is what the whole page is called.
_ELSEWHERE_TAGS = frozenset({"nav", "aside", "footer"})
_ELSEWHERE = frozenset(
    {"comments", "comment-list", "commentlist", "comments-area", "komentar", "respond", "sidebar", "footer"}
)


def is_elsewhere(element: HtmlElement) -> bool:
    """Inside the readers' comments, a sidebar or the page's foot."""
    return any(node.tag in _ELSEWHERE_TAGS or _names(node) & _ELSEWHERE for node in html.lineage(element))


def without_furniture(root: HtmlElement, blocks: Sequence[Block]) -> list[Block]:
    """The blocks under `root` that lie in nothing named like furniture."""
    lengths: dict[HtmlElement, int] = defaultdict(int)
    for block in blocks:
        for node in html.lineage(block.element):
            lengths[node] += len(block.text)
            if node is root:
                break
    limit = lengths.pop(root, 0) * _TOO_LARGE
    furniture = {node for node, length in lengths.items() if length < limit and _is_furniture(node)}
    return [block for block in blocks if furniture.isdisjoint(html.lineage(block.element))]


def _is_furniture(element: HtmlElement) -> bool:
    return element.tag in _TAGS or bool(_NAMED.search(f"{element.get('class', '')} {element.get('id', '')}"))


def _names(element: HtmlElement) -> set[str]:
    return {*element.get("class", "").lower().split(), element.get("id", "").lower()}
