import pytest

pytest.register_assert_rewrite("tests.search.builds_contract", "tests.search.engine_contract")
