"""A folder of articles becomes a page of what they share: `python who_else_reports_it.py FOLDER > page.html`."""

import sys

import inquit

comparison = inquit.compare(inquit.parse_files(sys.argv[1]))
print(comparison, file=sys.stderr)
print('<!DOCTYPE html><html class="inquit-page" lang="en"><meta charset="utf-8"><title>Who else reports it</title>')
print(comparison._repr_html_())
