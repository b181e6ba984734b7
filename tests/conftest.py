"""What all tests share: how property tests run."""

import os

from hypothesis import settings

# No deadline: a first example reads Sastrawi's 30,000 roots, and machines that test are busy.
# In CI the same examples each time, so that a change lands or not by what it changed.
settings.register_profile("telusur", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("telusur")
