"""What processes have worked."""

from __future__ import annotations

import os
from time import process_time

from bench.speed.processors import all_worked, worked


def test_work_of_a_process_is_work_of_the_machine() -> None:
    own, everybody = worked([os.getpid()]), all_worked()
    begun = process_time()
    while process_time() < begun + 0.3:
        pass
    took = worked([os.getpid()]) - own
    assert 0.25 <= took <= process_time() - begun + 0.05
    assert all_worked() - everybody >= took - 0.05
    assert worked([]) == 0
