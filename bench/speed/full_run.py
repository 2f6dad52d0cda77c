#!/usr/bin/python3
"""A province at full size: the month computed after intake, and how long answers take.

    full_run.py build/bench [--scale 1] [--before PROGRAM] [--folder DIR] [--keep]
                            [--max-seconds 45] [--max-gb 6] [--max-coverage 1] [--max-explain 0.2]

Makes a province up, takes all its files in, and runs the month. Checked: what `verify` computes again
from the tables is what the run wrote down; in every line of `coverage`, of every scheme, eligible less
participating is the sum of the reasons, and the lines add up to the total. Then asks `coverage` by unit,
by employer and by reason, and `explain` of persons from all over the list of the missing, each time from
a new process. With --before the same is done by an earlier build of the program, in turn, and the ratio
of the times told.

Ends with 1 if an answer is wrong or a limit is broken. Scale 1 wants about 8 GB of disk.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import full_size
import measure
from measure import Failed, Measured

EXPLAINED = 11  # Persons whose explanation is timed.
SCHEMES = ["compulsory", "unemployment", "voluntary"]


@dataclass(frozen=True)
class Run:
    """A month computed by one program, whose answers were right."""

    name: str
    measured: Measured
    steps: dict[str, float]  # Seconds of each, as the run itself tells them.
    coverage: float  # The slowest of the questions, in seconds.
    explain: float  # The median, in seconds.


def asked(program: Path, *words: str) -> tuple[str, float]:
    """What the program prints, and how long that took."""
    started = time.monotonic()
    done = subprocess.run([str(program), *words], capture_output=True, text=True)
    seconds = time.monotonic() - started
    if done.returncode != 0:
        raise Failed(f"{' '.join(words)} ended with {done.returncode}: {done.stderr}")
    return done.stdout, seconds


def check_gap(where: str, line: dict) -> None:
    absent = sum(line["by_reason"].values())
    if line["eligible"] - line["participating"] != absent:
        raise Failed(f"{where}: {line['eligible']} - {line['participating']} is not {absent}")


def ask_coverage(program: Path, workspace: Path) -> float:
    """Throws Failed when an identity does not hold; else the time of the slowest question."""
    slowest = 0.0
    for scheme in SCHEMES:
        for rows in ["unit", "employer", "reason"]:
            words = ["coverage", str(workspace), "--by", rows, "--scheme", scheme, "--format", "json"]
            text, seconds = asked(program, *words)
            slowest = max(slowest, seconds)
            answer = json.loads(text)
            check_gap(f"{scheme}, total", answer["total"])
            for line in answer["lines"]:
                check_gap(f"{scheme}, {rows} {line['key']}", line)
            if rows != "reason" and answer["total"]["eligible"] != sum(x["eligible"] for x in answer["lines"]):
                raise Failed(f"{scheme}: the lines by {rows} do not add up to the total")
    return slowest


def missing_persons(program: Path, workspace: Path) -> list[str]:
    """Some of all over the list."""
    text, _ = asked(program, "coverage", "list", str(workspace), "--reason", "missing", "--limit", "100000")
    ids = [line.split()[0] for line in text.splitlines() if line.startswith("P-")]
    if len(ids) < EXPLAINED:
        raise Failed(f"the list of the missing holds {len(ids)}")
    return ids[:: max(1, len(ids) // EXPLAINED)][:EXPLAINED]


def ask_explain(program: Path, workspace: Path) -> float:
    times = []
    for person in missing_persons(program, workspace):
        text, seconds = asked(program, "explain", str(workspace), person)
        if person not in text:
            raise Failed(f"the explanation of {person} is of somebody else")
        times.append(seconds)
    return statistics.median(times)


def steps_of(workspace: Path) -> dict[str, float]:
    journal = json.loads((workspace / "current" / "journal.json").read_text())
    return dict(journal["seconds"])


def run_month(name: str, program: Path, province: Path, workspace: Path) -> Run:
    asked(program, "init", str(workspace))
    asked(program, "intake", str(workspace), str(province / "deliveries"))
    measured = measure.run([str(program), "run", str(workspace)], workspace.with_suffix(".log"))
    asked(program, "verify", str(workspace))
    coverage, explain = ask_coverage(program, workspace), ask_explain(program, workspace)
    return Run(name, measured, steps_of(workspace), coverage, explain)


def print_result(runs: list[Run]) -> None:
    rows = []
    for run in runs:
        took = run.measured
        times = [f"{took.seconds:.1f}", f"{took.cpu_seconds:.1f}", f"{took.peak_mb:.0f}"]
        rows.append([run.name, *times, f"{run.coverage:.2f}", f"{run.explain:.3f}"])
    measure.print_table(["run", "s", "CPU s", "MB", "coverage s", "explain s"], rows)
    for run in runs:
        told = ", ".join(f"{step} {seconds:.1f}" for step, seconds in run.steps.items())
        print(f"where the time of {run.name} goes, in s: {told}")
    if len(runs) == 2:
        ratio = runs[1].measured.cpu_seconds / runs[0].measured.cpu_seconds
        print(f"{runs[1].name} / {runs[0].name}, time of the processors: {ratio:.2f}")


def within_limits(run: Run, limits: argparse.Namespace) -> bool:
    found = {
        "s": (run.measured.seconds, limits.max_seconds),
        "GB": (run.measured.peak_mb / 1024, limits.max_gb),
        "s of coverage": (run.coverage, limits.max_coverage),
        "s of explain": (run.explain, limits.max_explain),
    }
    for what, (value, most) in found.items():
        print(f"limit: {most:g} {what}: {'kept' if value <= most else 'BROKEN'} ({value:.2f})")
    return all(value <= most for value, most in found.values())


def options() -> argparse.Namespace:
    parser = full_size.parser(__doc__)
    parser.set_defaults(max_seconds=45)
    parser.add_argument("--before", type=Path, help="an earlier build of baophu to compare with")
    parser.add_argument("--max-coverage", type=float, default=1)
    parser.add_argument("--max-explain", type=float, default=0.2)
    return parser.parse_args()


def main() -> int:
    chosen = options()

    def bench(folder: Path) -> bool:
        program, province = chosen.programs / "baophu", folder / "province"
        asked(program, "synth", "--out", str(province), "--scale", chosen.scale)
        runs = [run_month("this build", program, province, folder / "now")]
        if chosen.before:
            runs.append(run_month("the earlier build", chosen.before, province, folder / "before"))
        print_result(runs)
        return within_limits(runs[0], chosen)

    return full_size.measured_in_a_folder(chosen, "full-run", bench)


if __name__ == "__main__":
    sys.exit(main())
