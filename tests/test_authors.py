"""People only, none rather than wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.about.authors import Authors, VisiblePeople, agree_with_byline, choose_authors, people_in, site_names_of
from articlekit.declarations.json_ld import JsonLd
from articlekit.declarations.story_node import Name, StoryNode
from articlekit.names.bylines import byline_patterns
from articlekit.page import Mark
from articlekit.rule_packs import rule_book

ENGLISH = byline_patterns(rule_book("en").packs)
SITE = site_names_of(["Harbour Post", "Coast Weekly"], "https://www.coastnews.example/a")
NOTHING = JsonLd()
GERMAN = byline_patterns(rule_book("de").packs)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ama Boateng", ("Ama Boateng",)),
        ("By Ama Boateng", ("Ama Boateng",)),
        ("AMA BOATENG", ("Ama Boateng",)),
        ("Ama Boateng (ab)", ("Ama Boateng",)),
        ("Ama Boateng and Kofi Mensah", ("Ama Boateng", "Kofi Mensah")),
        ("Ama Boateng, Kofi Mensah, and Esi Owusu", ("Ama Boateng", "Kofi Mensah", "Esi Owusu")),
        ("Ama Boateng, Shipping Expert", ("Ama Boateng",)),
        ("Ama Boateng, MD, PhD", ("Ama Boateng",)),
        ("Ama Boateng, Deputy Managing Editor", ("Ama Boateng",)),
        ("Ama Boateng &amp; Kofi Mensah", ("Ama Boateng", "Kofi Mensah")),
        ("Harbour Post", ()),
        ("Staff Reporter", ()),
        ("News Desk", ()),
        ("Reuters", ()),
        ("AFP", ()),
        ("Deutsche Presse-Agentur", ()),
        ("ama.boateng@harbourpost.example", ()),
        ("https://social.example/amaboateng", ()),
        ("@amaboateng", ()),
        ("4 March 2025", ()),
        ("admin", ()),
        ("", ()),
    ],
)
def test_people_in_a_declared_author(text: str, people: tuple[str, ...]) -> None:
    assert people_in(Name(text), ENGLISH) == people


@pytest.mark.parametrize(
    ("name", "people"),
    [
        (Name("Kristin", is_person=True), ("Kristin",)),
        (Name("kofi mensah", is_person=True), ("kofi mensah",)),
        (Name("admin", is_person=True), ()),
        (Name("Editorial", is_person=True), ()),
        (Name("x7_boat", is_person=True), ()),
        (Name("Kristin"), ("Kristin",)),
        (Name("Stone"), ()),
        (Name("kofi mensah"), ("kofi mensah",)),
        (Name("stone harbour"), ()),
        (Name("Ama Boateng", is_person=None), ("Ama Boateng",)),
        (Name("Ama Boateng", is_person=False), ()),
    ],
)
def test_what_is_said_to_be_a_person(name: Name, people: tuple[str, ...]) -> None:
    assert people_in(name, ENGLISH) == people


def test_words_of_the_pages_language() -> None:
    assert people_in(Name("Jonas Hafner und Lena Vogt"), GERMAN) == ("Jonas Hafner", "Lena Vogt")
    assert people_in(Name("Redaktion"), GERMAN) == ()


def story(*names: Name) -> JsonLd:
    return JsonLd(StoryNode("newsarticle", authors=names))


def choose(
    json_ld: JsonLd = NOTHING,
    metas: dict[str, list[str]] | None = None,
    marks: tuple[Mark, ...] = (),
    visible: tuple[str, ...] = (),
) -> tuple[tuple[str, ...], str]:
    return choose_authors(metas or {}, json_ld, marks, VisiblePeople(lambda: visible), ENGLISH, SITE)


def test_the_order_of_places() -> None:
    person, wire = Name("Ama Boateng", is_person=True), Name("Harbour Wire", is_person=False)
    metas = {"author": ["Kofi Mensah"]}
    mark = Mark("author", "byline", None, ("By", "Esi Owusu"))
    assert choose(story(person), metas, (mark,)) == (("Ama Boateng",), "json_ld")
    assert choose(story(wire), metas, (mark,)) == (("Kofi Mensah",), "meta author")
    assert choose(story(wire), {"author": ["Harbour Post"]}, (mark,)) == (("Esi Owusu",), "byline")
    assert choose(story(wire), visible=("Yaw Addo",)) == (("Yaw Addo",), "visible")
    assert choose(story(wire)) == ((), "")


def test_the_site_is_no_person() -> None:
    assert choose(story(Name("Coast Weekly", is_person=True))) == ((), "")
    assert choose(story(Name("Coast Weekly X", is_person=True))) == ((), "")
    assert choose(story(Name("CoastNews", is_person=True))) == ((), "")
    assert choose(story(Name("Coast News", is_person=True)), {"author": ["Ama Boateng"]})[0] == ("Ama Boateng",)


@pytest.mark.parametrize(
    ("name", "people"),
    [("Kofi Mensah", ("Kofi Mensah",)), ("Stone Harbour", ()), ("Kofi Mensah Magazine", ())],
)
def test_a_site_that_is_called_by_its_author(name: str, people: tuple[str, ...]) -> None:
    site = site_names_of([name], "https://www.kofimensah.example/a")
    found = choose_authors({"author": [name]}, NOTHING, (), VisiblePeople(), ENGLISH, site)
    assert found.names == people


@pytest.mark.parametrize(
    ("declared", "signed", "names"),
    [
        (("Esi Owusu",), (), ("Esi Owusu",)),
        (("Esi Owusu",), ("Ama Boateng",), ("Ama Boateng",)),
        (("Esi Owusu",), ("Coast Weekly",), ("Esi Owusu",)),
        (("Esi Owusu",), ("Dr Esi Owusu",), ("Esi Owusu",)),
        (("Esi Owusu",), ("Esi Owusu", "Ama Boateng", "Kofi Mensah"), ("Esi Owusu", "Ama Boateng", "Kofi Mensah")),
        (("Esi Owusu",), ("Esi Owusu", "Modern Farmer"), ("Esi Owusu",)),
        (("Esi Owusu", "Ama Boateng"), ("Esi Owusu",), ("Esi Owusu", "Ama Boateng")),
    ],
)
def test_who_signs_is_believed(declared: tuple[str, ...], signed: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert agree_with_byline(Authors(declared, "json_ld"), signed, SITE).names == names


def test_declared_names_in_other_orders_and_with_agencies() -> None:
    assert people_in(Name("Boateng, Ama K.; Mensah, Kofi"), ENGLISH) == ("Ama K. Boateng", "Kofi Mensah")
    assert people_in(Name("Ama Boateng / Reuters"), ENGLISH) == ("Ama Boateng",)
    assert people_in(Name("Ama / Harbour Plant House"), ENGLISH) == ()
    assert people_in(Name("Esi (Owusu) Boateng"), ENGLISH) == ("Esi (Owusu) Boateng",)
    assert people_in(Name("Ama Boateng, Master Shipwright & Harbour Educator"), ENGLISH) == ("Ama Boateng",)


def test_an_editor_is_no_author_where_another_is_named() -> None:
    editor = Mark("author", "author", None, ("Edited by", "Esi Owusu"))
    writer = Mark("author", "author", None, ("Ama Boateng",))
    declared = story(Name("Esi Owusu", is_person=True))
    assert choose(declared, marks=(writer, editor)) == (("Ama Boateng",), "byline")
    assert choose(declared, marks=(editor,)) == (("Esi Owusu",), "json_ld")


def test_a_byline_that_names_a_desk_ends_the_search_among_bylines() -> None:
    desk = Mark("author", "byline", None, ("By", "Harbour Post Staff"))
    other = Mark("author", "byline", None, ("By", "Esi Owusu"))
    assert choose(marks=(desk, other)) == ((), "")
    assert choose(marks=(desk, other), visible=("Ama Boateng",)) == (("Ama Boateng",), "visible")


def test_the_second_label_of_a_card_counts_as_well() -> None:
    metas = {
        "twitter:label1": ["Reading time"], "twitter:data1": ["7 minutes"],
        "twitter:label2": ["Written by"], "twitter:data2": ["Ama Boateng"],
    }  # fmt: skip
    assert choose(metas=metas) == (("Ama Boateng",), "meta twitter")


def test_an_account_of_the_site_is_no_person() -> None:
    assert choose(story(Name("Harbour P", is_person=True))) == ((), "")


def test_several_metas_of_one_name_and_a_label() -> None:
    assert choose(metas={"article:author": ["Ama Boateng", "Kofi Mensah"]})[0] == ("Ama Boateng", "Kofi Mensah")
    metas = {"dc.creator": ["Ama Boateng"], "citation_authors": ["Ama Boateng", "Kofi Mensah"]}
    assert choose(metas=metas)[0] == ("Ama Boateng", "Kofi Mensah")
    assert choose(metas={"twitter:label1": ["Written by"], "twitter:data1": ["Ama Boateng"]})[0] == ("Ama Boateng",)
    assert choose(metas={"twitter:label1": ["Reading time"], "twitter:data1": ["Ama Boateng"]})[0] == ()


@pytest.mark.parametrize(
    ("pieces", "people"),
    [
        (("By", "Ama Boateng", "Harbour Correspondent", "4 March 2025"), ("Ama Boateng",)),
        (("By", "Ama Boateng", "and", "Kofi Mensah"), ("Ama Boateng", "Kofi Mensah")),
        (("Ama Boateng", ",", "Kofi Mensah"), ("Ama Boateng", "Kofi Mensah")),
        (("Ama Boateng", "Master Gardener"), ("Ama Boateng",)),
        (("Ama", "Boateng"), ("Ama Boateng",)),
        (("5 min read",), ()),
        (("Written by", "Harbour Post", "Staff Writer", "Reviewed by", "Ama Boateng"), ()),
        (("By", "Ama Boateng", "Edited by", "Kofi Mensah"), ("Ama Boateng",)),
        (("Posted by:", "Kofi"), ("Kofi",)),
        (("By", "Stone", "Mar 4, 2025"), ()),
        (("by", "harbourmaster7", "18 March 2025", "Coast Harbour Forum"), ()),
    ],
)
def test_pieces_of_a_byline(pieces: tuple[str, ...], people: tuple[str, ...]) -> None:
    assert choose(marks=(Mark("author", "byline", None, pieces),))[0] == people


@given(st.text(alphabet="Amab Ko,;&()@.|and By\n\u00a0é字", max_size=60), st.sampled_from([None, True, False]))
def test_garbage_never_raises(text: str, is_person: bool | None) -> None:  # noqa: FBT001 - a property's values
    assert all(name.strip() for name in people_in(Name(text, is_person), ENGLISH))
