"""Bylines in the shapes of many languages: who wrote is read, who edited, translated or took the pictures is not."""

import pytest

import articlekit
from articlekit.names.byline_people import given_name_first, names_in, read_authors
from articlekit.names.bylines import byline_patterns
from articlekit.names.person_names import looks_like_name, proper_case
from articlekit.rule_packs import rule_book

BYLINES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "en": (
        (
            "By Thandiwe Mokoena, Harbour Correspondent, and Piet van der Merwe in Saldanha",
            ("Thandiwe Mokoena", "Piet van der Merwe"),
        ),
        ("By Ama Boateng, MD, FACP, and Kofi Mensah, RN", ("Ama Boateng", "Kofi Mensah")),
        (
            "Ama Boateng, PhD; Kofi Mensah, BSc, RN (Community); Esi Owusu, DVM & Yaw Darko, DVM",
            ("Ama Boateng", "Kofi Mensah", "Esi Owusu", "Yaw Darko"),
        ),
        ("Ama K. Boateng CPA, CFE", ("Ama K. Boateng",)),
        ("By Ama Boateng Ph.D.", ("Ama Boateng",)),
        ("By Ama Boateng with additional reporting by Kofi Mensah", ("Ama Boateng",)),
        ("By Ama Boateng; additional reporting by Kofi Mensah; editing by Esi Owusu", ("Ama Boateng",)),
        ("Reporting by Ama Boateng and Kofi Mensah; Editing by Esi Owusu", ("Ama Boateng", "Kofi Mensah")),
        ("As told to Ama Boateng", ("Ama Boateng",)),
        ("By Yaw Darko, as told to Ama Boateng", ("Yaw Darko", "Ama Boateng")),
        ("By Ama Boateng, Photos by Kofi Mensah", ("Ama Boateng",)),
        ("Words by Ama Boateng, photographs by Kofi Mensah", ("Ama Boateng",)),
        ("Story and photos by Ama Boateng", ("Ama Boateng",)),
        ("By Ama Boateng | The Harbour Post | @amab", ("Ama Boateng",)),
        ("By AMA BOATENG and KOFI MENSAH, Associated Press", ("Ama Boateng", "Kofi Mensah")),
        (
            "By Ama Boateng in Accra, Kofi Mensah in Lomé and Esi Owusu in Cotonou",
            ("Ama Boateng", "Kofi Mensah", "Esi Owusu"),
        ),
        ("By Ama Boateng for Harbour Post", ("Ama Boateng",)),
        ("By Ama Boateng (The Harbour Post) – 4 March 2025", ("Ama Boateng",)),
        ("By Paramita (Guha) Boateng", ("Paramita (Guha) Boateng",)),
        ("By William “Bill” O'Mensah", ("William “Bill” O'Mensah",)),
        ("By Mark SubbaRao and LaKeisha DeShawn-McBride", ("Mark SubbaRao", "LaKeisha DeShawn-McBride")),
        ("By J.R.R. Boateng", ("J.R.R. Boateng",)),
        ("By A. J. Neale", ("A. J. Neale",)),
        ("By M'Baye N'Diaye-Smith", ("M'Baye N'Diaye-Smith",)),
        ("By Abdullah bin Rashid al-Mansouri", ("Abdullah bin Rashid al-Mansouri",)),
        ("By Ama Boateng Jr.", ("Ama Boateng Jr.",)),
        ("By Ama Boateng, Jr.", ("Ama Boateng Jr.",)),
        ("By Ama Boateng, Master Shipwright & Harbour Educator", ("Ama Boateng",)),
        ("By Ama Boateng, Licensed Pilot, M.A. Journalism", ("Ama Boateng",)),
        ("Luxury Harbour Expert", ()),
        ("By The Harbour Team", ()),
        ("By Harbour Post Staff Reporter", ()),
        ("By Ama Boateng Staff Writer", ("Ama Boateng",)),
        ("By Event Type", ()),
        ("Posted by: Ama Boateng at December 19, 2025 12:15 PM", ("Ama Boateng",)),
        ("Written by Ama Boateng, Reviewed by Kofi Mensah, MD", ("Ama Boateng",)),
        ("Medically reviewed by Kofi Mensah, MD — Written by Ama Boateng", ("Ama Boateng",)),
        ("Fact checked by Kofi Mensah", ()),
        ("By Ama Boateng, Translated by Kofi Mensah", ("Ama Boateng",)),
        ("By Ama Boateng Translated from the French by Kofi Mensah", ("Ama Boateng",)),
        ("By Ama Boateng, Reuters", ("Ama Boateng",)),
        ("By Ama Boateng ama.boateng@post.example", ("Ama Boateng",)),
        ("By Ama Boateng Twitter: @amab Email: ama@post.example", ("Ama Boateng",)),
        ("Ama Boateng · Updated 3 hours ago", ("Ama Boateng",)),
        ("By Ama Boateng Published 4:05 p.m. ET March 4, 2025", ("Ama Boateng",)),
        ("By Dr Ama Boateng", ("Dr Ama Boateng",)),
        ("By Prof. Ama Boateng and Rev. Kofi Mensah", ("Prof. Ama Boateng", "Rev. Kofi Mensah")),
        ("By Sir Kofi Mensah", ("Sir Kofi Mensah",)),
        ("By KOFI MENSAH", ("Kofi Mensah",)),
        ("BY MACKENZIE O'BRIEN-SMYTHE", ("Mackenzie O'Brien-Smythe",)),
        ("By Ama Boateng, contributing columnist", ("Ama Boateng",)),
        ("By Ama Boateng Special to the Harbour Post", ("Ama Boateng",)),
        ("By Ama Boateng, Guest Columnist", ("Ama Boateng",)),
        ("By Ama Boateng Chief Political Correspondent", ("Ama Boateng",)),
        ("Opinion by Ama Boateng", ("Ama Boateng",)),
        ("Analysis by Ama Boateng, CNN", ("Ama Boateng",)),
        ("By Ama Boateng, Kofi Mensah & Esi Owusu, Reporters", ("Ama Boateng", "Kofi Mensah", "Esi Owusu")),
        ("By Ama Boateng, Reporter, and Kofi Mensah, Editor", ("Ama Boateng", "Kofi Mensah")),
        ("By Ama Boateng, with Kofi Mensah in Accra", ("Ama Boateng", "Kofi Mensah")),
        ("By Ama Boateng & Kofi Mensah | Photography by Esi Owusu", ("Ama Boateng", "Kofi Mensah")),
        ("Words: Ama Boateng / Photos: Kofi Mensah", ("Ama Boateng",)),
        ("Ama Boateng, Accra Bureau Chief", ("Ama Boateng",)),
        ("BY AMA BOATENG STAFF WRITER", ("Ama Boateng",)),
        ("By AMA BOATENG/Harbour Post", ("Ama Boateng",)),
        ("by Ama Boateng 3 Min Read", ("Ama Boateng",)),
        ("Ama Boateng5 hours ago", ("Ama Boateng",)),
        ("Ama BoatengMarch 4, 2025", ("Ama Boateng",)),
        ("By:Ama Boateng", ("Ama Boateng",)),
        ("By Ama Boateng for CNN Business", ("Ama Boateng",)),
        ("Updated by Kofi Mensah", ()),
        ("Author: Ama Boateng Editor: Kofi Mensah", ("Ama Boateng",)),
        ("Author — Ama Boateng", ("Ama Boateng",)),
        ("Ama Boateng - Opinion Columnist", ("Ama Boateng",)),
        ("By Ama Boateng, Kofi Mensah, CNN", ("Ama Boateng", "Kofi Mensah")),
        ("By Ama Boateng, CNN, and Kofi Mensah, Reuters", ("Ama Boateng", "Kofi Mensah")),
        ("By Ama Boateng | Contributor", ("Ama Boateng",)),
        ("By Ama Boateng Senior Staff Writer, Harbour", ("Ama Boateng",)),
        ("Ama Boateng and 2 more", ("Ama Boateng",)),
        ("By Ama Boateng +2 more", ("Ama Boateng",)),
        ("By Ama Boateng et al.", ("Ama Boateng",)),
        ("By Ama Boateng, Ph.D., and Kofi Mensah, M.P.H.", ("Ama Boateng", "Kofi Mensah")),
        ("by  Ama   Boateng  ,", ("Ama Boateng",)),
        ("By Ama Boateng Photo Credit: Kofi Mensah", ("Ama Boateng",)),
        ("By Ama Boateng - Staff Reporter - ama@post.example", ("Ama Boateng",)),
        ("By Ama Boateng Follow @amab", ("Ama Boateng",)),
        ("By Ama Boateng • Edited By Kofi Mensah", ("Ama Boateng",)),
        ("By Ama Boateng Fact Checked by Kofi Mensah", ("Ama Boateng",)),
        ("By Ama Boateng Updated: March 4, 2025 10:33am", ("Ama Boateng",)),
        ("Ama Boateng Contributor Opinions expressed by Harbour Contributors are their own.", ("Ama Boateng",)),
        ("By the Harbour Post Editorial Board", ()),
        ("By Wire Reports", ()),
        ("By AP", ()),
        ("By Ama", ()),
        ("By Your Harbour Guide", ()),
        ("From Staff Reports", ()),
        ("Staff and Wire Services", ()),
        ("By Contributing Writer Ama Boateng", ("Ama Boateng",)),
        ("By City Reporter Ama Boateng and Photographer Kofi Mensah", ("Ama Boateng", "Kofi Mensah")),
    ),
    "es": (
        (
            "Por María de los Ángeles Íñiguez y José Luis O'Farrill, enviados especiales",
            ("María de los Ángeles Íñiguez", "José Luis O'Farrill"),
        ),
        ("Por Lucía Peñalba | Corresponsal en Atenas", ("Lucía Peñalba",)),
        ("Texto: Lucía Peñalba. Fotos: Iván Orozco", ("Lucía Peñalba",)),
        ("Lucía Peñalba / EFE", ("Lucía Peñalba",)),
        ("Redacción / Agencias", ()),
        ("Traducción de Iván Orozco", ()),
        ("Por Lucía Peñalba. Traducción: Iván Orozco", ("Lucía Peñalba",)),
        ("Lucía Peñalba e Iván Orozco", ("Lucía Peñalba", "Iván Orozco")),
        ("LUCÍA PEÑALBA DE LA TORRE", ("Lucía Peñalba de la Torre",)),
        ("Por Lucía Peñalba, con información de Iván Orozco", ("Lucía Peñalba",)),
        ("Por Lucía Peñalba y agencias", ("Lucía Peñalba",)),
        ("Lucía Peñalba, Iván Orozco y agencias", ("Lucía Peñalba", "Iván Orozco")),
        ("Por: Lucía Peñalba | El Muelle", ("Lucía Peñalba",)),
        ("Publicado por Lucía Peñalba el 4 de marzo de 2025", ("Lucía Peñalba",)),
        ("Escribe Lucía Peñalba", ("Lucía Peñalba",)),
        ("Lucía Peñalba - @luciap", ("Lucía Peñalba",)),
        ("Madrid, Lucía Peñalba", ("Lucía Peñalba",)),
    ),
    "fr": (
        ("Par Jean-Baptiste d'Aubigné et Anne de la Motte (avec AFP)", ("Jean-Baptiste d'Aubigné", "Anne de la Motte")),
        ("Propos recueillis par Maëlle Le Goff", ("Maëlle Le Goff",)),
        ("Par Maëlle Le Goff (Envoyée spéciale à Lomé)", ("Maëlle Le Goff",)),
        ("Par Maëlle LE GOFF", ("Maëlle Le Goff",)),
        ("Par Maëlle Le Goff avec AFP", ("Maëlle Le Goff",)),
        ("Par La Rédaction", ()),
        ("Traduit de l'anglais par Jean Dubreuil", ()),
        ("Maëlle Le Goff - Le Quai, le 4 mars 2025 à 18h30", ("Maëlle Le Goff",)),
        ("Texte et photos : Maëlle Le Goff", ("Maëlle Le Goff",)),
        ("Par Maëlle Le Goff, journaliste au Quai, et Jean Dubreuil", ("Maëlle Le Goff", "Jean Dubreuil")),
    ),
    "de": (
        ("Von Karla von der Heide und Jörg Groß-Bölting, Kiel", ("Karla von der Heide", "Jörg Groß-Bölting")),
        ("Von unserem Korrespondenten Jörg Bölting", ("Jörg Bölting",)),
        ("Ein Interview von Karla Heide", ("Karla Heide",)),
        ("Karla Heide, dpa", ("Karla Heide",)),
        ("Karla Heide (kh)", ("Karla Heide",)),
        ("Text: Karla Heide, Fotos: Jörg Bölting", ("Karla Heide",)),
        ("Von Karla Heide (Text) und Jörg Bölting (Fotos)", ("Karla Heide",)),
        ("Prof. Dr. Karla Heide", ("Prof. Dr. Karla Heide",)),
        ("Von Dr. med. Karla Heide", ("Dr. med. Karla Heide",)),
        ("Übersetzung: Jörg Bölting", ()),
        ("Von Karla Heide, Redakteurin Wirtschaft", ("Karla Heide",)),
        ("Von Karla Heide und dpa", ("Karla Heide",)),
        ("Von Karla Heide mit Agenturen", ("Karla Heide",)),
        ("Kolumne von Karla Heide", ("Karla Heide",)),
        ("Gastbeitrag: Karla Heide", ("Karla Heide",)),
        ("Foto: Karla Heide", ()),
        ("Fotos: Jörg Bölting Text: Karla Heide", ("Karla Heide",)),
        ("Karla Heide, Redaktion", ("Karla Heide",)),
        ("Karla Heide/dpa", ("Karla Heide",)),
        ("Von KARLA HEIDE", ("Karla Heide",)),
        ("Von Karla Heide, Stuttgart/Berlin", ("Karla Heide",)),
        ("Moderation: Karla Heide", ()),
        ("Eine Analyse von Karla Heide, Washington", ("Karla Heide",)),
    ),
    "it": (
        ("di Giulia Dell'Acqua e Niccolò De' Ricci", ("Giulia Dell'Acqua", "Niccolò De' Ricci")),
        ("di Giulia Dell’Acqua, inviata a Trieste", ("Giulia Dell’Acqua",)),
        ("A cura di Redazione Porto", ()),
        ("a cura di Giulia D'Angelo", ("Giulia D'Angelo",)),
        ("di Giulia Sant'Anna - 4 marzo 2025", ("Giulia Sant'Anna",)),
        ("dal nostro inviato Niccolò Ricci", ("Niccolò Ricci",)),
        ("di Niccolò Ricci e redazione", ("Niccolò Ricci",)),
        ("Niccolò Ricci / Ansa", ("Niccolò Ricci",)),
        ("Foto di Niccolò Ricci", ()),
    ),
    "pt": (
        ("Por João Pedro dos Santos e Inês d'Ávila — Lisboa", ("João Pedro dos Santos", "Inês d'Ávila")),
        ("Por Agência Lusa", ()),
        ("Por Da Redação", ()),
        ("Texto de Inês Ávila, fotografia de João Santos", ("Inês Ávila",)),
        ("Inês Ávila, g1 Porto", ("Inês Ávila",)),
        ("Por Inês Ávila, com informações da Lusa", ("Inês Ávila",)),
        ("Inês Ávila | São Paulo", ("Inês Ávila",)),
        ("Publicado por: Inês Ávila", ("Inês Ávila",)),
        ("Reportagem: Inês Ávila Edição: João Santos", ("Inês Ávila",)),
    ),
    "pl": (
        ("Autor: Zofia Śliwińska-Łęcka", ("Zofia Śliwińska-Łęcka",)),
        ("Opracował: Łukasz Żak", ("Łukasz Żak",)),
        ("Zofia Śliwińska, PAP", ("Zofia Śliwińska",)),
        ("Tekst: Zofia Śliwińska, zdjęcia: Łukasz Żak", ("Zofia Śliwińska",)),
        ("Rozmawiała Zofia Śliwińska", ("Zofia Śliwińska",)),
        ("Autor: Zofia Śliwińska Źródło: PAP", ("Zofia Śliwińska",)),
        ("Zofia Śliwińska/PAP", ("Zofia Śliwińska",)),
        ("Fot. Łukasz Żak", ()),
    ),
    "tr": (
        ("Haber: İbrahim Çağlayan, Fotoğraf: Ayşe Gül", ("İbrahim Çağlayan",)),
        ("Yazan: Ayşe Gül Öztürk", ("Ayşe Gül Öztürk",)),
        ("AYŞE GÜL ÖZTÜRK / İSTANBUL", ("Ayşe Gül Öztürk",)),
        ("İbrahim Çağlayan, Ayşe Gül | 04.03.2025 - 10:33", ("İbrahim Çağlayan", "Ayşe Gül")),
        ("Ayşe Gül - İstanbul", ("Ayşe Gül",)),
        ("Muhabir: Ayşe Gül", ("Ayşe Gül",)),
        ("Ayşe Gül, Habertürk muhabiri", ("Ayşe Gül",)),
    ),
    "ru": (
        ("Автор: Ольга Ветрова-Морская, корреспондент", ("Ольга Ветрова-Морская",)),
        ("Текст: Ольга Ветрова, фото: Пётр Лодкин", ("Ольга Ветрова",)),
        ("О. И. Ветрова", ("О. И. Ветрова",)),
        ("Ольга ВЕТРОВА", ("Ольга Ветрова",)),
        ("Ольга Ветрова, Москва", ("Ольга Ветрова",)),
        ("Ольга Ветрова / ТАСС", ("Ольга Ветрова",)),
        ("Подготовила Ольга ВЕТРОВА", ("Ольга Ветрова",)),
        ("Интервью взяла Ольга Ветрова", ("Ольга Ветрова",)),
    ),
    "ar": (
        ("كتبت: سلمى عبد الرحمن", ("سلمى عبد الرحمن",)),
        ("كتب - محمود البحري", ("محمود البحري",)),
        ("بقلم: سلمى البحري", ("سلمى البحري",)),
        ("سلمى البحري - القاهرة", ("سلمى البحري",)),
        ("كتب محمود البحري ووكالات", ("محمود البحري",)),
        ("القاهرة - محمود البحري", ("محمود البحري",)),
    ),
    "ja": (
        ("文＝山田花子", ("山田花子",)),
        ("山田 花子 記者", ("山田 花子",)),
        ("文・山田花子 写真・佐藤太郎", ("山田花子",)),
        ("【山田花子】", ("山田花子",)),
        ("執筆者：山田花子", ("山田花子",)),
        ("文／山田花子", ("山田花子",)),
        ("山田花子記者", ("山田花子",)),
        ("記者・山田花子", ("山田花子",)),
        ("聞き手・山田花子、佐藤太郎", ("山田花子", "佐藤太郎")),
    ),
    "zh": (
        ("记者 王小明 通讯员 李四", ("王小明",)),
        ("作者：王小明", ("王小明",)),
        ("文／王小明 圖／李大同", ("王小明",)),
        ("記者王小明／台北報導", ("王小明",)),
        ("本报记者 王小明", ("王小明",)),
        ("撰文：王小明 编辑：李大同", ("王小明",)),
        ("【记者王小明／台北报导】", ("王小明",)),
        ("文｜王小明", ("王小明",)),
    ),
    "ko": (
        ("김바다 기자 bada@post.example", ("김바다",)),
        ("글 김바다 · 사진 이하늘", ("김바다",)),
        ("[서울=뉴시스] 김바다 기자", ("김바다",)),
        ("김바다·이하늘 기자", ("김바다", "이하늘")),
        ("김바다 기자, 이하늘 기자", ("김바다", "이하늘")),
        ("글=김바다 기자", ("김바다",)),
    ),
    "hi": (
        ("लेखक: सीमा वर्मा", ("सीमा वर्मा",)),
        ("Written by: सीमा वर्मा", ("सीमा वर्मा",)),
        ("सीमा वर्मा, नई दिल्ली", ("सीमा वर्मा",)),
        ("रिपोर्ट: सीमा वर्मा", ("सीमा वर्मा",)),
        ("लेखक सीमा वर्मा, संपादन राज कुमार", ("सीमा वर्मा",)),
    ),
    "id": (
        ("Penulis: Sari Wulandari | Editor: Budi Laut", ("Sari Wulandari",)),
        ("Oleh Sari Wulandari, Kontributor", ("Sari Wulandari",)),
        ("Reporter: Sari Wulandari Editor: Budi Laut", ("Sari Wulandari",)),
        ("Tim Redaksi", ()),
        ("Laporan Sari Wulandari dari Surabaya", ("Sari Wulandari",)),
        ("Sari Wulandari - Koran Dermaga", ("Sari Wulandari",)),
    ),
    "nl": (
        ("Door Sanne van 't Hof en Pieter-Jan de Vries", ("Sanne van 't Hof", "Pieter-Jan de Vries")),
        ("Door onze redactie", ()),
        ("Sanne van 't Hof, correspondent Brussel", ("Sanne van 't Hof",)),
        ("Tekst Sanne Hof, foto's Pieter Vries", ("Sanne Hof",)),
        ("Door: ANP", ()),
        ("Door Sanne Hof en ANP", ("Sanne Hof",)),
        ("Van onze correspondent Sanne Hof", ("Sanne Hof",)),
        ("Sanne Hof 4 maart 2025", ("Sanne Hof",)),
    ),
    "sv": (
        ("Av Åsa Öhman och Björn af Klint", ("Åsa Öhman", "Björn af Klint")),
        ("Text: Åsa Öhman Foto: Björn Klint", ("Åsa Öhman",)),
        ("Åsa Öhman/TT", ("Åsa Öhman",)),
        ("Åsa Öhman, reporter, asa@post.example", ("Åsa Öhman",)),
        ("Av Åsa Öhman och TT", ("Åsa Öhman",)),
        ("Text Åsa Öhman Foto Björn Klint", ("Åsa Öhman",)),
        ("Åsa Öhman, Sportbladet", ("Åsa Öhman",)),
        ("Debattör: Åsa Öhman", ("Åsa Öhman",)),
    ),
    "no": (("Av Kjersti Sæther og Øyvind Bø", ("Kjersti Sæther", "Øyvind Bø")),),
    "da": (
        ("Af Søren Ø. Ibsen", ("Søren Ø. Ibsen",)),
        ("Tekst og foto: Søren Ibsen", ("Søren Ibsen",)),
    ),
    "uk": (("Автор: Оксана Чайка", ("Оксана Чайка",)),),
    "vi": (("Theo Nguyễn Thị Biển", ("Nguyễn Thị Biển",)),),
    "sw": (("Na Neema Bahari", ("Neema Bahari",)),),
}
"""Invented names; each line has the shape of one that was met."""


@pytest.mark.parametrize(
    ("language", "line", "people"), [(language, *case) for language, cases in BYLINES.items() for case in cases]
)
def test_who_wrote_is_read(language: str, line: str, people: tuple[str, ...]) -> None:
    assert read_authors(line, byline_patterns(rule_book(language).packs)) == people


def test_an_initial_is_no_small_word() -> None:
    assert read_authors("О. И. Ветрова", byline_patterns(rule_book("ru").packs)) == ("О. И. Ветрова",)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ama Boateng, DVM, DACVB; Kofi Mensah, BA & Esi Owusu, DVM", ("Ama Boateng", "Kofi Mensah", "Esi Owusu")),
        ("Ama Boateng, Kofi A. Mensah, Esi Owusu", ("Ama Boateng", "Kofi A. Mensah", "Esi Owusu")),
        ("Ama Boateng, who runs the harbour", ()),
        ("MD, RN", ()),
    ],
)
def test_a_line_of_nothing_but_names_gives_all(line: str, names: tuple[str, ...]) -> None:
    assert names_in(line, byline_patterns(rule_book("en").packs)) == names


@pytest.mark.parametrize("name", ["Mark SubbaRao", "Giulia Dell'Acqua", "Sanne van 't Hof", "J.R.R. Boateng"])
def test_names_have_capitals_and_apostrophes_inside(name: str) -> None:
    assert looks_like_name(name, signed=True)


@pytest.mark.parametrize(
    ("name", "turned"),
    [
        ("Boateng, Ama", "Ama Boateng"),
        ("Boateng, Ama K.", "Ama K. Boateng"),
        ("van der Berg, Kofi", "Kofi van der Berg"),
        ("Accra, Ghana", "Accra, Ghana"),
        ("Ama Boateng, Reporter", "Ama Boateng, Reporter"),
    ],
)
def test_names_as_libraries_write_them(name: str, turned: str) -> None:
    assert given_name_first(name) == turned


@pytest.mark.parametrize(
    ("language", "line", "people"),
    [
        ("en", "By Reuters / Ama Boateng", ("Ama Boateng",)),
        ("de", "dpa/Karla Heide", ("Karla Heide",)),
        ("es", "EFE / Cabo Verde", ()),
        ("pt", "Por Inês d'Ávila, O Cais", ("Inês d'Ávila",)),
        ("ja", "港新聞社", ()),
        ("zh", "港口日报记者 王小明", ("王小明",)),
        ("ar", "سلمى البحري، محمود النيل", ("سلمى البحري", "محمود النيل")),
        ("fr", "Par M. L. G.", ()),
        ("en", "By Bay Brewing Co.", ()),
    ],
)
def test_agencies_and_houses_beside_a_name(language: str, line: str, people: tuple[str, ...]) -> None:
    assert read_authors(line, byline_patterns(rule_book(language).packs)) == people


@pytest.mark.parametrize("name", ["FlowTrack Marine", "Event Type", "WordPress Admin"])
def test_a_house_or_a_filter_is_no_person(name: str) -> None:
    assert not looks_like_name(name, signed=True)


def test_capitals_are_taken_off_each_part_of_a_name() -> None:
    assert proper_case("SIOBHAN O'BRIEN-MCSMYTHE") == "Siobhan O'Brien-McSmythe"


@pytest.mark.parametrize("byline", ["Ama Boateng\n\nHarbour Correspondent", "Ama Boateng cancel link bookmark Save"])
def test_a_name_with_its_role_below_signs_scraped_text(byline: str) -> None:
    prose = "The crews of the harbour ferries voted on Monday to stop work for a week, the union said after the talks."
    page = f"Ferry crews vote to strike over winter pay\n\n{prose}\n\n{byline}\n\n" + f"{prose}\n\n" * 8
    assert articlekit.parse(page, media_type="text/plain").authors == ("Ama Boateng",)
