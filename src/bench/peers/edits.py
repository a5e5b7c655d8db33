"""edits.py WORKBOOK EDITS RESULT: the same edits with openpyxl."""
import csv
import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
sheet = book["Data"]
with open(sys.argv[2], encoding="utf-8") as edits:
    for edit in csv.DictReader(edits):
        value = float(edit["value"]) if edit["type"] == "n" else edit["value"]
        sheet[edit["cell"].split("!")[1]].value = value
book.save(sys.argv[3])
