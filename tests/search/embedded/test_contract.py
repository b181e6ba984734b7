from __future__ import annotations

from pathlib import Path

import pytest

from search.embedded import EmbeddedEngine
from tests.search.builds_contract import BuildingContract
from tests.search.collection import ANALYZER
from tests.search.engine_contract import FindingContract
from tests.search.ledger_contract import LedgerContract


@pytest.fixture
def engine(tmp_path: Path) -> EmbeddedEngine:
    return EmbeddedEngine(tmp_path, ANALYZER)


class TestFinding(FindingContract):
    pass


class TestBuilding(BuildingContract):
    pass


class TestLedger(LedgerContract):
    pass
