"""Which language a page is in: by its prose, not by its menus, and with what it declares."""

import pytest

from articlekit.languages import detect_language

MENU = [
    "Restaurants: Le Phare du Port, Chez Amélie, La Petite Marée, Café des Quais",
    "Desserts: crème brûlée, tarte aux pommes, mousse au chocolat, profiteroles",
    "Hotels: Grand Hôtel de la Plage, Auberge du Vieux Moulin, Villa des Pins",
    "Boutiques: Maison Garnier, Atelier Morin, Galerie des Arts, Librairie Duval",
    "Festivals: Nuit des Musées, Fête de la Mer, Salon du Livre, Marché de Noël",
    "Plages: Anse du Sable, Pointe des Dunes, Baie des Trois Rochers, Cap du Nord",
    "Musées: Musée de la Marine, Maison du Peintre, Château de la Colline, Phare Sud",
]
STORY = [
    f"{first} {second}"
    for first, second in (
        (
            "The crews of the ferries voted on Monday to stop work for a week.",
            "The union said that it was not its wish.",
        ),
        (
            "The owners had offered four per cent more, after two lean years.",
            "Most of the captains called it an insult.",
        ),
        (
            "Without the boats nine hundred people cannot get to work.",
            "The council said that they have no other way to go.",
        ),
        ("The judge has asked both of the sides to come to the town hall.", "They are to bring the figures with them."),
    )
]
ICELANDIC = ["Áhafnir ferjanna greiddu atkvæði um verkfall á mánudag eftir langar viðræður við útgerðina í bænum. "] * 3
ICELANDIC = [text * 2 for text in ICELANDIC]
NOTICE = [
    "Copyright The Harbour Post Company. All rights reserved. No reproduction of this page without written permission."
]
JAPANESE = [
    "港のフェリーの乗組員は月曜日、一週間の運航停止を投票で決めた。労働組合が長い話し合いの後に発表した。",
    "会社側は四パーセントの引き上げを示していたが、多くの船長は二年続きの不振の後では受け入れられないと述べた。",
    "裁判官は双方に対し、木曜日の午前九時に町役場へ来て、過去二年間の収支の資料を持参するよう求めている。",
    "切符売り場は閉まったままだが、すでに運賃を払った客には全額を払い戻すと、会社は張り紙で知らせている。",
    "船がなければ島の住民およそ九百人が朝、仕事にも学校にも行けないと町は説明し、双方に話し合いを求めている。",
]


def test_the_story_says_it_not_the_headlines_above() -> None:
    assert detect_language([*MENU, *STORY]) == "en"


def test_a_repeated_caption_is_counted_once() -> None:
    caption = (
        "Gov. Daniel Patricio, left, greets owner Carla Amorim, Tuesday, Nov. 19, 2019, in Columbia, S.C., Amherst."
    )
    assert detect_language([caption, caption, caption, caption, *STORY]) == "en"


def test_a_notice_in_another_language_is_not_the_page() -> None:
    assert detect_language([*NOTICE, *JAPANESE]) == "ja"


@pytest.mark.parametrize(
    ("texts", "declared", "language"),
    [
        (STORY, "de", "en"),
        (ICELANDIC, "is", "is"),
        (ICELANDIC, "is-IS", "is"),
        (MENU, "fr-CA", "fr"),
        (JAPANESE, "en", "ja"),
        ([], "en", None),
    ],
)
def test_what_is_declared_counts_where_the_prose_does_not_speak_against_it(
    texts: list[str], declared: str, language: str | None
) -> None:
    assert detect_language(texts, declared) == language
