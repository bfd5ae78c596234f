"""Bytes become text, whatever they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit import SourceTypeError
from articlekit.decode import decode

STORY = "Die Brücke über den Fluß bleibt gesperrt, sagte der Bürgermeister. „Wir prüfen“, hieß es später."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_and_utf_8_bytes_come_back(encoding: str) -> None:
    assert decode(STORY.encode(encoding)).text == STORY


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("windows-1251", "Мэр города сообщил в понедельник, что мост останется закрытым до осени."),
        ("koi8-r", "Мэр города сообщил в понедельник, что мост останется закрытым до осени."),
        ("windows-1252", "Le maire a déclaré lundi que le pont restera fermé jusqu’à l’été."),
        ("shift_jis", "市長は月曜日、橋は秋まで閉鎖されたままになると述べた。"),
        ("gb18030", "市长周一表示，大桥将一直关闭到秋天，居民对此表示担忧。"),
        ("euc-kr", "시장은 월요일 다리가 가을까지 폐쇄될 것이라고 말했다."),
    ],
)
def test_other_encodings_are_detected(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_utf_8_cut_in_the_middle_of_a_letter_stays_utf_8() -> None:
    decoded = decode(STORY.encode("utf-8")[:6] + STORY.encode("utf-8")[7:])
    assert decoded.encoding == "utf-8"
    assert decoded.note == "some bytes are not valid utf-8"
    assert decoded.text.endswith("hieß es später.")


def test_half_surrogates_are_replaced_one_for_one() -> None:
    decoded = decode("a\ud800b\udfffc")
    assert decoded.text == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"
    assert decoded.note is not None


@pytest.mark.parametrize("source", [None, 5, ["text"], bytearray(b"text")])
def test_other_types_are_refused_in_plain_words(source: object) -> None:
    with pytest.raises(SourceTypeError, match="source must be str or bytes"):
        decode(source)  # type: ignore[arg-type]


@given(st.binary(max_size=300))
def test_any_bytes_give_text_that_utf_8_can_hold(source: bytes) -> None:
    assert decode(source).text.encode("utf-8") is not None


@pytest.mark.parametrize(
    ("declared", "encoding", "text"),
    [
        ("windows-1251", "windows-1251", "Паром вернулся в гавань"),
        ("koi8-r", "koi8-r", "Паром вернулся в гавань"),
        ("gb2312", "gb18030", "渡船回到了港口"),
        ("shift_jis", "cp932", "渡し船が港に戻った"),
        ("euc-kr", "cp949", "나룻배가 항구로 돌아왔다"),
        ("ISO-8859-1", "windows-1252", "Le bac est rentré – « enfin »"),
    ],
)
def test_a_declared_encoding_is_believed(declared: str, encoding: str, text: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>{text}</p></body></html>'
    assert decode(page.encode(encoding)).text == page


def test_a_declared_encoding_that_cannot_be_is_not_believed() -> None:
    page = '<html><head><meta charset="x-none"></head><body><p>Паром вернулся в гавань вечером</p></body></html>'
    assert "Паром вернулся" in decode(page.encode("windows-1251")).text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_two_bytes_a_character_without_a_mark(encoding: str) -> None:
    page = "<html><body><p>The ferry is back, after two years.</p></body></html>"
    assert decode(page.encode(encoding)).text == page


@pytest.mark.parametrize("declared", ["punycode", "base64", "unicode_escape", "rot13", "utf-7"])
def test_an_encoding_that_is_none_of_the_web_is_not_tried(declared: str) -> None:
    page = f'<meta charset="{declared}"><p>Le bac est rentré à quai hier soir, après deux ans.</p>'
    assert decode(page.encode("windows-1252")).encoding != declared
