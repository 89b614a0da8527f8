"""Reads the tables of a folder with DuckDB or pandas: CSV and Parquet must hold the same, and what csv says."""

import csv
import sys
from pathlib import Path

MISSING = 77
TABLES = ["records", "witnesses", "numbers", "persons", "places", "findings"]


def with_duckdb(path):
    read = "read_csv" if path.suffix == ".csv" else "read_parquet"
    options = ", all_varchar = true, header = true, delim = ',', quote = '\"'" if path.suffix == ".csv" else ""
    result = duckdb.sql(f"SELECT * FROM {read}('{path}'{options})")
    return [column[0] for column in result.description], result.fetchall()


def with_pandas(path):
    frame = pandas.read_csv(path, dtype=str) if path.suffix == ".csv" else pandas.read_parquet(path)
    rows = frame.astype(object).where(frame.notna(), None).values.tolist()
    return list(frame.columns), rows


def words(table):
    columns, rows = table
    return columns, [["" if cell is None else str(cell) for cell in row] for row in rows]


def plainly(path):
    with open(path, encoding="utf-8", newline="") as file:
        columns, *rows = csv.reader(file)
    return columns, rows


try:
    if sys.argv[1] == "duckdb":
        import duckdb
        read = with_duckdb
    else:
        import pandas
        import pyarrow
        read = with_pandas
except ImportError:
    sys.exit(MISSING)

for name in TABLES:
    path = Path(sys.argv[2]) / name
    expected = plainly(path.with_suffix(".csv"))
    assert expected[1], f"{name} has no rows"
    for suffix in [".csv", ".parquet"]:
        assert words(read(path.with_suffix(suffix))) == expected, f"{name}{suffix} reads otherwise"
