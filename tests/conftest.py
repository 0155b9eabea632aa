"""What every test may use: a browser, and properties that a slow machine does not fail."""

from hypothesis import settings

pytest_plugins = ["tests.browser", "tests.built"]

# On top of Hypothesis's own profile, which draws the same examples every time where CI is set.
settings.register_profile("timeline", settings(), deadline=None)
settings.load_profile("timeline")
