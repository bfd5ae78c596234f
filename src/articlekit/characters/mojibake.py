"""Repair characters: mojibake, its orphans, entities, invisible characters, stray no-break spaces.

The order of work is `_STAGES`. Each stage takes one text and gives back the text and what it changed; the page is gone
over again until nothing changes, so repairing a repaired page does nothing. Three things keep clean text clean: a stage
starts only where a pattern of real damage stands; what ftfy proposes is looked at word by word before it is taken; and
what could be a letter of the language is judged by the evidence of the whole page.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from articlekit.characters.damage import (
    CERTAIN,
    CONTRACTION,
    STRAY_A_CIRCUMFLEX,
    Change,
    Evidence,
    has_suspects,
    suspects_on,
)
from articlekit.characters.decoding import decode_mojibake, realign_gbk
from articlekit.characters.entities import decode_entities
from articlekit.characters.invisible import collapse_spaces, remove_invisible
from articlekit.characters.orphans import BLANK_CHARACTERS, complete_a_tilde, drop_orphans, restore_english_punctuation

_WINDOW: Final = 20_000
"""Longest text, in characters, that is repaired in one piece: far above any paragraph, and ftfy needs ~20 ms for it."""
_BUDGET: Final = 400_000
"""Characters of damaged text that are repaired on one page; what lies beyond stays as it is: work is bounded."""
_COST_OF_A_TEXT: Final = 100
"""What every damaged text costs besides its length: a million damaged one-word lines are no page either."""
_ROUNDS: Final = 8
"""How often a page is gone over again; damage nested three times has been seen, eight is the end of patience."""


_Stage: TypeAlias = Callable[[str, Evidence], tuple[str, list[Change]]]


def repair(texts: Sequence[str], *, language: str | None) -> tuple[list[str], list[tuple[int, Change]]]:
    """Repair the texts of one page.

    All texts of the page are given at once, since a lone "Â" is judged by what else is wrong on the page. Work is
    bounded: of a page that is damaged all over, the first 400,000 characters are repaired.

    Args:
        texts: The page's texts, one a block.
        language: BCP 47 tag of the page's language, None where unknown.

    Returns:
        The repaired texts in the same order (where nothing was wrong, the same object), and the changes, each with the
        index of its text.

    >>> texts, changes = repair(["Fire-free Christmas Â", "Burkinabè"], language="en")
    >>> texts
    ['Fire-free Christmas', 'Burkinabè']
    >>> changes
    [(0, Change(kind=<RepairKind.ORPHAN: 'orphan'>, before='Christmas Â', after='Christmas'))]
    """
    repaired = list(texts)
    windows, suspicious = _find_damage(texts)
    damaged = suspicious
    evidence = Evidence(language=(language or "").replace("_", "-").split("-")[0].lower())
    changes: list[tuple[int, Change]] = []
    for _ in range(_ROUNDS):
        if not damaged:
            break
        gathered = _gather([windows[index][place] for index, place in suspicious], evidence)
        if gathered != evidence:  # decoding has shown more of the damage: judge every text again
            evidence, damaged = gathered, suspicious
        again = []
        for index, place in damaged:
            known = replace(evidence, alphabet=True) if _stands_in_alphabet(repaired, index) else evidence
            text, made = _repair_text(windows[index][place], known)
            if made:
                windows[index][place] = text
                changes.extend((index, change) for change in made)
                if has_suspects(text):
                    again.append((index, place))
        damaged = again
    for index in {index for index, _ in changes}:
        repaired[index] = "".join(windows[index])
    changes.sort(key=lambda change: change[0])
    return repaired, changes


def _find_damage(texts: Sequence[str]) -> tuple[dict[int, list[str]], list[tuple[int, int]]]:
    """Cut the texts that hold suspects into windows, and list those windows, as many as there is work for."""
    windows: dict[int, list[str]] = {}
    damaged: list[tuple[int, int]] = []
    spent = 0
    suspects = suspects_on("\n".join(texts))
    for index in sorted({index for suspect in suspects for index, text in enumerate(texts) if suspect in text}):
        text = texts[index]
        pieces = [text] if len(text) <= _WINDOW else _windows(text)
        for place, piece in enumerate(pieces):
            if has_suspects(piece):
                spent += len(piece) + _COST_OF_A_TEXT
                if spent > _BUDGET:
                    return windows, damaged
                windows[index] = pieces
                damaged.append((index, place))
    return windows, damaged


def _windows(text: str) -> list[str]:
    """Cut a text that is longer than any paragraph, where there are spaces at the spaces."""
    windows = []
    start = 0
    while start < len(text):
        end = start + _WINDOW
        if end < len(text):
            end = text.rfind(" ", start + _WINDOW // 2, end) + 1 or end
        windows.append(text[start:end])
        start = end
    return windows


def _gather(texts: Sequence[str], known: Evidence) -> Evidence:
    """Count what is wrong on the page; what an earlier round has repaired goes on counting."""
    return Evidence(
        language=known.language,
        damage=max(known.damage, sum(CERTAIN.search(text) is not None for text in texts)),
        orphans=max(known.orphans, sum(len(STRAY_A_CIRCUMFLEX.findall(text)) for text in texts if "Â" in text)),
        contractions=max(known.contractions, sum(len(CONTRACTION.findall(text)) for text in texts if "â" in text)),
    )


def _stands_in_alphabet(texts: Sequence[str], index: int) -> bool:
    if len(texts[index]) > 3 or texts[index].strip() != "Â":
        return False
    neighbours = [texts[place].strip(BLANK_CHARACTERS) for place in (index - 1, index + 1) if 0 <= place < len(texts)]
    return any(len(neighbour) == 1 and neighbour.isalpha() and neighbour != "Â" for neighbour in neighbours)


def _repair_text(text: str, evidence: Evidence) -> tuple[str, list[Change]]:
    if not has_suspects(text):  # an earlier round has mended it
        return text, []
    changes: list[Change] = []
    for stage in _STAGES:
        text, made = stage(text, evidence)
        changes += made
    return text, changes


_STAGES: Final[tuple[_Stage, ...]] = (
    decode_entities,
    decode_mojibake,
    realign_gbk,
    drop_orphans,
    complete_a_tilde,
    restore_english_punctuation,
    remove_invisible,
    collapse_spaces,
)
