"""Short news in scraped text, in a few sentences between lists: whose story it is, in which language, and who signs."""

import pytest

import articlekit
from articlekit.models import Status

SPANISH = """Inicio > Economía
El puerto de Alcarria reabre tras dos años de obras
Marta Quirós
Alcarria - 25 NOV 2026 - 18:42 CET
El puerto viejo de Alcarria volvió a recibir barcos el miércoles, dos años después de que un temporal lo hundiera.
La alcaldesa, Rosa Benítez, celebró “un día que muchos creían imposible”.
Lee también
Los apicultores piden una temporada más tardía
Las obras costaron once millones de euros, tres más de lo previsto.
Lo más visto
1. La lluvia aplaza la final de copa
2. El mercado estrena tejado
3. El coro escolar gana un premio
"""
FRENCH = """Accueil
Publié le 25 novembre 2026 à 18h05, mis à jour hier à 20h10
Le bac revient sur le fleuve après onze mois
Par Amélie Durand
Temps de Lecture 2 min.
Le vieux bac a repris son service mercredi après onze mois de réparations, a annoncé la mairie.
Lire aussi : Les apiculteurs demandent une saison plus tardive
Cent personnes attendaient sur le quai depuis six heures du matin.
Les plus lus
La pluie reporte la finale de la coupe
Le phare ouvre au public
"""
RUSSIAN = """Главная
Паром вернулся на реку после одиннадцати месяцев ремонта
25 ноября 2026, 14:05
Анна Петрова
Старый паром в среду вернулся к работе после одиннадцати месяцев ремонта, сообщила мэрия.
На причале с шести утра ждали сто человек.
Читайте также
Дождь отложил финал кубка
— Без парома остров был тихим, — сказала пекарь Мария Иванова.
Подписывайтесь на наш Telegram-канал
"""
ARABIC = """الرئيسية
عودة العبارة إلى النهر بعد أحد عشر شهرا
كتبت: سلمى حداد
25 نوفمبر 2026 - 10:30
عادت العبارة القديمة إلى العمل يوم الأربعاء بعد أحد عشر شهرا من الإصلاح، كما أعلنت البلدية.
وانتظر مئة شخص على الرصيف منذ السادسة صباحا.
اقرأ أيضا
المطر يؤجل نهائي الكأس
قالت الخبازة نورا إن الجزيرة كانت صامتة من دون العبارة.
شارك على فيسبوك
"""


@pytest.mark.parametrize(
    ("page", "language", "author", "sentences"),
    [
        pytest.param(SPANISH, "es", "Marta Quirós", (4, 5, 8), id="es"),
        pytest.param(FRENCH, "fr", "Amélie Durand", (5, 7), id="fr"),
        pytest.param(RUSSIAN, "ru", "Анна Петрова", (4, 5, 8), id="ru"),
        pytest.param(ARABIC, "ar", "سلمى حداد", (4, 5, 8), id="ar"),
    ],
)
def test_a_few_sentences_between_lists_are_a_story(
    page: str, language: str, author: str, sentences: tuple[int, ...]
) -> None:
    article = articlekit.parse(page)
    lines = page.splitlines()
    assert (article.status, article.language, article.authors) == (Status.ARTICLE, language, (author,))
    assert article.text.splitlines() == [lines[place] for place in sentences]


@pytest.mark.parametrize(
    ("language", "line", "heading", "title"),
    [
        ("zh", "相关新闻：大雨推迟杯赛决赛的时间", "相关新闻", "大雨推迟杯赛决赛的时间"),
        ("zh", "【延伸閱讀】：颱風延後決賽三天", "延伸閱讀", "颱風延後決賽三天"),
        ("zh", "相关阅读\n大雨推迟杯赛决赛的时间", "相关阅读", "大雨推迟杯赛决赛的时间"),
        ("ja", "関連記事：雨でカップ決勝戦が延期", "関連記事", "雨でカップ決勝戦が延期"),
        ("ja", "【関連】雨でカップ決勝戦が延期", "関連", "雨でカップ決勝戦が延期"),
        ("ko", "관련기사: 비로 결승전이 연기되다", "관련기사", "비로 결승전이 연기되다"),
        ("th", "อ่านข่าว : ฝนทำให้เลื่อนรอบชิงถ้วย", "อ่านข่าว", "ฝนทำให้เลื่อนรอบชิงถ้วย"),
    ],
)
def test_a_pointer_is_whole_in_scripts_without_blanks(language: str, line: str, heading: str, title: str) -> None:
    link = articlekit.parse(line, language=language).story_links[0]
    assert (link.heading, link.title) == (heading, title)


@pytest.mark.parametrize(
    ("language", "lines", "author"),
    [
        ("ko", "여객선, 11개월 만에 운항 재개\n김하늘 기자\n입력 2026.11.25. 오후 6:05", "김하늘"),
        ("zh", "渡轮停航十一个月后恢复运营\n2026年11月25日 18:05 来源：港口日报 作者：李明", "李明"),
        ("en", "Ferry returns after eleven months\n25 November 2026 Author: Ama Boateng", "Ama Boateng"),
    ],
)
def test_who_signs_beside_the_date(language: str, lines: str, author: str) -> None:
    told = {
        "ko": "낡은 여객선이 11개월의 수리를 마치고 수요일부터 다시 운항을 시작했다고 시가 오늘 아침 발표했다.",
        "zh": "旧渡轮经过十一个月的修理，星期三恢复运营，市政府宣布，从早上六点起一百人在码头等候。",
        "en": "The old ferry went back to work on Wednesday after eleven months of repairs, the town said.",
    }[language]
    assert articlekit.parse("\n".join([lines, *[told] * 4]), language=language).authors == (author,)


SPANISH_HTML = """<html lang="es"><head><title>El puerto reabre | Diario de Alcarria</title></head><body><article>
<h1>El puerto reabre tras dos años</h1><h2 class="entradilla">Las obras costaron once millones de euros</h2>
<p class="firma">Marta Quirós / Alcarria</p><time datetime="2026-11-25T18:42">25/11/2026 18:42h</time>
<figure><img src="a.jpg"><figcaption>El espigón nuevo. / J. Ruiz</figcaption></figure>
<p>El puerto viejo volvió a recibir barcos este miércoles.</p><p>La alcaldesa celebró “un día que muchos creían
imposible”.</p><ul class="relacionadas"><li><a href="/a">Los apicultores piden una temporada más tardía</a></li></ul>
<p>El concejal no descarta una segunda fase.</p></article>
<footer><p>Diario de Alcarria es miembro de la asociación de la prensa.</p></footer></body></html>"""


def test_three_short_paragraphs_below_a_headline_are_a_story() -> None:
    article = articlekit.parse(SPANISH_HTML)
    assert article.status is Status.ARTICLE
    assert article.text.splitlines() == [
        "El puerto viejo volvió a recibir barcos este miércoles.",
        "La alcaldesa celebró “un día que muchos creían imposible”.",
        "El concejal no descarta una segunda fase.",
    ]
