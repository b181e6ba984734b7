"""Xapian behind JSON lines: run by Debian's own python3, which alone sees python3-xapian.

A request a line on standard input, an answer a line on standard output. Times are taken here, so
that nobody pays for the pipe. Nothing of the project is imported: this may be another Python.
"""

import json
import sys
import time

import xapian

TITLE_WEIGHT = 2
GAP = 100
DAY = 0
"""The value slot of the day. Facet values follow: Xapian 1.4 counts one value a slot, so a facet with
several values a document has as many slots, and their counts are added."""


class Indexing:
    def __init__(self, directory, facets, slots):
        self.database = xapian.WritableDatabase(directory, xapian.DB_CREATE_OR_OVERWRITE)
        self.facets = facets
        self.slots = slots

    def add(self, rows):
        for row in rows:
            document = xapian.Document()
            for prefix, title, body in (
                ("", row["title_stems"], row["body_stems"]),
                ("W", row["title_words"], row["body_words"]),
            ):
                place = 0
                for word in title.split():
                    place += 1
                    document.add_posting(prefix + word, place, TITLE_WEIGHT)
                place += GAP  # no phrase reaches from the title into the body
                for word in body.split():
                    place += 1
                    document.add_posting(prefix + word, place)
            document.add_value(DAY, xapian.sortable_serialise(row["day"]))
            for number, facet in enumerate(self.facets):
                for each, value in enumerate(row["facets"][facet]):
                    document.add_value(self.slots[number] + each, value)
                    document.add_boolean_term(f"X{facet.upper()}:{value}")
            texts = [row["id"], row["url"], row["title"], row["body"], row["body_stems"], row["body_words"]]
            document.set_data(json.dumps(texts))
            self.database.add_document(document)

    def finish(self):
        self.database.commit()
        self.database.close()


class Asking:
    def __init__(self, directory, facets, slots, shown, top, snippet):
        self.database = xapian.Database(directory)
        self.facets = facets
        self.slots = [*slots, slots[-1] + 1]
        self.shown = shown
        self.top = top
        self.snippet = snippet

    def page(self, asked):
        said = self.said(asked)
        filters = {facet: xapian.Query(f"X{facet.upper()}:{it}") for facet, it in asked["filters"].items()}
        limits = []
        if asked["since"]:
            days = [xapian.sortable_serialise(asked[end]) for end in ("since", "until")]
            limits.append(xapian.Query(xapian.Query.OP_VALUE_RANGE, DAY, *days))
        others = [facet for facet in self.facets if facet not in filters]
        found, facets = self.counted(limited(said, [*limits, *filters.values()]), others, self.top)
        for own in filters:
            kept = [query for facet, query in filters.items() if facet != own]
            facets.update(self.counted(limited(said, [*limits, *kept]), [own], 0)[1])
        text = 5 if asked["surface"] else 4
        snippets = [
            found.snippet(json.loads(match.document.get_data())[text], self.snippet).decode()
            for match in found
        ]
        return {"total": found.get_matches_estimated(), "facets": facets, "snippets": snippets}

    def counted(self, query, facets, top):
        enquire = xapian.Enquire(self.database)
        enquire.set_query(query)
        spies = []
        for number, facet in enumerate(self.facets):
            if facet in facets:
                for slot in range(self.slots[number], self.slots[number + 1]):
                    spies.append((facet, xapian.ValueCountMatchSpy(slot)))
                    enquire.add_matchspy(spies[-1][1])
        found = enquire.get_mset(0, top, self.database.get_doccount())
        counts = {facet: {} for facet in facets}
        for facet, spy in spies:
            for it in spy.values():
                value = it.term.decode()
                counts[facet][value] = counts[facet].get(value, 0) + it.termfreq
        best = {
            facet: dict(sorted(of.items(), key=lambda it: -it[1])[: self.shown])
            for facet, of in counts.items()
        }
        return found, best

    def said(self, asked):
        words = [("W" if asked["surface"] else "") + word for word in asked["words"]]
        operator = asked["operator"]
        if operator == "prefix":
            kind = xapian.Query
            return kind(kind.OP_WILDCARD, words[0], 0, kind.WILDCARD_LIMIT_ERROR, kind.OP_SYNONYM)
        if operator == "phrase":
            return xapian.Query(xapian.Query.OP_PHRASE, words, len(words))
        if operator == "near":
            return xapian.Query(xapian.Query.OP_PHRASE, words, len(words) + asked["slop"])
        joined = xapian.Query.OP_OR if operator == "or" else xapian.Query.OP_AND
        return xapian.Query(joined, words)


def limited(query, limits):
    for limit in limits:
        query = xapian.Query(xapian.Query.OP_FILTER, query, limit)
    return query


def main():
    holding = None
    for line in sys.stdin:
        request = json.loads(line)
        started, worked = time.perf_counter(), time.process_time()
        answer = {}
        match request.pop("do"):
            case "version":
                answer = {"version": xapian.version_string()}
            case "begin":
                holding = Indexing(**request)
            case "add":
                holding.add(request["rows"])
            case "finish":
                holding.finish()
            case "open":
                holding = Asking(**request)
            case "page":
                answer = holding.page(request["asked"])
        answer["seconds"] = time.perf_counter() - started
        answer["worked"] = time.process_time() - worked
        print(json.dumps(answer), flush=True)


main()
