"""How much memory this process takes, in megabytes."""

import resource
import sys
from pathlib import Path

import regex

_STATUS = Path("/proc/self/status")
_LINE = regex.compile(r"(VmHWM|VmRSS):\s*(\d+) kB")


def peak_megabytes() -> float:
    """The peak of this process alone.

    On Linux the figure that `getrusage` gives starts at the size of the process that started this one, so it is read
    from the kernel's own account where there is one.

    >>> 1 < peak_megabytes() < 100_000
    True
    """
    return _from_kernel("VmHWM") or _from_usage()


def resident_megabytes() -> float:
    """What this process holds now; where the kernel does not say, the peak.

    >>> resident_megabytes() <= peak_megabytes()
    True
    """
    return _from_kernel("VmRSS") or _from_usage()


def _from_kernel(name: str) -> float | None:
    if not _STATUS.is_file():
        return None
    lines = dict(_LINE.findall(_STATUS.read_text(encoding="ascii", errors="replace")))
    return int(lines[name]) / 1024 if name in lines else None


def _from_usage() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)  # macOS counts bytes, Linux kilobytes
