"""Whether an intake gave the right answer: what its receipts say, and the rows themselves.

A made-up province keeps a log of each file that it writes (truth/rows/FILE.csv): which line is whom, and
which lines it made wrong. Intake has to refuse exactly those and to accept exactly the others.
"""

import hashlib
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from measure import Failed


@dataclass(frozen=True)
class Programs:
    """Built by `cmake --build --preset bench --target benches`."""

    folder: Path

    @property
    def baophu(self) -> str:
        return str(self.folder / "baophu")

    @property
    def intake_answers(self) -> str:
        return str(self.folder / "bench" / "intake_answers")


@dataclass(frozen=True)
class Receipt:
    """A delivered file as the workspace keeps it."""

    file: str
    read: int
    accepted: int
    refused: int
    header_row: int
    result: Path


def receipts(workspace: Path) -> list[Receipt]:
    """By file name."""
    found = [receipt(workspace, path) for path in (workspace / "deliveries").glob("*/receipt.json")]
    return sorted(found, key=lambda each: each.file)


def receipt(workspace: Path, path: Path) -> Receipt:
    told = json.loads(path.read_text())
    results = list((workspace / "intake").glob(told["sha256"] + "-*"))
    if len(results) != 1:
        raise Failed(f"{told['file_name']}: {len(results)} results of intake")
    rows = told["rows"]
    header_row = told["reading"]["header_row"]
    return Receipt(told["file_name"], rows["read"], rows["accepted"], rows["refused"], header_row, results[0])


def check(programs: Programs, province: Path, taken: list[Receipt], files: list[str]) -> None:
    """Throws Failed unless `files` are in, each with exactly the rows that it should have."""
    if [each.file for each in taken] != sorted(files):
        raise Failed(f"{len(taken)} files are in of {len(files)}, or others")
    faults = []
    for each, line in zip(taken, compared(programs, province, taken)):
        faults += faults_of(each, line)
    if faults:
        raise Failed("\n".join(faults))


def compared(programs: Programs, province: Path, taken: list[Receipt]) -> list[list[int]]:
    """For each: rows in the log, accepted, refused, and rows on which log and Parquet differ."""
    command = [programs.intake_answers]
    for each in taken:
        command += [str(province / "truth" / "rows" / f"{each.file}.csv"), str(each.result)]
    told = subprocess.run(command, capture_output=True, text=True)
    lines = [[int(number) for number in line.split()] for line in told.stdout.splitlines()]
    if told.returncode != 0 or len(lines) != len(taken):
        raise Failed(told.stderr or "intake_answers told too little")
    return lines


def faults_of(taken: Receipt, line: list[int]) -> list[str]:
    logged, accepted, refused, differing = line
    faults = []
    if taken.accepted + taken.refused != taken.read:
        faults.append(f"{taken.file}: {taken.accepted} + {taken.refused} is not {taken.read}")
    if [taken.read, taken.accepted, taken.refused] != [logged, accepted, refused]:
        faults.append(f"{taken.file}: its receipt tells other counts than log and Parquet: {taken}, {line}")
    if differing:
        faults.append(f"{taken.file}: {differing} rows are not what the log says")
    return faults


def content_digest(workspace: Path) -> str:
    """SHA-256 over the names and bytes of all Parquet files of intake, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted((workspace / "intake").glob("*/*.parquet")):
        digest.update(f"{path.relative_to(workspace)}\n".encode())
        with path.open("rb") as opened:
            digest.update(hashlib.file_digest(opened, "sha256").digest())
    return digest.hexdigest()
