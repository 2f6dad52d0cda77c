#!/usr/bin/python3
"""A workbook of 100,000 rows: baophu beside two public readers of .xlsx, in the same run.

    workbook_peers.py build/bench [--rounds 3] [--max-seconds 2] [--max-mb 256]

The workbook is the list of the SI participants of June in a made-up province. Measured, each in a
process of its own and in turn, round by round:

    baophu    intake into a new workspace: read, typed, checked, kept, entered in the store
    openpyxl  read-only mode, values only, every row looked at
    xlsx2csv  written as CSV

So baophu does more work than the other two. The answers are checked: all three see the same number of
rows, and baophu refuses exactly those that the province made wrong. Ends with 1 if an answer is wrong,
or if the median of baophu takes longer, or any run of it more memory, than the limits allow.
"""

import argparse
import csv
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from statistics import median

import answers
import measure
from answers import Programs
from measure import Failed, Measured

LIST = "si-participants-2018-06.xlsx"
WANTED_ROWS = 100_000
SCALE = "0.1325"  # Of the province: a few more rows than wanted.


def rows_of_table(rows: Iterable[Iterable[object]]) -> int:
    """Rows with more than one cell filled, without the header: a title fills one."""
    filled = (sum(1 for cell in row if cell not in (None, "")) for row in rows)
    return sum(1 for count in filled if count > 1) - 1


def read_by_openpyxl(workbook: Path) -> None:
    """What the child does: prints how many rows it saw."""
    import openpyxl  # Only here: the measuring process stays small.

    sheet = openpyxl.load_workbook(workbook, read_only=True).active
    print(f"\n{rows_of_table(sheet.iter_rows(values_only=True))}")


def with_openpyxl(workbook: Path, folder: Path) -> tuple[Measured, int]:
    log = folder / "openpyxl.log"
    measured = measure.run([sys.executable, __file__, "--read-by-openpyxl", str(workbook)], log)
    return measured, int(log.read_text().splitlines()[-1])


def with_xlsx2csv(workbook: Path, folder: Path) -> tuple[Measured, int]:
    out = folder / "list.csv"
    measured = measure.run(["xlsx2csv", str(workbook), str(out)], folder / "xlsx2csv.log")
    with out.open(newline="") as opened:
        return measured, rows_of_table(csv.reader(opened))


def with_baophu(programs: Programs, workbook: Path, folder: Path) -> tuple[Measured, int]:
    """`folder` holds no workspace yet. Throws Failed when the answer is wrong."""
    workspace = folder / "workspace"
    subprocess.run([programs.baophu, "init", str(workspace)], check=True, stdout=subprocess.DEVNULL)
    measured = measure.run([programs.baophu, "intake", str(workspace), str(workbook)], folder / "baophu.log")
    taken = answers.receipts(workspace)
    answers.check(programs, workbook.parent.parent, taken, [LIST])
    return measured, taken[0].read


def make_workbook(programs: Programs, folder: Path) -> Path:
    province = folder / "province"
    command = ["synth", "--out", str(province), "--scale", SCALE, "--kinds", "si-participants"]
    measure.run([programs.baophu, *command], folder / "synth.log")
    return province / "deliveries" / LIST


def measure_rounds(programs: Programs, rounds: int, folder: Path) -> dict[str, list[Measured]]:
    """Throws Failed unless all three see the same rows, and enough of them."""
    workbook = make_workbook(programs, folder)
    print(f"{LIST}, {workbook.stat().st_size / 1e6:.1f} MB, {rounds} rounds")
    found: dict[str, list[Measured]] = {"baophu intake": [], "openpyxl": [], "xlsx2csv": []}
    for number in range(rounds):
        part = folder / str(number)
        part.mkdir()
        runs = [with_baophu(programs, workbook, part), with_openpyxl(workbook, part), with_xlsx2csv(workbook, part)]
        check_rows([rows for _, rows in runs])
        for measured, (each, _) in zip(found.values(), runs):
            measured.append(each)
    print(f"{runs[0][1]} rows: all three agree, and baophu refused exactly the rows made wrong")
    return found


def check_rows(rows: list[int]) -> None:
    if len(set(rows)) != 1:
        raise Failed(f"baophu, openpyxl and xlsx2csv saw {rows} rows")
    if rows[0] < WANTED_ROWS:
        raise Failed(f"{rows[0]} rows are fewer than {WANTED_ROWS}: the scale has to be larger")


def print_result(found: dict[str, list[Measured]]) -> None:
    ours = median(run.seconds for run in found["baophu intake"])
    rows = []
    for name, runs in found.items():
        seconds = [run.seconds for run in runs]
        cpu, most = median(run.cpu_seconds for run in runs), max(run.peak_mb for run in runs)
        middle = median(seconds)
        numbers = [f"{min(seconds):.2f}", f"{middle:.2f}", f"{cpu:.2f}", f"{most:.0f}", f"{middle / ours:.1f}"]
        rows.append([name, *numbers])
    measure.print_table(["program", "best s", "median s", "CPU s", "most MB", "time / baophu"], rows)


def within_limits(runs: list[Measured], max_seconds: float, max_mb: float) -> bool:
    seconds, most = median(run.seconds for run in runs), max(run.peak_mb for run in runs)
    within = seconds <= max_seconds and most <= max_mb
    print(f"limits: {max_seconds:g} s, {max_mb:g} MB: {'kept' if within else 'BROKEN'}")
    return within


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", type=Path, nargs="?", help="the folder of the bench build")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--max-seconds", type=float, default=2)
    parser.add_argument("--max-mb", type=float, default=256)
    parser.add_argument("--folder", type=Path, help="where the files are made (default: the programs')")
    parser.add_argument("--read-by-openpyxl", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if not chosen.read_by_openpyxl and not chosen.programs:
        parser.error("the folder of the bench build is missing")
    return chosen


def main() -> int:
    chosen = options()
    if chosen.read_by_openpyxl:
        read_by_openpyxl(chosen.read_by_openpyxl)
        return 0
    print(measure.machine())
    where = chosen.folder or chosen.programs
    with tempfile.TemporaryDirectory(prefix="workbook-peers-", dir=where) as folder:
        try:
            found = measure_rounds(Programs(chosen.programs), chosen.rounds, Path(folder))
        except Failed as failure:
            print(f"WRONG: {failure}")
            return 1
    print_result(found)
    return 0 if within_limits(found["baophu intake"], chosen.max_seconds, chosen.max_mb) else 1


if __name__ == "__main__":
    sys.exit(main())
