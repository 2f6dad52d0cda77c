#!/usr/bin/python3
"""How right `baophu link` is on public sets, without labels and with one set of defaults.

    python3 bench/quality --data DIR [--baophu build/release/baophu] [--only febrl4 ...] [--threads N]

In DIR, or in any folder below it, lie the public sets as their authors publish them: dataset3.csv,
dataset4a.csv and dataset4b.csv of Febrl, historical_figures_with_errors_50k.parquet, fake_1000.csv. The truth
of Febrl stands in its record ids ("rec-17-dup-0"); it is written into a column of its own, in a folder that
goes away.

Prints for each set precision, recall and F1 of the pairs at probability 0.5 and of the pairs inside of
clusters. Ends with 1 if an F1 is below its floor, or a file is not there.
"""

import argparse
import csv
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "speed"))

import measure  # noqa: E402


@dataclass(frozen=True)
class Set:
    name: str
    files: tuple[str, ...]
    truth: str
    pairs_floor: float
    clusters_floor: float
    truth_in_id: bool = False


SETS = (
    Set("febrl4", ("dataset4a.csv", "dataset4b.csv"), "entity", 0.9999, 0.9999, True),
    Set("febrl3", ("dataset3.csv",), "entity", 0.9993, 0.9997, True),
    Set("historical_50k", ("historical_figures_with_errors_50k.parquet",), "cluster", 0.91, 0.91),
    Set("fake_1000", ("fake_1000.csv",), "cluster", 0.95, 0.95),
)


class Failed(Exception):
    pass


@dataclass(frozen=True)
class Quality:
    precision: float
    recall: float
    f1: float


def find(data: Path, name: str) -> Path:
    found = next(iter(sorted(data.rglob(name))), None)
    if found is None:
        raise Failed(f"{name} lies neither in {data} nor below it")
    return found


def with_truth(file: Path, folder: Path) -> Path:
    """A copy of a Febrl file with the number in its record ids as the column `entity`."""
    copy = folder / file.name
    with file.open(newline="") as source, copy.open("w", newline="") as target:
        rows = csv.reader(source, skipinitialspace=True)
        writer = csv.writer(target)
        writer.writerow([*next(rows), "entity"])
        for row in rows:
            if row:
                writer.writerow([*row, re.match(r"rec-(\d+)-", row[0]).group(1)])
    return copy


def link(baophu: str, chosen: Set, data: Path, folder: Path, threads: str) -> str:
    files = [find(data, file) for file in chosen.files]
    if chosen.truth_in_id:
        files = [with_truth(file, folder) for file in files]
    command = [baophu, "--lang", "en", "link", "--config", str(HERE / f"{chosen.name}.yaml"), "--threads", threads]
    for option, file in zip(("--left", "--right"), files):
        command += [option, str(file)]
    command += ["--out", str(folder / "links.csv"), "--truth", chosen.truth, "--times"]
    command += ["--clusters", str(folder / "clusters.csv")]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise Failed(f"{' '.join(command)}\n{done.stderr}")
    return done.stdout


def quality_of(told: str, row: str) -> Quality:
    line = next(line for line in told.splitlines() if line.startswith(row))
    return Quality(*(float(figure) for figure in line.split()[-3:]))


def cells(quality: Quality) -> list[str]:
    return [f"{quality.precision:.5f}", f"{quality.recall:.5f}", f"{quality.f1:.5f}"]


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with the public sets")
    parser.add_argument("--baophu", default="build/release/baophu", help="the program")
    parser.add_argument("--only", nargs="+", choices=[each.name for each in SETS], help="these sets alone")
    parser.add_argument("--threads", default="0")
    parser.add_argument("--verbose", action="store_true", help="what the program tells, too")
    return parser.parse_args()


def main() -> int:
    chosen = options()
    rows = []
    below = []
    for each in SETS:
        if chosen.only and each.name not in chosen.only:
            continue
        with tempfile.TemporaryDirectory(prefix="link-") as folder:
            told = link(chosen.baophu, each, chosen.data, Path(folder), chosen.threads)
        if chosen.verbose:
            print(told)
        pairs, clusters = quality_of(told, "Probability"), quality_of(told, "In clusters")
        rows.append([each.name, *cells(pairs), *cells(clusters)])
        floors = {"pairs": (pairs.f1, each.pairs_floor), "clusters": (clusters.f1, each.clusters_floor)}
        below += [f"{each.name}: F1 of {what} is below {floor}" for what, (f1, floor) in floors.items() if f1 < floor]
    parts = ["precision", "recall", "F1"]
    measure.print_table(["set", *(f"pairs: {p}" for p in parts), *(f"clusters: {p}" for p in parts)], rows)
    print("\n".join(f"WRONG: {each}" for each in below) or "No F1 is below its floor.")
    return 1 if below else 0


def main_told() -> int:
    try:
        return main()
    except Failed as failure:
        print(f"WRONG: {failure}")
        return 1


if __name__ == "__main__":
    sys.exit(main_told())
