"""Which region a name is, with or without its kind."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from search.entries import Region

_KINDS = frozenset({"provinsi", "kabupaten", "kota"})


class RegionNames:
    """Every name that some regions go by, without their kinds."""

    def __init__(self, regions: Iterable[Region]) -> None:
        self._regions: dict[str, list[Region]] = {}
        for region in regions:
            for called in (region.base_name, *region.aliases):
                self._regions.setdefault(called.lower(), []).append(region)

    def called(self, name: str) -> Sequence[Region]:
        return self._regions.get(name.lower(), ())

    def slug(self, name: str, words: Collection[str]) -> str | None:
        """Of a bare place: the kabupaten or kota that these words of its sentence speak of."""
        regions = self.called(name)
        if len(regions) == 1:
            return regions[0].slug
        return next((region.slug for region in regions if region.kind in words), None)

    def governed(self, name: str) -> str | None:
        """Pemerintah Aceh, Provinsi DKI Jakarta: by its kind or as a government, with any of its names."""
        words = name.lower().split()
        words = words[words[0] == "pemerintah" :]
        kind = next((word for word in words[:1] if word in _KINDS), None)
        if kind is None and len(words) == len(name.split()):
            return None
        regions = self.called(" ".join(words[kind is not None :]))
        fitting = [region.slug for region in regions if kind in {None, region.kind}]
        return fitting[0] if len(fitting) == 1 else None
