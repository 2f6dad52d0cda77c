#!/usr/bin/python3
"""`baophu link` beside Splink and beside DuckDB SQL, on the same files, in the same run.

    peers.py --data DIR [--peers VENV] [--baophu build/release/baophu] [--only febrl4 ...]
             [--registers DIR] [--threads 2] [--rounds 1] [--keep DIR]

VENV is a folder in which you have put the peers, by the client of your package registry:

    python3 -m venv VENV
    VENV/bin/pip install splink==5.0.0

which brings DuckDB with it. Without VENV only baophu runs, and nothing can be judged.

DIR of --data holds the public sets (bench/quality/link.py tells their names); --registers, a folder with
left.csv and right.csv as bench/speed/link_generator makes them, is one more set. Every program runs in a
process of its own, from files to files, with the same number of threads, program after program:

    baophu   with the configuration of the set in this folder; for registers that of bench/speed
    Splink   peer_programs/with_splink.py: settings as Splink's guides advise
    DuckDB   peer_programs/SET.sql: the same blockings, Jaro-Winkler levels and weights set by hand

Told: the time, that of the processors, the peak of memory, and F1 by peer_programs/judge.py: of the pairs with probability
>= 0.5; of the one-to-one links (two files) or of the groups (one file). DuckDB SQL has no groups: there,
as for Splink beside its own, what its links connect is judged, at the best threshold by the truth.
Ratios are those of the peer to baophu: 30 is "thirty times as much".

A program that fails is shown as failed, with what it printed last. Ends with 1 if baophu failed, or if a
peer that is there did.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "speed"))

import link  # noqa: E402
import measure  # noqa: E402
from measure import Failed, Measured  # noqa: E402

SPLINK = "5.0.0"
PROGRAMS = HERE / "peer_programs"


@dataclass(frozen=True)
class Task:
    """A set with its files as every program reads them."""

    name: str
    id: str
    truth: str
    config: Path
    files: tuple[Path, ...]


@dataclass
class Outcome:
    """What a program did with a set."""

    program: str
    runs: list[Measured] = field(default_factory=list)
    quality: dict = field(default_factory=dict)
    problem: str = ""

    @property
    def seconds(self) -> float:
        return median(run.seconds for run in self.runs)

    @property
    def cpu_seconds(self) -> float:
        return median(run.cpu_seconds for run in self.runs)

    @property
    def peak_mb(self) -> float:
        return max(run.peak_mb for run in self.runs)


def id_column(config: Path) -> str:
    return next(line.split()[1] for line in config.read_text().splitlines() if line.startswith("id:"))


def public_tasks(data: Path, wanted: list[str] | None, folder: Path) -> list[Task]:
    tasks = []
    for each in link.SETS:
        if wanted and each.name not in wanted:
            continue
        files = [link.find(data, file) for file in each.files]
        if each.truth_in_id:
            files = [link.with_truth(file, folder) for file in files]
        config = HERE / f"{each.name}.yaml"
        tasks.append(Task(each.name, id_column(config), each.truth, config, tuple(files)))
    return tasks


def registers_task(registers: Path, truth: str) -> Task:
    config = HERE.parent / "speed" / "link_1m.yaml"
    files = (registers / "left.csv", registers / "right.csv")
    return Task("registers", id_column(config), truth, config, files)


class Peers:
    """The Python of the folder where the peers were put, and what it has."""

    def __init__(self, folder: Path | None) -> None:
        self.python = folder / "bin" / "python" if folder else None
        self.splink = self._version("splink")
        self.duckdb = self._version("duckdb")

    def _version(self, package: str) -> str | None:
        if self.python is None or not self.python.exists():
            return None
        ask = f"import importlib.metadata as m; print(m.version('{package}'))"
        told = subprocess.run([str(self.python), "-c", ask], capture_output=True, text=True)
        return told.stdout.strip() if told.returncode == 0 else None

    def tell(self) -> None:
        for name, version in {"Splink": self.splink, "DuckDB": self.duckdb}.items():
            print(f"{name}: {version or 'NOT INSTALLED (see the beginning of this file)'}")
        if self.splink not in (None, SPLINK):
            print(f"this script was written for Splink {SPLINK}")


def command_of(program: str, task: Task, folder: Path, chosen: argparse.Namespace, peers: Peers) -> list[str]:
    files = [str(file) for file in task.files]
    if program == "baophu":
        command = [chosen.baophu, "link", "--config", str(task.config), "--threads", str(chosen.threads)]
        for option, file in zip(("--left", "--right"), files):
            command += [option, file]
        command += ["--out", str(folder / "links.csv")]
        return command if len(files) > 1 else [*command, "--clusters", str(folder / "clusters.csv")]
    script = PROGRAMS / {"Splink": "with_splink.py", "DuckDB SQL": "with_duckdb.py"}[program]
    return [str(peers.python), str(script), task.name, str(folder), str(chosen.threads), *files]


def judge(task: Task, folder: Path, peers: Peers) -> dict:
    files = [str(file) for file in task.files]
    command = [str(peers.python), str(PROGRAMS / "judge.py"), task.id, task.truth, str(folder), *files]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise Failed(f"{' '.join(command)}\n{done.stderr}")
    return json.loads(done.stdout)


def run_program(program: str, task: Task, folder: Path, chosen: argparse.Namespace, peers: Peers) -> Outcome:
    outcome = Outcome(program)
    folder.mkdir(parents=True)
    try:
        for _ in range(chosen.rounds):
            command = command_of(program, task, folder, chosen, peers)
            outcome.runs.append(measure.run(command, folder / "log"))
        if peers.duckdb:
            outcome.quality = judge(task, folder, peers)
    except Failed as failure:
        outcome.problem = str(failure)
    return outcome


def there(program: str, peers: Peers) -> bool:
    return {"baophu": True, "Splink": peers.splink, "DuckDB SQL": peers.duckdb}[program] not in (None, False)


def f1_of(outcome: Outcome, *kinds: str) -> str:
    kind = next((kind for kind in kinds if kind in outcome.quality), None)
    return f"{outcome.quality[kind]['f1']:.4f}" if kind else "–"


def ratio(peer: float, ours: float) -> str:
    return f"{peer / ours:.1f}"


def row(outcome: Outcome, ours: Outcome) -> list[str]:
    if outcome.problem:
        return [outcome.program, "FAILED", *["–"] * 7]
    told = [outcome.program, f"{outcome.seconds:.2f}", f"{outcome.cpu_seconds:.2f}", f"{outcome.peak_mb:.0f}"]
    told += [f1_of(outcome, "pairs"), f1_of(outcome, "one", "groups"), f1_of(outcome, "chained")]
    if ours.problem:
        return [*told, "–", "–"]
    return [*told, ratio(outcome.seconds, ours.seconds), ratio(outcome.peak_mb, ours.peak_mb)]


def print_outcomes(task: Task, outcomes: list[Outcome]) -> None:
    sizes = ", ".join(f"{file.name} {file.stat().st_size / 1e6:.1f} MB" for file in task.files)
    print(f"\n{task.name}: {sizes}")
    within = "F1 groups" if len(task.files) == 1 else "F1 one-to-one"
    header = ["program", "s", "CPU s", "MB", "F1 pairs", within, "F1 chained", "time ×", "memory ×"]
    measure.print_table(header, [row(outcome, outcomes[0]) for outcome in outcomes])
    for outcome in outcomes:
        if outcome.problem:
            print(f"{outcome.program} FAILED: {outcome.problem}")
    sys.stdout.flush()


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = [each.name for each in link.SETS]
    parser.add_argument("--data", type=Path, help="the folder with the public sets")
    parser.add_argument("--peers", type=Path, help="the folder in which the peers are installed")
    parser.add_argument("--baophu", default="build/release/baophu", help="the program")
    parser.add_argument("--only", nargs="+", choices=names, help="these public sets alone")
    parser.add_argument("--registers", type=Path, help="a folder with left.csv and right.csv, made up")
    parser.add_argument("--truth", default="person", help="the column of the registers that tells the truth")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=1, help="the median of their times is told")
    parser.add_argument("--keep", type=Path, help="where links, groups and logs are left behind")
    chosen = parser.parse_args()
    if not chosen.data and not chosen.registers:
        parser.error("nothing to link: --data or --registers is missing")
    return chosen


def compare(chosen: argparse.Namespace, peers: Peers, folder: Path) -> bool:
    """Whether everything that is there ran to its end."""
    tasks = public_tasks(chosen.data, chosen.only, folder) if chosen.data else []
    if chosen.registers:
        tasks.append(registers_task(chosen.registers, chosen.truth))
    well = True
    programs = [each for each in ("baophu", "Splink", "DuckDB SQL") if there(each, peers)]
    for task in tasks:
        where = (chosen.keep or folder) / task.name
        outcomes = [
            run_program(each, task, where / each.replace(" ", "-"), chosen, peers) for each in programs
        ]
        print_outcomes(task, outcomes)
        well &= not any(outcome.problem for outcome in outcomes)
    return well


def main() -> int:
    chosen = options()
    print(measure.machine())
    peers = Peers(chosen.peers)
    peers.tell()
    with tempfile.TemporaryDirectory(prefix="link-peers-") as folder:
        return 0 if compare(chosen, peers, Path(folder)) else 1


if __name__ == "__main__":
    sys.exit(main())
