"""What was read from a page, whatever its form, before it is judged."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.article import Published


@dataclass(slots=True)
class Draft:
    """Filled in by `corpus.htmlpage` or `corpus.textdump`, judged and finished by `corpus.pages`."""

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
    source: str | None = None
    url: str | None = None
    """The address the page gives itself, where the crawl gives none."""

    @property
    def text(self) -> str:
        return "\n\n".join(self.body)
