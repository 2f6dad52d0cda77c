"""Links and groups of any program held against the truth, the same way for all.

    judge.py ID TRUTH FOLDER FILE [FILE]

FOLDER holds links.csv (left_id, right_id, probability) and, if the program groups by itself, clusters.csv
(id, cluster). Runs under a Python that has DuckDB, which reads the files. Prints one line of JSON:

  pairs     of the links with probability >= 0.5
  one       between two files: the same, each record with its likeliest partner only
  groups    within one file: pairs inside of the program's groups
  chained   within one file: pairs inside of what links connect, at the best of THRESHOLDS - chosen by the
            truth, so in favour of the program

each as right, told, true and F1.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import duckdb

THRESHOLDS = (0.5, 0.8, 0.9, 0.95, 0.99, 0.999)


def rows(query: str, **values: str) -> list[tuple]:
    return duckdb.execute(query, values).fetchall()


def read_truth(file: str, id: str, truth: str) -> dict[str, str]:
    source = "read_parquet($file)" if file.endswith(".parquet") else "read_csv($file, all_varchar = true)"
    return dict(rows(f"SELECT {id}::VARCHAR, {truth}::VARCHAR FROM {source}", file=file))


def read_links(folder: Path) -> list[tuple[str, str, float]]:
    """The likeliest first."""
    return rows(
        "SELECT left_id, right_id, probability::DOUBLE FROM read_csv($file, all_varchar = true)"
        " ORDER BY probability::DOUBLE DESC, left_id, right_id",
        file=str(folder / "links.csv"),
    )


def figures(right: int, told: int, true: int) -> dict:
    f1 = 2 * right / (told + true) if told + true else 1.0
    return {"right": right, "told": told, "true": true, "f1": f1}


def inside(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


class Truth:
    def __init__(self, files: list[str], id: str, truth: str) -> None:
        self.left = read_truth(files[0], id, truth)
        self.right = read_truth(files[-1], id, truth)
        self.within = len(files) == 1
        if self.within:
            self.pairs = inside(Counter(self.left.values()).values())
        else:
            of_right = Counter(self.right.values())
            self.pairs = sum(of_right[value] for value in self.left.values())

    def of_links(self, links: list[tuple[str, str, float]]) -> dict:
        right = sum(self.left[a] == self.right[b] for a, b, _ in links)
        return figures(right, len(links), self.pairs)

    def of_groups(self, group_of: dict[str, str]) -> dict:
        told = inside(Counter(group_of.values()).values())
        right = inside(Counter((group, self.left[id]) for id, group in group_of.items()).values())
        return figures(right, told, self.pairs)


def one_to_one(links: list[tuple[str, str, float]]) -> list[tuple[str, str, float]]:
    lefts, rights, kept = set(), set(), []
    for link in links:
        if link[0] not in lefts and link[1] not in rights:
            lefts.add(link[0])
            rights.add(link[1])
            kept.append(link)
    return kept


def connected(links: list[tuple[str, str, float]]) -> dict[str, str]:
    """Records that a chain of links joins, each with one record that stands for all."""
    above: dict[str, str] = {}

    def root(id: str) -> str:
        while above.setdefault(id, id) != id:
            above[id] = above[above[id]]
            id = above[id]
        return id

    for a, b, _ in links:
        above[root(a)] = root(b)
    return {id: root(id) for id in list(above)}


def judge(truth: Truth, folder: Path) -> dict:
    links = read_links(folder)
    likely = [link for link in links if link[2] >= 0.5]
    found = {"pairs": truth.of_links(likely)}
    if not truth.within:
        found["one"] = truth.of_links(one_to_one(likely))
        return found
    chained = [truth.of_groups(connected([x for x in links if x[2] >= least])) for least in THRESHOLDS]
    found["chained"] = max(chained, key=lambda each: each["f1"])
    clusters = folder / "clusters.csv"
    if clusters.exists():
        query = "SELECT id, cluster FROM read_csv($file, all_varchar = true)"
        found["groups"] = truth.of_groups(dict(rows(query, file=str(clusters))))
    return found


def main() -> None:
    id, truth, folder, *files = sys.argv[1:]
    print(json.dumps(judge(Truth(files, id, truth), Path(folder))))


if __name__ == "__main__":
    main()
