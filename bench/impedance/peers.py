"""impedance.py, pyimpspec and galvani as the bench asks for them."""

import base64
import contextlib
import tempfile
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pyimpspec
from galvani import BioLogic
from impedance.models.circuits import CustomCircuit
from impedance.models.circuits.elements import circuit_elements
from impedance.validation import linKK
from peer import serve

warnings.simplefilter("ignore")
# impedance.py 1.7.1 evaluates the text of NumPy numbers, which NumPy 2 writes as np.float64(…): without this its linKK fails.
circuit_elements["np"] = np


def columns(rows):
    frequency, real, imaginary = np.array(rows).T
    return frequency, real + 1j * imaginary


def weighted_sum(circuit, frequency, impedance, by_modulus):
    residual = circuit.predict(frequency) - impedance
    weight = 1 / np.abs(impedance) ** 2 if by_modulus else 1
    return float(np.sum(weight * np.abs(residual) ** 2))


def impedance_fit(circuit, initial, rows, weight_by_modulus):
    frequency, impedance = columns(rows)
    model = CustomCircuit(circuit, initial_guess=initial)

    def work():
        model.fit(frequency, impedance, weight_by_modulus=weight_by_modulus)
        return {"outcome": weighted_sum(model, frequency, impedance, weight_by_modulus)}

    return work


def impedance_global_fit(circuit, initial, rows):
    frequency, impedance = columns(rows)
    model = CustomCircuit(circuit, initial_guess=initial)

    def work():
        model.fit(frequency, impedance, global_opt=True, seed=1)
        return {"outcome": weighted_sum(model, frequency, impedance, False)}

    return work


def impedance_series(circuit, initial, spectra):
    data = [columns(rows) for rows in spectra]

    def work():
        total, start = 0.0, initial
        for frequency, impedance in data:
            model = CustomCircuit(circuit, initial_guess=start)
            model.fit(frequency, impedance, weight_by_modulus=True)
            total += weighted_sum(model, frequency, impedance, True)
            start = list(model.parameters_)
        return {"outcome": total}

    return work


def data_set(rows):
    frequency, impedance = columns(rows)
    frame = pd.DataFrame({"f": frequency, "re": impedance.real, "im": impedance.imag})
    return pyimpspec.dataframe_to_data_sets(frame, "bench")[0]


def pyimpspec_series(circuit, initial, spectra):
    del circuit  # the same one, in pyimpspec's notation
    sets = [data_set(rows) for rows in spectra]
    r0, r1, q1, n1, q2, n2 = initial
    first = f"R{{R={r0}}}(R{{R={r1}}}Q{{Y={q1},n={n1}}})Q{{Y={q2},n={n2}}}"

    def work():
        total = 0.0
        model = pyimpspec.parse_cdc(first)
        for data in sets:
            fit = pyimpspec.fit_circuit(model, data, method="least_squares", weight="modulus", num_procs=1)
            model = fit.circuit
            impedance = data.get_impedances()
            residual = np.abs(model.get_impedances(data.get_frequencies()) - impedance) / np.abs(impedance)
            total += float(np.sum(residual**2))
        return {"outcome": total}

    return work


def impedance_kramers_kronig(rows):
    frequency, impedance = columns(rows)

    def work():
        elements, *_ = linKK(frequency, impedance, c=0.85, max_M=100, fit_type="complex")
        return {"outcome": int(elements)}

    return work


def pyimpspec_kramers_kronig(rows):
    data = data_set(rows)

    def work():
        result = pyimpspec.perform_kramers_kronig_test(data, test="complex", num_procs=1)
        return {"outcome": int(result.num_RC)}

    return work


def pyimpspec_relaxation(rows):
    data = data_set(rows)

    def work():
        result = pyimpspec.calculate_drt(data, method="tr-nnls", num_procs=1)
        return {"outcome": f"{len(result.to_peaks_dataframe())} peaks"}

    return work


def galvani_read(content):
    folder = tempfile.TemporaryDirectory()
    file = Path(folder.name) / "series.mpr"
    file.write_bytes(base64.b64decode(content))

    def work():
        with folder, contextlib.suppress(FileNotFoundError):
            return {"outcome": f"{len(BioLogic.MPRfile(str(file)).data)} rows"}

    return work


serve(
    impedance_fit,
    impedance_global_fit,
    impedance_series,
    pyimpspec_series,
    impedance_kramers_kronig,
    pyimpspec_kramers_kronig,
    pyimpspec_relaxation,
    galvani_read,
)
