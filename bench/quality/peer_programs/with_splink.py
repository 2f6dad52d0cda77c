"""Splink on DuckDB over one of the sets: files to links and clusters, as a user would write it.

    with_splink.py SET FOLDER THREADS FILE [FILE]

Runs under the Python of the folder in which Splink is installed (peers.py tells how). Settings follow what
Splink's own guides advise: ready-made comparisons, term frequencies on skewed columns, deterministic rules
for the prior, u by random pairs, m by EM over two blockings. Writes FOLDER/links.csv (left_id, right_id,
probability) and, where one file is searched for doubles, FOLDER/clusters.csv (id, cluster).
"""

import logging
import sys
import warnings
from dataclasses import dataclass
from pathlib import Path

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

LEAST_WEIGHT = -7  # Links below it are not written; about 1 in 100.
CLUSTERS_AT = 0.95


@dataclass(frozen=True)
class Settings:
    id: str
    comparisons: list
    blocking: list
    sure: list  # Rules that hold for hardly any pair but one and the same: the prior is reckoned from them,
    recall: float  # and from the share of all matches that they find.
    teaching: list  # The blockings of EM.
    random_pairs: float = 1e6
    derived: str = ""  # Columns made of others.


def rare(comparison):
    """With the frequencies of values counted in."""
    return comparison.configure(term_frequency_adjustments=True)


def born(column, form="%Y-%m-%d"):
    return cl.DateOfBirthComparison(
        column, input_is_string=True, datetime_format=form, invalid_dates_as_null=True
    )


def febrl(blocking):
    return Settings(
        id="rec_id",
        comparisons=[
            rare(cl.NameComparison("given_name")),
            rare(cl.NameComparison("surname")),
            born("date_of_birth", "%Y%m%d"),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            rare(cl.ExactMatch("street_number")),
            rare(cl.JaroWinklerAtThresholds("suburb", [0.9, 0.8])),
            rare(cl.DamerauLevenshteinAtThresholds("postcode", [1, 2])),
        ],
        blocking=blocking,
        sure=[
            block_on("soc_sec_id"),
            block_on("given_name", "surname", "date_of_birth"),
            "l.given_name = r.surname and l.surname = r.given_name and l.date_of_birth = r.date_of_birth",
        ],
        recall=0.9,
        teaching=[block_on("date_of_birth"), block_on("postcode")],
    )


def febrl4():
    return febrl(
        [
            block_on("given_name", "surname"),
            "l.given_name = r.surname and l.surname = r.given_name",
            block_on("date_of_birth"),
            block_on("soc_sec_id"),
            block_on("state", "address_1"),
            block_on("street_number", "address_1"),
            block_on("postcode"),
        ]
    )


def febrl3():
    columns = ["soc_sec_id", "given_name", "surname", "date_of_birth", "postcode"]
    return febrl([block_on(column) for column in columns])


def historical_50k():
    return Settings(
        id="unique_id",
        comparisons=[
            cl.ForenameSurnameComparison(
                "first_name", "surname", forename_surname_concat_col_name="whole_name"
            ),
            born("dob"),
            cl.PostcodeComparison("postcode_fake"),
            rare(cl.ExactMatch("birth_place")),
            rare(cl.ExactMatch("occupation")),
        ],
        blocking=[
            block_on("substr(first_name, 1, 3)", "substr(surname, 1, 4)"),
            block_on("surname", "dob"),
            block_on("first_name", "dob"),
            block_on("postcode_fake", "first_name"),
            block_on("postcode_fake", "surname"),
            block_on("dob", "birth_place"),
            block_on("substr(postcode_fake, 1, 3)", "dob"),
            block_on("substr(postcode_fake, 1, 3)", "first_name"),
            block_on("substr(postcode_fake, 1, 3)", "surname"),
            block_on("substr(first_name, 1, 2)", "substr(surname, 1, 2)", "substr(dob, 1, 4)"),
        ],
        sure=[
            block_on("first_name", "surname", "dob"),
            block_on("substr(first_name, 1, 2)", "surname", "substr(postcode_fake, 1, 2)"),
            block_on("dob", "postcode_fake"),
        ],
        recall=0.6,
        teaching=[block_on("first_name", "surname"), block_on("dob")],
        random_pairs=1e7,
        derived="first_name || ' ' || surname AS whole_name",
    )


def fake_1000():
    return Settings(
        id="unique_id",
        comparisons=[
            rare(cl.NameComparison("first_name")),
            rare(cl.NameComparison("surname")),
            born("dob"),
            rare(cl.ExactMatch("city")),
            cl.EmailComparison("email"),
        ],
        blocking=[block_on("first_name"), block_on("surname"), block_on("dob"), block_on("email")],
        sure=[
            block_on("first_name", "surname", "dob"),
            "l.first_name = r.first_name and l.surname = r.surname and levenshtein(l.dob, r.dob) <= 1",
            block_on("email"),
        ],
        recall=0.7,
        teaching=[block_on("first_name", "surname"), block_on("dob"), block_on("email")],
    )


def registers():
    return Settings(
        id="row_id",
        comparisons=[
            *(rare(cl.JaroWinklerAtThresholds(name, [0.9, 0.8])) for name in ["surname", "middle", "given"]),
            cl.ExactMatch("sex"),
            cl.DamerauLevenshteinAtThresholds("born", [1, 2]),
            rare(cl.ExactMatch("commune")),
            rare(cl.JaroWinklerAtThresholds("street", [0.93, 0.85])),
            cl.DamerauLevenshteinAtThresholds("id_number", [1]),
            cl.DamerauLevenshteinAtThresholds("phone", [1]),
        ],
        # The same as in bench/speed/link_1m.yaml.
        blocking=[
            block_on("id_number"),
            block_on("phone"),
            block_on("born", "given"),
            block_on("surname", "middle", "given", "commune"),
            block_on("surname", "middle", "given", "substr(born, 1, 4)"),
            block_on("born", "surname"),
            block_on("born", "commune"),
            block_on("given", "commune", "street"),
            block_on("substr(born, 1, 4)", "commune", "given"),
            block_on("substr(born, 5)", "surname", "middle", "given"),
            block_on("born", "middle"),
        ],
        sure=[block_on("id_number"), block_on("surname", "middle", "given", "born")],
        recall=0.8,
        teaching=[block_on("id_number"), block_on("given", "commune", "street")],
        random_pairs=1e7,
    )


SETS = {each.__name__: each for each in (febrl4, febrl3, historical_50k, fake_1000, registers)}


def read(connection, name: str, file: str, settings: Settings) -> None:
    """Small letters, and no value where nothing stands; ids as they are."""
    source = f"read_parquet('{file}')"
    if not file.endswith(".parquet"):
        source = f"read_csv('{file}', all_varchar = true, header = true, nullstr = '')"
    columns = [row[0] for row in connection.sql(f"DESCRIBE SELECT * FROM {source}").fetchall()]
    cells = [c if c == settings.id else f"nullif(trim(lower({c})), '') AS {c}" for c in columns]
    more = f", {settings.derived}" if settings.derived else ""
    connection.sql(f"CREATE TABLE {name} AS SELECT *{more} FROM (SELECT {', '.join(cells)} FROM {source})")


def make_linker(settings: Settings, connection, names: list[str]) -> Linker:
    chosen = SettingsCreator(
        unique_id_column_name=settings.id,
        link_type="link_only" if len(names) > 1 else "dedupe_only",
        comparisons=settings.comparisons,
        blocking_rules_to_generate_predictions=settings.blocking,
        retain_intermediate_calculation_columns=False,
        retain_matching_columns=False,
    )
    database = DuckDBAPI(connection=connection)
    tables = [database.register(name, dataset_display_name=name) for name in names]
    return Linker(tables if len(tables) > 1 else tables[0], chosen)


def train(linker: Linker, settings: Settings) -> None:
    linker.training.estimate_probability_two_random_records_match(settings.sure, recall=settings.recall)
    linker.training.estimate_u_using_random_sampling(max_pairs=settings.random_pairs, seed=1)
    for rule in settings.teaching:
        linker.training.estimate_parameters_using_expectation_maximisation(
            rule, estimate_without_term_frequencies=True
        )


def write(connection, select: str, file: Path) -> None:
    connection.sql(f"COPY ({select}) TO '{file}' (HEADER, DELIMITER ',')")


def main() -> None:
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    name, folder, threads, *files = sys.argv[1:]
    settings = SETS[name]()
    connection = duckdb.connect(config={"threads": int(threads)})
    names = ["left_register", "right_register"][: len(files)]
    for table, file in zip(names, files):
        read(connection, table, file, settings)
    linker = make_linker(settings, connection, names)
    train(linker, settings)
    links = linker.inference.predict(threshold_match_weight=LEAST_WEIGHT)
    write(
        connection,
        f"SELECT {settings.id}_l AS left_id, {settings.id}_r AS right_id, match_probability AS probability"
        f" FROM {links.physical_name} ORDER BY ALL",
        Path(folder) / "links.csv",
    )
    if len(files) == 1:
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
            links, threshold_match_probability=CLUSTERS_AT
        )
        write(
            connection,
            f"SELECT {settings.id} AS id, cluster_id AS cluster FROM {clusters.physical_name} ORDER BY ALL",
            Path(folder) / "clusters.csv",
        )


if __name__ == "__main__":
    main()
