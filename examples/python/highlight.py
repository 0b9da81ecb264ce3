"""An article becomes a page with its quotations in colour: `python highlight.py ARTICLE > page.html`."""

import sys
from pathlib import Path

import inquit

document = inquit.parse(Path(sys.argv[1]).read_text(encoding="utf-8"))
print(document.to_html(page=True))
