"""`argyrodite export`: what a saved notebook's widgets leave behind, and what is said where they cannot."""

from __future__ import annotations

import json
import os
import re
import sys
from hashlib import sha256
from html import unescape

import pyarrow as pa
import pyarrow.csv
import pytest

import argyrodite as ag
from argyrodite.export.browser import find_browser, print_pdf
from argyrodite.export.command import main
from argyrodite.export.folder import file_name
from argyrodite.export.page import environment
from argyrodite.widget import MIME_TYPE

from .notebooks import CIRCUIT, code_cell, markdown, save

FITTER = "argyrodite.nyquist-fitter"


@pytest.fixture
def bundle(columns):
    """What a cell with this widget has in its output."""
    return ag.NyquistFitter(columns, circuit=CIRCUIT, starts=2)._repr_mimebundle_()


def hash_of(columns) -> str:
    return ag.NyquistFitter(columns)._of


def export(notebook, *options) -> tuple[int, object]:
    folder = notebook.parent / "out"
    return main(["export", str(notebook), "--to", str(folder), *options]), folder


def settings_in(folder, name="01-nyquist-fitter"):
    return json.loads((folder / name / "settings.json").read_text(encoding="utf-8"))


def test_writes_data_settings_result_figure_and_a_report(tmp_path, bundle, capsys):
    status, out = export(save(tmp_path / "a.ipynb", markdown("# My cell\n\ntext"), code_cell(bundle)))
    assert status == 0
    assert "1 widget written" in capsys.readouterr().out
    assert {path.name for path in (out / "01-nyquist-fitter").iterdir()} == {
        *("data.arrow", "settings.json", "result.json", "result.arrow", "result.csv", "figure.svg")
    }
    rows = pa.ipc.open_file(out / "01-nyquist-fitter" / "result.arrow").read_all()
    assert rows.column("name").to_pylist() == ["R0", "R1", "C1"]
    assert pyarrow.csv.read_csv(out / "01-nyquist-fitter" / "result.csv").column("value").to_pylist() == pytest.approx(
        rows.column("value").to_pylist()
    )
    report = (out / "report.html").read_text(encoding="utf-8")
    assert "<h1>My cell</h1>" in report and "50 Ω" in report and f"argyrodite {ag.__version__}" in report


def test_the_report_needs_no_other_file_and_runs_nothing(tmp_path, bundle):
    _, out = export(save(tmp_path / "a.ipynb", code_cell(bundle)))
    report = (out / "report.html").read_text(encoding="utf-8")
    assert re.findall(r'\bsrc="(?!data:image/svg\+xml;base64,)', report) == []
    assert "<script" not in report and "http://" not in report and "https://" not in report


def test_takes_the_settings_that_are_saved_in_the_notebook_not_the_codes(tmp_path, bundle, columns):
    changed = {f"{FITTER}.circuit": "R0-p(R1,CPE1)", f"{FITTER}.exclude.3": True, f"{FITTER}.of": hash_of(columns)}
    _, out = export(save(tmp_path / "a.ipynb", code_cell(bundle, **changed)))
    saved = settings_in(out)
    assert saved["settings"]["circuit"] == "R0-p(R1,CPE1)" and saved["settings"]["exclude"] == {"3": True}
    assert saved["code"] == {"circuit": CIRCUIT, "starts": 2}
    assert saved["by_hand"] == {"circuit": "R0-p(R1,CPE1)", "exclude.3": True}
    same = ag.NyquistFitter(columns, circuit="R0-p(R1,CPE1)", starts=2, exclude={3}).result
    assert json.loads((out / "01-nyquist-fitter" / "result.json").read_bytes()) == json.loads(json.dumps(same))
    report = (out / "report.html").read_text(encoding="utf-8")
    assert re.search(r"Circuit</th><td>R0-p\(R1,CPE1\)</td><td>hand", report)
    assert re.search(r"Starts</th><td>2</td><td>code", report)


def test_the_report_lists_notes_with_where_they_are_pinned(tmp_path, bundle, columns):
    note = {"text": "<b>too large</b>", "time": "2026-11-28T13:05:00Z", "author": "Ada", "on": "parameter", "place": "R1"}
    point = {"text": "old", "time": "2026-11-28T13:06:00Z", "on": "point", "place": "point at 1 kHz", "of": "others"}
    saved = {f"{FITTER}.notes.n1.{field}": value for field, value in note.items()}
    saved |= {f"{FITTER}.notes.n2.{field}": value for field, value in point.items()}
    _, folder = export(save(tmp_path / "a.ipynb", code_cell(bundle, **saved)))
    report = (folder / "report.html").read_text(encoding="utf-8")
    assert "1. R1 (Ada, 2026-11-28 13:05 UTC): &lt;b&gt;too large&lt;/b&gt;" in report
    assert "2. point at 1 kHz, made for other data (2026-11-28 13:06 UTC): old" in report
    assert settings_in(folder)["settings"]["notes"]["n1"]["author"] == "Ada"


def test_points_of_other_data_are_not_used_and_are_named(tmp_path, bundle):
    changed = {f"{FITTER}.exclude.3": True, f"{FITTER}.weighting": "unit", f"{FITTER}.of": "other"}
    _, out = export(save(tmp_path / "a.ipynb", code_cell(bundle, **changed)))
    settings = settings_in(out)["settings"]
    assert settings["exclude"] == {} and settings["weighting"] == "unit"
    assert "was set for other data and is not used" in (out / "report.html").read_text(encoding="utf-8")


def test_widgets_that_share_an_id_in_a_cell_have_each_their_own_settings(tmp_path, bundle):
    changed = {f"{FITTER}-2.weighting": "unit"}
    status, out = export(save(tmp_path / "a.ipynb", code_cell(bundle, bundle, **changed)))
    assert status == 0
    assert settings_in(out)["settings"]["weighting"] == "modulus"
    assert settings_in(out, "02-nyquist-fitter-2")["settings"]["weighting"] == "unit"


def test_the_code_in_the_report_gives_the_same_numbers(tmp_path, bundle, monkeypatch):
    _, out = export(save(tmp_path / "a.ipynb", code_cell(bundle, **{f"{FITTER}.weighting": "unit"})))
    code = re.search(r"<pre><code>(.*?)</code></pre>", (out / "report.html").read_text(encoding="utf-8"), re.S).group(1)
    monkeypatch.chdir(out)
    scope: dict = {}
    *before, last = unescape(code).splitlines()
    exec("\n".join([*before, f"result = {last}"]), scope)
    assert json.loads(json.dumps(scope["result"])) == json.loads((out / "01-nyquist-fitter" / "result.json").read_bytes())


def hostile(bundle, **changes):
    return {**bundle, MIME_TYPE: {**bundle[MIME_TYPE], **changes}}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"widget": "../../etc"}, "its “widget” is not"),
        ({"widget": "unknown-thing"}, "There is no widget “unknown-thing”"),
        ({"id": "<script>"}, "its “id” is not"),
        ({"data": "AAAA"}, "Arrow"),
        ({"data": "A" * 10_000_000}, "larger than 512 KiB"),
        ({"data": {"path": "/etc/passwd", "sha256": "0" * 64, "bytes": 3}}, "its “path” is not"),
        ({"data": {"path": "../../x.csv", "sha256": "0" * 64, "bytes": 3}}, "outside the folder"),
        ({"data": {"path": "none.csv", "sha256": "0" * 64, "bytes": 3}}, "There is no file “none.csv”"),
        ({"settings": {"starts": "many"}}, "its settings are not understood"),
        ({"settings": {"__proto__": {"x": 1}}}, "its settings are not understood"),
        ({"settings": {"starts": float("nan")}}, "holds what no notebook may"),
    ],
)
def test_a_hostile_output_has_a_sentence_in_its_place_and_the_others_are_there(
    tmp_path, bundle, change, sentence, capsys
):
    status, out = export(save(tmp_path / "a.ipynb", code_cell(hostile(bundle, **change)), code_cell(bundle)))
    assert status == 1
    assert sentence in capsys.readouterr().err
    report = (out / "report.html").read_text(encoding="utf-8")
    assert report.count("ag-problem") - report.count(".ag-problem") == 1
    assert [path.name for path in sorted(out.iterdir()) if path.is_dir()] == ["02-nyquist-fitter"]


def test_nothing_in_data_becomes_markup(tmp_path, columns):
    evil = '<img src=x onerror=alert(1)>"\'&'
    table = ag.NyquistFitter(columns).table
    known = {"kind": "impedance-spectrum", "version": 1, "sample": evil, evil: evil}
    table = table.replace_schema_metadata({"argyrodite": json.dumps(known)})
    bundle = ag.NyquistFitter(table, circuit=CIRCUIT, starts=2)._repr_mimebundle_()
    cells = [markdown(f"# {evil}"), code_cell(bundle, **{f"{FITTER}.starts": evil})]
    _, out = export(save(tmp_path / "a.ipynb", *cells))
    report = (out / "report.html").read_text(encoding="utf-8")
    assert "<img src=x" not in report and report.count("&lt;img src=x") >= 4
    figure = next(out.glob("01-*/figure.svg")).read_text(encoding="utf-8")
    assert "<img" not in figure
    assert all(re.fullmatch(r"[\w.+-]+", path.name) for path in out.rglob("*"))


def test_a_result_that_is_not_there_is_said_and_the_data_are_written(tmp_path, columns, capsys):
    bundle = ag.NyquistFitter(columns, circuit="R0-p(R1")._repr_mimebundle_()
    status, out = export(save(tmp_path / "a.ipynb", code_cell(bundle)))
    assert status == 1 and "cell 1" in capsys.readouterr().err
    assert {path.name for path in (out / "01-nyquist-fitter").iterdir()} == {"data.arrow", "settings.json"}
    assert "No result: " in (out / "report.html").read_text(encoding="utf-8")


class TestDataInAFile:
    """Seeds of large data name a file; its content counts only where it is what the seed was made from."""

    @pytest.fixture
    def notebook(self, tmp_path, bundle, examples):
        content = (examples / "Cl-13.mpt").read_bytes()
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "Cl-13.mpt").write_bytes(content)
        file = {"path": "data/Cl-13.mpt", "sha256": sha256(content).hexdigest(), "bytes": len(content)}
        return save(tmp_path / "a.ipynb", code_cell(hostile(bundle, data=file, settings={"starts": 2})))

    def test_is_read_relative_to_the_notebook(self, notebook):
        status, out = export(notebook)
        assert status == 0
        assert settings_in(out, "01-nyquist-fitter-Cl-13")["data"]["path"] == "data/Cl-13.mpt"

    def test_is_not_used_where_it_changed(self, notebook, capsys):
        path = notebook.parent / "data" / "Cl-13.mpt"
        path.write_bytes(path.read_bytes()[:-1] + b"9")
        assert export(notebook)[0] == 1
        assert "is not the one that this output was made from: it is as large" in capsys.readouterr().err

    def test_of_another_size_is_not_even_read(self, notebook, capsys):
        (notebook.parent / "data" / "Cl-13.mpt").write_bytes(b"short")
        assert export(notebook)[0] == 1
        assert "it has 5 bytes, and that one had" in capsys.readouterr().err

    def test_is_found_where_a_person_found_it(self, notebook):
        (notebook.parent / "moved").mkdir()
        (notebook.parent / "data" / "Cl-13.mpt").rename(notebook.parent / "moved" / "Cl-13.mpt")
        content = json.loads(notebook.read_bytes())
        content["cells"][0]["metadata"][f"{FITTER}.file"] = "moved/Cl-13.mpt"
        notebook.write_text(json.dumps(content))
        assert export(notebook)[0] == 0

    def test_may_be_beside_the_notebooks_folder_where_the_command_runs_above_both(self, notebook, monkeypatch):
        moved = notebook.parent / "notebooks" / "a.ipynb"
        moved.parent.mkdir()
        text = notebook.read_text().replace("data/Cl-13.mpt", "../data/Cl-13.mpt")
        moved.write_text(text)
        monkeypatch.chdir(notebook.parent)
        assert export(moved)[0] == 0
        monkeypatch.chdir(moved.parent)
        assert export(moved, "--force")[0] == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "There is no file"),
        (b"", "is empty"),
        (b"import numpy", "it is not JSON"),
        (b"\xff\xfe\x00", "it is not JSON"),
        (b'{"nbformat": 4, "cells": [', "ends in the middle, in line 1"),
        (b'{"nbformat": 4, "cells": [}]}', "is broken in line 1"),
        (b"[1, 2]", "is no notebook"),
        (b'{"nbformat": 3, "worksheets": []}', "a notebook of format 3"),
        (b'{"nbformat": 4, "cells": [], "metadata": {}}', "There is no widget in the outputs"),
    ],
)
def test_what_is_no_notebook_is_refused_in_a_sentence(tmp_path, content, sentence, capsys):
    path = tmp_path / "a.ipynb"
    if content is not None:
        path.write_bytes(content)
    status, out = export(path)
    assert status == 2
    assert sentence in capsys.readouterr().err
    assert not out.exists()


def test_a_folder_that_is_there_is_not_written_over_without_force(tmp_path, bundle, capsys):
    notebook = save(tmp_path / "a.ipynb", code_cell(bundle, bundle))
    _, out = export(notebook)
    (out / "mine.txt").write_text("mine")
    save(notebook, code_cell(bundle))
    assert export(notebook)[0] == 2
    assert "with an earlier export" in capsys.readouterr().err
    assert export(notebook, "--force")[0] == 0
    assert sorted(path.name for path in out.iterdir()) == ["01-nyquist-fitter", "export.json", "mine.txt", "report.html"]


def test_a_manifest_of_others_removes_nothing_outside_the_folder(tmp_path, bundle):
    notebook = save(tmp_path / "a.ipynb", code_cell(bundle))
    out = tmp_path / "out"
    out.mkdir()
    for name in ("../a.ipynb", "..", "./../a.ipynb", str(notebook)):
        (out / "export.json").write_text(json.dumps({"widgets": [{"files": [name]}]}))
        assert export(notebook, "--force")[0] == 0
        assert notebook.is_file()


def test_names_of_folders_are_safe_and_told_apart_by_their_number():
    assert file_name(1, "nyquist-fitter", "Cl-13") == "01-nyquist-fitter-Cl-13"
    assert file_name(2, "nyquist-fitter", "../../etc/passwd") == "02-nyquist-fitter-etc-passwd"
    assert file_name(3, "x", "Zelle α 5 °C: CON?") == "03-x-Zelle-α-5-C-CON"
    assert file_name(4, "x", None) == "04-x"
    assert len(file_name(5, "x" * 64, "y" * 500)) < 120


def test_without_jinja_says_what_to_install(tmp_path, bundle, monkeypatch, capsys):
    environment.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)
    status, out = export(save(tmp_path / "a.ipynb", code_cell(bundle)))
    assert status == 2 and "pip install argyrodite[export]" in capsys.readouterr().err
    assert not out.exists()


class TestPdf:
    def test_without_a_browser_says_what_is_missing(self, tmp_path, bundle, monkeypatch, capsys):
        monkeypatch.setenv("ARGYRODITE_BROWSER", str(tmp_path / "none"))
        status, out = export(save(tmp_path / "a.ipynb", code_cell(bundle)), "--pdf")
        assert status == 2 and "ARGYRODITE_BROWSER names" in capsys.readouterr().err
        assert not out.exists()

    def test_names_the_browsers_that_it_looks_for(self, monkeypatch, tmp_path):
        monkeypatch.delenv("ARGYRODITE_BROWSER", raising=False)
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setattr("pathlib.Path.is_file", lambda _: False)
        with pytest.raises(ag.ArgyroditeError, match="Chromium, Chrome or Edge, and none was found") as caught:
            find_browser()
        assert caught.value.code == "no-browser"

    def test_says_that_the_browser_printed_nothing(self, monkeypatch, tmp_path):
        broken = tmp_path / "browser"
        broken.write_text("#!/bin/sh\necho broken >&2; exit 3\n")
        broken.chmod(0o755)
        monkeypatch.setenv("ARGYRODITE_BROWSER", str(broken))
        if os.name == "nt":
            pytest.skip("a shell script is no program there")
        with pytest.raises(ag.ArgyroditeError, match=r"printed no PDF \(exit 3\): broken"):
            print_pdf("<p>x</p>")

    def test_is_the_printed_report(self, tmp_path, bundle):
        try:
            find_browser()
        except ag.ArgyroditeError as error:
            pytest.skip(str(error))
        status, out = export(save(tmp_path / "a.ipynb", code_cell(bundle)), "--pdf")
        assert status == 0
        assert (out / "report.pdf").read_bytes().startswith(b"%PDF-")
