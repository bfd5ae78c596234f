"""No network while an extractor is measured: it must answer from the page alone.

Two fences. The worker closes Python's own sockets, which works everywhere but does not stop native code. Where Linux
allows it, the worker also starts in a network namespace of its own, which stops all code.
"""

import shutil
import socket
import subprocess
from collections.abc import Sequence
from typing import NoReturn

_NAMESPACES = (("unshare", "--net"), ("unshare", "--map-root-user", "--net"))
"""As root, and as a user who may make namespaces of their own."""

_CALLS = ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "create_connection")
_METHODS = ("connect", "connect_ex", "sendto", "sendmsg", "bind")


class NetworkClosedError(OSError):
    """Something asked for the network while it was closed."""


def namespace_command() -> tuple[str, ...]:
    """What to put before a command so that it starts without network; empty where this machine does not allow that."""
    for words in _NAMESPACES:
        if shutil.which(words[0]) and _succeeds([*words, "true"]):
            return words
    return ()


def close_network() -> None:
    """Make every use of Python's sockets in this process fail with `NetworkClosedError`, for good."""
    for name in _CALLS:
        setattr(socket, name, _refuse)
    for name in _METHODS:
        setattr(socket.socket, name, _refuse)


def _refuse(*_arguments: object, **_named: object) -> NoReturn:
    raise NetworkClosedError("the network is closed while extractors are measured")


def _succeeds(command: Sequence[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603 - ours
