"""DuckDB over one of the sets: an SQL script, files to links.

    with_duckdb.py SET FOLDER THREADS FILE [FILE]

Runs under a Python that has DuckDB. common.sql is run first, then SET.sql, with the variables left_file and
right_file (the same, where one file is searched for doubles). The scripts leave the table `links`; it is
written to FOLDER/links.csv (left_id, right_id, probability).
"""

import sys
from pathlib import Path

import duckdb


def main() -> None:
    name, folder, threads, *files = sys.argv[1:]
    connection = duckdb.connect(config={"threads": int(threads)})
    for variable, file in {"left_file": files[0], "right_file": files[-1]}.items():
        connection.execute(f"SET VARIABLE {variable} = '{file}'")
    here = Path(__file__).parent
    connection.execute((here / "common.sql").read_text())
    connection.execute((here / f"{name}.sql").read_text())
    connection.execute(f"COPY (SELECT * FROM links ORDER BY ALL) TO '{folder}/links.csv' (HEADER)")


if __name__ == "__main__":
    main()
