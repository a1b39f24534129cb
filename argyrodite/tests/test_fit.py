"""NyquistFitter: numbers that are known, from tables of every origin."""

from __future__ import annotations

import json
import math
import pickle

import pandas
import polars
import pyarrow
import pyarrow.compute
import pytest

import argyrodite as ag

from .conftest import EXACT


def assert_exact(result) -> None:
    values = {parameter.name: parameter.value for parameter in result.parameters}
    assert values == pytest.approx(EXACT, rel=1e-6)


def test_recovers_the_parameters_of_an_exact_spectrum(columns):
    fitter = ag.NyquistFitter(columns, circuit="R0-p(R1,C1)")
    assert_exact(fitter.result)
    assert fitter.result.sum_of_squares < 1e-12


@pytest.mark.parametrize(
    "make",
    [
        pandas.DataFrame,
        polars.DataFrame,
        pyarrow.table,
        lambda columns: pyarrow.record_batch(columns),
        lambda columns: pyarrow.table(columns).to_reader(),
        lambda columns: pandas.DataFrame(columns).assign(spectrum=0, note="as measured"),
        lambda columns: polars.DataFrame(columns).with_columns(note=polars.lit("as measured").cast(polars.Categorical)),
    ],
)
def test_takes_tables_of_pandas_polars_and_arrow(columns, make):
    assert_exact(ag.NyquistFitter(make(columns), circuit="R0-p(R1,C1)").result)


def test_gives_the_conductivity_that_the_example_was_made_with(examples):
    # examples/generate.mjs: 5.3 mS/cm, 0.85 mm, 0.785 cm²; 0.5 % noise
    result = ag.open(examples / "Cl-13.mpt").result
    assert result.ionic_conductivity_s_cm == pytest.approx(5.3e-3, rel=0.01)
    assert abs(result.ionic_conductivity_s_cm - 5.3e-3) < 3 * result.ionic_conductivity_error_s_cm


def test_takes_the_geometry_from_the_code_before_the_file(examples):
    fitter = ag.open(examples / "Cl-13.mpt")
    before = fitter.result.ionic_conductivity_s_cm
    fitter.pellet_thickness_mm = 1.7
    assert fitter.result.ionic_conductivity_s_cm == pytest.approx(2 * before, rel=1e-12)


def test_opens_several_files_as_one_series(examples):
    series = ag.open([examples / "Cl-13.mpt", examples / "Cl-16.z"], spectrum=1)
    assert set(series.table["spectrum"].to_pylist()) == {0, 1}
    alone = ag.open(examples / "Cl-16.z")
    assert series.result.parameters["R0"].value == pytest.approx(alone.result.parameters["R0"].value, rel=1e-9)


def test_results_are_read_by_attribute_key_and_name_and_cannot_be_changed(columns):
    result = ag.NyquistFitter(columns, circuit="R0-p(R1,C1)").result
    assert result.parameters["R1"] is result["parameters"][1]
    assert json.loads(json.dumps(result))["circuit"] == "R0-p(R1,C1)"
    assert pickle.loads(pickle.dumps(result)).to_arrow().equals(result.to_arrow())
    with pytest.raises(TypeError):
        result.parameters["R1"]["value"] = 1
    with pytest.raises(TypeError):
        result.circuit = "R0"
    with pytest.raises(AttributeError, match="there are circuit|there are .*circuit"):
        result.circiut
    with pytest.raises(KeyError, match="R0, R1, C1"):
        result.parameters["R9"]


def test_the_parameters_are_a_table(columns):
    result = ag.NyquistFitter(columns, circuit="R0-p(R1,C1)").result
    table = result.to_arrow()
    assert table["name"].to_pylist() == ["R0", "R1", "C1"]
    assert table["value"].to_pylist() == [parameter.value for parameter in result.parameters]
    assert list(result.to_pandas().columns) == table.column_names


def test_a_result_is_computed_once_for_the_same_settings(columns):
    fitter = ag.NyquistFitter(columns, circuit="R0-p(R1,C1)")
    first = fitter.result
    assert fitter.result is first
    fitter.weighting = "unit"
    assert fitter.result is not first


@pytest.mark.parametrize("circuit", ["R0-p(R1", "Q((", "", "R0-X1"])
def test_a_bad_circuit_is_an_error_with_its_position(columns, circuit):
    fitter = ag.NyquistFitter(columns, circuit=circuit)
    with pytest.raises(ag.ArgyroditeError) as caught:
        fitter.result
    assert caught.value.code == "bad-circuit"
    assert caught.value.position is not None


@pytest.mark.filterwarnings("ignore::argyrodite.ArgyroditeWarning")
def test_ten_parameters_for_five_points_are_an_error_or_a_warning(examples):
    fitter = ag.open(examples / "broken/five-points.csv", circuit="R0-p(R1,CPE1)-p(R2,CPE2)-p(R3,CPE3)")
    try:
        warnings = fitter.result.warnings
    except ag.ArgyroditeError as error:
        assert error.code == "too-few-points"
    else:
        assert any("points" in warning.message for warning in warnings)


def test_a_table_without_impedance_says_which_column_is_missing(columns):
    del columns["imaginary_impedance_ohm"]
    with pytest.raises(ag.ArgyroditeError, match="imaginary_impedance_ohm") as caught:
        ag.NyquistFitter(columns)
    assert caught.value.code == "missing-column"


@pytest.mark.parametrize("thing", [None, 7, object(), [1, 2], {"frequency_hertz": object()}])
def test_what_is_no_table_is_refused_in_words(thing):
    with pytest.raises(ag.ArgyroditeError) as caught:
        ag.NyquistFitter(thing)
    assert caught.value.code == "bad-table"


@pytest.mark.filterwarnings("ignore::argyrodite.ArgyroditeWarning")
@pytest.mark.parametrize(
    ("name", "values"),
    [
        # impedance.py's example files; values of its own fits, unit weighting
        ("Circuit1_EIS_1.z", {"R0": 29.1411, "R1": 46.6526, "C1": 1.04282e-5}),
        ("Circuit3_EIS_1.z", {"R0": 1505.73, "R1": 4631.73, "C1": 2.01832e-8}),
    ],
)
def test_fits_real_files_to_known_numbers(real, name, values):
    result = ag.open(real / "impedance" / name, circuit="R0-p(R1,C1)", weighting="unit").result
    assert {p.name: p.value for p in result.parameters} == pytest.approx(values, rel=1e-5)


@pytest.mark.filterwarnings("ignore::argyrodite.ArgyroditeWarning")
def test_finds_the_global_minimum_of_impedance_pys_example(real):
    # its published fit ends in a local minimum with S = 1.9428e-5
    table = ag.read(real / "impedance/exampleData.csv")
    table = table.filter(pyarrow.compute.less(table["imaginary_impedance_ohm"], 0))
    result = ag.NyquistFitter(table, circuit="R0-p(R1,C1)-p(R2-Wo1,C2)", weighting="unit").result
    assert result.sum_of_squares == pytest.approx(1.403138e-5, rel=1e-6)
    expected = {"R0": 0.01650509, "R1": 0.005335846, "C1": 0.2203906, "R2": 0.009145478, "C2": 2.765312}
    assert {name: result.parameters[name].value for name in expected} == pytest.approx(expected, rel=1e-5)


def test_errors_that_are_not_known_are_none(columns):
    result = ag.NyquistFitter(columns, circuit="R0-p(R1,C1)", fixed={"R0": 20}).result
    assert result.parameters["R0"].standard_error is None
    assert math.isnan(result.to_arrow()["standard_error"][0].as_py())
