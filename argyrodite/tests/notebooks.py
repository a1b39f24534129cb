"""Notebooks for the tests, as they are saved."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path
from typing import Any

CIRCUIT = "R0-p(R1,C1)"

_numbers = count()


def output(bundle: dict[str, Any]) -> dict[str, Any]:
    return {"output_type": "display_data", "metadata": {}, "data": bundle}


def code_cell(*bundles: dict[str, Any], source: str = "", **metadata: Any) -> dict[str, Any]:
    return {
        "id": f"cell-{next(_numbers)}",
        "cell_type": "code",
        "execution_count": 3,
        "metadata": metadata,
        "source": source,
        "outputs": [output(bundle) for bundle in bundles],
    }


def markdown(source: str) -> dict[str, Any]:
    return {"id": f"cell-{next(_numbers)}", "cell_type": "markdown", "metadata": {}, "source": source.splitlines(keepends=True)}


def save(path: Path, *cells: dict[str, Any]) -> Path:
    metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": list(cells)}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return path
