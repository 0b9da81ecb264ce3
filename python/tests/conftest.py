"""Settings of the property tests."""

from hypothesis import settings

# A busy machine is no reason to fail: how long a parse takes is for the benches to say.
settings.register_profile("inquit", deadline=None)
settings.load_profile("inquit")
