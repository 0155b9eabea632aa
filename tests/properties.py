"""How often a property is tried whose every example takes long, as it builds a site, say."""

from hypothesis import HealthCheck, settings

# As many as Hypothesis draws unless told; the profile of an audit draws more.
_USUAL = 100


def tried(examples: int) -> settings:
    """Return settings for so many examples, and for as many times more as the profile draws."""
    return settings(
        max_examples=examples * settings().max_examples // _USUAL,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
