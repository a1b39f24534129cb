"""Fits with impedance.py on request: one line of JSON in (the job), then one line out for each line in (time and outcome)."""

import json
import sys
import time
import warnings

import numpy as np
from impedance.models.circuits import CustomCircuit

warnings.simplefilter("ignore")

job = json.loads(sys.stdin.readline())
frequency = np.array(job["frequency"])
impedance = np.array(job["real"]) + 1j * np.array(job["imaginary"])

for _ in sys.stdin:
    circuit = CustomCircuit(job["circuit"], initial_guess=job["initial"])
    start = time.perf_counter()
    circuit.fit(frequency, impedance)
    seconds = time.perf_counter() - start
    residual = circuit.predict(frequency) - impedance
    outcome = {"milliseconds": 1000 * seconds, "sum_of_squares": float(np.sum(np.abs(residual) ** 2))}
    print(json.dumps(outcome), flush=True)
