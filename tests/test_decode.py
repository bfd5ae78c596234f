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
