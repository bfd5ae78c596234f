"""People are read out of bylines; what is no person is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.names.byline_people import read_authors
from articlekit.names.bylines import byline_patterns, is_byline
from articlekit.names.person_names import looks_like_name
from articlekit.rules import BylineWords, RulePack, TimeWords


def pack(**words: tuple[str, ...]) -> RulePack:
    return RulePack("test", "en", (), frozenset(), TimeWords(), BylineWords(**words))


PATTERNS = byline_patterns(
    (
        pack(
            by=("by", "written by", "reporting by", "von", "text", "par", "por", "penulis", "oleh", "автор", "记者"),
            also=("and", "und", "et", "y", "with"),
            roles=("reporter", "senior reporter", "political editor", "staff writer", "redakteur", "correspondent"),
            desks=("desk", "newsroom", "staff", "team", "agency", "reuters", "afp", "press", "redaktion", "admin"),
            others=("reviewed by",),
        ),
    )
)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Kofi Mensah", ("Kofi Mensah",)),
        ("BY KOFI MENSAH", ("Kofi Mensah",)),
        ("By  Kofi  Mensah ", ("Kofi Mensah",)),
        ("By: Kofi Mensah", ("Kofi Mensah",)),
        ("Kofi Mensah | Dec 24, 2025", ("Kofi Mensah",)),
        ("Kofi Mensah|Published", ("Kofi Mensah",)),
        ("Kofi Mensah2 minutes ago", ("Kofi Mensah",)),
        ("By Kofi Mensah, Accra", ("Kofi Mensah",)),
        ("By Ama Boateng, Political Editor", ("Ama Boateng",)),
        ("Political Editor Ama Boateng", ("Ama Boateng",)),
        ("By Ama Boateng and Tom Muster", ("Ama Boateng", "Tom Muster")),
        ("By Ama Boateng, Tom Muster and Eva Beispiel", ("Ama Boateng", "Tom Muster", "Eva Beispiel")),
        ("By Ama Boateng & Tom Muster", ("Ama Boateng", "Tom Muster")),
        ("By Ama Boateng and AMA BOATENG", ("Ama Boateng",)),
        ("By Jane Doe and John Q. Public", ("Jane Doe", "John Q. Public")),
        ("Von Karla Beispiel und Tom Muster, Berlin", ("Karla Beispiel", "Tom Muster")),
        ("Text: Anna Nowak", ("Anna Nowak",)),
        ("Par Jean-Marie Dupont", ("Jean-Marie Dupont",)),
        ("Por María del Carmen Ruiz", ("María del Carmen Ruiz",)),
        ("Penulis: Farhan Mulyana", ("Farhan Mulyana",)),
        ("Автор: Иван Петров", ("Иван Петров",)),
        ("记者 王小明", ("王小明",)),
        ("By Maria van der Berg", ("Maria van der Berg",)),
        ("By Sean O'Neill", ("Sean O'Neill",)),
        ("By SEAN O'NEILL", ("Sean O'Neill",)),
        ("By FIONA MCDONALD", ("Fiona McDonald",)),
        ("By Dr. Ama Owusu", ("Dr. Ama Owusu",)),
        ("By Mrs Ama Owusu", ("Ama Owusu",)),
        ("Ama Owusu (ama@example.org)", ("Ama Owusu",)),
        ("By Ama Owusu @amaowusu", ("Ama Owusu",)),
        ("By Ama Owusu — Monday 5 June", ("Ama Owusu",)),
        ("By   on", ()),
        ("By", ()),
        ("", ()),
        ("By Reuters", ()),
        ("By AFP", ()),
        ("By Staff Writer", ()),
        ("By News Desk", ()),
        ("By our correspondent", ()),
        ("By Web Desk", ()),
        ("By Example Newsroom", ()),
        ("By Agency Staff", ()),
        ("Admin", ()),
        ("By ama@example.org", ()),
        ("Dec 24, 2025", ()),
        ("example.com", ()),
        ("By Redaktion", ()),
        ("Reviewed by Ama Owusu", ()),
        ("By Kofi Mensah. Reviewed by Ama Owusu, MD", ("Kofi Mensah",)),
        ("By April Mensah", ("April Mensah",)),
        ("By Ama LaToya SanSone", ("Ama LaToya SanSone",)),
        ("By Ama Owusu ∙ Coast", ("Ama Owusu",)),
        ("5 min read", ()),
        ("x" * 5000, ()),
    ],
)
def test_authors_are_people(line: str, authors: tuple[str, ...]) -> None:
    assert read_authors(line, PATTERNS) == authors


@pytest.mark.parametrize(
    "line",
    [
        "By Kofi Mensah",
        "By Kofi Mensah, Accra",
        "BY KOFI MENSAH",
        "Von Karla Beispiel",
        "Von Karla Beispiel am 4. März 2025",
        "By Kofi Mensah on March 4, 2025",
        "Kofi Mensah, Senior Reporter",
        "Reporting by Ama Owusu; Tom Muster",
        "Автор: Иван Петров",
        "记者 王小明",
    ],
)
def test_a_byline_is_recognised(line: str) -> None:
    assert is_byline(line, PATTERNS)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday, June 5, 2026, the crews had left",
        "By the river",
        "By Tuesday the water had gone.",
        "By Kofi Mensah had never been to the north before the war began.",
        "From bad to worse",
        "Von Montag an gelten neue Regeln",
        "Par temps de pluie",
        "Kofi Mensah",
        "Harbour reopens, council says",
        "x" * 1000,
    ],
)
def test_what_only_looks_like_a_byline_is_none(line: str) -> None:
    assert not is_byline(line, PATTERNS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kofi Mensah", True),
        ("KOFI MENSAH", True),
        ("J. R. Beispiel", True),
        ("Nguyễn Văn Minh", True),
        ("Иван Петров", True),
        ("كريم حسن", True),
        ("王小明", True),
        ("홍길동", True),
        ("Kofi", False),
        ("kofi mensah", False),
        ("Latest News", False),
        ("Read More", False),
        ("Kofi Mensah 2", False),
        ("Council votes for a new bridge", False),
        ("", False),
    ],
)
def test_the_shape_of_a_name(text: str, expected: bool) -> None:  # noqa: FBT001 - a table of examples
    assert looks_like_name(text) is expected


@given(st.text(max_size=120))
def test_any_line_gives_names_made_of_its_own_words(line: str) -> None:
    is_byline(line, PATTERNS)
    for author in read_authors(line, PATTERNS):
        assert not any(character.isdigit() or character == "@" for character in author)
        assert set(author.casefold().split()) <= set(line.casefold().replace(",", " ").split()) | {
            word for word in author.casefold().split() if word in line.casefold()
        }
