"""HTML that was made to hurt, each page in any size; `hostile.py` parses one in a process of its own."""

import json
from collections.abc import Callable
from dataclasses import dataclass

STORY = "The old harbour reopened on Monday after two years of work, the town council said in a statement."
"""A sentence that every page shows, and that no page may lose."""

_STORY = f"<p>{STORY}</p>".encode()
_TITLE = b"<!doctype html><html><head><title>The old harbour reopens</title></head><body>"
_TAGS = (b"div", b"p", b"b", b"a href=/x", b"table", b"tr", b"td", b"ul", b"li", b"h2", b"select", b"svg", b"form")
_LATIN = "Der alte Hafen öffnete am Montag wieder für die Fähren, größer als zuvor. "
_CYRILLIC = "Старая гавань снова открылась в понедельник после двух лет ремонта. "


@dataclass(frozen=True, slots=True)
class HostilePage:
    """One kind of page."""

    size: int
    """How many of what hurts, or how many characters of it, at full size."""
    make: Callable[[int], str | bytes]
    """From such a number to the page."""
    shows_story: bool = True
    """Whether `STORY` is visible text that can be told from the rest."""


def _body(*parts: bytes) -> bytes:
    return _TITLE + b"".join(parts)


def _around(hostile: bytes) -> bytes:
    return _body(_STORY, hostile, _STORY)


def _inside_head(hostile: bytes) -> bytes:
    return b"<!doctype html><html><head>" + hostile + b"</head><body><h1>The old harbour reopens</h1>" + _STORY


def _json_ld(text: str) -> bytes:
    return _inside_head(b'<script type="application/ld+json">' + text.encode() + b"</script>")


def _each(template: str, count: int) -> bytes:
    """The template again and again, every `#` another number each time, so that no two are alike."""
    return "".join(template.replace("#", str(number)) for number in range(count)).encode()


def _declared(charset: str, content: bytes) -> bytes:
    return f'<html><head><meta charset="{charset}"><title>Hafen</title></head><body>'.encode() + _STORY + content


def _graph(count: int) -> str:
    items = [{"@type": "NewsArticle", "headline": f"Harbour {n}", "url": f"/news/{n}"} for n in range(count)]
    return json.dumps({"@context": "https://schema.org", "@graph": items})


DEEP = {
    "nested elements": HostilePage(200_000, lambda n: _body(b"<div>" * n, _STORY)),
    "nested and closed elements": HostilePage(200_000, lambda n: _body(b"<div>" * n, _STORY, b"</div>" * n, _STORY)),
    "nested custom elements": HostilePage(200_000, lambda n: _body(b"<x-box class=ad>" * n, _STORY)),
    "nested lists": HostilePage(100_000, lambda n: _body(b"<ul><li>" * n, _STORY)),
    "nested tables": HostilePage(20_000, lambda n: _body(b"<table><tr><td>" * n, _STORY)),
    "nested quotes": HostilePage(200_000, lambda n: _body(b"<blockquote>" * n, _STORY)),
    "nested bold": HostilePage(200_000, lambda n: _body(b"<b>" * n, _STORY)),
    "nested bold in paragraphs": HostilePage(20_000, lambda n: _body(b"<p><b>" * n, _STORY)),
    "nested spans": HostilePage(200_000, lambda n: _body(b"<p>" + b"<span>" * n, STORY.encode())),
    "nested svg": HostilePage(200_000, lambda n: _body(_STORY, b"<svg><g>" * n)),
    "nested templates": HostilePage(100_000, lambda n: _body(_STORY, b"<template>" * n)),
    "everything unclosed": HostilePage(10_000, lambda n: _around(b"".join(b"<%s>" % tag for tag in _TAGS) * n)),
    "links inside links": HostilePage(100_000, lambda n: _around(b"<a href=/x><div>" * n)),
    "formatting across paragraphs": HostilePage(20_000, lambda n: _around(b"<a><b><i><p>x</a></b>" * n)),
}
"""Pages that are deep."""

WIDE = {
    "attributes": HostilePage(1_000_000, lambda n: _body(b"<p " + _each("a#=1 ", n) + b">", STORY.encode())),
    "words of a class": HostilePage(1_000_000, lambda n: _body(b'<div class="' + _each("word# ", n) + b'">', _STORY)),
    "one long attribute": HostilePage(10_000_000, lambda n: _around(b'<img src="data:' + b"x" * n + b'">')),
    "paragraphs": HostilePage(300_000, lambda n: _body(_STORY, _each("<p>Boat # came home to the harbour.", n))),
    "paragraphs of one letter": HostilePage(300_000, lambda n: _around(b"<p>x</p>" * n)),
    "empty paragraphs": HostilePage(300_000, lambda n: _around(b"<p></p>" * n)),
    "headings": HostilePage(200_000, lambda n: _around(_each("<h1>Harbour # reopens after repairs</h1>", n))),
    "line breaks": HostilePage(500_000, lambda n: _around(b"word<br>" * n)),
    "line breaks alone": HostilePage(1_000_000, lambda n: _around(b"<br>" * n)),
    "spans in one paragraph": HostilePage(500_000, lambda n: _around(b"<p>" + b"<span>w</span> " * n)),
    "links in one paragraph": HostilePage(200_000, lambda n: _around(b"<p>" + _each("<a href=/#>w#</a> ", n))),
    "cells of a table": HostilePage(300_000, lambda n: _around(b"<table><tr>" + _each("<td>#", n) + b"</table>")),
    "huge spans of cells": HostilePage(10_000, lambda n: _around(b"<table>" + b"<td colspan=99999 rowspan=9e9>x" * n)),
    "items of a list": HostilePage(300_000, lambda n: _around(b"<ul>" + _each("<li>Boat number #", n) + b"</ul>")),
    "options": HostilePage(300_000, lambda n: _around(b"<select>" + _each("<option>Boat #", n) + b"</select>")),
    "end tags": HostilePage(1_000_000, lambda n: _around(b"</p></x>" * n)),
    "comments": HostilePage(500_000, lambda n: _around(b"<!-- x -->" * n)),
    "custom elements": HostilePage(200_000, lambda n: _around(_each("<x-#>w</x-#>", n))),
    "one word of megabytes": HostilePage(10_000_000, lambda n: _around(b"<p>" + b"x" * n)),
    "one paragraph of megabytes": HostilePage(10_000_000, lambda n: _around(b"<p>" + b"The boats. " * (n // 11))),
    "blanks": HostilePage(10_000_000, lambda n: _around(b"<p>a" + b" \n\t" * (n // 3) + b"b</p>")),
    "no-break spaces": HostilePage(500_000, lambda n: _around(b"<p>Read also" + b"&nbsp;" * n + b"x</p>")),
    "entities": HostilePage(1_000_000, lambda n: _around(b"<p>" + b"&amp;amp;&#x110000;&lt" * (n // 3))),
    "angle brackets": HostilePage(1_000_000, lambda n: _around(b"<" * n), shows_story=False),
    "open tags cut off": HostilePage(500_000, lambda n: _around(b"<a <p <" * n), shows_story=False),
    "hidden parts": HostilePage(200_000, lambda n: _around(b"<div hidden style='display:none'>x</div>" * n)),
}
"""Pages that are wide."""

TEASERS = {
    "teasers": HostilePage(
        200_000,
        lambda n: _body(
            _STORY, b"<ul>", _each("<li><a href=/news/#>Harbour # reopens after repairs</a> <i># minutes ago</i>", n)
        ),
    ),
    "teasers without a list": HostilePage(
        100_000, lambda n: _body(_STORY, _each("<div><h3><a href=/news/#>Harbour # reopens at last</a></h3></div>", n))
    ),
    "the same teaser": HostilePage(
        200_000, lambda n: _around(b"<li><a href=/news/1>Harbour reopens after strike</a>" * n)
    ),
    "teasers with hostile ages": HostilePage(
        100_000, lambda n: _around(_each(f"<li><a href=/#>Boat # sails again</a> <time>{'9' * 40} minutes</time>", n))
    ),
    "links in a menu": HostilePage(
        200_000, lambda n: _body(b"<nav>", _each("<a href=/s/#>Section #</a>", n), b"</nav>", _STORY)
    ),
    "pictures": HostilePage(200_000, lambda n: _around(_each("<a href=/#><img src=/#.jpg alt='Boat #'></a>", n))),
    "bad addresses": HostilePage(
        50_000,
        lambda n: (
            b"<html><head><base href='http://[::1'></head><body>"
            + _STORY
            + _each(
                "<li><a href='http://[#'>Harbour reopens after strike #</a><li><a href='//:#\\'>Boats sail again #</a>",
                n,
            )
        ),
    ),
    "a base that is a script": HostilePage(
        50_000,
        lambda n: b"<base href='javascript:0'>" + _STORY + _each("<li><a href=?#>Harbour # reopens at last</a>", n),
    ),
    "long addresses": HostilePage(
        10, lambda n: _around(b"<li><a href='/%s'>Harbour reopens after strike</a>" % (b"a/../" * 100_000) * n)
    ),
}
"""Pages full of links."""

DECLARATIONS = {
    "items of JSON-LD": HostilePage(100_000, lambda n: _json_ld(_graph(n))),
    "nested JSON-LD": HostilePage(100_000, lambda n: _json_ld('{"a":' * n + "1" + "}" * n)),
    "nested lists of JSON-LD": HostilePage(100_000, lambda n: _json_ld("[" * n)),
    "JSON-LD cut off in a string": HostilePage(
        5_000_000, lambda n: _json_ld('{"articleBody": "' + "boats " * (n // 6))
    ),
    "JSON-LD of quotation marks": HostilePage(1_000_000, lambda n: _json_ld('{"a": ' + '"' * n)),
    "JSON-LD of backslashes": HostilePage(1_000_000, lambda n: _json_ld('{"a": "' + "\\" * n + '"}')),
    "JSON-LD of commas": HostilePage(1_000_000, lambda n: _json_ld("[" + "," * n + "]")),
    "JSON-LD of comments": HostilePage(500_000, lambda n: _json_ld("/*" * n + "// x\n" * n)),
    "JSON-LD with a number of a million digits": HostilePage(1_000_000, lambda n: _json_ld('{"a": ' + "9" * n + "}")),
    "JSON-LD with a long body": HostilePage(
        5_000_000,
        lambda n: _json_ld(json.dumps({"@type": "NewsArticle", "articleBody": "The boats sailed. " * (n // 18)})),
    ),
    "JSON-LD in many scripts": HostilePage(
        20_000,
        lambda n: _inside_head(
            _each('<script type="application/ld+json">{"@type": "Person", "name": "#"}</script>', n)
        ),
    ),
    "JSON-LD with many authors": HostilePage(
        100_000,
        lambda n: _json_ld(json.dumps({"@type": "NewsArticle", "author": [{"name": f"Ama M{i}"} for i in range(n)]})),
    ),
    "meta tags": HostilePage(200_000, lambda n: _inside_head(_each("<meta property=og:title content='Harbour #'>", n))),
    "meta authors": HostilePage(200_000, lambda n: _inside_head(_each("<meta name=author content='Ama Mensah#'>", n))),
    "a title of megabytes": HostilePage(
        5_000_000, lambda n: _inside_head(b"<title>" + b"Boats sail. " * (n // 12)), shows_story=False
    ),
    "a description of megabytes": HostilePage(
        5_000_000, lambda n: _inside_head(b"<meta name=description content='" + b"Boats. " * (n // 7) + b"'>")
    ),
    "keywords": HostilePage(
        500_000, lambda n: _inside_head(b"<meta name=keywords content='" + _each("boat #,", n) + b"'>")
    ),
    "times": HostilePage(100_000, lambda n: _around(_each("<time datetime=2025-11-07T08:#>7 November 2025</time>", n))),
    "hostile times": HostilePage(50_000, lambda n: _around(_each(f"<time datetime={'9' * 60}#>{'9' * 60}</time>", n))),
    "bylines": HostilePage(
        100_000, lambda n: _around(_each("<span class=byline>By <a rel=author>Ama M#</a></span>", n))
    ),
    "microdata": HostilePage(
        50_000, lambda n: _around(_each("<div itemscope itemtype=https://schema.org/Article><b itemprop=name>#</b>", n))
    ),
}
"""Pages that declare too much."""

SILENT = {
    "a script of megabytes": HostilePage(
        10_000_000, lambda n: _around(b"<script>" + b"let a = '<p>';" * (n // 14) + b"</script>")
    ),
    "a style of megabytes": HostilePage(
        10_000_000, lambda n: _around(b"<style>" + b".a{color:red}" * (n // 13) + b"</style>")
    ),
    "a comment of megabytes": HostilePage(10_000_000, lambda n: _around(b"<!--" + b" - > <p>" * (n // 8) + b"-->")),
    "a script without end": HostilePage(10_000_000, lambda n: _body(_STORY, b"<script>" + b"let a = 1;" * (n // 10))),
    "a comment without end": HostilePage(10_000_000, lambda n: _body(_STORY, b"<!--" + b"-- >" * (n // 4))),
    "a CDATA section": HostilePage(
        5_000_000, lambda n: _around(b"<svg><![CDATA[" + b"x]] >" * (n // 5) + b"]]></svg>")
    ),
    "a frame with a page inside": HostilePage(
        50_000, lambda n: _around(b'<iframe srcdoc="' + b"&lt;p&gt;boats" * n + b'"></iframe>')
    ),
    "scripts": HostilePage(200_000, lambda n: _around(b"<script>a()</script>" * n)),
    "plain text mode": HostilePage(1_000_000, lambda n: _body(_STORY, b"<plaintext>", b"</p>\n" * n)),
    "doctypes": HostilePage(500_000, lambda n: b"<!doctype html>" * n + _TITLE + _STORY),
}
"""Pages with megabytes that nobody sees."""

CHARACTERS = {
    "an unknown charset": HostilePage(20_000, lambda n: _declared("x-nonsense", _LATIN.encode("latin-1") * n)),
    "a wrong charset": HostilePage(20_000, lambda n: _declared("utf-8", _CYRILLIC.encode("windows-1251") * n)),
    "UTF-8 that says it is Latin": HostilePage(20_000, lambda n: _declared("iso-8859-1", _CYRILLIC.encode() * n)),
    "ASCII that says it is UTF-16": HostilePage(20_000, lambda n: _declared("utf-16", b"The boats came home. " * n)),
    "a charset that must not be run": HostilePage(
        20_000, lambda n: _declared("zlib_codec", b"The boats came home. " * n)
    ),
    "UTF-16": HostilePage(100_000, lambda n: _around(_LATIN.encode() * (n // 50)).decode().encode("utf-16")),
    "UTF-16 without a mark in HTML": HostilePage(
        100_000, lambda n: _around(_LATIN.encode() * (n // 50)).decode().encode("utf-16-be"), shows_story=False
    ),
    "UTF-32": HostilePage(100_000, lambda n: _around(_LATIN.encode() * (n // 50)).decode().encode("utf-32")),
    "nulls": HostilePage(1_000_000, lambda n: _around(b"<p>" + b"\0" * n + b"<\0p>")),
    "a null after every letter": HostilePage(
        500_000, lambda n: _around(b"<p>" + b"w\0" * n).replace(b"<p>", b"<p\0>"), shows_story=False
    ),
    "lone surrogates in HTML": HostilePage(
        200_000, lambda n: _around(b"<p>@").decode().replace("@", "\ud800 x \udfff" * n)
    ),
    "broken UTF-8 in HTML": HostilePage(200_000, lambda n: _around(b"<p>caf\xc3 \xe2\x80 \xff\xfe" * n)),
    "every byte": HostilePage(20_000, lambda n: _around(b"<p>" + bytes(range(256)) * n), shows_story=False),
    "bidi controls in tags": HostilePage(
        100_000, lambda n: _around("<p\u202e>\u2066word\u2069</p\u202e>".encode() * n)
    ),
    "mojibake": HostilePage(100_000, lambda n: _around("<p>â€œcafÃ©â€\x9d Â </p>".encode() * n)),
    "combining marks": HostilePage(1_000_000, lambda n: _around(("<p>e" + "\u0301" * n + "</p>").encode())),
}
"""Pages whose characters are wrong."""

HTML_SOURCES: dict[str, HostilePage] = DEEP | WIDE | TEASERS | DECLARATIONS | SILENT | CHARACTERS
"""Every kind, by what there is too much of."""
