"""Answers the cases of conformance/ as a user of this package would ask: public functions, the widgets' classes, and `read`.

``python -m argyrodite.tests.conformance cases.json answers.json`` does so in a process of its own, for another engine.
"""

from __future__ import annotations

import hashlib
import json
import sys
import warnings
from math import isfinite
from pathlib import Path
from typing import Any

import argyrodite as ag
from argyrodite import engine
from argyrodite.files import load

EXAMPLES = Path(__file__).parents[2] / "examples" / "data"
INSTRUMENTS = Path(__file__).parents[3] / "shared" / "data"

WIDGETS = {
    "nyquist-fitter": ag.NyquistFitter,
    "composition-card": ag.CompositionCard,
    "ccd-estimator": ag.CcdEstimator,
    "xps-quantifier": ag.XpsQuantifier,
}


def answer(case: dict[str, Any]) -> Any:
    if "read" in case:
        return read(place(case["read"]))
    tables = table_of(case)
    if "widget" in case:
        result = WIDGETS[case["widget"]](*tables, **case["settings"]).result
        return {"value": result, "summary": result._summary, "rows": rows_of(result.to_arrow())}
    result = call(case["call"], tables, case["given"])
    if isinstance(result, float):
        return {"value": result}
    table = result.to_arrow() if hasattr(result, "to_arrow") else result
    return {"value": {} if table is result else result, "rows": rows_of(table)}


def call(name: str, tables: list[Any], given: dict[str, Any]) -> Any:
    arguments = {argument + "_" * (argument == "lambda"): resolve(value) for argument, value in given.items()}
    return getattr(ag, name)(*tables, **arguments)


def resolve(value: Any) -> Any:
    """What another case answers stands in an argument as ``{"answer": case}``."""
    if isinstance(value, list):
        return [resolve(member) for member in value]
    if not isinstance(value, dict):
        return value
    if other := value.get("answer"):
        return call(other["call"], table_of(other), other["given"])
    return {name: resolve(member) for name, member in value.items()}


def table_of(case: dict[str, Any]) -> list[Any]:
    """The table as the first argument; none where the case has none."""
    if "files" in case:
        paths = [place(file) for file in case["files"]]
        return paths if len(paths) == 1 else [paths]
    if "columns" in case:
        return [{name: column for name, column in case["columns"].items() if name != "kind"}]
    if "from" in case:
        return [call(case["from"]["call"], [], case["from"]["given"]).to_arrow()]
    return []


def read(path: Path) -> dict[str, Any]:
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", ag.ArgyroditeWarning)
            file = load(path, stacklevel=2)
    except ag.ArgyroditeError as error:
        places = {key: getattr(error, key) for key in ("line", "byte", "position")}
        known = {key: value for key, value in places.items() if value is not None}
        return {"error": {"name": "ArgyroditeError", "code": error.code, "message": str(error), **known}}
    widget = next((widget for widget in WIDGETS.values() if file.kind in widget._takes()), None)
    assert widget, file.kind
    value, _ = engine.call("accept", {"widget": widget._widget}, file.ipc)
    said = [str(warning.message).removeprefix(f"{path.name}: ") for warning in caught]
    return {"kind": file.kind, "warnings": said, "hash": value["of"], "sha256": hashlib.sha256(file.ipc).hexdigest()}


def rows_of(table: Any) -> dict[str, list[Any]]:
    def plain(value: Any) -> Any:
        return None if isinstance(value, float) and not isfinite(value) else value

    return {name: [plain(value) for value in column] for name, column in table.to_pydict().items()}


def place(file: str) -> Path:
    folder, _, rest = file.partition("/")
    return INSTRUMENTS / rest if folder == "instruments" else EXAMPLES / file


if __name__ == "__main__":
    cases_file, answers_file = map(Path, sys.argv[1:])
    cases = json.loads(cases_file.read_text(encoding="utf-8"))
    answers = [ag.engine_name(), [answer(case) for case in cases]]
    answers_file.write_text(json.dumps(answers, allow_nan=False), encoding="utf-8")
