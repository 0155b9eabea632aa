"""How many are tried where each takes long, as it builds a site, say: few, and all in an audit."""

from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, settings

# As many as Hypothesis draws unless told; the profile of an audit draws more.
_USUAL = 100


def tried(examples: int) -> settings:
    """Return settings for so many examples, and for as many times more as the profile draws."""
    return settings(
        max_examples=examples * settings().max_examples // _USUAL,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )


def some(values: Iterable[object], each: int) -> list[object]:
    """Return rows of a test: every so many-th is one of `make test`, the others of `make audit`."""
    return [
        pytest.param(value, marks=() if at % each == 0 else pytest.mark.audit)
        for at, value in enumerate(values)
    ]
