"""CompositionCard: samples of every origin, batches that are known, and other widgets' results joined by sample."""

from __future__ import annotations

import pandas
import polars
import pyarrow
import pytest

import argyrodite as ag
from argyrodite.widget import MIME_TYPE

# 2 g of Li5.7PS4.7Cl1.3: 7.4815 mmol x (2.2 Li2S, 0.5 P2S5, 1.3 LiCl), in g
CL_13 = {"Li2S": 0.7562, "P2S5": 0.8315, "LiCl": 0.4123}


def masses(card) -> dict[str, float]:
    return {row.precursor: row.rounded_mass_g for row in card.result.batch}


@pytest.mark.parametrize(
    "samples",
    [
        "Li5.7PS4.7Cl1.3",
        {"chlorine": 1.3},
        ["Li5.7PS4.7Cl1.3", "Li6PS5Cl"],
        [{"chlorine": 1.3}, {"chlorine": 1}],
        [{"label": "A7", "formula": "Li5.7PS4.7Cl1.3", "lattice_parameter_angstrom": 9.82}, "Li6PS5Cl"],
        {"label": ["A7"], "formula": ["Li5.7PS4.7Cl1.3"]},
        pandas.DataFrame({"label": ["A7"], "formula": ["Li5.7PS4.7Cl1.3"]}),
        polars.DataFrame({"label": ["A7"], "formula": ["Li5.7PS4.7Cl1.3"]}),
        pyarrow.table({"label": ["A7"], "formula": ["Li5.7PS4.7Cl1.3"]}),
    ],
)
def test_takes_formulas_halides_rows_and_tables(samples):
    card = ag.CompositionCard(samples)
    assert card.result.composition.formula == "Li5.7PS4.7Cl1.3"
    assert masses(card) == pytest.approx(CL_13, abs=1e-9)


def test_names_samples_as_the_study_does_where_they_have_no_label():
    assert ag.CompositionCard(["Li5.7PS4.7Cl1.3", {"chlorine": 1}]).table["label"].to_pylist() == ["Cl-13", "Cl-10"]


def test_follows_its_settings():
    card = ag.CompositionCard("Li5.7PS4.7Cl1.3", mass_g=4)
    assert sum(row.mass_g for row in card.result.batch) == pytest.approx(4, rel=1e-9)
    card.chlorine = 1
    assert card.result.composition.formula == "Li6PS5Cl"
    assert [row["precursor"] for row in card.result.to_arrow().to_pylist()] == ["Li2S", "P2S5", "LiCl"]


def test_is_shown_as_a_seed_with_the_recipe_as_text():
    bundle = ag.CompositionCard("Li5.7PS4.7Cl1.3")._repr_mimebundle_()
    assert bundle[MIME_TYPE]["widget"] == "composition-card"
    assert "Li2S: 0.7562 g" in bundle["text/plain"]


@pytest.mark.parametrize(
    "samples, message",
    [
        ("Li5.7PS4.7Xx", "Xx"),
        ({"chlorine": 3}, "0 to 2"),
        (["Li6PS5Cl", 5], "A sample cannot be made of 5"),
        ([{"label": "no formula"}], "A sample cannot be made of"),
    ],
)
def test_says_what_is_wrong_with_a_sample(samples, message):
    with pytest.raises(ag.ArgyroditeError, match=message):
        ag.CompositionCard(samples).result


def test_the_text_of_a_path_is_a_file():
    with pytest.raises(ag.ArgyroditeError, match="There is no file"):
        ag.CompositionCard("samples.csv")


def test_a_fit_becomes_the_samples_measured_property(examples):
    fitter = ag.open(examples / "Cl-13.mpt")
    card = ag.CompositionCard([{"chlorine": 1.0, "ionic_conductivity_s_cm": 0.003}, {"chlorine": 1.3}], sample=1)
    joined = card.join({"Cl-13": fitter})
    value = next(row for row in joined.result.properties if row.name == "ionic_conductivity_s_cm" and not row.is_study)
    # shown in mS/cm
    assert value.value == pytest.approx(1000 * fitter.result.ionic_conductivity_s_cm)
    assert value.error == pytest.approx(1000 * fitter.result.ionic_conductivity_error_s_cm)
    assert joined.table["ionic_conductivity_s_cm"].to_pylist()[0] == 0.003
    assert joined.settings["sample"] == 1
    assert "ionic_conductivity_s_cm_error" not in card.table.column_names


def test_what_is_joined_may_be_a_result_properties_or_a_widget_that_names_its_sample(examples):
    fitter = ag.open(examples / "Cl-13.mpt")
    card = ag.CompositionCard([{"label": "Cl-13", "chlorine": 1.3}])
    expected = card.join({"Cl-13": fitter}).table
    assert card.join({"Cl-13": fitter.result}).table.equals(expected)
    table = fitter.table.replace_schema_metadata(
        {b"argyrodite": fitter.table.schema.metadata[b"argyrodite"].replace(b'"kind"', b'"sample":"Cl-13","kind"', 1)}
    )
    assert card.join([ag.NyquistFitter(table)]).table.equals(expected)
    joined = card.join({"Cl-13": {"lattice_parameter_angstrom": 9.82, "lattice_parameter_angstrom_error": 0.001}})
    assert joined.result.structure.lattice_parameter_angstrom == 9.82


def test_a_label_that_no_sample_has_is_refused(examples):
    with pytest.raises(ag.ArgyroditeError, match="No sample is called “Cl-16”; there are Cl-13"):
        ag.CompositionCard({"chlorine": 1.3}).join({"Cl-16": {"licl_volume_percent": 4.4}})


def test_the_studys_values_come_with_their_place_and_blanks():
    table = ag.study_table()
    rows = [row for row in table.to_pylist() if row["property"] == "lattice_parameter_angstrom"]
    # Zeng et al. 2022, Fig. 1c
    assert {row["sample"]: row["value"] for row in rows if row["value"] == row["value"]} == {
        "Cl-06": 9.890,
        "Cl-13": 9.817,
        "Cl-16": 9.788,
    }
    assert all("Fig. 1c" in row["place"] and "doi" in row["citation"] for row in rows)
