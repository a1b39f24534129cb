"""argyrodite in Python as the bench asks for it: calls on a table that is there already, as a user makes them."""

import argyrodite as ag
from peer import serve


def fit_circuit(file, circuit, starts):
    table = ag.read(file)
    return lambda: {"outcome": ag.fit_circuit(table, circuit, starts=starts).sum_of_squares}


def estimate_ccd(file):
    table = ag.read(file)
    return lambda: {"outcome": ag.estimate_ccd(table).last_survived}


serve(fit_circuit, estimate_ccd)
