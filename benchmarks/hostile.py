"""Pages that were made to hurt: each must be parsed within seconds and within a gigabyte, and none may raise.

Texts are here, HTML in `hostile_html.py`. Run one alone with `python -m benchmarks.hostile NAME`; it prints its seconds
and its peak memory as JSON.
"""

import json
import sys
import time
from collections.abc import Callable

import articlekit
from benchmarks.hostile_html import HTML_SOURCES
from benchmarks.memory import peak_megabytes

_LINE_ENDS = "\r\n", "\r", "\n", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029", "\n\r"
_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"

SOURCES: dict[str, Callable[[], str | bytes]] = {
    "one line of 20 million letters": lambda: "x" * 20_000_000,
    "one line of 20 million characters of words": lambda: "harbour " * 2_500_000,
    "one sentence of 20 million Chinese characters": lambda: "港口今天重新開放" * 2_500_000,
    "a million lines of one word": lambda: "word\n" * 1_000_000,
    "a million empty lines": lambda: "\n" * 1_000_000,
    "a million different headlines": lambda: "".join(f"Harbour reopens after strike {i}\n" for i in range(1_000_000)),
    "a million ages": lambda: "5 minutes -\n" * 1_000_000,
    "a million dashes": lambda: "-\n" * 1_000_000,
    "half a million blanks in a pointer": lambda: "Read also" + " " * 500_000 + "x",
    "half a million tabs in a byline": lambda: "By" + "\t" * 500_000 + "x",
    "half a million no-break spaces": lambda: "\xa0" * 500_000 + "x",
    "a million digits in an age": lambda: "9" * 1_000_000 + " minutes ago",
    "a million digit groups": lambda: "1.1." * 1_000_000,
    "a million capital A with circumflex": lambda: "\xc2" * 1_000_000,
    "a million doubled encodings": lambda: "\xc3\x83\xc2\xa9" * 1_000_000,
    "a million broken quotes": lambda: "â€œ" * 1_000_000,
    "a million ampersands": lambda: "&amp;amp;" * 1_000_000,
    "a million open brackets": lambda: "([{<" * 250_000,
    "a million angle brackets that close nothing": lambda: "<a " * 333_000,
    "a million nulls": lambda: "\0" * 1_000_000,
    "lone surrogates": lambda: "\ud800\udfff word \udc00\n" * 100_000,
    "bidi controls": lambda: (_BIDI + "word ") * 100_000,
    "zero-width characters": lambda: "a\u200b\u200d\ufeff" * 500_000,
    "a million combining marks": lambda: "e" + "\u0301" * 1_000_000,
    "every kind of line end": lambda: "".join(f"word{end}" for end in _LINE_ENDS) * 50_000,
    "binary": lambda: bytes(range(256)) * 40_000,
    "broken UTF-8": lambda: b"caf\xc3 \xe2\x80 \xff\xfe" * 200_000,
    "UTF-16 without a mark": lambda: "Harbour reopens. ".encode("utf-16-le") * 50_000,
    "nothing": lambda: b"",
}
"""What each hostile text is called, and how it is made."""


def make_source(name: str) -> str | bytes:
    """A hostile page at full size.

    Args:
        name: of a text or of an HTML page.
    """
    if name in SOURCES:
        return SOURCES[name]()
    page = HTML_SOURCES[name]
    return page.make(page.size)


def main() -> None:
    """Parse one hostile page and print what it took."""
    source = make_source(sys.argv[1])
    articlekit.parse("<p>The boats came home.</p>")  # what is loaded once is no page's fault
    start = time.process_time()  # of the processor: other work on the machine is not the page's fault
    article = articlekit.parse(source, url="https://www.example.com/news/harbour")
    seconds = time.process_time() - start
    print(json.dumps({"seconds": seconds, "megabytes": peak_megabytes(), "blocks": len(article.blocks)}))


if __name__ == "__main__":
    main()
