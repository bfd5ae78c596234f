"""A wrong pack of a caller is refused with its file, its rule and plain words; built-in packs are held to the same."""

from importlib import resources
from pathlib import Path

import pytest

import articlekit
from articlekit import RulePack, RulePackError
from articlekit.rule_packs import built_in_languages

HEAD = 'language = "en"\n\n[[rule]]\nid = "ferry"\nkind = "interface"\nwhy = "A line of the ferry company."\n'
EXAMPLES = 'matches = ["Board now"]\nspares = ["The ferry is late"]\n'
PACK = f'{HEAD}is = ["Board now"]\n{EXAMPLES}'
PATTERN = f'{HEAD}pattern = "Deck [A-D]"\nmatches = ["Deck A", "Deck B"]\nspares = ["Deck hands", "Deck E"]\n'

WRONG = {
    "language = ": "is not a TOML file in UTF-8",
    PACK + 'colour = "red"\n': "'ferry': has a field 'colour' that does not exist; is it spelled right?",
    PACK.replace('kind = "interface"\n', ""): "'ferry': needs a field 'kind'",
    PACK.replace('"interface"', '"ferries"'): "'ferry': kind: Input should be 'player'",
    PACK.replace('id = "ferry"\n', ""): "'number 1': needs a field 'id'",
    'language = "en"\nrule = ["ferry"]\n': "'number 1': Input should be a valid dictionary",
    PACK + PACK.removeprefix('language = "en"\n'): "'ferry': this id is used twice",
    HEAD + EXAMPLES: "'ferry': has no phrase",
    PACK.replace(
        'is = ["Board now"]', 'is = ["Board now", "»»"]'
    ): "'ferry': the phrase '»»' holds no letter or number",
    PACK + 'needs = ["board"]\n': "'ferry': 'needs' goes with a pattern",
    PACK + 'opens = "latest"\n': "'ferry': 'opens' goes with the kinds 'pointer' and 'list_heading' alone",
    PACK.replace(
        '"interface"', '"pointer"'
    ): "'ferry': a pointer needs 'opens', the kind of its stories: one of latest,",
    PACK.replace(
        "Board now", r"Board\nnow"
    ): r"'ferry': 'Board\nnow' holds a line break; a phrase or an example is one line",
    PACK.replace("The ferry is late", r"The ferry\nis late"): r"'ferry': 'The ferry\nis late' holds a line break",
    PACK.replace('is = ["Board now"]', 'is = "Board now"'): "'ferry': is must be a list of lines in brackets",
    PACK.replace('"en"', '"klingon"'): 'language must be "any" or a BCP 47 tag such as "de", not \'klingon\'',
    'language = "en"\n': "holds no rule; begin one with [[rule]]",
    PATTERN.replace("[A-D]", "[A-D"): "'ferry': the pattern does not compile",
    PATTERN + 'needs = ["deck a"]\n': "'ferry': 'needs' holds single words and marks",
    PATTERN.replace('"Deck A", ', ""): "'ferry': a pattern needs four examples",
    PACK.replace('matches = ["Board now"]', 'matches = ["Board later"]'): "does not take its own example 'Board later'",
    PACK.replace("The ferry is late", "board NOW!"): "should spare 'board NOW!', but own/ferry takes it",
}


def write(folder: Path, content: str) -> Path:
    path = folder / "own.toml"
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize(("content", "words"), WRONG.items(), ids=WRONG.values())
def test_a_wrong_pack_is_refused_in_plain_words(content: str, words: str, tmp_path: Path) -> None:
    path = write(tmp_path, content)
    with pytest.raises(RulePackError) as caught:
        RulePack.load(path)
    assert str(path) in str(caught.value)
    assert words in str(caught.value)


@pytest.mark.parametrize("content", [PACK, PATTERN], ids=["phrases", "a pattern"])
def test_a_sound_pack_is_asked_first(content: str, tmp_path: Path) -> None:
    pack = RulePack.load(write(tmp_path, content))
    line = pack.rules[0].matches[0]
    article = articlekit.parse(f"{line}\n\nThe old ferry came back on Monday, eleven months late.\n", packs=[pack])
    assert article.blocks[0].why == "own/ferry"


@pytest.mark.parametrize("name", sorted((*built_in_languages(), "any")))
def test_a_built_in_pack_is_as_sound_as_a_callers(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.toml"
    path.write_bytes(resources.files("articlekit.packs").joinpath(f"{name}.toml").read_bytes())
    assert RulePack.load(path).name == name
