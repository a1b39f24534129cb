"""What a notebook keeps of a widget."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from xml.etree import ElementTree

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


@pytest.mark.parametrize(
    "make",
    [
        lambda data: ag.open(data / "Cl-13.mpt"),
        lambda data: ag.open(data / "Cl-13-Li-aging.mpt", circuit="Rb-p(Rint,CPEint)-W1", scope="series", plot="series", starts=1),
        lambda data: ag.open(data / "ccd" / "Cl-13-a.mpt"),
        lambda data: ag.open(data / "Cl-06-Cl-13-cycled.vms"),
        lambda data: ag.CompositionCard("Li5.7PS4.7Cl1.3"),
    ],
    ids=["spectrum", "series", "record", "photoelectrons", "card"],
)
def test_the_figure_is_there_for_viewers_without_the_extension(examples, make):
    svg = figure_of(make(examples))
    assert svg.tag == "{http://www.w3.org/2000/svg}svg"
    assert float(svg.get("width")) > 400
    shapes = [part for part in svg.iter() if part.tag.rpartition("}")[2] in ("path", "circle", "line", "rect")]
    assert len(shapes) > 10
    assert "NaN" not in ElementTree.tostring(svg, encoding="unicode")


def test_the_figure_follows_the_settings_in_use(columns):
    fitter = ag.NyquistFitter(columns, circuit="R0-p(R1,C1)", plot="bode")
    words = "".join(figure_of(fitter).itertext())
    assert "|Z|" in words and "Nyquist" not in words


def test_a_name_that_is_markup_is_text_in_the_figure(examples):
    table = ag.read(examples / "ccd" / "Cl-13-a.mpt")
    about = json.loads(table.schema.metadata[b"argyrodite"]) | {"sample": "</svg><script>alert(1)</script>"}
    svg = figure_of(ag.CcdEstimator(table.replace_schema_metadata({"argyrodite": json.dumps(about)})))
    assert svg.findtext("{http://www.w3.org/2000/svg}title") == "Cycling of </svg><script>alert(1)</script>"
    assert not list(svg.iter("{http://www.w3.org/2000/svg}script"))


def figure_of(widget) -> ElementTree.Element:
    [encoded] = re.findall(r'src="data:image/svg\+xml;base64,([^"]*)"', widget._repr_mimebundle_()["text/html"])
    return ElementTree.fromstring(base64.b64decode(encoded))


def test_a_fit_that_fails_is_shown_as_a_sentence(columns):
    bundle = ag.NyquistFitter(columns, circuit="R0-p(R1")._repr_mimebundle_()
    assert bundle[MIME_TYPE]["settings"] == {"circuit": "R0-p(R1"}
    assert "No result: " in bundle["text/plain"]


def test_names_in_a_file_are_no_markup(columns, tmp_path):
    path = tmp_path / "<img src=x onerror=alert(1)>.csv"
    path.write_text("\n".join(["f,re,im", *(f"{f},{a},{b}" for f, a, b in zip(*columns.values()))]))
    assert "<img src=x" not in ag.open(path)._repr_mimebundle_()["text/html"]


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
