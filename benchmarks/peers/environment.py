"""A virtual environment with every peer at its pinned version, made once and found again."""

import shutil
import subprocess
import sys
import tomllib
import venv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
"""The project."""

_PINS = Path(__file__).with_name("peers.toml")
_STAMP = "peers.toml"
_PYENV = Path.home() / ".pyenv" / "versions"


@dataclass(frozen=True, slots=True)
class Pins:
    """What the environment holds."""

    python: str
    """The Python that all run on: "3.12"."""
    tools: tuple[str, ...]
    versions: dict[str, str]
    """Version of each peer."""


def read_pins() -> Pins:
    """The pinned versions of `peers.toml`."""
    table = tomllib.loads(_PINS.read_text(encoding="utf-8"))
    return Pins(table["python"], tuple(table["tools"]), table["versions"])


def make_environment(folder: Path, python: str | None = None) -> Path:
    """Make the environment where it is not there yet, or was made for other versions.

    A peer that cannot be installed here is named and left out; the others are measured all the same.

    Args:
        folder: where the environment is, or shall be.
        python: which Python makes it; else one of the pinned version is looked for.

    Returns:
        The environment's own Python.

    Raises:
        SystemExit: no fitting Python was found, or the installation broke.
    """
    pins = read_pins()
    inside = folder / "bin" / "python"
    stamp = folder / _STAMP
    if stamp.is_file() and stamp.read_bytes() == _PINS.read_bytes():
        return inside
    maker = python or find_python(pins.python)
    print(f"making {folder} with {maker}", file=sys.stderr)
    shutil.rmtree(folder, ignore_errors=True)
    if subprocess.run([maker, "-m", venv.__name__, folder], check=False).returncode:  # noqa: S603 - the caller's Python
        raise SystemExit(f"{maker} could not make a virtual environment in {folder}")
    if not _install(inside, [*pins.tools, "--editable", str(ROOT)]):
        raise SystemExit(f"the tools of {_PINS.name} could not be installed in {folder}")
    for name, version in pins.versions.items():
        if not _install(inside, [f"{name}=={version}"]):
            print(f"{name} {version} cannot be installed here and is left out", file=sys.stderr)
    stamp.write_bytes(_PINS.read_bytes())
    return inside


def find_python(version: str) -> str:
    """A Python of one version: this one, one on the path, or one of pyenv.

    Args:
        version: "3.12".

    Raises:
        SystemExit: there is none.
    """
    candidates = [sys.executable, shutil.which(f"python{version}")]
    candidates += [str(path) for path in sorted(_PYENV.glob(f"{version}*/bin/python3"))]
    for candidate in candidates:
        if candidate and _version_of(candidate) == version:
            return candidate
    raise SystemExit(f"the peers need Python {version} and none was found; name one with --python")


def installed_peers(python: Path, distributions: Iterable[str]) -> set[str]:
    """Which of some distributions an environment holds.

    Args:
        python: the environment's Python.
        distributions: names as on the package index.
    """
    names = list(distributions)
    code = (
        "import importlib.metadata as metadata, sys\n"
        "held = {name.lower() for found in metadata.distributions() if (name := found.metadata['Name'])}\n"
        "print(*[name for name in sys.argv[1:] if name in held], sep='\\n')"
    )
    done = subprocess.run([python, "-c", code, *names], capture_output=True, check=True, text=True)  # noqa: S603 - ours
    return set(done.stdout.split())


def _install(python: Path, requirements: Iterable[str]) -> bool:
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--upgrade"]
    done = subprocess.run([*command, *requirements], capture_output=True, check=False, text=True)  # noqa: S603 - ours
    if done.returncode:
        print(done.stderr, file=sys.stderr)
    return done.returncode == 0


def _version_of(python: str) -> str:
    code = "import sys; print('%d.%d' % sys.version_info[:2])"
    done = subprocess.run([python, "-c", code], capture_output=True, check=False, text=True)  # noqa: S603 - asked for
    return done.stdout.strip()
