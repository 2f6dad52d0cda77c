#!/usr/bin/python3
"""A province at full size: 132 files taken in from a cold disk, and once more.

    full_intake.py build/bench [--scale 1] [--folder DIR] [--keep] [--max-seconds 60] [--max-gb 6]

Makes a province up, drops the page cache as far as it may, and takes all its files into a new
workspace; then the same into a second workspace, with the files in memory if there is room. Checked
after each: every file is in, accepted + refused = read, and exactly the rows that the province made
wrong are refused. The two have to be the same to the byte: SHA-256 over all Parquet files.

Ends with 1 if an answer is wrong, the two differ, or one of them takes longer or more memory than the
limits allow. Scale 1 wants about 8 GB of disk while it runs (12 GB with --keep).
"""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import answers
import full_size
import measure
from answers import Programs
from measure import Failed, Measured


@dataclass(frozen=True)
class Intake:
    """An intake of the whole province, whose answer was right."""

    name: str
    measured: Measured
    read: int
    refused: int
    digest: str


def deliveries(province: Path) -> list[Path]:
    """Without the note that lists them."""
    found = (province / "deliveries").iterdir()
    return sorted(path for path in found if path.name != "delivery-note.csv")


def make_province(programs: Programs, folder: Path, scale: str) -> Path:
    province = folder / "province"
    made = measure.run(
        [programs.baophu, "synth", "--out", str(province), "--scale", scale], folder / "synth.log"
    )
    size = sum(path.stat().st_size for path in deliveries(province))
    print(f"made up: {len(deliveries(province))} files, {size / 1e6:.0f} MB, in {made.seconds:.1f} s")
    return province


def take_in(programs: Programs, province: Path, workspace: Path, name: str) -> Intake:
    """Throws Failed when the answer is wrong."""
    subprocess.run([programs.baophu, "init", str(workspace)], check=True, stdout=subprocess.DEVNULL)
    command = [programs.baophu, "intake", str(workspace), str(province / "deliveries")]
    measured = measure.run(command, workspace.with_suffix(".log"))
    taken = answers.receipts(workspace)
    answers.check(programs, province, taken, [path.name for path in deliveries(province)])
    read, refused = sum(each.read for each in taken), sum(each.refused for each in taken)
    return Intake(name, measured, read, refused, answers.content_digest(workspace))


def take_in_twice(programs: Programs, folder: Path, scale: str, keep: bool) -> list[Intake]:
    province = make_province(programs, folder, scale)
    print(measure.drop_page_cache(deliveries(province)))
    first = take_in(programs, province, folder / "first", "first, cold")
    if not keep:
        shutil.rmtree(folder / "first")
    second = take_in(programs, province, folder / "second", "second")
    print_result([first, second], sum(path.stat().st_size for path in deliveries(province)))
    if first.digest != second.digest:
        raise Failed(f"two intakes of the same files differ: {first.digest}, {second.digest}")
    print(f"{first.read} rows, {first.refused} of them refused: in every file exactly those made wrong")
    print(f"SHA-256 of all Parquet, both times: {first.digest}")
    return [first, second]


def print_result(intakes: list[Intake], size: int) -> None:
    rows = []
    for intake in intakes:
        taken = intake.measured
        speed = [f"{intake.read / taken.seconds:.0f}", f"{size / 1e6 / taken.seconds:.0f}"]
        memory = [f"{taken.tree_mb:.0f}", f"{taken.largest_mb:.0f}"]
        rows.append([intake.name, f"{taken.seconds:.1f}", f"{taken.cpu_seconds:.1f}", *speed, *memory])
    measure.print_table(["intake", "s", "CPU s", "rows/s", "MB/s read", "MB in all", "MB of the largest"], rows)


def within_limits(intakes: list[Intake], max_seconds: float, max_gb: float) -> bool:
    seconds = max(intake.measured.seconds for intake in intakes)
    gb = max(intake.measured.peak_mb for intake in intakes) / 1024
    within = seconds <= max_seconds and gb <= max_gb
    print(f"limits: {max_seconds:g} s, {max_gb:g} GB: {'kept' if within else 'BROKEN'}")
    return within


def main() -> int:
    chosen = full_size.parser(__doc__).parse_args()

    def bench(folder: Path) -> bool:
        intakes = take_in_twice(Programs(chosen.programs), folder, chosen.scale, chosen.keep)
        return within_limits(intakes, chosen.max_seconds, chosen.max_gb)

    return full_size.measured_in_a_folder(chosen, "full-intake", bench)


if __name__ == "__main__":
    sys.exit(main())
