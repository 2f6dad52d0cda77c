"""A server on a province at full size: made once, kept if wanted, started as often as it is needed."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import measure
from measure import Failed

STORE = "store.sqlite"
READY_SECONDS_MOST = 60
STOP_SECONDS_MOST = 20


@dataclass(frozen=True)
class Memory:
    """Of a process, in MB of 1,048,576 bytes, as /proc/PID/status tells it."""

    resident: float
    of_files: float  # Mapped from files: the program itself, mostly; the system can have them back at any time.


class Place:
    """A folder with a province and its workspace, and the office store as it was before anybody signed in."""

    def __init__(self, program: Path, folder: Path) -> None:
        self.program = program
        self._folder = folder
        self.workspace = folder / "workspace"

    def make(self, scale: str) -> None:
        """Makes what is not there yet; the month anew if the program is another one."""
        before = self._folder / f"before-{STORE}"
        if not before.exists():
            shutil.rmtree(self.workspace, ignore_errors=True)
            self.run("synth", "--out", str(self._folder / "province"), "--scale", scale)
            self.run("init", str(self.workspace))
            self.run("intake", str(self.workspace), str(self._folder / "province" / "deliveries"))
            copy_store(self.workspace / STORE, before)
        for left in [*self.workspace.glob(f"{STORE}*"), *self.workspace.glob("audit-heads/*")]:
            left.unlink()
        copy_store(before, self.workspace / STORE)
        self.run("run", str(self.workspace))

    def run(self, *words: str) -> str:
        log = self._folder / f"{words[0]}.log"
        measure.run([str(self.program), *words], log)
        return log.read_text()

    def add_user(self, login: str, role: str) -> str:
        """The password of the first sign-in."""
        who = ["--login", login, "--name", "Người Đo", "--role", role, "--agency", "social-insurance"]
        found = re.search(rf"\b{login} / (\S+)", self.run("user", "add", str(self.workspace), *who))
        if not found:
            raise Failed(f"no password was told for {login}")
        return found[1]

    def approve(self, proposal: int) -> None:
        """As the second person, for whoever owns the machine is one."""
        self.run("approve", str(self.workspace), str(proposal))

    def warehouse(self) -> list[Path]:
        """The files of the current run."""
        return [path for path in (self.workspace / "current").resolve().iterdir() if path.is_file()]


def copy_store(old: Path, new: Path) -> None:
    """With what stands in its journal yet."""
    with closing(sqlite3.connect(old)) as source, closing(sqlite3.connect(new)) as copy:
        source.backup(copy)
    new.chmod(0o600)


class Server:
    """A running `baophu serve`; ends with the block."""

    def __init__(self, place: Place) -> None:
        command = [str(place.program), "serve", str(place.workspace), "--port", "0"]
        started = time.monotonic()
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        self.port = self._await_ready()
        self.ready_seconds = time.monotonic() - started

    def _await_ready(self) -> int:
        told = b""
        os.set_blocking(self._process.stdout.fileno(), False)
        until = time.monotonic() + READY_SECONDS_MOST
        while time.monotonic() < until and self._process.poll() is None:
            told += self._process.stdout.read() or b""
            found = re.search(rb"^READY http://[^ ]*:(\d+)$", told, re.MULTILINE)
            if found:
                return int(found[1])
            time.sleep(0.002)
        self._process.kill()
        raise Failed(f"the server was not ready: {told.decode(errors='replace')}")

    @property
    def process(self) -> int:
        return self._process.pid

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(STOP_SECONDS_MOST)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            raise Failed(f"the server did not stop within {STOP_SECONDS_MOST} s") from None
        finally:
            self._process.stdout.close()
        if self._process.returncode != 0:
            raise Failed(f"the server ended with {self._process.returncode}")

    def memory(self) -> Memory:
        kb = {}
        for line in Path(f"/proc/{self.process}/status").read_text().splitlines():
            name, _, value = line.partition(":")
            if value.endswith(" kB"):
                kb[name] = int(value.split()[0])
        return Memory(kb["VmRSS"] / 1024, (kb["RssFile"] + kb["RssShmem"]) / 1024)

    def cpu_seconds(self) -> float:
        """What it has used of the processors so far."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
