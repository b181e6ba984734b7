from __future__ import annotations

from pathlib import Path

import pytest

from search.embedded import EmbeddedEngine
from tests.search.collection import ANALYZER
from tests.search.engine_contract import EngineContract


class TestEmbeddedEngine(EngineContract):
    @pytest.fixture
    def engine(self, tmp_path: Path) -> EmbeddedEngine:
        return EmbeddedEngine(tmp_path, ANALYZER)
