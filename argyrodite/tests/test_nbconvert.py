"""`jupyter nbconvert --to argyrodite-html`: the page of a notebook shows what its widgets show now."""

from __future__ import annotations

import logging
import subprocess
import sys
from hashlib import sha256

import nbformat
import pytest
from nbconvert.exporters import get_export_names, get_exporter

import argyrodite as ag
from argyrodite.export.browser import find_browser
from argyrodite.widget import MIME_TYPE

from .notebooks import CIRCUIT, code_cell, markdown, output, save

FITTER = "argyrodite.nyquist-fitter"


@pytest.fixture
def bundle(columns):
    return ag.NyquistFitter(columns, circuit=CIRCUIT, starts=2)._repr_mimebundle_()


def page_of(path, **traits) -> str:
    html, _ = get_exporter("argyrodite-html")(**traits).from_filename(str(path))
    return html


def test_is_known_to_nbconvert():
    assert {"argyrodite-html", "argyrodite-pdf"} <= set(get_export_names())


def test_shows_the_state_that_is_saved_and_not_the_outputs(tmp_path, bundle):
    stale = {**bundle, "text/html": "as it was when the cell ran"}
    path = save(tmp_path / "a.ipynb", code_cell(stale, **{f"{FITTER}.circuit": "R0-p(R1,CPE1)"}))
    html = page_of(path)
    assert "as it was" not in html
    assert "R0-p(R1,CPE1)" in html and "CPE1_1" in html and "hand" in html
    assert 'src="data:image/svg+xml;base64,' in html


def test_leaves_the_file_and_what_is_not_ours_as_it_is(tmp_path, bundle):
    cell = code_cell(bundle, source="1 + 1")
    cell["outputs"].append(output({"text/html": "<b>theirs</b>", "text/plain": "theirs"}))
    path = save(tmp_path / "a.ipynb", markdown("# Words"), cell)
    before = path.read_bytes()
    assert "<b>theirs</b>" in page_of(path)
    assert path.read_bytes() == before


def test_a_widget_that_cannot_be_shown_has_a_sentence_in_its_place_and_in_the_log(tmp_path, bundle, caplog):
    seed = bundle[MIME_TYPE]
    missing = {"path": "data/none.csv", "sha256": "0" * 64, "bytes": 5}
    bad = {**bundle, MIME_TYPE: {**seed, "data": missing}, "text/html": "old"}
    evil = {**bundle, MIME_TYPE: {**seed, "widget": "<script>alert(1)</script>"}, "text/html": "<script>old</script>"}
    path = save(tmp_path / "a.ipynb", code_cell(bad), code_cell(evil), code_cell(bundle))
    with caplog.at_level(logging.ERROR):
        html = page_of(path)
    assert html.count("ag-problem") - html.count(".ag-problem") == 2 and html.count("<figure>") == 1
    assert "There is no file “data/none.csv”" in html and "alert(1)" not in html and ">old<" not in html
    assert [record.levelname for record in caplog.records] == ["ERROR", "ERROR"]
    assert "nyquist-fitter in cell 1: There is no file" in caplog.text


def test_half_a_character_in_saved_settings_does_no_harm(tmp_path, bundle):
    path = save(tmp_path / "a.ipynb", code_cell(bundle, **{f"{FITTER}.circuit": "\ud800"}))
    assert "No result: " in page_of(path).encode().decode()


def test_reads_a_file_beside_the_notebook_wherever_the_command_is_run(tmp_path, bundle, examples, monkeypatch):
    content = (examples / "Cl-13.mpt").read_bytes()
    file = {"path": "Cl-13.mpt", "sha256": sha256(content).hexdigest(), "bytes": len(content)}
    seed = {**bundle[MIME_TYPE], "data": file, "settings": {"starts": 2}}
    path = save(tmp_path / "deep" / "a.ipynb", code_cell({**bundle, MIME_TYPE: seed}))
    (path.parent / "Cl-13.mpt").write_bytes(content)
    monkeypatch.chdir(tmp_path)
    assert "Nyquist fitter · Cl-13" in page_of("deep/a.ipynb")


def test_a_page_asks_nothing_of_the_web_unless_it_has_mathematics(tmp_path, bundle):
    assert "<script src" not in page_of(save(tmp_path / "a.ipynb", markdown("words"), code_cell(bundle)))
    assert "mathjax" in page_of(save(tmp_path / "b.ipynb", markdown("$Z$"), code_cell(bundle))).lower()


@pytest.mark.parametrize("template", ["classic", "basic"])
def test_works_with_nbconverts_other_templates(tmp_path, bundle, template):
    path = save(tmp_path / "a.ipynb", code_cell(bundle))
    assert "argyrodite-static" in page_of(path, template_name=template)


def test_from_a_terminal(tmp_path, bundle):
    path = save(tmp_path / "a.ipynb", code_cell(bundle))
    command = [sys.executable, "-m", "nbconvert", "--to", "argyrodite-html", str(path)]
    subprocess.run(command, check=True, capture_output=True)
    assert "Total resistance" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_as_pdf(tmp_path, bundle):
    try:
        find_browser()
    except ag.ArgyroditeError as error:
        pytest.skip(str(error))
    path = save(tmp_path / "a.ipynb", code_cell(bundle))
    pdf, resources = get_exporter("argyrodite-pdf")().from_notebook_node(nbformat.read(path, as_version=4))
    assert pdf.startswith(b"%PDF-") and resources["output_extension"] == ".pdf"
