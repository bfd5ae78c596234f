"""Repairing characters: what is damaged comes back, what only looks damaged stays.

The examples are data: `fixtures/mojibake.json` in lists by origin, `fixtures/mojibake-known-failures.json` for what
cannot be repaired yet. To add one, copy an entry; `original` and `fixed` are the same where the text must stay.
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articlekit.characters.damage import Change, has_suspects
from articlekit.characters.mojibake import repair
from articlekit.models import RepairKind

FIXTURES = Path(__file__).parent / "fixtures"
LISTS: dict[str, list[dict[str, str]]] = json.loads((FIXTURES / "mojibake.json").read_text(encoding="utf-8"))
KNOWN: dict[str, list[dict[str, str]]] = json.loads(
    (FIXTURES / "mojibake-known-failures.json").read_text(encoding="utf-8")
)
SAMPLES = [case for case in LISTS["negative"] if case["label"].endswith("paragraph")]
LANGUAGES = ["en", "fr", "pt", "ro", "vi", "tr", "it", "es", "cy", "zh", None]


def _parameters(lists: dict[str, list[dict[str, str]]]) -> list[Any]:
    return [
        pytest.param(
            case,
            id=f"{origin}: {case['label']}",
            marks=pytest.mark.xfail(strict=True, reason=case["comment"]) if case["expect"] == "xfail" else (),
        )
        for origin, cases in lists.items()
        for case in cases
    ]


def _survives(case: dict[str, str], encoding: str) -> bool:
    """Tell whether every byte of a sample has a character in the encoding."""
    try:
        case["original"].encode().decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _repaired(text: str, language: str | None, *others: str) -> str:
    return repair([text, *others], language=language)[0][0]


# ------------------------------------------------------------------------------------------------------------ examples


@pytest.mark.parametrize("case", _parameters(LISTS) + _parameters(KNOWN))
def test_example_comes_out_as_written_down(case: dict[str, str]) -> None:
    assert _repaired(case["original"], case["language"]) == case["fixed"]


@pytest.mark.parametrize("case", _parameters(LISTS))
def test_repairing_a_repaired_example_changes_nothing(case: dict[str, str]) -> None:
    texts, changes = repair([case["fixed"]], language=case["language"])
    assert (texts, changes) == ([case["fixed"]], [])


@pytest.mark.parametrize("case", _parameters({"negative": LISTS["negative"]}))
def test_clean_text_comes_back_as_the_same_object(case: dict[str, str]) -> None:
    texts, changes = repair([case["original"]], language=case["language"])
    assert texts[0] is case["original"]
    assert changes == []


@pytest.mark.parametrize("case", _parameters({"samples": SAMPLES}))
def test_common_clean_text_does_not_even_look_suspicious(case: dict[str, str]) -> None:
    assert not has_suspects(case["original"])


def test_there_is_a_negative_for_every_second_example() -> None:
    assert len(LISTS["negative"]) * 2 > sum(len(cases) for cases in LISTS.values()) - len(LISTS["negative"])


@pytest.mark.parametrize("case", _parameters({"samples": SAMPLES}))
def test_clean_paragraph_read_as_latin_1_comes_back(case: dict[str, str]) -> None:
    assert _repaired(case["original"].encode().decode("latin-1"), case["language"]) == case["original"]


@pytest.mark.parametrize("case", _parameters({"samples": [case for case in SAMPLES if _survives(case, "cp1252")]}))
def test_clean_paragraph_read_as_windows_1252_comes_back(case: dict[str, str]) -> None:
    assert _repaired(case["original"].encode().decode("cp1252"), case["language"]) == case["original"]


WESTERN = [case for case in SAMPLES if case["language"] in {"en", "fr", "de", "es", "it", "pt", "pl", "ru", "hi", "ko"}]


@pytest.mark.parametrize("case", _parameters({"samples": WESTERN}))
def test_clean_paragraph_read_as_mac_roman_comes_back(case: dict[str, str]) -> None:
    assert _repaired(case["original"].encode().decode("mac-roman"), case["language"]) == case["original"]


@pytest.mark.parametrize("case", _parameters({"samples": SAMPLES}))
def test_clean_paragraph_damaged_twice_comes_back(case: dict[str, str]) -> None:
    twice = case["original"].encode().decode("latin-1").encode().decode("latin-1")
    assert _repaired(twice, case["language"]) == case["original"]


# ------------------------------------------------------------------------------------------------ the whole page speaks


@pytest.mark.parametrize(
    ("text", "language", "alone", "beside_damage"),
    [
        ("La une Â en bref", "fr", "La une Â en bref", "La une en bref"),
        ("Â", "ro", "Â", ""),
        ("GRANDE ARMÉEÂ", "fr", "GRANDE ARMÉEÂ", "GRANDE ARMÉE"),
        ("HÂLÂ", "tr", "HÂLÂ", "HÂLÂ"),
        ("Voir Âge et âme", "fr", "Voir Âge et âme", "Voir Âge et âme"),
        ("MotÂsuivant", "fr", "MotÂsuivant", "Mot suivant"),
        ("litera Â este", "ro", "litera Â este", "litera Â este"),
        ("A Â B", None, "A Â B", "A B"),
    ],
)
def test_lone_letter_is_judged_by_the_rest_of_the_page(
    text: str, language: str | None, alone: str, beside_damage: str
) -> None:
    assert _repaired(text, language) == alone
    assert _repaired(text, language, "cafÃ©", "thÃ©") == beside_damage


def test_several_orphans_are_evidence_for_each_other() -> None:
    texts, _ = repair(["La une Â en bref", "Le port Â ferme", "Âge d’or"], language="fr")
    assert texts == ["La une en bref", "Le port ferme", "Âge d’or"]


def test_letter_in_an_alphabet_stays_even_beside_damage() -> None:
    texts, _ = repair(["A", "Ă", "Â", "B", "cafÃ©", "thÃ©"], language="ro")
    assert texts == ["A", "Ă", "Â", "B", "café", "thé"]


def test_possessive_needs_a_page_that_shows_the_damage_twice() -> None:
    assert _repaired("Ghanaâs coast", "en") == "Ghanaâs coast"
    assert _repaired("Ghanaâs coast", "en", "We donât know") == "Ghana’s coast"
    assert _repaired("Ghanaâs coast", "fr", "We donât know") == "Ghanaâs coast"


def test_dash_of_a_page_with_lost_apostrophes_comes_back() -> None:
    assert _repaired("The port â once busy â is shut", "en", "We donât know, theyâre gone") == (
        "The port – once busy – is shut"
    )


def test_capital_before_a_quote_stays_in_a_text_with_other_damage() -> None:
    assert _repaired("“A MANHÃ” é do cafÃ©", "pt") == "“A MANHÃ” é do café"


def test_language_tag_may_have_a_region() -> None:
    assert _repaired("La polÃtica", "es-AR") == "La política"
    assert _repaired("La polÃtica", "es_AR") == "La política"


# -------------------------------------------------------------------------------------------------------------- changes


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Ahead of Christmas Â", Change(RepairKind.ORPHAN, "Christmas Â", "Christmas")),
        ("Ahead of officersÂ again", Change(RepairKind.ORPHAN, "officersÂ", "officers")),
        ("OfficersÂsaid", Change(RepairKind.ORPHAN, "OfficersÂsaid", "Officers said")),
        ("Â", Change(RepairKind.ORPHAN, "Â", "")),
        ("Now youâre here", Change(RepairKind.ORPHAN, "youâre", "you’re")),
        ("A cafÃ© here", Change(RepairKind.MOJIBAKE, "cafÃ©", "café")),
        ("Salt &amp;amp; pepper", Change(RepairKind.ENTITY, "&amp;amp;", "&")),
        ("zero\u200bwidth", Change(RepairKind.INVISIBLE, "\u200b", "")),
        ("one \xa0two", Change(RepairKind.SPACE, " \xa0", " ")),
    ],
)
def test_change_names_the_damaged_word(text: str, change: Change) -> None:
    assert repair([text], language="en")[1] == [(0, change)]


def test_change_in_a_text_without_spaces_names_what_differs() -> None:
    clean = "市政府宣布新的地铁线路将于明年春天通车，负责人表示会提前完成全部测试，沿线居民对此反应不一。" * 2
    damaged = clean + "CafÃ©" + clean
    texts, changes = repair([damaged], language="zh")
    assert texts == [clean + "Café" + clean]
    assert changes == [(0, Change(RepairKind.MOJIBAKE, "Ã©", "é"))]


def test_changes_come_in_the_order_of_the_texts() -> None:
    _, changes = repair(["&amp;amp;", "clean", "a\u200bb", "&lt;\u200b"], language="en")
    assert [index for index, _ in changes] == [0, 2, 3, 3]


# ----------------------------------------------------------------------------------------------------------- properties

_LEFT_OVERS = (
    "Â Ã â € ™ œ ï»¿ & amp; #8217; lt; &Acirc; a b é “ ” Ð Ÿ ƒ ‚ ¬ Å . I s t n ð م क 1 😀 ? Ä … à ¡ С Р ђ в 王 （"
)
_UNSEEN = ["\xa0", " ", "\x9d", "\u200b", "\u200c", "\u200d", "\xad", '"', "\ufffd", "\n", "\x00", "\x1b[3m", "\x85"]
_PIECES = st.sampled_from([*_LEFT_OVERS.split(), *_UNSEEN])
_TEXTS = st.lists(st.text(max_size=40) | st.lists(_PIECES, max_size=12).map("".join), max_size=3)


@given(texts=_TEXTS, language=st.sampled_from(LANGUAGES))
@settings(max_examples=300, deadline=None)
def test_repairing_any_text_twice_is_repairing_it_once(texts: list[str], language: str | None) -> None:
    repaired, _ = repair(texts, language=language)
    assert len(repaired) == len(texts)
    assert repair(repaired, language=language) == (repaired, [])


@given(texts=_TEXTS, language=st.sampled_from(LANGUAGES))
@settings(max_examples=200, deadline=None)
def test_only_texts_with_suspects_change(texts: list[str], language: str | None) -> None:
    repaired, changes = repair(texts, language=language)
    changed = {index for index, text in enumerate(texts) if repaired[index] is not text}
    assert changed == {index for index, _ in changes}
    assert all(has_suspects(texts[index]) for index in changed)


@given(text=st.text(alphabet=[chr(code) for code in range(0x20, 0x7F) if chr(code) != "&"] + ["\t", "\n"]))
def test_plain_ascii_stays(text: str) -> None:
    assert not has_suspects(text)
    assert repair([text], language="en") == ([text], [])


@given(text=st.text() | st.lists(_PIECES).map("".join))
@settings(deadline=None)
def test_no_control_character_is_made(text: str) -> None:
    repaired = _repaired(text, "en")
    assert not [character for character in repaired if ord(character) < 0x20 and character not in text]


# -------------------------------------------------------------------------------------------------------------- economy


def test_orphans_entities_and_spaces_are_repaired_without_ftfy() -> None:
    program = (
        "import sys; from articlekit.characters.mojibake import repair;"
        "repair(['Christmas Â', '&amp;amp;', 'a\\u200bb', 'a \\xa0b', 'youâre'], language='en');"
        "sys.exit('ftfy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize(
    "unit", ["word “more” ", "Â", "aÂ ", "Ã©", "&", "&amp;", "\0", "a\u200b", " \xa0", "â ", "â€ ", " ", "Ã "]
)
def test_hostile_line_is_done_in_bounded_time(unit: str) -> None:
    line = unit * (4_000_000 // len(unit))
    start = time.perf_counter()
    texts, _ = repair([line], language="en")
    assert time.perf_counter() - start < 10  # takes 1 to 2 seconds on a slow machine; without the budget, minutes
    assert len(texts[0]) <= len(line)


def test_a_million_damaged_lines_are_repaired_as_far_as_the_budget_goes() -> None:
    lines = ["xÂ"] * 200_000
    texts, changes = repair(lines, language="en")
    assert texts[0] == "x"
    assert texts[-1] == "xÂ"
    assert 1000 < len(changes) < 10_000


def test_long_text_is_repaired_in_windows_without_losing_a_character() -> None:
    sentence = "The mayor waited by the quay and nobody came to open the gate that morning. "
    damaged = sentence * 400 + "A cafÃ© was open. " + sentence * 400 + "Christmas Â"
    assert _repaired(damaged, "en") == sentence * 400 + "A café was open. " + sentence * 400 + "Christmas"
