"""read(): an instrument's file becomes a pyarrow table, or a sentence."""

from __future__ import annotations

import json
import warnings

import pyarrow
import pytest

import argyrodite as ag


def metadata_of(table: pyarrow.Table) -> dict:
    return json.loads(table.schema.metadata[b"argyrodite"])


@pytest.mark.parametrize(
    ("name", "spectra", "points"),
    [
        ("Cl-13.mpt", 1, 61),
        ("Cl-10.csv", 1, 61),
        ("Cl-16.z", 1, 61),
        ("Cl-06.DTA", 1, 57),
        ("Cl-13-Li-aging.mpt", 9, 459),
    ],
)
def test_reads_each_format_with_units_and_what_is_known_of_the_sample(examples, name, spectra, points):
    table = ag.read(examples / name)
    assert table.num_rows == points
    assert len(set(table["spectrum"].to_pylist())) == spectra
    units = {field.name: field.metadata[b"unit"].decode() for field in table.schema}
    assert units["frequency_hertz"] == "Hz"
    assert units["real_impedance_ohm"] == units["imaginary_impedance_ohm"] == "Ω"
    metadata = metadata_of(table)
    assert metadata["kind"] == "impedance-spectrum"
    assert metadata["pellet_thickness_mm"] == 0.85
    assert metadata["electrode_area_cm2"] == 0.785


def test_reads_a_path_given_as_text_and_tells_the_file(examples):
    assert metadata_of(ag.read(str(examples / "Cl-13.mpt")))["source_file"] == "Cl-13.mpt"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("broken/empty.mpt", "empty-file"),
        ("broken/picture.mpt", "unknown-format"),
        ("none.mpt", "file-missing"),
        (".", "file-missing"),
    ],
)
def test_says_in_words_why_a_file_cannot_be_read(examples, name, code):
    with pytest.raises(ag.ArgyroditeError) as caught:
        ag.read(examples / name)
    assert caught.value.code == code
    assert str(caught.value).endswith(".")


def test_says_at_which_byte_an_empty_file_ends(examples):
    with pytest.raises(ag.ArgyroditeError) as caught:
        ag.read(examples / "broken/empty.mpt")
    assert caught.value.byte == 0


def test_refuses_a_file_of_200_MB_without_reading_it(tmp_path):
    path = tmp_path / "large.mpt"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(ag.ArgyroditeError) as caught:
        ag.read(path)
    assert caught.value.code == "too-large"


@pytest.mark.parametrize("opener", [ag.read, ag.open, ag.NyquistFitter])
def test_warns_of_a_truncated_file_where_it_was_asked_for(examples, opener):
    with pytest.warns(ag.ArgyroditeWarning, match="truncated.DTA: .*line 59") as caught:
        opener(examples / "broken/truncated.DTA")
    assert caught[0].filename == __file__


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "windows-1252"])
def test_decodes_what_instruments_write_also_in_an_engine_without_a_decoder(tmp_path, columns, encoding):
    path = tmp_path / "probe.csv"
    rows = zip(*(map(str, values) for values in columns.values()))
    lines = ["Sample,Prüfling µ²", "Frequency / Hz,Z' / mOhm,Z'' / mOhm", *map(",".join, rows)]
    path.write_bytes("\n".join(lines).encode(encoding))
    table = ag.read(path)
    assert metadata_of(table)["sample"] == "Prüfling µ²"
    assert table["real_impedance_ohm"][30].as_py() == pytest.approx(columns["real_impedance_ohm"][30] / 1000, rel=1e-12)


def test_reads_a_sound_file_without_a_warning(examples):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ag.read(examples / "Cl-13.mpt")


@pytest.mark.parametrize(
    "name", ["exampleDataGamry.DTA", "exampleDataBioLogic.mpt", "exampleDataZPlot.z", "exampleData.csv"]
)
@pytest.mark.filterwarnings("ignore::argyrodite.ArgyroditeWarning")
def test_reads_real_files(real, name):
    table = ag.read(real / "impedance" / name)
    assert table.num_rows > 20
    assert min(table["frequency_hertz"].to_pylist()) > 0
