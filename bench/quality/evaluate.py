#!/usr/bin/python3
"""How right the program is on made-up provinces: the tables of docs/evaluation.md.

    evaluate.py build/release/baophu [--seeds 7001 7002] [--errors 1 2] [--scale 0.1] [--folder DIR]

For each seed and each factor of errors: makes a province up, takes its files in, computes December and
holds the run against the truth, with the ceiling beside it (baophu evaluate --ceiling). Prints one table in
Markdown for each. Scale 0.1 wants about 1 GB of disk while it runs.

Ends with 1 if a figure cannot be: more right than told or than true, a ceiling that does not join every
record as the truth does.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

LINKS = ("links.person", "links.employer")


class Failed(Exception):
    pass


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise Failed(f"{' '.join(command)}\n{done.stderr}")
    return done.stdout


def evaluate(baophu: str, folder: Path, seed: str, errors: str, scale: str) -> dict:
    """The questions of the evaluation, by name."""
    province, workspace = str(folder / "province"), str(folder / "workspace")
    run(baophu, "synth", "--out", province, "--seed", seed, "--scale", scale, "--errors", errors)
    run(baophu, "init", workspace)
    run(baophu, "intake", workspace, f"{province}/deliveries")
    run(baophu, "run", workspace, "--month", "2018-12")
    told = run(
        baophu, "evaluate", workspace, "--truth", f"{province}/truth", "--ceiling", "--format", "json"
    )
    return json.loads(told)["questions"]


def check(questions: dict) -> None:
    for name, figures in questions.items():
        for each in (figures, figures["ceiling"]):
            for whole in ("told", "in_truth"):
                if each[whole] is not None and each["right"] > each[whole]:
                    raise Failed(f"{name}: {each['right']} right of {each[whole]} {whole}")
    for name in LINKS:
        ceiling = questions[name]["ceiling"]
        if not ceiling["right"] == ceiling["told"] == ceiling["in_truth"]:
            raise Failed(f"{name}: the ceiling does not join as the truth does: {ceiling}")


def share(figures: dict, whole: str) -> str:
    return f"{figures['right'] / figures[whole]:.3f}" if figures[whole] else "–"


def count(value: int | None) -> str:
    return "–" if value is None else f"{value:,}"


def table(questions: dict) -> str:
    lines = [
        "| question | right | told | truth | precision | recall | ceiling: precision | recall |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for name, figures in questions.items():
        counts = [count(figures[key]) for key in ("right", "told", "in_truth")]
        shares = [share(each, w) for each in (figures, figures["ceiling"]) for w in ("told", "in_truth")]
        lines.append(f"| {' | '.join([f'`{name}`', *counts, *shares])} |")
    return "\n".join(lines)


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("baophu", help="the program")
    parser.add_argument("--seeds", nargs="+", default=["7001", "7002"])
    parser.add_argument("--errors", nargs="+", default=["1", "2"])
    parser.add_argument("--scale", default="0.1")
    parser.add_argument("--folder", type=Path, help="where the files are made (default: the system's)")
    return parser.parse_args()


def main() -> int:
    chosen = options()
    try:
        for errors in chosen.errors:
            for seed in chosen.seeds:
                with tempfile.TemporaryDirectory(prefix="evaluate-", dir=chosen.folder) as folder:
                    questions = evaluate(chosen.baophu, Path(folder), seed, errors, chosen.scale)
                check(questions)
                print(f"### Seed {seed}, errors × {errors}, scale {chosen.scale}\n")
                print(table(questions) + "\n", flush=True)
        return 0
    except Failed as failure:
        print(f"WRONG: {failure}")
        return 1


if __name__ == "__main__":
    sys.exit(main())
