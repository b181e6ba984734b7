"""What all tests share: how property tests run."""

from hypothesis import settings

# No deadline: a first example reads Sastrawi's 30,000 roots, and machines that test are busy.
settings.register_profile("telusur", deadline=None)
settings.load_profile("telusur")
