"""Settings: whole, checked, and set as attributes or keys."""

from __future__ import annotations

import math
import re

import numpy
import pytest

import argyrodite as ag


@pytest.fixture
def fitter(columns):
    return ag.NyquistFitter(columns, circuit="R0-p(R1,C1)")


def test_are_whole_and_a_mapping(fitter):
    assert fitter.settings["circuit"] == fitter.circuit == "R0-p(R1,C1)"
    assert fitter.settings["weighting"] == "modulus"
    assert {"exclude", "bounds", "range", "height_px"} <= set(fitter.settings)
    assert "weighting" in dir(fitter)


def test_are_all_in_the_help(fitter):
    assert [name for name in fitter.settings if not re.search(rf"\b{name}\b", type(fitter).__doc__)] == []


def test_notes_are_a_field_like_any_other(fitter):
    note = {"text": "Looks too large", "time": "2026-11-28T13:05:00Z", "author": "Ada", "on": "parameter", "target": "R1"}
    result = fitter.result
    fitter.notes = {"n1": note}
    assert fitter.settings["notes"]["n1"].text == "Looks too large"
    assert fitter.result.parameters == result.parameters
    fitter.notes = {**fitter.notes, "n2": {"text": "All of it", "time": "2026-11-28T13:06:00Z"}}
    assert [member.on for member in fitter.notes.values()] == ["parameter", "widget"]
    with pytest.raises(ag.ArgyroditeError, match="“notes.n3.text” must hold a text"):
        fitter.notes = {"n3": {**note, "text": " "}}


def test_are_set_by_attribute_key_and_several_at_once(fitter):
    fitter.weighting = "unit"
    fitter.settings["starts"] = 1
    fitter.settings.update(fixed={"R0": 20}, range=(10, 1e5))
    assert dict(fitter.settings) | {"weighting": "unit", "starts": 1, "fixed": {"R0": 20}} == dict(fitter.settings)
    assert fitter.range == (10, 1e5)
    del fitter.settings["starts"]
    assert fitter.starts == 64


def test_assigning_a_mapping_brings_the_others_back_to_their_defaults(fitter):
    fitter.settings = {"weighting": "unit"}
    assert (fitter.weighting, fitter.circuit) == ("unit", "R0-p(R1,CPE1)-CPE2")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("weighting", "squared", "modulus, unit, proportional"),
        ("circut", "R0", "There is no setting “circut”"),
        ("spectrum", 1.5, "whole number"),
        ("range", [1e5, 10], "ascending"),
        ("fixed", {"R0": math.nan}, "“fixed”"),
        ("bounds", {"R0": [1, 2]}, "bounds.R0"),
        ("electrode_area_cm2", 0, "at least"),
        ("circuit", object(), "“circuit”"),
        ("starts", True, "whole number"),
    ],
)
def test_refuse_what_has_no_meaning_and_stay_as_they_were(fitter, name, value, words):
    before = dict(fitter.settings)
    with pytest.raises(ag.ArgyroditeError, match=words) as caught:
        fitter.settings[name] = value
    assert caught.value.code == "bad-setting"
    assert dict(fitter.settings) == before


def test_are_checked_when_the_widget_is_made(columns):
    with pytest.raises(ag.ArgyroditeError, match="“weighting”"):
        ag.NyquistFitter(columns, weighting="none")


def test_take_numpy_numbers_sets_and_tuples(fitter):
    fitter.settings.update(spectrum=numpy.int64(0), exclude={3, 1}, range=numpy.array([10.0, 1e5]))
    assert dict(fitter.exclude) == {"1": True, "3": True}
    fitter.settings.update(exclude={8, 7}, range="all")
    assert set(range(31)) - set(fitter.result.rows) == {7, 8}


def test_cannot_be_changed_in_place_behind_the_widgets_back(fitter):
    fitter.fixed = {"R0": 20}
    with pytest.raises(TypeError, match="whole new value"):
        fitter.fixed["R0"] = 5
    with pytest.raises(TypeError):
        fitter.settings["fixed"]["R1"] = 5


def test_an_unknown_attribute_is_no_setting(fitter):
    with pytest.raises(AttributeError, match="circut"):
        fitter.circut
