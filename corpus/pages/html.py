"""A page as a tree, and its visible text as blocks: one walk that everything else reads from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

# fmt: off
# Not "form": ASP.NET wraps whole pages in one.
_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "select", "option",
    "button", "input", "textarea", "head", "canvas", "audio", "video", "map", "dialog",
})
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "o:p", "q", "s", "samp", "small", "span", "st1:city",
    "st1:place", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})
# fmt: on
_LONGEST_LINE = 200  # characters of a line that has parts
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that a browser sets apart: a paragraph, a heading, a list item, a cell."""

    text: str
    element: HtmlElement
    """The innermost block element that holds it."""
    linked: int
    """How many of its characters are links."""
    parts: tuple[str, ...] = ()
    """A short text as inline elements cut it: a line of several spans says several things."""

    @property
    def link_share(self) -> float:
        return self.linked / len(self.text)


def parse(content: str) -> HtmlElement | None:
    """The page's root element; None where there is nothing to parse."""
    # As bytes: lxml refuses a str that declares an encoding, and the declaration is stale by now.
    # Huge: without it libxml2 drops, silently, what lies 256 tags deep; unclosed <font> tags do.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return document_fromstring(content.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def blocks(root: HtmlElement) -> list[Block]:
    """The visible text under `root` in reading order, whitespace collapsed."""
    collector = _Collector()
    collector.walk(root)
    return collector.blocks


def is_under(element: HtmlElement, ancestor: HtmlElement) -> bool:
    """`element` is `ancestor` or lies inside it."""
    return any(node is ancestor for node in lineage(element))


def common_ancestor(elements: Sequence[HtmlElement]) -> HtmlElement:
    """The innermost element that holds all of `elements` (at least one): itself, if there is only one."""
    first, *others = elements
    return next(node for node in lineage(first) if all(is_under(other, node) for other in others))


def lineage(element: HtmlElement) -> Iterator[HtmlElement]:
    """The element, then everything it lies in, innermost first."""
    node: HtmlElement | None = element
    while node is not None:
        yield node
        node = node.getparent()


class _Collector:
    """Gathers text between the borders of block elements."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[tuple[str | None, bool]] = []
        """Text and whether it is linked; None is a line break."""
        self._holder: HtmlElement | None = None

    def walk(self, root: HtmlElement) -> None:
        """Without recursion: tags that nobody closes nest a thousand deep."""
        links, holder = 0, root
        around: list[tuple[HtmlElement, bool]] = []  # of each open element: the holder outside, and its kind
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                holder, is_block = around.pop()
                links -= element.tag == "a"
                if is_block:
                    self.close()
                if element is not root:
                    self._add(element.tail, holder, links > 0)
                continue
            hidden = element is not root and _invisible(element)
            is_block = not hidden and (element is root or element.tag not in _INLINE)
            around.append((holder, is_block))
            links += element.tag == "a"
            if hidden:
                walker.skip_subtree()
                continue
            if element.tag == "br":
                self._pieces.append((None, False))
            elif is_block:
                self.close()
                holder = element
            self._add(element.text, holder, links > 0)

    def close(self) -> None:
        """End the block that is being gathered."""
        line: list[str] = []
        linked = 0
        for text, in_link in [*self._pieces, (None, False)]:
            if text is not None:
                line.append(text)
                linked += len(text.strip()) if in_link else 0
                continue
            self._emit(line, linked)
            line, linked = [], 0
        self._pieces = []

    def _emit(self, line: Sequence[str], linked: int) -> None:
        text = _collapsed("".join(line))
        if text and self._holder is not None:
            parts = tuple(filter(None, map(_collapsed, line))) if len(text) <= _LONGEST_LINE else ()
            self.blocks.append(Block(text, self._holder, min(linked, len(text)), parts))

    def _add(self, text: str | None, holder: HtmlElement, in_link: bool) -> None:
        if text:
            self._pieces.append((text, in_link))
            self._holder = holder


def _collapsed(text: str) -> str:
    return " ".join(text.split())


def _invisible(element: HtmlElement) -> bool:
    style = element.get("style")
    return (
        element.tag in _SKIPPED or element.get("hidden") is not None or bool(style and _HIDDEN.search(style))
    )
