"""What a program takes: time, and memory of itself and of every process that it starts.

Time is that of the monotonic clock from before the process is made until it was waited for. Memory is
told twice, since neither way sees everything:

  largest_mb  the most that one process of the tree had (ru_maxrss of wait4): exact, but no sum
  tree_mb     the sum over the tree at its highest, sampled: proportional set sizes, so that a page that
              two processes share counts once

peak_mb, the larger of the two, is what limits are held against. MB of memory are 1,048,576 bytes.

The time of the processors, of the whole tree, stands beside: on a busy machine it says more than the clock.

ru_maxrss begins at the size of the process that starts the other (Linux keeps it over exec), so a
script that measures stays small: what needs much memory runs in a child.
"""

import os
import platform
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

SAMPLE_SECONDS = 0.05


@dataclass(frozen=True)
class Measured:
    """One run of a program that ended well."""

    seconds: float
    cpu_seconds: float
    tree_mb: float
    largest_mb: float

    @property
    def peak_mb(self) -> float:
        return max(self.tree_mb, self.largest_mb)


class Failed(Exception):
    """A program that ended badly, or an answer that is wrong."""


def run(command: list[str], log: Path) -> Measured:
    """Runs `command` to its end; what it prints goes into `log`. Throws Failed if it fails."""
    with log.open("wb") as out:
        started = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)
        sampler = TreeSampler(process.pid)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise Failed(f"{' '.join(command)} ended with {process.returncode}:\n{tail(log)}")
    return Measured(seconds, used.ru_utime + used.ru_stime, sampler.stop(), used.ru_maxrss / 1024)


def tail(log: Path, lines: int = 20) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])


class TreeSampler:
    """Looks at a process and its descendants again and again, on a thread of its own."""

    def __init__(self, root: int) -> None:
        self._root = root
        self._highest_kb = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._sample)
        self._thread.start()

    def stop(self) -> float:
        """The highest sum, in MB."""
        self._ended.set()
        self._thread.join()
        return self._highest_kb / 1024

    def _sample(self) -> None:
        while not self._ended.is_set():
            self._highest_kb = max(self._highest_kb, sum(map(proportional_kb, tree(self._root))))
            self._ended.wait(SAMPLE_SECONDS)


def tree(root: int) -> set[int]:
    """The process and its descendants, as /proc tells them now."""
    children: dict[int, list[int]] = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            children.setdefault(parent(int(name)), []).append(int(name))
    found, waiting = set(), [root]
    while waiting:
        process = waiting.pop()
        found.add(process)
        waiting += children.get(process, [])
    return found


def parent(process: int) -> int:
    """0 if it has ended meanwhile."""
    try:
        with open(f"/proc/{process}/stat", "rb") as stat:
            return int(stat.read().rpartition(b")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0


def proportional_kb(process: int) -> int:
    """The proportional set size (PSS); 0 if the process has ended meanwhile."""
    try:
        with open(f"/proc/{process}/smaps_rollup", "rb") as rollup:
            for line in rollup:
                if line.startswith(b"Pss:"):
                    return int(line.split()[1])
    except (FileNotFoundError, ProcessLookupError):
        pass
    return 0


def drop_page_cache(files: list[Path]) -> str:
    """Has the next reading of `files` come from the disk, as far as it may; says what it could do."""
    os.sync()
    try:
        Path("/proc/sys/vm/drop_caches").write_text("3")
        how = "page cache dropped"
    except OSError as refused:
        for file in files:
            drop_pages_of(file)
        how = f"page cache of the machine not dropped ({refused.strerror}); that of the files given up"
    return f"{how}; {cached_mb(files):.0f} MB of the files still in memory"


def drop_pages_of(file: Path) -> None:
    with file.open("rb") as opened:
        os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def cached_mb(files: list[Path]) -> float:
    """By fincore of util-linux, which Debian always has."""
    command = ["fincore", "--bytes", "--noheadings", "--output", "RES", *map(str, files)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    return sum(map(int, told.stdout.split())) / 2**20


def machine() -> str:
    """The processor, its cores, memory and load: what a number has to be read with."""
    cpu = next(
        (line.partition(":")[2].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")),
        platform.machine(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{cpu}, {os.cpu_count()} cores, {memory:.0f} GB; load {os.getloadavg()[0]:.1f} at the beginning"


def print_table(header: list[str], rows: list[list[str]]) -> None:
    """The first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(header, *rows)]
    for row in [header, *rows]:
        cells = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
        print("  ".join([row[0].ljust(widths[0]), *cells]).rstrip())
