"""fastnda as the bench asks for it."""

import warnings

import fastnda
from peer import serve

warnings.simplefilter("ignore")


def read_neware(path):
    def work():
        # the cycles as the file counts them: what argyrodite does
        return {"outcome": len(fastnda.read(path, cycle_mode="raw"))}

    return work


serve(read_neware)
