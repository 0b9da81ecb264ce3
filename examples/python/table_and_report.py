"""A folder of articles becomes a table and a report: `python table_and_report.py FOLDER`."""

import sys

import inquit

corpus = inquit.parse_files(sys.argv[1])
print(corpus.attributions.to_polars().select("document", "speaker", "mode", "content"))
corpus.report("report.html", title="Who speaks")
