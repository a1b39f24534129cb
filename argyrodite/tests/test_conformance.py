"""The same cases in this engine and in Node: one comparison for all engines stands in conformance/compare.mjs."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from argyrodite import engine

from argyrodite.files import load

ROOT = Path(__file__).parents[2]


def test_every_analysis_answers_here_as_in_node(examples, tmp_path):
    answers = []
    for case in json.loads((ROOT / "conformance" / "cases.json").read_text(encoding="utf-8")):
        tables = [load(examples / case["file"], stacklevel=2).ipc] if "file" in case else []
        value, _ = engine.call("call", {"name": case["call"], "given": case["given"]}, *tables)
        answers.append(value)
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(answers), encoding="utf-8")
    compared = subprocess.run(
        ["node", str(ROOT / "conformance" / "compare.mjs"), str(file)], capture_output=True, text=True, cwd=ROOT
    )
    assert compared.returncode == 0, compared.stdout + compared.stderr
    print(compared.stdout)
