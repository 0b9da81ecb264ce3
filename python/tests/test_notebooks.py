"""The notebooks and scripts of the examples run as they are: they are what most people try first."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.mark.parametrize("name", ["first_steps", "small_corpus"])
def test_notebooks_run(name: str) -> None:
    folder = EXAMPLES / "notebooks"
    notebook = nbformat.read(folder / f"{name}.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    assert all(not cell.outputs for cell in notebook.cells if cell.cell_type == "code"), "clear the outputs"
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": folder}}).execute()


def run(script: str, argument: Path, folder: Path) -> str:
    command = [sys.executable, str(EXAMPLES / "python" / script), str(argument)]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True, text=True, encoding="utf-8")
    return done.stdout


def test_a_folder_becomes_a_table_and_a_report(tmp_path: Path) -> None:
    assert "Tomas Vell" in run("table_and_report.py", EXAMPLES / "corpus", tmp_path)
    assert "Tomas Vell" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_an_article_becomes_a_page(tmp_path: Path) -> None:
    page = run("highlight.py", EXAMPLES / "articles" / "wire_feed.txt", tmp_path)
    assert page.startswith("<!DOCTYPE html>")
