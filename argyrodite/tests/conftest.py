"""Data for the tests: a circuit simulated here, by the formula, and the project's own and real files where they are."""

from __future__ import annotations

import cmath
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "data"
REAL = ROOT.parent / "shared" / "data"

#: R0-p(R1,C1): 20 Ω, and an arc of 50 Ω with its top near 3.2 kHz.
EXACT = {"R0": 20.0, "R1": 50.0, "C1": 1e-6}


@pytest.fixture
def columns() -> dict[str, list[float]]:
    """An exact spectrum of R0-p(R1,C1), 1 MHz to 1 Hz."""
    frequency = [10 ** (6 - i / 5) for i in range(31)]
    impedance = [
        EXACT["R0"] + EXACT["R1"] / (1 + 2j * cmath.pi * f * EXACT["R1"] * EXACT["C1"]) for f in frequency
    ]
    return {
        "frequency_hertz": frequency,
        "real_impedance_ohm": [z.real for z in impedance],
        "imaginary_impedance_ohm": [z.imag for z in impedance],
    }


@pytest.fixture
def examples() -> Path:
    return EXAMPLES


@pytest.fixture
def real() -> Path:
    """Files of real instruments; they are not part of the project."""
    if not REAL.is_dir():
        pytest.skip(f"there are no instruments' files in {REAL}")
    return REAL
