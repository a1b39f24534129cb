"""Makes the notebooks of this folder and runs them, so that their outputs are what their code prints.

    python examples/make_notebooks.py

The outputs hold the widgets' seeds, so the notebooks show live widgets before anything is run.
"""

from pathlib import Path
from textwrap import dedent

import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).parent


def text(name, source):
    return nbformat.v4.new_markdown_cell(dedent(source).strip(), id=name)


def code(name, source):
    return nbformat.v4.new_code_cell(dedent(source).strip(), id=name)


START_HERE = [
    text(
        "welcome",
        """
        # Start here

        Below is an impedance spectrum of a pellet of Cl-13, Li₅.₇PS₄.₇Cl₁.₃, between blocking electrodes. (It is simulated, with noise,
        and laid out as the file of a BioLogic instrument.) The widget is live already: nothing has to be run, and no kernel has to be
        there.
        """,
    ),
    code("first-fit", 'import argyrodite as ag; ag.open("data/Cl-13.mpt")'),
    text(
        "try-it",
        """
        Try these; the fit follows each of them at once:

        - **Move over the points.** The crosshair reads the frequency and the impedance.
        - **Leave points out.** Click on a point; or press *Lasso* (or hold Shift) and draw around several. The same takes them back.
        - **Try another circuit**: choose one from the list, or write your own. `R0-p(R1,CPE1)-CPE2`, `R(RQ)Q` and
          `Rb(Rgb-CPEgb)W` are all understood.
        - **Fix a parameter**, or give it limits, in the table.
        - **Take it back.** Ctrl+Z (⌘Z) inside the widget undoes what you did in it, and never touches your code.

        What you change is kept in the cell, not in the code: save, close and open the notebook again, and it is there. The line below
        the widget counts the settings that differ from the code. It takes them back, or writes them into the code.
        """,
    ),
    text(
        "python",
        """
        ## The same numbers in Python

        To run the next cells, choose a Python kernel where this package is installed (`npm start` has made one), and press Shift+Enter
        in each. The analysis in Python is the same compiled code as in the widget, and it needs no browser.
        """,
    ),
    code(
        "table",
        """
        table = ag.read("data/Cl-13.mpt")
        table.schema
        """,
    ),
    text(
        "table-words",
        """
        A `pyarrow.Table`, whose columns say their units. pandas and polars take it as it is (`table.to_pandas()`,
        `polars.from_arrow(table)`), and their data frames can be given to a widget too.
        """,
    ),
    code(
        "fit",
        """
        fitter = ag.NyquistFitter(table, circuit="R0-p(R1,CPE1)-CPE2")
        fitter.result
        """,
    ),
    code(
        "conductivity",
        """
        result = fitter.result
        r1 = result.parameters["R1"]
        print(f"R1 = {r1.value:.2f} ± {r1.standard_error:.2f} {r1.unit}, 95 %: {r1.lower_95:.2f} to {r1.upper_95:.2f}")
        print(f"conductivity = {1000 * result.ionic_conductivity_s_cm:.2f} ± {1000 * result.ionic_conductivity_error_s_cm:.2f} mS/cm")
        """,
    ),
    text(
        "series-words",
        """
        ## A series

        The next file holds nine spectra of one cell, Cl-13 between two lithium foils, from the hour of its assembly to 600 hours later.
        The widget shows one spectrum at a time.
        """,
    ),
    code(
        "series",
        """
        aging = ag.open("data/Cl-13-Li-aging.mpt", circuit="Rb-p(Rgb,CPEgb)-p(Rint,CPEint)-W1", spectrum=8)
        aging
        """,
    ),
    text("interface-words", "How did the resistance of the interface with lithium grow?"),
    code(
        "interface",
        """
        each = ag.NyquistFitter(aging.table, circuit=aging.circuit)
        for spectrum, hours in enumerate([0, 25, 50, 100, 200, 300, 400, 500, 600]):
            each.spectrum = spectrum
            interface = each.result.parameters["Rint"]
            print(f"{hours:4} h   {interface.value:6.1f} ± {interface.standard_error:.1f} Ω")
        """,
    ),
    text(
        "own-files",
        """
        ## Your own file

        - **Look at it:** drag it from your desktop into the file browser on the left, and double-click it. (`.csv` and `.txt`: right-click,
          *Open With*.)
        - **Put it into a notebook:** drag it from the file browser between two cells of a notebook, or right-click it. You get a cell
          such as the first one here, with its widget in place.
        - **The pellet's geometry**, where the file does not say it: `ag.open("my.DTA", pellet_thickness_mm=0.9, electrode_area_cm2=0.785)`,
          or in the widget.
        - **A file that is not understood** is answered with a sentence about what is wrong with it.
        """,
    ),
]

COMPOSITION = [
    text(
        "what",
        """
        # Composition cards and the series

        One card for each sample: what to weigh, its structure and density, how it is made, and what was measured on it. Drag the slider,
        or type a formula; everything follows. The card prints on one page (*Export*, *Card (print)*).
        """,
    ),
    code("first-card", 'import argyrodite as ag; ag.CompositionCard("Li5.7PS4.7Cl1.3")'),
    text(
        "python",
        """
        ## The recipe in Python

        2 g of Cl-13 from powders of 99.9 % purity. The masses are rounded to the balance's step, and `obtained` is the composition that
        the rounded masses really give.
        """,
    ),
    code(
        "batch",
        """
        card = ag.CompositionCard({"chlorine": 1.3}, mass_g=2, purity={"Li2S": 0.999, "P2S5": 0.999, "LiCl": 0.999})
        for row in card.result.batch:
            print(f"{row.precursor:5} {row.rounded_mass_g:.4f} g")
        print(card.result.obtained.formula)
        """,
    ),
    text(
        "mixed-words",
        """
        Mixed halides and other centres of the tetrahedra work the same way. What cannot be an argyrodite is answered with the reason.
        """,
    ),
    code(
        "mixed",
        """
        for formula in ["Li5.5PS4.5Cl1.0Br0.5", "Li6.6P0.4Ge0.6S5I", "Li3PS4"]:
            result = ag.CompositionCard(formula).result
            masses = ", ".join(f"{row.precursor} {row.rounded_mass_g:.4f} g" for row in result.batch)
            print(formula, "|", masses, "|", " ".join(result.composition.not_argyrodite_because) or "argyrodite")
        """,
    ),
    text(
        "series-words",
        """
        ## The series

        Several samples, and what was measured on them. Here a lattice parameter, a share of LiCl and a conductivity are typed in, and the conductivity of
        Cl-13 comes from a fit of its impedance (simulated, with noise). The own samples are circles; the study's values are diamonds.
        Click an own sample to leave it out of the trend.
        """,
    ),
    code(
        "series",
        """
        samples = ag.CompositionCard(
            [
                {"label": "Cl-10 a", "chlorine": 1.0, "lattice_parameter_angstrom": 9.851, "lattice_parameter_angstrom_error": 0.002},
                {"label": "Cl-13", "chlorine": 1.3, "licl_volume_percent": 2.5},
                {"label": "Cl-16 a", "chlorine": 1.6, "ionic_conductivity_s_cm": 0.0083, "ionic_conductivity_s_cm_error": 0.0003},
            ],
            view="series",
        )
        fit = ag.open("data/Cl-13.mpt")
        samples.join({"Cl-13": fit})
        """,
    ),
    text(
        "study-words",
        """
        ## The study's values

        Each with its unit, its place in the paper, and what must be said of it. What the paper does not give is blank.
        """,
    ),
    code(
        "study",
        """
        study = ag.study_table().to_pandas()
        study[study.property == "lattice_parameter_angstrom"][["sample", "x", "value", "unit", "place"]]
        """,
    ),
]


def run(notebook):
    """Runs it in place, without what would differ from one run to the next."""
    NotebookClient(
        notebook,
        kernel_name="python3",
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": HERE}},
    ).execute()
    # The kernel says which Python it is.
    notebook.metadata["language_info"] = {"name": "python"}


def make(name, cells):
    notebook = nbformat.v4.new_notebook(
        cells=cells,
        metadata={
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
    )
    run(notebook)
    nbformat.validate(notebook)
    nbformat.write(notebook, HERE / name)


if __name__ == "__main__":
    make("start-here.ipynb", START_HERE)
    make("composition.ipynb", COMPOSITION)
