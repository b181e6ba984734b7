"""A page as a crawl delivered it -> an Article, or a Rejection with its reason."""

from __future__ import annotations

from datetime import datetime, time

from corpus.article import Article, Page, Published, Reason, Rejection
from corpus.identity import article_id, host
from corpus.pages.bylines import is_generic
from corpus.pages.draft import Draft
from corpus.pages.htmlpage import read_html
from corpus.pages.rejects import is_error_page, is_static_page, is_syndication, not_a_page, why_not_article
from corpus.pages.textdump import read_text
from corpus.pages.titles import opening, strip_site
from corpus.published import dateline, is_future, is_placeholder, localized, parse_published
from corpus.sites import UNKNOWN_SOURCE, Sites


def to_article(page: Page, sites: Sites, *, now: datetime) -> Article | Rejection:
    """Read a page. Never raises for what a page contains."""
    if is_syndication(page.content):
        return _rejection(page, Reason.LISTING, "It is an RSS or Atom feed: a list of articles.")
    if kind := not_a_page(page.content):
        return _rejection(page, Reason.NOT_A_PAGE, f"This is {kind}.")
    draft = _read(page, sites)
    if rejection := _judged(page, draft):
        return rejection
    stated = _stated_dates(page, draft)
    published = next((date for date in stated if not is_future(date, now)), None)
    published = published or dateline(draft.text, page.fetched_at, now)
    if published is None and stated:
        return _rejection(
            page, Reason.FUTURE_DATE, f"Its only date, {stated[0].isoformat()}, has not come yet."
        )
    if published is None and is_static_page(draft):
        return _rejection(
            page, Reason.STATIC_PAGE, "Its address or title is a static page's, and it has no date."
        )
    return _article(page, draft, published or _crawl_day(page), sites)


def _read(page: Page, sites: Sites) -> Draft:
    """Read by form. A crawler that states a title read it where it was plainest: on the page's feed."""
    if page.form == "html":
        draft = read_html(page.content, page.url, sites)
    else:
        draft = read_text(page.content, page.url, sites, title=page.stated.title)
    if page.stated.title:
        site = draft.site
        names = [site.name, *site.title_suffixes] if site else []
        draft.title = strip_site(page.stated.title, names, guess=False)
    return draft


def _judged(page: Page, draft: Draft) -> Rejection | None:
    text = "\n".join(draft.lines)
    if is_error_page(draft.title, text):
        return _rejection(page, Reason.ERROR_PAGE, f"The page says: {text[:80]!r}.")
    if verdict := why_not_article(draft):
        return _rejection(page, *verdict)
    if not draft.title and page.form == "html":
        return _rejection(page, Reason.NO_TITLE, f"No headline above {draft.body[0][:60]!r}.")
    return None


def _stated_dates(page: Page, draft: Draft) -> list[Published]:
    """The crawler's date, then those of the page, the most trustworthy first."""
    zone = draft.site.tzinfo if draft.site else None
    reference = page.fetched_at.date() if page.fetched_at else None
    said = parse_published(page.stated.published or "", reference=reference, zone=zone)
    dates = [localized(said, zone), *draft.published] if said else draft.published
    return [date for date in dates if not is_placeholder(date)]


def _crawl_day(page: Page) -> Published | None:
    """The last answer for a feed's undated text: a crawler that follows a site fetches within days.

    Of 405 articles of a ministry's feed whose date its own index pages state, 294 were fetched that
    day and 390 within a week; an article without a day could be found by no date. A saved HTML page
    gets none: the day it was saved says nothing of it.
    """
    if page.form == "html" or page.fetched_at is None:
        return None
    return Published(datetime.combine(page.fetched_at.date(), time()), precise=False, inferred=True)


def _article(page: Page, draft: Draft, published: Published | None, sites: Sites) -> Article:
    return Article(
        id=article_id(draft.url, draft.title or draft.text, published.day if published else None),
        url=draft.url,
        title=draft.title or opening(draft.text),
        body=draft.text,
        published=published,
        byline=_byline(page, draft),
        source=_source(page, draft, sites),
        views=draft.views,
        reactions=draft.reactions,
        fetched_at=page.fetched_at,
        editor=draft.editor,
    )


def _byline(page: Page, draft: Draft) -> str | None:
    """The crawler's word, unless it only names a desk and the text names more."""
    stated = page.stated.byline
    return draft.byline or stated if is_generic(stated) else stated


def _source(page: Page, draft: Draft, sites: Sites) -> str:
    """A text without an address is known by the desk that signs it."""
    site = draft.site or (None if draft.url else sites.named_in(draft.byline))
    named = site.name if site else draft.site_name
    return page.stated.source or named or host(draft.url) or UNKNOWN_SOURCE


def _rejection(page: Page, reason: Reason, detail: str) -> Rejection:
    return Rejection(page.origin, reason, detail, page.url)
