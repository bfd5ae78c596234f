"""The comparison with other extractors is fair: no network, no page that stops the rest, figures that add up."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import Pipe
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from benchmarks.loaders import GoldMetadata, Page
from benchmarks.peers.answers import Answer, Question
from benchmarks.peers.isolation import namespace_command
from benchmarks.peers.plot import draw
from benchmarks.peers.race import Worker, race
from benchmarks.peers.report import accuracy_figures, accuracy_table, metadata_figures, speed_figures, speed_table

HTML = b"<html><body><article>" + b"<p>The ferry left the old harbour at dawn, said the captain.</p>" * 9
STORY = "The ferry left the old harbour at dawn, said the captain."

CALL = "import socket, sys; socket.create_connection(('127.0.0.1', int(sys.argv[1])), timeout=5)"
PROBE = """
import socket
from benchmarks.peers import extractors, worker
def call(html, url):
    return socket.create_connection(("127.0.0.1", int(url)), timeout=5)
def look_up(html, url):
    return socket.getaddrinfo("localhost", int(url))
worker.EXTRACTORS["call"] = extractors.Extractor("none", call, None)
worker.EXTRACTORS["look up"] = extractors.Extractor("none", look_up, None)
worker.main()
"""


@pytest.fixture
def port() -> Iterator[int]:
    """A port of this machine on which somebody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_the_port_can_be_reached_where_nothing_is_closed(port: int) -> None:
    assert subprocess.run([sys.executable, "-c", CALL, str(port)], check=False).returncode == 0


@pytest.mark.parametrize("name", ["call", "look up"])
def test_an_extractor_cannot_use_the_network(name: str, port: int) -> None:
    ours, theirs = Pipe()
    command = [sys.executable, "-c", PROBE, name, str(theirs.fileno())]
    with closing(ours), subprocess.Popen(command, pass_fds=(theirs.fileno(),)) as process:
        theirs.close()
        ours.send(Question(b"", str(port)))
        answer = ours.recv()
        process.kill()
    assert "NetworkClosedError" in answer.error


@pytest.mark.skipif(not namespace_command(), reason="this machine lets nobody make a network namespace")
def test_native_code_cannot_use_the_network(port: int) -> None:
    command = [*namespace_command(), sys.executable, "-c", CALL, str(port)]
    assert subprocess.run(command, check=False, capture_output=True).returncode != 0


def test_every_extractor_answers_every_page() -> None:
    pages = [page_of(HTML, STORY) for _ in range(3)]
    answers = race(pages, ["turbohtml", "turbohtml parse"], Path(sys.executable), (), timeout=60)
    assert {name: len(given) for name, given in answers.items()} == {"turbohtml": 3, "turbohtml parse": 3}
    assert all(STORY in answer.text for answer in answers["turbohtml"])
    assert all(answer.seconds > 0 and answer.megabytes > 1 for given in answers.values() for answer in given)


def test_a_page_that_takes_too_long_is_given_up_and_the_next_is_answered() -> None:
    with closing(Worker("turbohtml", Path(sys.executable), (), timeout=0.01)) as worker:
        assert not worker.ask(Question(HTML, None)).timed_out
        assert worker.ask(Question(b"<p>word " * 3_000_000, None)).timed_out
        assert STORY in worker.ask(Question(HTML, None)).text


def test_an_extractor_that_is_missing_is_an_error_not_an_end() -> None:
    with closing(Worker("magic-html", Path(sys.executable), ("env", "PYTHONNOUSERSITE=1"), timeout=60)) as worker:
        answer = worker.ask(Question(HTML, None))
    assert not answer.text
    assert "No module named" in (answer.error or "")


def test_times_leave_out_what_was_given_up_and_count_it() -> None:
    pages = [page_of(HTML, STORY)] * 2
    answers = {
        "articlekit": [Answer(text=STORY, seconds=0.002), Answer(text=STORY, seconds=0.004)],
        "rs-trafilatura": [Answer(text=STORY, seconds=0.01), Answer(timed_out=True)],
    }
    figures = speed_figures(pages, answers)
    assert figures["peers.rs-trafilatura.speed.mean_ms"] == pytest.approx(10)
    assert figures["peers.rs-trafilatura.speed.ratio"] == pytest.approx(5)
    assert figures["peers.rs-trafilatura.speed.timed_out"] == 1
    assert figures["peers.articlekit.speed.mean_ms"] == pytest.approx(3)
    assert "| rs-trafilatura | 10.00 | 10.00 |" in speed_table(figures)


def test_a_page_given_up_is_an_empty_body() -> None:
    pages = [page_of(HTML, STORY)] * 2
    answers = {
        "articlekit": [Answer(text=STORY), Answer(text=STORY)],
        "rs-trafilatura": [Answer(text=STORY), Answer(timed_out=True)],
    }
    figures = accuracy_figures(pages, answers)
    assert figures["peers.articlekit.aeb.f1"] == 1
    assert figures["peers.rs-trafilatura.aeb.recall"] == 0.5
    assert figures["peers.rs-trafilatura.aeb.lead"] == pytest.approx(1 / 3)
    assert accuracy_table(figures, "aeb").splitlines()[2].startswith("| articlekit | 1.000 ")


def test_metadata_counts_only_where_the_gold_knows() -> None:
    pages = [
        page_of(HTML, STORY, GoldMetadata("Ferry leaves", ("Ama Mensah",), "2025-11-07")),
        page_of(HTML, STORY, GoldMetadata("Ferry returns")),
    ]
    found = Answer(metadata=("Ferry leaves", "2025-11-07T10:00:00+00:00", ("ama mensah",)))
    figures = metadata_figures(pages, {"turbohtml": [found, found]})
    assert figures["peers.turbohtml.aeb.title"] == 0.5
    assert figures["peers.turbohtml.aeb.date"] == 1
    assert figures["peers.turbohtml.aeb.authors"] == 1


def test_the_picture_shows_the_better_higher_and_the_faster_further_left() -> None:
    figures: dict[str, float | None] = {}
    for name, time, score in (("articlekit", 3.0, 0.97), ("trafilatura", 40.0, 0.95), ("resiliparse", 2.0, 0.90)):
        figures |= {f"peers.{name}.aeb.f1": score, f"peers.{name}.speed.mean_ms": time}
    root = ET.fromstring(draw(figures, ["aeb"]))  # noqa: S314 - our own picture
    names = [element.text for element in root.iter() if element.get("class") in {"dot-name", "ours-name"}]
    dots = [element for element in root.iter() if element.tag.endswith("circle")]
    places = dict(zip(names, [(float(dot.get("cx", 0)), float(dot.get("cy", 0))) for dot in dots], strict=True))
    assert set(places) == {"articlekit", "trafilatura", "resiliparse"}
    assert places["resiliparse"][0] < places["articlekit"][0] < places["trafilatura"][0]
    assert places["articlekit"][1] < places["trafilatura"][1] < places["resiliparse"][1]


def page_of(html: bytes, gold: str, metadata: GoldMetadata | None = None) -> Page:
    return Page(
        id="ferry",
        set_name="aeb",
        publisher="example.com",
        html=html,
        url=None,
        fetched_at=None,
        gold=gold,
        metadata=metadata or GoldMetadata(),
    )
