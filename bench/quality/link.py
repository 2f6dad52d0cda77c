#!/usr/bin/python3
"""How right `baophu link` is on public sets, without labels and with one set of defaults.

    link.py --data DIR [--baophu build/release/baophu] [--only febrl4 ...] [--threads N]

DIR holds the public sets as their authors publish them: febrl/dataset{3,4a,4b}.csv,
historical_50k/historical_figures_with_errors_50k.parquet, fake_1000/fake_1000.csv. The truth of Febrl stands
in its record ids ("rec-17-dup-0"); it is written into a column of its own, in a folder that goes away.

Prints for each set the F1 of pairs at probability 0.5 and of groups, beside the floor. Ends with 1 if one is
below its floor.
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


@dataclass(frozen=True)
class Set:
    name: str
    files: tuple[str, ...]
    truth: str
    pairs_floor: float
    clusters_floor: float | None = None
    truth_in_id: bool = False


SETS = (
    Set("febrl4", ("febrl/dataset4a.csv", "febrl/dataset4b.csv"), "entity", 0.9999, None, True),
    Set("febrl3", ("febrl/dataset3.csv",), "entity", 0.9992, 0.9997, True),
    Set("historical_50k", ("historical_50k/historical_figures_with_errors_50k.parquet",), "cluster", 0.84, 0.905),
    Set("fake_1000", ("fake_1000/fake_1000.csv",), "cluster", 0.94),
)


class Failed(Exception):
    pass


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
    files = [data / file for file in chosen.files]
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


def f1_of(told: str, row: str) -> float:
    line = next(line for line in told.splitlines() if line.startswith(row))
    return float(line.split()[-1])


def judge(figure: float, floor: float | None) -> str:
    if floor is None:
        return f"{figure:.5f}"
    return f"{figure:.5f} ({'at least' if figure >= floor else 'BELOW'} {floor:.4f})"


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
    below = False
    for each in SETS:
        if chosen.only and each.name not in chosen.only:
            continue
        with tempfile.TemporaryDirectory(prefix="link-") as folder:
            told = link(chosen.baophu, each, chosen.data, Path(folder), chosen.threads)
        pairs, clusters = f1_of(told, "Probability"), f1_of(told, "In clusters")
        below |= pairs < each.pairs_floor or (each.clusters_floor is not None and clusters < each.clusters_floor)
        if chosen.verbose:
            print(told)
        print(f"{each.name:<16} pairs {judge(pairs, each.pairs_floor):<28} clusters {judge(clusters, each.clusters_floor)}")
    return 1 if below else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as failure:
        print(f"WRONG: {failure}")
        sys.exit(1)
