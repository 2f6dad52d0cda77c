"""The frame of the benchmarks at full size: their options, a folder that goes when they end, the verdict."""

import argparse
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import measure
from measure import Failed

GB_AT_FULL_SIZE = 8


def parser(doc: str) -> argparse.ArgumentParser:
    """With the options that all of them have; limits are for the computer on which docs/ tells figures."""
    made = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("programs", type=Path, help="the folder of the bench build")
    made.add_argument("--scale", default="1")
    made.add_argument("--folder", type=Path, help="where the files are made (default: the programs')")
    made.add_argument("--keep", action="store_true", help="leave province and workspaces behind")
    made.add_argument("--max-seconds", type=float, default=60)
    made.add_argument("--max-gb", type=float, default=6)
    return made


def check_room(where: Path, scale: float) -> None:
    free, wanted = shutil.disk_usage(where).free / 1e9, GB_AT_FULL_SIZE * scale
    if free < wanted:
        raise Failed(f"{where} has {free:.1f} GB free and {wanted:.1f} GB are wanted: choose another --folder")


def measured_in_a_folder(chosen: argparse.Namespace, name: str, bench: Callable[[Path], bool]) -> int:
    """0 if `bench`, given a new folder, finds its answers right and its limits kept; else 1."""
    where = chosen.folder or chosen.programs
    print(measure.machine())
    folder = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=where))
    try:
        check_room(where, float(chosen.scale))
        return 0 if bench(folder) else 1
    except Failed as failure:
        print(f"WRONG: {failure}")
        return 1
    finally:
        if chosen.keep:
            print(f"kept: {folder}")
        else:
            shutil.rmtree(folder)
