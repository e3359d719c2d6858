"""Settings of the whole test suite: how hard Hypothesis looks for a counterexample."""

import os

from hypothesis import settings

# No deadline: a drawn problem may be solved to optimality, and that takes what it takes.
settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile("ci", max_examples=200, deadline=None, derandomize=True, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))
