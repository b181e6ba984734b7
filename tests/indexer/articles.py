"""Articles for tests, with what a test says of them and nothing else."""

from corpus.article import Article, Published


def article(
    body: str = "",
    *,
    title: str = "Judul",
    day: str | None = "2021-12-20",
    url: str | None = None,
    source: str = "Contoh",
) -> Article:
    return Article(
        id="id",
        url=url,
        title=title,
        body=body,
        published=Published.parse(day) if day else None,
        byline=None,
        source=source,
    )
