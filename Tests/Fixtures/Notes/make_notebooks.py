#!/usr/bin/env python3
"""Writes notebooks/input with nbformat, and validates every notebook with it.

Needs nbformat (pip install nbformat). With --check it only validates input, expected and embedded,
the last two of which NABLA_RECORD_NOTES=1 swift test --filter NotebookTests records.
"""
import json
import pathlib
import sys

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell

here = pathlib.Path(__file__).parent / "notebooks"
FENCE = "```nabla {name}\nrecipe: bell\n---\ncaption: A bell.\nalt: A bell around 0.\n```"


def notebook():
    book = new_notebook()
    book.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    book.metadata["language_info"] = {"name": "python", "version": "3.12.1"}
    output = new_output("display_data", data={"text/plain": ["a ```nabla x``` in an output"], "image/png": "aGVsbG8="},
                        metadata={"image/png": {"width": 12.50}})
    book.cells = [
        new_markdown_cell("# Bells – ä 大 😀\n\nText with $\\sigma$, \"quotes\", a\ttab and \\ backslash."),
        new_markdown_cell("Before.\n\n" + FENCE.format(name="first") + "\n\nAfter."),
        new_code_cell("print('```nabla y')\nx = 1e-5", execution_count=3, outputs=[output]),
        new_raw_cell(FENCE.format(name="raw")),
        new_markdown_cell("- Item\n\n" + "\n".join("  " + l for l in FENCE.format(name="second").split("\n"))),
        new_markdown_cell(""),
    ]
    for i, cell in enumerate(book.cells):
        cell["id"] = f"cell-{i}"
    return book


def write():
    out = here / "input"
    book = notebook()
    nbformat.write(book, out / "usual.ipynb")
    text = nbformat.writes(book)
    data = json.loads(text)
    # One string a cell, no blanks: as other programs write notebooks.
    for cell in data["cells"]:
        cell["source"] = "".join(cell["source"])
    (out / "compact.ipynb").write_text(json.dumps(data, separators=(",", ":"), ensure_ascii=True))
    (out / "strings.ipynb").write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n")
    # Keys in another order, numbers in other spellings, and no line end at the end.
    data = json.loads(text)
    for cell in data["cells"]:
        items = list(cell.items())
        cell.clear()
        cell.update(reversed(items))
    odd = json.dumps(data, indent="\t", ensure_ascii=False)
    odd = odd.replace('"width": 12.5', '"width": 1.250E+1').replace('"nbformat_minor": 5', '"nbformat_minor":   5')
    (out / "odd.ipynb").write_text(odd)
    (out / "crlf.ipynb").write_bytes(text.replace("\n", "\r\n").encode())
    # A cell with an attachment of its own.
    book = notebook()
    book.cells[1]["attachments"] = {"zebra.png": {"image/png": "aGVsbG8="}}
    book.cells[1]["source"] += "\n\n![zebra](attachment:zebra.png)"
    nbformat.write(book, out / "attachment.ipynb")


if "--check" not in sys.argv:
    write()
count = 0
for path in sorted(here.glob("*/*.ipynb")):
    nbformat.validate(nbformat.read(path, as_version=4))
    count += 1
print(count, "notebooks are valid by nbformat", nbformat.__version__)
