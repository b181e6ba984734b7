"""An HTML page read into a draft: site rule first, then what the page says of itself, then what is seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta, tzinfo
from itertools import takewhile

from lxml import etree
from lxml.html import HtmlElement

from corpus.article import Published
from corpus.identity import host
from corpus.pages import counts, html
from corpus.pages.body import Body, find_body, read_body
from corpus.pages.bylines import clean_name, credit, is_generic, is_name, take_credits
from corpus.pages.draft import Draft
from corpus.pages.html import Block
from corpus.pages.lines import is_end, is_noise, is_prose
from corpus.pages.metadata import Metadata, read_metadata
from corpus.pages.titles import choose_title, headings, strip_site
from corpus.pages.trim import trim
from corpus.published import WIB, localized, parse_published
from corpus.sites import Site, Sites, strings

_AUTHORS = etree.XPath("//*[@itemprop='author' or @rel='author' or contains(concat(' ', @class), ' author')]")
_PEOPLE = etree.XPath(
    "//*[contains(@class, 'fa-user') or contains(@class, 'icon-user') or contains(@class, 'bi-person')]/.."
)
_EYES = etree.XPath("//*[contains(@class, '-eye')]/..")  # an icon instead of the word "dilihat"
_CLOCK = "%Y-%m-%d %H:%M"
_LONGEST_DATE_LINE = 90
_BEFORE_TITLE = 6  # blocks: date and section may stand above the headline
_AFTER_BODY = 12  # blocks: credits and the readers' reactions may stand below the text


def read_html(content: str, url: str | None, sites: Sites) -> Draft:
    """Read a saved page. Empty where it cannot be parsed."""
    tree = html.parse(content)
    if tree is None:
        return Draft(url=url)
    metadata = read_metadata(tree)
    url = url or metadata.url
    site = sites.of(url)
    blocks = html.blocks(tree)
    draft = Draft(title=_title(tree, metadata, site, url), url=url, site=site)
    draft.lines = [block.text for block in blocks]
    element = find_body(tree, blocks, site)
    body = read_body(element, blocks, site, draft.title) if element is not None else Body([])
    draft.body = body.paragraphs or trim(metadata.body.splitlines(), draft.title)
    draft.body = draft.body or _fallback_body(content, draft.title)
    draft.headlines, draft.twins = body.headlines, body.twins
    draft.title = draft.title or _line_above(draft)
    near = _surroundings(blocks, draft)
    above, below = ([block.text for block in group] for group in near)
    draft.published = list(_dates(tree, metadata, site, above, below))
    _read_credits(draft, tree, metadata, *map(_said, near))
    _read_counts(draft, tree, above, below)
    draft.states_date = any(map(parse_published, metadata.published))
    draft.site_name = next(iter(metadata.site_names), None)
    return draft


def _title(tree: HtmlElement, metadata: Metadata, site: Site | None, url: str | None) -> str | None:
    names = [*metadata.site_names, *((site.name, *site.title_suffixes) if site else ())]
    ruled = strings(site.title, tree) if site else []
    return choose_title(metadata.titles, [*ruled, *headings(tree)], names, host(url))


def _line_above(draft: Draft) -> str | None:
    """The headline of pages that mark none: the last line of several words above the text."""
    above = takewhile(lambda line: not is_prose(line), draft.lines) if draft.body else ()
    lines = [line for line in above if _may_be_headline(line)]
    return lines[-1] if lines else None


def _may_be_headline(line: str) -> bool:
    return len(line.split()) > 3 and not (is_noise(line) or credit(line) or parse_published(line))


def _fallback_body(content: str, title: str | None) -> list[str]:
    """trafilatura's answer, for layouts in which no element stands out."""
    import trafilatura  # half a second to import, and few pages need it

    text = trafilatura.extract(content, include_comments=False, include_tables=False, favor_recall=True)
    return trim((text or "").splitlines(), title)


def _surroundings(blocks: Sequence[Block], draft: Draft) -> tuple[Sequence[Block], Sequence[Block]]:
    """What stands between headline and text (with a few blocks above), and the few below the text."""
    lines, body = [block.text for block in blocks], draft.body
    start = next((n for n, line in enumerate(lines) if body and is_prose(line) and line in body[0]), 0)
    end = max((n for n, line in enumerate(lines) if body and body[-1].endswith(line)), default=start)
    titles = [n for n, line in enumerate(lines[: start + 1]) if draft.title and draft.title in line]
    top = max(0, (titles[-1] if titles else start - _BEFORE_TITLE) - _BEFORE_TITLE)
    headline = titles[-1] if titles else top
    # What follows the headline is nearer to it than what stands above.
    above = [*blocks[headline:start], *blocks[top:headline][::-1]]
    return above, blocks[end + 1 : end + 1 + _AFTER_BODY]


def _said(blocks: Sequence[Block]) -> list[str]:
    """Their lines, cut into the inline elements' own where one of these is a credit."""
    return [
        line for block in blocks for line in (block.parts if any(map(credit, block.parts)) else [block.text])
    ]


def _dates(
    tree: HtmlElement, metadata: Metadata, site: Site | None, above: Sequence[str], below: Sequence[str]
) -> Iterator[Published]:
    """Every date stated, the most trustworthy first."""
    zone = site.tzinfo if site else WIB
    ruled = list(_parsed(strings(site.published, tree) if site else (), zone))
    said = (*metadata.published, *metadata.marked)
    stated = [published for text in said if (published := parse_published(text, zone=zone))]
    seen = list(_parsed([line for line in [*above, *below] if _is_date_line(line)], zone))
    yield from ruled
    for published in stated:
        yield next((s for s in seen if _same_better_said(s, published)), localized(published, zone))
    yield from seen
    yield from _parsed(tree.xpath("//time/@datetime"), zone)


def _parsed(texts: Sequence[str], zone: tzinfo) -> Iterator[Published]:
    for text in texts:
        if published := parse_published(text, zone=zone):
            yield localized(published, zone)


def _same_better_said(seen: Published, stated: Published) -> bool:
    """The visible line knows the time and the metadata only the day, or calls local time UTC."""
    if not seen.precise:
        return False
    if not stated.precise:
        return seen.day == stated.day
    return (
        stated.moment.utcoffset() == timedelta() and f"{seen.moment:{_CLOCK}}" == f"{stated.moment:{_CLOCK}}"
    )


def _is_date_line(line: str) -> bool:
    return len(line) <= _LONGEST_DATE_LINE and any(map(str.isdigit, line))


def _read_credits(
    draft: Draft, tree: HtmlElement, metadata: Metadata, above: Sequence[str], below: Sequence[str]
) -> None:
    site, marked = draft.site, map(clean_name, [*strings([_AUTHORS], tree), *strings([_PEOPLE], tree)])
    named, draft.body = take_credits([*above, *below], draft.body)
    seen = [text for text in marked if any(text in line for line in above)]
    writers = [text for text in (named.byline, *seen, *metadata.authors) if text not in metadata.site_names]
    writers = [strip_site(text, metadata.site_names, guess=False) if text else None for text in writers]
    if site:
        writers = [*map(clean_name, strings(site.byline, tree)), *writers]
    editors = [
        *(map(clean_name, strings(site.editor, tree)) if site else ()),
        named.editor,
        *metadata.editors,
    ]
    draft.byline = next((text for text in writers if text and _is_writer(text)), named.initials)
    draft.editor = next(filter(None, editors), None)


def _is_writer(text: str) -> bool:
    return is_name(text) and not is_generic(text) and "://" not in text


def _read_counts(draft: Draft, tree: HtmlElement, above: Sequence[str], below: Sequence[str]) -> None:
    site = draft.site
    ruled = strings(site.views, tree) if site else []
    beside_eyes = [text for text in strings([_EYES], tree) if text in above and counts.is_number(text)]
    found = [*counts.views_stated(above)]
    found += [
        n for text in [*ruled, *beside_eyes] if (n := counts.views(text) or counts.number(text)) is not None
    ]
    found += counts.views_stated([*takewhile(lambda line: not is_end(line), below)])
    draft.views = next(iter(found), None)
    reacted = [counts.number(text) for text in strings(site.reactions, tree)] if site else []
    draft.reactions = tuple(n for n in reacted if n is not None) or counts.reactions(below)
