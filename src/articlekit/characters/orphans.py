"""Judges what mojibake leaves behind, a lone "Â", "Ã" or "â", by the evidence of the whole page and its language."""

from dataclasses import dataclass
from typing import Final

import regex

from articlekit.characters.damage import CONTRACTION, MARKS, Change, Evidence, substitute, word_before, word_behind
from articlekit.models import RepairKind

# Languages that write "â": there a lone capital could be a letter that somebody speaks of.
_WRITES_A_CIRCUMFLEX: Final = frozenset(
    (
        "fr",
        "pt",
        "ro",
        "mo",
        "vi",
        "tr",
        "az",
        "crh",
        "cy",
        "wa",
        "fur",
        "fy",
        "frp",
        "br",
        "oc",
        "gl",
        "lld",
        "rm",
        "la",
        "fa",
        "ku",
        "ar",
        "hi",
        "sa",
        "ota",
        "sm",
        "kl",
    )
)
_ENDS_WORDS_WITH_IT: Final = frozenset(
    ("tr", "az", "crh", "cy", "wa", "fur", "fa", "ar", "ku", "hi", "ota", "sm", "kl")
)
_IS_A_WORD: Final = frozenset(("cy", "wa"))
_WORDS_FOR_LETTER: Final = frozenset(
    (
        "letter",
        "letters",
        "lettre",
        "lettres",
        "litera",
        "literele",
        "literei",
        "literă",
        "letra",
        "letras",
        "lettera",
        "lettere",
        "chữ",
        "chư",
        "harf",
        "harfi",
        "harfin",
        "harfini",
        "buchstabe",
        "buchstaben",
        "vogal",
        "vogais",
        "voyelle",
        "voyelles",
        "vocala",
        "vocale",
        "vocalele",
        "caractère",
        "caractere",
        "caracter",
        "character",
        "caracterul",
        "sunet",
        "sunetul",
        "llythyren",
        "písmeno",
        "litery",
        "literę",
        "буква",
        "bogstav",
        "bokstav",
        "bokstaven",
        "kirjain",
        "huruf",
    )
)
_ORPHAN_RUN: Final = regex.compile(r"Â(?:[ \xa0]{0,3}+Â(?!\p{L}))*+")
_MARK: Final = regex.compile(r"\p{M}")
BLANK_CHARACTERS: Final = " \xa0"
_OPENING: Final = "\"'“‘«„‹([{"
_CLOSING: Final = "\"'”’»“‘›)]}"
_LISTED_BEFORE: Final = regex.compile(r"(?<!\p{L})(?:\p{Lu} ?[,/;|–-] ?|(?![A-Z])\p{Lu} )$")
_LISTED_AFTER: Final = regex.compile(r"(?: ?[,/;|–-] ?\p{Lu}| (?![A-Z])\p{Lu})(?!\p{L})")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a run of "Â" stands: `start` to `end`, and between which places the blanks around it lie."""

    text: str
    start: int
    end: int
    left: int
    right: int

    @property
    def before(self) -> str:
        """The character before the run and its blanks, empty at the start of a line."""
        return self.text[self.left - 1 : self.left].strip("\n") if self.left else ""

    @property
    def behind(self) -> str:
        """The character behind the run and its blanks, empty at the end of a line."""
        return self.text[self.right : self.right + 1].strip("\n")

    @property
    def attached(self) -> bool:
        """Whether the run touches what stands before it."""
        return self.left == self.start and self.before != ""

    @property
    def inside(self) -> bool:
        """Whether a letter follows without a space: "Âge", but also "officersÂsaid"."""
        return self.end == self.right and (self.behind.isalpha() or _MARK.match(self.behind) is not None)

    @property
    def no_break(self) -> bool:
        """Whether the second half of the damaged no-break space is still there."""
        return "\xa0" in self.text[self.end : self.right]

    @property
    def mentioned(self) -> bool:
        """Whether the text speaks of the letter: quoted, in a list of letters, or behind a word for "letter"."""
        if self.before in _OPENING and self.behind in _CLOSING and self.before and self.behind:
            return True
        if _follows_word_for_letter(self.text, self.left):
            return True
        listed = _LISTED_BEFORE.search(self.text[max(0, self.start - 5) : self.start])
        return listed is not None or _LISTED_AFTER.match(self.text[self.end : self.end + 5]) is not None


def _follows_word_for_letter(text: str, end: int) -> bool:
    words = text[max(0, end - 20) : end].split()
    return bool(words) and words[-1].casefold() in _WORDS_FOR_LETTER


def drop_orphans(text: str, evidence: Evidence) -> tuple[str, list[Change]]:
    """Remove each "Â" that is the first half of a no-break space and no letter of a word."""
    if "Â" not in text:
        return text, []
    pieces: list[str] = []
    changes: list[Change] = []
    done = 0
    for match in _ORPHAN_RUN.finditer(text):
        left, right = match.start(), match.end()
        while left > done and text[left - 1] in BLANK_CHARACTERS:
            left -= 1
        while right < len(text) and text[right] in BLANK_CHARACTERS:
            right += 1
        place = _Place(text, match.start(), match.end(), left, right)
        if not _is_orphan(place, evidence):
            continue
        blank = " " if place.inside else _remaining_blank(place)
        word = word_before(text, left)
        behind = word_behind(text, right) if place.inside else ""
        after = word + " " + behind if behind else word
        changes.append(Change(RepairKind.ORPHAN, word + text[left : match.end()] + behind, after))
        pieces += [text[done:left], blank]
        done = right
    return ("".join(pieces) + text[done:], changes) if changes else (text, [])


def _remaining_blank(place: _Place) -> str:
    """Keep one blank where two words would meet, and none at the ends or before a full stop."""
    left, right = place.text[place.left : place.start], place.text[place.end : place.right]
    if (
        not place.before
        or not place.behind
        or (not right and place.behind in ".,")
        or (not left and place.before in "([{")
    ):
        return ""
    return " " if left and right else left or right


def _is_orphan(place: _Place, evidence: Evidence) -> bool:
    """Judge one run of "Â" by where it stands, by the language and by what else is wrong on the page."""
    others = evidence.damage + evidence.orphans - 1
    foreign = evidence.language not in _WRITES_A_CIRCUMFLEX and evidence.language != ""
    if place.inside:
        broken = place.attached and (place.before.islower() or place.before.isdigit()) and place.behind.isalpha()
        return broken and (foreign or others + 1 > 0)
    if place.attached and place.before in MARKS + "ÃÂ":  # mojibake in mojibake: left to decoding
        return False
    if place.mentioned:
        return False
    if place.attached:
        return _is_orphan_at_word(place, others, foreign=foreign, language=evidence.language)
    return _is_orphan_alone(place, evidence, others, foreign=foreign)


def _is_orphan_at_word(place: _Place, others: int, *, foreign: bool, language: str) -> bool:
    """Judge "officersÂ", "said:Â it", "100Â km", "POLICEÂ"."""
    if place.before.isupper():
        return foreign or (others > 0 and language not in _ENDS_WORDS_WITH_IT)
    if place.before in _OPENING.replace('"', "").replace("'", "") + "/-–|":
        return place.end != place.right and (foreign or others > 0)
    return not (place.before in ".," and place.end == place.right and place.behind == place.before)


def _is_orphan_alone(place: _Place, evidence: Evidence, others: int, *, foreign: bool) -> bool:
    """Judge "Christmas Â", a line of nothing but "Â", "next Â word"."""
    if not place.before and not place.behind and evidence.alphabet:
        return False
    initial = place.behind == "." and place.end == place.right and place.right + 1 < len(place.text)
    if initial or (place.end == place.right and place.behind.isdigit()):
        return others > 0 and foreign
    if place.no_break or foreign:
        return True
    if evidence.language in _IS_A_WORD:
        return others > 1
    at_end = not place.behind and place.before != "" and not place.before.isupper()
    return at_end or others > 0


_WRITES_I_ACUTE: Final = frozenset(("es", "pt", "gl"))
_ENDS_WORDS_WITH_A_GRAVE: Final = frozenset(("it", "fr", "ca"))
_A_GRAVE_IS_A_WORD: Final = frozenset(("fr", "pt", "ca"))
_STRAY_A_TILDE: Final = regex.compile(
    r"Ã(?:(?<=\p{Ll}Ã)(?P<inside>\p{Ll}++)|(?<=(?P<end>\p{Ll})Ã)(?:[ \xa0](?= )|(?!\p{L}))"
    r"|(?<!\p{L}Ã)(?:[ \xa0](?= )|(?P<joined> (?=s\b|quel[ae]s?\b|quilo\b))|(?=[ \xa0]\p{Ll})))"
)


def complete_a_tilde(text: str, evidence: Evidence) -> tuple[str, list[Change]]:
    """Complete "Ã" where the language leaves one reading: "polÃtica" (a soft hyphen was dropped), "cittÃ ", "Ã la"."""
    if "Ã" not in text:
        return text, []

    def complete(match: regex.Match[str]) -> str:
        whole, inside = str(match[0]), match["inside"]
        if inside is not None:
            return f"í{inside}" if evidence.language in _WRITES_I_ACUTE else whole
        if match["end"] is not None:
            return "à" if evidence.language in _ENDS_WORDS_WITH_A_GRAVE else whole
        if evidence.language not in _A_GRAVE_IS_A_WORD or _follows_word_for_letter(text, match.start()):
            return whole
        return "à" if match["joined"] is None or evidence.language == "pt" else "à "

    return substitute(_STRAY_A_TILDE, RepairKind.ORPHAN, complete, text)


_QUOTED: Final = regex.compile(r"(?<![\p{L}\p{N}])â(?=\p{L})(?P<quote>[^â]{2,500}+(?<=[,.?!]))â(?!\p{L})")
_LONE_DASH: Final = regex.compile(r"(?<=[\w,] )â(?= \w)")
_ENOUGH_CONTRACTIONS: Final = 2


def restore_english_punctuation(text: str, evidence: Evidence) -> tuple[str, list[Change]]:
    """Give English text its apostrophes back where only "â" is left of them: "youâre"; then its quotes and dashes.

    A possessive could be a name ("Abbâs"), and a quote a French word: both need a page that shows the damage twice.
    """
    if evidence.language != "en" or "â" not in text:
        return text, []
    sure = evidence.contractions >= _ENOUGH_CONTRACTIONS or (evidence.damage > 0 and evidence.contractions > 0)

    def restore(match: regex.Match[str]) -> str:
        whole = str(match[0])
        return whole.replace("â", "’") if sure or not match["possessive"] else whole

    text, changes = substitute(CONTRACTION, RepairKind.ORPHAN, restore, text)
    if evidence.contractions >= _ENOUGH_CONTRACTIONS and "â" in text:
        text, quotes = substitute(_QUOTED, RepairKind.ORPHAN, lambda match: f"“{match['quote']}”", text)
        text, dashes = substitute(_LONE_DASH, RepairKind.ORPHAN, lambda _: "–", text)
        changes = [*changes, *quotes, *dashes]
    return text, changes
