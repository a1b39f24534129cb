"""The same cases here and in Node: one comparison for all engines stands in conformance/compare.mjs."""

from __future__ import annotations

import inspect
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import argyrodite as ag
from argyrodite import results

from .conformance import WIDGETS, answer

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.skipif(not shutil.which("node"), reason="there is no node on the path to compare with"),
    pytest.mark.filterwarnings("ignore::argyrodite.ArgyroditeWarning"),
]


@pytest.fixture(scope="module")
def cases() -> list[dict[str, Any]]:
    return json.loads(node("cases.mjs"))


@pytest.fixture(scope="module")
def answers(cases) -> list[Any]:
    return [answer(case) for case in cases]


def test_functions_widgets_and_readers_answer_here_as_in_node(cases, answers, tmp_path):
    compare(cases, answers, tmp_path)


def test_what_stands_in_an_answer_its_class_says(cases, answers):
    for case, given in zip(cases, answers):
        if "read" in case or not given.get("value") or isinstance(given["value"], float):
            continue
        name = class_of(case)
        members = given["value"] if isinstance(given["value"], tuple) else [given["value"]]
        for member in members:
            documented = "".join(base.__doc__ or "" for base in getattr(results, name).__mro__)
            named = set(re.findall(r'^    (?:\["(\w+)"\]|(\w+)) : ', documented, re.MULTILINE))
            assert set(member) <= {key for keys in named for key in keys}, (case["name"], name)


def class_of(case: dict[str, Any]) -> str:
    """The class that a function's annotation names, or that a widget's result is of."""
    if "widget" in case:
        (base,) = WIDGETS[case["widget"]].__orig_bases__
        return base.__args__[0].__forward_arg__
    annotation = inspect.signature(getattr(ag, case["call"])).return_annotation
    return re.fullmatch(r"(?:Results\[)?(\w+)\]?", annotation)[1]


def test_the_engine_node_answers_as_node_alone(cases, tmp_path):
    """The other way to compute, where mini-racer is not to be had: one case of everything."""
    first = list({case.get("call") or case.get("widget") or "read": case for case in reversed(cases)}.values())
    asked, answered = tmp_path / "cases.json", tmp_path / "answers.json"
    asked.write_text(json.dumps(first), encoding="utf-8")
    subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "argyrodite.tests.conformance", asked, answered],
        check=True,
        env={**os.environ, "ARGYRODITE_ENGINE": "node"},
    )
    name, answers = json.loads(answered.read_text(encoding="utf-8"))
    assert name == "node"
    compare(first, answers, tmp_path)


def compare(cases: list[dict[str, Any]], answers: list[Any], folder: Path) -> None:
    file = folder / "compared.json"
    file.write_text(json.dumps([cases, answers], allow_nan=False), encoding="utf-8")
    print(node("compare.mjs", str(file)))


def node(script: str, *arguments: str) -> str:
    """What a script of conformance/ prints; it fails where it says that something differs."""
    path = str(ROOT / "conformance" / script)
    outcome = subprocess.run(["node", path, *arguments], capture_output=True, text=True, encoding="utf-8", cwd=ROOT)
    assert outcome.returncode == 0, outcome.stdout[:4000] + outcome.stderr
    return outcome.stdout
