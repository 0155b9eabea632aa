"""The hints of a site: words that merely stand more often in articles of a kind, or less often."""

from typing import Annotated

from timeline.model.fields import Frozen, Ref, Text, means

# One word in whatever language, which may end in `*`, or `=` and a concept of all languages.
HINT = r"[^\s*_]{1,40}\*?"


class KindHints(Frozen, frozen=True, kw_only=True):
    """The words that hint at a kind, by how much each weighs."""

    kind: Annotated[Ref, means("the id of a kind of the vocabulary")]
    words: Annotated[
        dict[str, Text],
        means("words with a space between them, by their weight, -20 to 20: {2: told ask*}"),
    ]


class HintList(Frozen, frozen=True, kw_only=True, gc=True):
    """The hints of all kinds: what they weigh was reckoned from articles, nobody writes it."""

    kinds: Annotated[tuple[KindHints, ...], means("the kinds and the words that hint at them")]


NO_HINTS = HintList(kinds=())
