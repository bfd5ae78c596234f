"""Whole pages in many languages, invented: who signs is found in many kinds of mark-up, and nobody where nobody does.

Beside every story stands the teaser of another, signed by Yaw Addo.
"""

import pytest

import articlekit

STORIES = {
    "en": (
        "Ferry crews vote to strike over winter pay",
        (
            "The crews of the harbour ferries voted on Monday to stop work for a week, the union said after a "
            "long night of talks in which neither side had moved, and the last boat leaves on Friday."
        ),
    ),
    "es": (
        "Los transbordadores paran una semana por los salarios",
        (
            "Las tripulaciones de los transbordadores del puerto votaron el lunes a favor de parar durante una "
            "semana, dijo el sindicato tras una larga noche de conversaciones en la que nadie cedió."
        ),
    ),
    "fr": (
        "Les bacs du port à l’arrêt pendant une semaine",
        (
            "Les équipages des bacs du port ont voté lundi un arrêt de travail d'une semaine, a annoncé le "
            "syndicat après une longue nuit de discussions où personne n'avait cédé sur les salaires."
        ),
    ),
    "de": (
        "Fährleute stimmen für einwöchigen Streik im Hafen",
        (
            "Die Mannschaften der Hafenfähren haben am Montag für einen einwöchigen Streik gestimmt, teilte die "
            "Gewerkschaft nach einer langen Nacht mit, in der keine Seite nachgegeben hatte."
        ),
    ),
    "it": (
        "I traghetti del porto fermi per una settimana",
        (
            "Gli equipaggi dei traghetti del porto hanno votato lunedì per fermarsi una settimana, ha detto il "
            "sindacato dopo una lunga notte di trattative in cui nessuno aveva ceduto sui salari."
        ),
    ),
    "pt": (
        "Balsas do porto param por uma semana",
        (
            "As tripulações das balsas do porto votaram na segunda-feira por uma semana de greve, disse o "
            "sindicato depois de uma longa noite de conversas em que nenhum dos lados cedeu."
        ),
    ),
    "pl": (
        "Promy portowe staną na tydzień",
        (
            "Załogi promów portowych zagłosowały w poniedziałek za tygodniowym strajkiem, poinformował związek "
            "po długiej nocy rozmów, w której żadna ze stron nie ustąpiła w sprawie płac."
        ),
    ),
    "tr": (
        "Liman feribotları bir hafta duracak",
        (
            "Liman feribotlarının mürettebatı pazartesi günü bir haftalık grev için oy kullandı, sendika uzun "
            "bir gece süren ve iki tarafın da geri adım atmadığı görüşmelerin ardından açıkladı."
        ),
    ),
    "ru": (
        "Портовые паромы встанут на неделю",
        (
            "Экипажи портовых паромов в понедельник проголосовали за недельную забастовку, сообщил профсоюз "
            "после долгой ночи переговоров, в которых ни одна из сторон не уступила."
        ),
    ),
    "ar": (
        "عبارات الميناء تتوقف لمدة أسبوع",
        (
            "صوتت أطقم عبارات الميناء يوم الاثنين لصالح إضراب لمدة أسبوع، حسبما أعلنت النقابة بعد ليلة طويلة من "
            "المحادثات التي لم يتنازل فيها أي من الطرفين عن موقفه بشأن الأجور."
        ),
    ),
    "ja": (
        "港の渡し船、1週間のストライキへ",
        "港の渡し船の乗組員は月曜日、1週間のストライキを行うことを投票で決めた。組合によると、夜通しの話し合いでも賃金をめぐり双方とも譲らなかったという。最後の便は金曜日に出る。",
    ),
    "zh": (
        "港口渡轮船员投票决定罢工一周",
        "港口渡轮的船员星期一投票决定罢工一周，工会在漫长的一夜谈判之后宣布，双方在工资问题上都没有让步，最后一班船将于星期五开出，此后乘客只能改乘公共汽车绕行。",
    ),
    "ko": (
        "항구 나룻배 일주일 파업 결정",
        (
            "항구 나룻배 선원들은 월요일 투표를 통해 일주일 동안 파업하기로 결정했다고 노조가 밝혔다. "
            "밤샘 협상에서 임금을 두고 양측 모두 물러서지 않았으며 마지막 배는 금요일에 떠난다."
        ),
    ),
    "hi": (
        "बंदरगाह की नावें एक सप्ताह बंद रहेंगी",
        (
            "बंदरगाह की नावों के चालक दल ने सोमवार को एक सप्ताह की हड़ताल के पक्ष में मतदान किया, यूनियन ने लंबी "
            "रात की बातचीत के बाद बताया, जिसमें वेतन पर कोई पक्ष नहीं झुका।"
        ),
    ),
    "id": (
        "Feri pelabuhan mogok selama seminggu",
        (
            "Awak kapal feri pelabuhan pada hari Senin memilih untuk mogok selama seminggu, kata serikat pekerja "
            "setelah perundingan semalam suntuk yang tidak membuat kedua pihak mengalah."
        ),
    ),
    "nl": (
        "Veerboten liggen een week stil",
        (
            "De bemanningen van de veerboten stemden maandag voor een week staking, zei de vakbond na een lange "
            "nacht van gesprekken waarin geen van beide partijen had toegegeven over het loon."
        ),
    ),
    "sv": (
        "Färjorna i hamnen står stilla i en vecka",
        (
            "Besättningarna på hamnens färjor röstade på måndagen för en veckas strejk, sade facket efter en "
            "lång natt av samtal där ingen av parterna hade gett efter i frågan om lönerna."
        ),
    ),
    "no": (
        "Fergene ligger stille i en uke",
        (
            "Mannskapene på havnens ferger stemte mandag for en ukes streik, sa fagforeningen etter en lang natt "
            "med samtaler der ingen av partene hadde gitt seg i spørsmålet om lønn."
        ),
    ),
}
"""Headline and a paragraph of each language."""

TEASER = (
    "<aside><h3>More</h3><div class='card'><a href='/x'>Another story of the quay and its boats</a>"
    "<span class='author'>By Yaw Addo</span></div></aside>"
)

BYLINES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "es",
        (
            '<div class="firma"><span>Por</span> '
            '<a href="/autor/lucia-penalba/">Lucía Peñalba de la Torre</a> '
            '<span class="cargo">Corresponsal en Lomé</span> <time datetime="2025-03-04">4 mar 2025'
            "</time></div>"
        ),
        ("Lucía Peñalba de la Torre",),
    ),
    ("es", '<p class="autor">REDACCIÓN / EFE</p><p class="foto">Foto: Iván Orozco</p>', ()),
    (
        "es",
        (
            '<div class="author"><p>Iván Orozco</p><p>@ivanorozco</p></div><div class="author">'
            "<p>Lucía Peñalba</p></div><div>04/03/2025</div>"
        ),
        ("Iván Orozco", "Lucía Peñalba"),
    ),
    (
        "fr",
        (
            '<p class="meta">Par <span class="author">Maëlle Le Goff</span> (avec AFP)</p>'
            "<p>Publié le 4 mars 2025 à 10h33</p>"
        ),
        ("Maëlle Le Goff",),
    ),
    (
        "fr",
        '<div class="signature">Propos recueillis par<br>Jean-Baptiste d’Aubigné</div>',
        ("Jean-Baptiste d’Aubigné",),
    ),
    (
        "fr",
        (
            "<figure><img src=a.jpg><figcaption>Le port. Photo Anne Kermadec / AFP</figcaption>"
            "</figure><p>Le Quai Infos avec AFP</p>"
        ),
        (),
    ),
    (
        "de",
        (
            '<p class="autor">Von <a href="/autoren/karla-heide">Karla von der Heide</a> und '
            '<a href="/autoren/jb">Jörg Groß-Bölting</a>, Kiel</p>'
        ),
        ("Karla von der Heide", "Jörg Groß-Bölting"),
    ),
    (
        "de",
        '<div class="byline">Stand: 04.03.2025, 10:33 Uhr</div><div class="byline">Von: Jörg Bölting</div>',
        ("Jörg Bölting",),
    ),
    ("de", "<p>Von unserer Redaktion</p><figure><figcaption>Die Fähre. Foto: Karla Heide</figcaption></figure>", ()),
    ("de", '<div class="author">Karla Heide</div><div class="role">Redakteurin Wirtschaft</div>', ("Karla Heide",)),
    ("it", "<div>di <strong>Giulia Dell’Acqua</strong></div><div>4 marzo 2025</div>", ("Giulia Dell’Acqua",)),
    ("it", "<p>Redazione Il Molo</p><p>4 Marzo 2025</p>", ()),
    (
        "pt",
        (
            '<p class="content-publication-data__from">Por Inês d’Ávila, João dos Santos, g1 Porto — '
            "Setúbal</p><p>04/03/2025 10h33</p>"
        ),
        ("Inês d’Ávila", "João dos Santos"),
    ),
    ("pt", "<p>Da Redação</p>", ()),
    (
        "pl",
        '<div class="article-author"><span>Autor:</span> <span>Zofia Śliwińska</span></div><div>Źródło: PAP</div>',
        ("Zofia Śliwińska",),
    ),
    ("pl", "<p>oprac. Łukasz Żak, PAP</p>", ("Łukasz Żak",)),
    ("tr", '<div class="muhabir">Haber: İbrahim Çağlayan - Kamera: Ayşe Gül</div>', ("İbrahim Çağlayan",)),
    ("tr", '<span class="kaynak">Kaynak: AA</span><span>04.03.2025 10:33</span>', ()),
    (
        "ru",
        (
            '<div class="author"><a href="/authors/vetrova">Ольга Ветрова</a></div>'
            "<div>4 марта 2025, 10:33</div><p>Фото: Пётр Лодкин</p>"
        ),
        ("Ольга Ветрова",),
    ),
    ("ru", "<p>Автор: Пресс-служба порта</p>", ()),
    (
        "ar",
        '<div class="writer">كتب: <a href="/author/1">محمود البحري</a></div><div>4 مارس 2025</div>',
        ("محمود البحري",),
    ),
    ("ar", '<div class="author">وكالات</div>', ()),
    ("ja", '<p class="date">2025年3月4日 10時33分</p><p class="writer">山田花子</p>', ("山田花子",)),
    ("ja", '<div class="author">取材・文：山田花子　写真：佐藤太郎</div>', ("山田花子",)),
    (
        "zh",
        '<div class="info"><span>2025-03-04 10:33</span> <span>来源：港口日报</span> <span>作者：王小明</span></div>',
        ("王小明",),
    ),
    ("zh", '<div class="author">记者 王小明 摄影 李大同</div>', ("王小明",)),
    ("ko", '<p class="byline">김바다 기자 bada@post.example</p><p>입력 2025.03.04 10:33</p>', ("김바다",)),
    (
        "hi",
        (
            '<div class="author-name">Written by: <a href="/author/seema">सीमा वर्मा</a></div>'
            "<div>Edited by: राज कुमार</div>"
        ),
        ("सीमा वर्मा",),
    ),
    ("hi", '<div class="byline">नवभारत डेस्क</div>', ()),
    (
        "id",
        (
            '<div class="read__credit">Penulis: <a href="/author/sari">Sari Wulandari</a> | Editor: '
            '<a href="/author/budi">Budi Laut</a></div>'
        ),
        ("Sari Wulandari",),
    ),
    ("id", "<div>Tim Redaksi</div><div>Selasa, 4 Maret 2025</div>", ()),
    ("nl", '<p class="auteur">Door <b>Sanne van \'t Hof</b></p><p>foto Pieter de Vries</p>', ("Sanne van 't Hof",)),
    (
        "sv",
        (
            '<div class="byline"><a href="mailto:asa@post.example">Åsa Öhman</a><span>Text</span>'
            '</div><div class="byline"><span>Björn Klint</span><span>Foto</span></div>'
        ),
        ("Åsa Öhman",),
    ),
    (
        "no",
        '<div class="byline">Kjersti Sæther</div><div class="byline">Øyvind Bø</div><time>4. mars 2025</time>',
        ("Kjersti Sæther", "Øyvind Bø"),
    ),
    ("en", '<div class="author-bio">Ama Boateng is the coast reporter.</div><p>By Kofi Mensah</p>', ("Kofi Mensah",)),
    (
        "en",
        (
            '<div class="byline">By <span>Ama Boateng</span>, <span>Kofi Mensah</span> and '
            "<span>Esi Owusu</span><br><span>Harbour Post Staff</span></div>"
        ),
        ("Ama Boateng", "Kofi Mensah", "Esi Owusu"),
    ),
    ("en", "<p>Ama Boateng<br>Special to the Harbour Post</p><p>March 4, 2025</p>", ("Ama Boateng",)),
    (
        "en",
        (
            '<div class="contributors"><a class="contributor" href="/people/ama">Ama Boateng</a>'
            '<span>Chief harbour pilot</span></div><p>Photo: <a href="/people/kofi">Kofi Mensah</a>'
            "</p>"
        ),
        ("Ama Boateng",),
    ),
    ("en", "<p><em>By Ama Boateng, The Harbour Conversation</em></p>", ("Ama Boateng",)),
    ("en", '<span class="posted-by">Posted by</span> <span>harbourmaster7</span> <span>on March 4, 2025</span>', ()),
    (
        "en",
        '<ul class="meta"><li>March 4, 2025</li><li>Ama Boateng</li><li>Coast</li><li>5 min read</li></ul>',
        ("Ama Boateng",),
    ),
    (
        "en",
        (
            '<div class="article__meta">Author <a href="/author/ama">Ama Boateng</a> Reviewer '
            '<a href="/author/kofi">Kofi Mensah</a></div>'
        ),
        ("Ama Boateng",),
    ),
    ("en", "<p>Translated by Kofi Mensah</p><p>By Ama Boateng</p>", ("Ama Boateng",)),
    (
        "en",
        "<p>Listen to this story narrated by Kofi Mensah</p><p>Ama Boateng, Harbour Correspondent</p>",
        ("Ama Boateng",),
    ),
    ("en", "<p>Reporting by Ama Boateng and Kofi Mensah; editing by Esi Owusu</p>", ("Ama Boateng", "Kofi Mensah")),
    ("en", "<p>Guest post by Ama Boateng, CEO of Harbour Works</p>", ("Ama Boateng",)),
    ("en", "<p>Sponsored by Bay Mutual</p>", ()),
    ("en", "<p>By Harbour Post Editorial Board</p>", ()),
    ("en", "<p>By Market Research Team | March 4, 2025</p>", ()),
    ("en", "<p>By Bay Travel Guides | March 4, 2025</p>", ()),
)


def page_with(language: str, byline: str) -> str:
    headline, sentence = STORIES[language]
    return (
        f"<html lang={language}><head><title>{headline}</title></head><body><nav><a href='/'>Home</a> "
        f"<a href='/a'>A</a></nav><article><h1>{headline}</h1>{byline}{f'<p>{sentence}</p>' * 10}</article>{TEASER}"
        "</body></html>"
    )


@pytest.mark.parametrize(("language", "byline", "people"), BYLINES)
def test_who_signs_a_page(language: str, byline: str, people: tuple[str, ...]) -> None:
    assert articlekit.parse(page_with(language, byline), url="https://www.quayside.example/coast/a").authors == people


@pytest.mark.parametrize("language", STORIES)
def test_nobody_signs_where_only_a_teaser_is_signed(language: str) -> None:
    assert articlekit.parse(page_with(language, ""), url="https://www.quayside.example/coast/a").authors == ()
