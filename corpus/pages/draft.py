"""What was read from a page, whatever its form, before it is judged."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.article import Published
from corpus.sites import Site


@dataclass(slots=True)
class Draft:
    """Filled in by `htmlpage` or `textdump`, judged and finished by `reading`."""

    title: str | None = None
    published: list[Published] = field(default_factory=list)
    """Every date the page states, the most trustworthy first."""
    byline: str | None = None
    editor: str | None = None
    views: int | None = None
    reactions: tuple[int, ...] = ()
    body: list[str] = field(default_factory=list)
    """Paragraphs."""
    lines: list[str] = field(default_factory=list)
    """All visible text: what a page is, shows beside its body."""
    headlines: int = 0
    """Linked headlines among the paragraphs."""
    twins: int = 0
    """Elements that look like the text's own and hold other texts."""
    states_date: bool = False
    """The page's metadata has a date of publication."""
    site_name: str | None = None
    """What the page calls its site."""
    url: str | None = None
    """As the crawl gives it, else as the page gives it itself."""
    site: Site | None = None
    """The rule for that address."""

    @property
    def text(self) -> str:
        return "\n\n".join(self.body)
