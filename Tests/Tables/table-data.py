"""Writes table-data.json beside itself: files as other programs write them, and what steps must give.

Made with NumPy 2.4.6, pandas 3.1.1 and SQLite 3.40.1 in Python 3.11: `python table-data.py`.
Files are in base64; missing numbers are null.
"""

import base64
import csv
import io
import json
import os
import random
import sqlite3
import tempfile
import zipfile

import numpy as np
import pandas as pd

SPECIES = ["Adelie", "Gentoo", "Adelie", None, "Chinstrap", "Gentoo", "Adelie", "Gentoo", "Adelie",
           "Chinstrap", "Gentoo", "Adelie"]
ISLAND = ["A", "B", "B", "A", "A", "B", "A", "A", "B", "A", "B", "A"]
MASS = [3750.5, 5000.25, None, 3200, 3600, 5400, 3450, None, 4675, 3800.75, 5700, 3325]
YEAR = [2007, 2007, 2008, 2008, 2009, 2009, 2007, 2008, 2009, 2007, 2008, 2009]


def encoded(data):
    return base64.b64encode(data).decode()


def numbers(values):
    return [None if pd.isna(v) else float(v) for v in values]


def texts(values):
    return [None if pd.isna(v) else str(v) for v in values]


def csv_texts():
    """Cells of all kinds of characters, as Python's csv module writes them in its dialects."""
    generator = random.Random(20261126)
    letters = ["a", "b", "ä", "∇", "🦊", " ", ",", ";", "\t", '"', "\n", "\r\n", "'", "#", "1", "-", "."]
    cases = []
    for i in range(60):
        width = generator.randint(1, 5)
        rows = []
        for _ in range(generator.randint(1, 12)):
            # A letter in front: neither a number nor a date nor missing, and no blank at the ends.
            rows.append(["x" + "".join(generator.choices(letters, k=generator.randint(0, 8))) + "x"
                         for _ in range(width)])
        names = [f"n{j}" for j in range(width)]
        delimiter = generator.choice([",", ";", "\t", "|"])
        file = io.StringIO(newline="")
        quoting = generator.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])
        writer = csv.writer(file, delimiter=delimiter, quoting=quoting,
                            lineterminator=generator.choice(["\n", "\r\n"]))
        writer.writerow(names)
        writer.writerows(rows)
        data = file.getvalue().encode()
        if i % 3 == 0:
            data = b"\xef\xbb\xbf" + data
        cases.append({"file": encoded(data), "delimiter": delimiter, "names": names,
                      "columns": [list(column) for column in zip(*rows)]})
    return cases


def csv_numbers():
    """Doubles of all magnitudes as repr writes them."""
    generator = np.random.default_rng(7)
    values = [float(v) for v in generator.integers(0, 2**64, 400, dtype=np.uint64).view(np.float64)
              if np.isfinite(v)]
    values += [0.1, 1 / 3, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 123456789012345.0]
    values += [round(float(v), 6) for v in generator.normal(0, 100, 200)]
    text = "v\n" + "".join(repr(v) + "\n" for v in values)
    return {"file": encoded(text.encode()), "values": [float(v).hex() for v in values]}


def archive(write):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "a.npz")
        write(path)
        with open(path, "rb") as file:
            return encoded(file.read())


def twice():
    """Two entries of the list for the same bytes."""
    file = io.BytesIO()
    array = io.BytesIO()
    np.save(array, np.arange(4.0))
    with zipfile.ZipFile(file, "w") as zip:
        zip.writestr("a.npy", array.getvalue())
        info = zip.infolist()[0]
        second = zipfile.ZipInfo("a.npy")
        for key in ["header_offset", "CRC", "compress_size", "file_size", "compress_type"]:
            setattr(second, key, getattr(info, key))
        zip.filelist.append(second)
    return encoded(file.getvalue())


def nested():
    """One member inside the bytes of another, as in the bombs of D. Fifield (2019)."""
    inner, outer = io.BytesIO(), io.BytesIO()
    array = io.BytesIO()
    np.save(array, np.arange(4.0))
    with zipfile.ZipFile(inner, "w") as zip:
        zip.writestr("b.npy", array.getvalue())
        info = zip.infolist()[0]
        end = inner.tell()
    with zipfile.ZipFile(outer, "w") as zip:
        zip.writestr("a.npy", inner.getvalue()[:end])
        second = zipfile.ZipInfo("b.npy")
        for key in ["CRC", "compress_size", "file_size", "compress_type"]:
            setattr(second, key, getattr(info, key))
        second.header_offset = 30 + len("a.npy")
        zip.filelist.append(second)
    return encoded(outer.getvalue())


def archives():
    x = np.linspace(0, 1, 50)
    y = np.arange(50, dtype=np.int32) ** 2
    z = np.asfortranarray(np.arange(100, dtype=np.float32).reshape(50, 2))

    def encrypted(path):
        np.savez(path, x=x)
        data = bytearray(open(path, "rb").read())
        start = data.rfind(b"PK\x01\x02")
        data[start + 8] |= 1
        open(path, "wb").write(data)

    def huge(path):
        np.savez_compressed(path, x=x)
        data = bytearray(open(path, "rb").read())
        start = data.rfind(b"PK\x01\x02")
        data[start + 24:start + 28] = (0x7FFFFFFF).to_bytes(4, "little")
        open(path, "wb").write(data)

    def zip64(path):
        np.savez(path, x=x)
        data = bytearray(open(path, "rb").read())
        start = data.rfind(b"PK\x01\x02")
        data[start + 20:start + 28] = b"\xff" * 8
        open(path, "wb").write(data)

    def broken(path):
        np.savez_compressed(path, x=x)
        data = bytearray(open(path, "rb").read())
        data[120] ^= 0xFF
        open(path, "wb").write(data)

    return {
        "x": numbers(x), "y": numbers(y), "z0": numbers(z[:, 0]), "z1": numbers(z[:, 1]),
        "savez": archive(lambda path: np.savez(path, x=x, y=y, z=z)),
        "savezCompressed": archive(lambda path: np.savez_compressed(path, x=x, y=y, z=z)),
        "lengths": archive(lambda path: np.savez(path, x=x, rate=np.array([44100.0]))),
        "pickled": archive(
            lambda path: np.savez(path, x=np.array([{"a": 1}, None], dtype=object))),
        "twice": twice(),
        "nested": nested(),
        "encrypted": archive(encrypted),
        "huge": archive(huge),
        "zip64": archive(zip64),
        "broken": archive(broken),
    }


def database():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "a.db")
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA page_size = 512")
        connection.execute(
            "CREATE TABLE penguins (species TEXT, mass REAL, year INTEGER, seen TEXT, id INTEGER)")
        rows = [(s, m, y, f"20{10 + i}-01-0{1 + i % 9}", 2**53 + i)
                for i, (s, m, y) in enumerate(zip(SPECIES, MASS, YEAR))]
        connection.executemany("INSERT INTO penguins VALUES (?, ?, ?, ?, ?)", rows)
        connection.execute("CREATE TABLE mixed (v, b BLOB)")
        connection.executemany("INSERT INTO mixed VALUES (?, ?)", [(1, b"x"), (2.5, None), ("a", None)])
        connection.commit()
        connection.execute("VACUUM")
        connection.close()
        with open(path, "rb") as file:
            return encoded(file.read())


def logged():
    """A database whose changes go to a log beside it, which is closed."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "a.db")
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA page_size = 512")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE t (x)")
        connection.execute("INSERT INTO t VALUES (7)")
        connection.commit()
        connection.close()
        with open(path, "rb") as file:
            return encoded(file.read())


def steps():
    frame = pd.DataFrame({"species": SPECIES, "island": ISLAND, "mass": MASS, "year": YEAR})
    result = {}
    grouped = frame.groupby(["species", "island"], sort=False, dropna=False)["mass"]
    keys = grouped.size().reset_index()
    result["group"] = {
        "species": texts(keys["species"]), "island": texts(keys["island"]),
        "n": numbers(grouped.size()), "count": numbers(grouped.count()),
        "mean": numbers(grouped.mean()), "median": numbers(grouped.median()),
        "sum": numbers(grouped.sum()), "min": numbers(grouped.min()), "max": numbers(grouped.max()),
        "sd": numbers(grouped.std()), "q90": numbers(grouped.quantile(0.9)),
    }
    for descending in [False, True]:
        order = frame.sort_values(
            "mass", ascending=not descending, kind="stable", na_position="last").index
        result["sortDescending" if descending else "sort"] = [int(i) for i in order]
    order = frame.sort_values(["species", "mass"], kind="stable", na_position="last").index
    result["sortBoth"] = [int(i) for i in order]
    series = pd.Series(MASS, dtype=float)
    result["rolling"] = [
        {"window": w, "center": c, "minimum": m,
         "values": numbers(series.rolling(w, center=c, min_periods=m).mean())}
        for w in [1, 2, 3, 4, 7] for c in [False, True] for m in [None, 1, 2] if (m or 1) <= w]
    result["rollingByIsland"] = numbers(
        frame.groupby("island")["mass"].transform(lambda s: s.rolling(2, min_periods=1).mean()))
    pivot = frame.dropna(subset=["species"]).pivot_table(
        index="year", columns="species", values="mass", aggfunc="mean", sort=False, dropna=False)
    result["pivot"] = {"year": numbers(pivot.index),
                       **{name: numbers(pivot[name]) for name in pivot.columns}}
    wide = pd.DataFrame({"id": [1, 2, 3], "a": [0.5, None, 2.5], "b": [10, 20, 30]})
    melted = wide.melt(id_vars="id", var_name="variable", value_name="value")
    result["melt"] = {"id": numbers(melted["id"]), "variable": texts(melted["variable"]),
                      "value": numbers(melted["value"])}
    edges = np.histogram_bin_edges(series.dropna(), bins=4)
    place = np.clip(np.searchsorted(edges, series, side="right") - 1, 0, 3)
    result["bin"] = {
        "low": [None if pd.isna(v) else float(edges[i]) for v, i in zip(series, place)],
        "high": [None if pd.isna(v) else float(edges[i + 1]) for v, i in zip(series, place)]}
    values = series.dropna()
    generator = np.random.default_rng(1)
    means = generator.choice(values, (200_000, values.size)).mean(axis=1)
    result["bootstrap"] = {"mean": numbers(np.quantile(means, [0.025, 0.975]))}
    result["stack"] = {
        "high": numbers(frame[frame["mass"].notna()].groupby("year")["mass"].cumsum().reindex(frame.index))}
    result["derive"] = numbers(np.log10(series) / frame["year"])
    result["filter"] = [int(i) for i in frame[(frame["species"] == "Adelie") & (series > 3400)].index]
    result["filterNot"] = [
        int(i) for i in frame[frame["species"].notna() & (frame["species"] != "Adelie")].index]
    return {"species": SPECIES, "island": ISLAND, "mass": MASS, "year": YEAR, "results": result}


table = {"csvTexts": csv_texts(), "csvNumbers": csv_numbers(), "archives": archives(),
         "database": database(), "logged": logged(), "steps": steps()}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "table-data.json"), "w") as file:
    json.dump(table, file, ensure_ascii=False)
    file.write("\n")
