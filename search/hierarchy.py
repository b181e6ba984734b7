"""Which facet values stand below which: units, regions and awards with their lines of parents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from search.document import Label
from search.query import Facet


class Hierarchy:
    """The labels of a build or a vocabulary by value, each with its line of parents."""

    def __init__(self, labels: Mapping[Facet, Sequence[Label]]) -> None:
        self._labels = {facet: {label.value: label for label in known} for facet, known in labels.items()}
        self._nested = {facet for facet, known in labels.items() if any(label.parent for label in known)}

    def nests(self, facet: Facet) -> bool:
        """Whether any of its values stands below another."""
        return facet in self._nested

    def knows(self, facet: Facet, value: str | None) -> bool:
        return value in self._labels.get(facet, {})

    def name(self, facet: Facet, value: str) -> str:
        """The value itself where it has no other name."""
        label = self._labels.get(facet, {}).get(value)
        return label.name if label else value

    def parent(self, facet: Facet, value: str) -> str | None:
        label = self._labels.get(facet, {}).get(value)
        return label.parent if label else None

    def line(self, facet: Facet, value: str | None) -> tuple[str, ...]:
        """The value and all above it, itself first; nothing of None."""
        return tuple(self._upwards(facet, value))

    def institution(self, unit: str | None) -> str | None:
        """The institution or region that a unit belongs to or is; None of an unknown one."""
        if unit is None or self.knows(Facet.REGION, unit):
            return unit
        top = self.line(Facet.UNIT, unit)[-1]
        return top if self.knows(Facet.INSTITUTION, top) else None

    def children(self, facet: Facet, value: str) -> tuple[str, ...]:
        """The values directly below, by name."""
        below = [label for label in self._labels.get(facet, {}).values() if label.parent == value]
        return tuple(label.value for label in sorted(below, key=lambda label: label.name))

    def _upwards(self, facet: Facet, value: str | None) -> Iterator[str]:
        seen: set[str] = set()
        while value is not None and value not in seen:
            yield value
            seen.add(value)
            value = self.parent(facet, value)
