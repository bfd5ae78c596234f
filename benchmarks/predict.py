"""The bodies to compare: articlekit's own, and the two that stand in for it where nothing reads plain text."""

from collections.abc import Callable

import articlekit

PREDICTORS = ("articlekit", "identity", "c4")
"""`identity` keeps the whole text, `c4` keeps the lines that the rules of the C4 corpus keep."""

_SENTENCE_ENDS = tuple('.?!"”。！？')
_FEWEST_WORDS = 5
_POLICY_WORDS = (
    "javascript",
    "terms of use",
    "privacy policy",
    "cookie policy",
    "uses cookies",
    "use of cookies",
    "use cookies",
)


def predictor(name: str) -> Callable[[str, str | None], str]:
    """The function from (text, url) to a body.

    Args:
        name: one of `PREDICTORS`.
    """
    if name == "identity":
        return lambda text, _url: text
    if name == "c4":
        return lambda text, _url: keep_c4_lines(text)
    return lambda text, url: articlekit.parse(text, url=url).text


def keep_c4_lines(text: str) -> str:
    r"""The lines that end like a sentence, have five words and speak of no policy.

    >>> keep_c4_lines("Menu\nThe boats came home at dawn.\nRead our privacy policy on the next page.")
    'The boats came home at dawn.'
    """
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if _is_c4_line(line))


def _is_c4_line(line: str) -> bool:
    if not line.endswith(_SENTENCE_ENDS) or len(line.split()) < _FEWEST_WORDS:
        return False
    folded = line.lower()
    return not any(words in folded for words in _POLICY_WORDS)
