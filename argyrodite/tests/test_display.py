"""What a notebook keeps of a widget."""

from __future__ import annotations

import base64
import hashlib

import pytest

import argyrodite as ag
from argyrodite import files
from argyrodite.tables import from_ipc
from argyrodite.widget import MIME_TYPE


def seed_of(widget) -> dict:
    return widget._repr_mimebundle_()[MIME_TYPE]


def test_the_seed_holds_the_data_and_the_codes_settings(columns):
    fitter = ag.NyquistFitter(columns, circuit="R0-p(R1,C1)", exclude={3})
    seed = seed_of(fitter)
    assert seed["widget"] == seed["id"] == "nyquist-fitter"
    assert seed["settings"] == {"circuit": "R0-p(R1,C1)", "exclude": [3]}
    assert from_ipc(base64.b64decode(seed["data"])).equals(fitter.table, check_metadata=True)


def test_text_and_a_table_say_the_answer_to_viewers_without_the_extension(columns):
    bundle = ag.NyquistFitter(columns, circuit="R0-p(R1,C1)")._repr_mimebundle_()
    assert "R1: 50 Ω" in bundle["text/plain"].splitlines()
    assert "<table>" in bundle["text/html"] and "<script" not in bundle["text/html"]


def test_a_fit_that_fails_is_shown_as_a_sentence(columns):
    bundle = ag.NyquistFitter(columns, circuit="R0-p(R1")._repr_mimebundle_()
    assert bundle[MIME_TYPE]["settings"] == {"circuit": "R0-p(R1"}
    assert "No result: " in bundle["text/plain"]


def test_names_in_a_file_are_no_markup(columns, tmp_path):
    path = tmp_path / "<img src=x onerror=alert(1)>.csv"
    path.write_text("\n".join(["f,re,im", *(f"{f},{a},{b}" for f, a, b in zip(*columns.values()))]))
    assert "<img" not in ag.open(path)._repr_mimebundle_()["text/html"]


def large(path, columns, times=400):
    """A file whose table is larger than 512 KiB."""
    rows = ["Frequency / Hz,Z' / Ω,Z'' / Ω"]
    for i in range(times):
        rows += [f"{f},{a + i * 1e-3},{b}" for f, a, b in zip(*columns.values())]
    path.write_text("\n".join(rows))
    return path


def test_large_data_of_one_file_are_named_not_copied(columns, tmp_path, monkeypatch):
    path = large(tmp_path / "data" / "many.csv", columns, 800) if (tmp_path / "data").mkdir() is None else None
    monkeypatch.setattr(files, "_start", tmp_path / "notebooks")
    data = seed_of(ag.open(path, circuit="R0-p(R1,C1)", starts=1))["data"]
    assert data == {
        "path": "../data/many.csv",
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "bytes": path.stat().st_size,
    }


def test_large_data_without_a_file_are_warned_of(columns, tmp_path):
    path = large(tmp_path / "many.csv", columns, 800)
    fitter = ag.NyquistFitter(ag.read(path), circuit="R0-p(R1,C1)", starts=1)
    with pytest.warns(ag.ArgyroditeWarning, match="too large"):
        bundle = fitter._repr_mimebundle_()
    assert MIME_TYPE not in bundle
    assert "too large" in bundle["text/plain"]


def test_writes_a_short_form_for_print(columns):
    assert repr(ag.NyquistFitter(columns, circuit="R0")) == "<NyquistFitter: 31 rows, circuit='R0'>"
