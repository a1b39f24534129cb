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
        In the tab *Series* one circuit is fitted to all of them: the resistance of the interface with lithium against time, with the
        laws of growth compared; the spectra coloured by time; and each by itself. Click on one to choose it, and *Show its plot*.
        """,
    ),
    code(
        "series",
        """
        aging = ag.open("data/Cl-13-Li-aging.mpt", circuit="Rb-p(Rgb,CPEgb)-p(Rint,CPEint)-W1", scope="series", plot="series")
        aging
        """,
    ),
    text("interface-words", "How did the resistance of the interface with lithium grow? The numbers behind the figure:"),
    code(
        "interface",
        """
        series = aging.result.series
        interface = series.parameters["Rint"]
        for hours, value, error in zip(series.elapsed_time_hour, interface.value, interface.standard_error):
            print(f"{hours:4.0f} h   {value:6.1f} ± {error:.1f} Ω")
        print(series.growth.verdict)
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


IMPEDANCE = [
    text(
        "what",
        """
        # From an impedance file to an activation energy

        A pellet of Li₆PS₅Cl (LPSCl) was pressed between two pieces of steel, and its impedance was measured from 7 MHz to 0.1 Hz at six
        temperatures. Steel takes up no lithium: ions move through the pellet and pile up at the steel, so the plot is an arc (the ions'
        resistance, bridged by a capacitance at high frequency) followed by a steep spike (the pile-up). From this we want the pellet's
        resistance, its conductivity with an honest error, and the activation energy of conduction.

        **The data here are simulated**, with 0.3 % noise, after measurements of this kind, and written in the formats of a BioLogic
        instrument. The last section says how to run everything on your own files.
        """,
    ),
    code(
        "files",
        """
        import argyrodite as ag

        binary_file, text_file = "data/LPSCl/LPSCl_-25C.mpr", "data/LPSCl/LPSCl_-25C.mpt"
        """,
    ),
    text(
        "formats-words",
        """
        ## One measurement, two files

        EC-Lab writes a binary `.mpr` while it measures, and exports it as text on request. Both must give the same table. The text
        has eight digits, so the numbers agree to that.
        """,
    ),
    code(
        "formats",
        """
        binary, text = ag.read(binary_file), ag.read(text_file)
        assert binary.schema.names == text.schema.names and binary.num_rows == text.num_rows
        differences = [
            abs(a - b) / max(abs(a), 1e-300)
            for name in binary.schema.names
            for a, b in zip(binary[name].to_pylist(), text[name].to_pylist())
        ]
        print(f"{binary.num_rows} points, {', '.join(binary.schema.names)}")
        print(f"largest relative difference below 1e-7: {max(differences) < 1e-7}")
        """,
    ),
    text(
        "valid-words",
        """
        ## Can the data be trusted?

        In a cell that is linear and does not change while it is measured, the imaginary part of the impedance follows from the real one
        (Kramers and Kronig). A chain of RC elements always obeys that; what no such chain can describe is drift or a fault. The test costs nothing,
        so it comes first. What is left over should be as small as the noise, and without a pattern.
        """,
    ),
    code(
        "valid",
        """
        fit = ag.NyquistFitter(binary_file, circuit="R0-p(R1,CPE1)-CPE2")
        validity = fit.result.validity
        print("obeys Kramers-Kronig:", validity.valid)
        print(f"left over: {100 * validity.inconsistency:.2f} % of |Z|, with {validity.elements} RC elements")
        """,
    ),
    text(
        "circuit-words",
        """
        ## Which circuit?

        A circuit is a claim about what happens in the pellet. One with more elements always fits better, so the misfit alone must not
        decide: the Bayesian information criterion (BIC) weighs it against the number of parameters. And a circuit whose
        parameters the data do not determine is refused, however well it fits.
        """,
    ),
    code(
        "circuit",
        """
        suggestions = ag.NyquistFitter(binary_file, suggest=True).result.suggestions
        accepted = [each for each in suggestions if not each.refused]
        for each in accepted[:3]:
            print(f"{each.circuit:37} BIC {each.bic - accepted[0].bic:6.1f} above the best.  {each.reasons[0]}")
        print(f"{len(suggestions) - len(accepted)} of {len(suggestions)} circuits are refused")
        """,
    ),
    text(
        "fit-words",
        """
        ## The fit

        A resistance, an arc, a spike: `R0-p(R1,CPE1)-CPE2`. The arc is R1 with a constant phase element beside it, a capacitance that is not
        quite one, because the grains are not all alike. The fit starts from 64 places, so no first guess is needed. Look at the
        residuals below the plot: they should scatter, not wave. In *More* beside a parameter you find its limits and its profile.
        """,
    ),
    code("fit", "fit"),
    code(
        "numbers",
        """
        result = fit.result
        print(f"sum of squares {result.sum_of_squares:.6e}")
        for parameter in result.parameters:
            print(f"{parameter.name:7} {parameter.value:.6g} ± {parameter.standard_error:.2g} {parameter.unit}")
        print(f"total   {result.total_resistance_ohm:.5g} ± {result.total_resistance_error_ohm:.2g} Ω")
        """,
    ),
    text(
        "total-words",
        """
        R0 and R1 have larger errors than their sum. That is no mistake: their errors go against each other (look at *Correlations* in the
        widget), because the data show where the arc ends much better than where it begins. At these frequencies bulk and grain boundary
        are one arc, so the sum is what to report.

        ## Other ways to the resistance

        People also read the resistance off the plot: at the local minimum between arc and spike, or where the straight spike meets the
        real axis. These need no circuit, but they are right only as far as arc and spike are apart, which their errors do not know. In the widget, *Resistance read
        without a circuit* shows where each is read.
        """,
    ),
    code(
        "readings",
        """
        for reading in result.readings:
            print(f"{reading.way:14} {reading.resistance_ohm:8.1f} ± {reading.standard_error_ohm:.1f} Ω")
        print(f"{'circuit':14} {result.total_resistance_ohm:8.1f} ± {result.total_resistance_error_ohm:.1f} Ω")
        """,
    ),
    text(
        "drt-words",
        """
        ## Without a circuit: relaxation times

        The distribution of relaxation times asks how much resistance relaxes at each time constant. Each peak is a process. The spike of the
        blocking electrode is no relaxation and is taken out first. One broad peak here agrees with the one arc of the circuit. That it is
        broad is what a constant phase element looks like in this picture, not more processes.
        """,
    ),
    code(
        "drt",
        """
        relaxation = ag.NyquistFitter(binary_file, relaxation=True).result.relaxation
        for peak in relaxation.peaks:
            print(f"peak at {peak.characteristic_frequency_hertz:.3g} Hz: {peak.resistance:.4g} Ω")
        print(f"taken out first: a spike with exponent {relaxation.spike.alpha:.3f}")
        """,
    ),
    text(
        "conductivity-words",
        """
        ## Conductivity

        σ = thickness/(R · area). A thickness read with a calliper to 0.02 mm, and an area to 0.01 cm², are 2 % and 1 % wrong, more than
        the fit. Their errors belong to the result.
        """,
    ),
    code(
        "conductivity",
        """
        fit.pellet_thickness_error_mm, fit.electrode_area_error_cm2 = 0.02, 0.01
        sigma, error = fit.result.ionic_conductivity_s_cm, fit.result.ionic_conductivity_error_s_cm
        if sigma is None:
            print("The file does not know the pellet: give pellet_thickness_mm and electrode_area_cm2.")
        else:
            print(f"{1000 * sigma:.4f} ± {1000 * error:.4f} mS/cm")
        """,
    ),
    text(
        "series-words",
        """
        ## All temperatures

        Six files become one series: one circuit for all, each fit started from its neighbours' values. The line through ln(σT) against
        1/T gives the activation energy. Click on a spectrum in the widget to choose it.
        """,
    ),
    code(
        "series",
        """
        series = ag.open(
            [f"data/LPSCl/LPSCl_{celsius}C.mpt" for celsius in (-25, -10, 5, 20, 40, 60)],
            circuit="R0-p(R1,CPE1)-CPE2",
            scope="series",
            plot="series",
        )
        series
        """,
    ),
    code(
        "energy",
        """
        spectra = series.result.series
        for celsius, resistance, sigma in zip(
            spectra.temperature_celsius, spectra.total_resistance_ohm, spectra.ionic_conductivity_s_cm
        ):
            print(f"{celsius:5.0f} °C   {resistance:7.1f} Ω   {1000 * sigma:.3f} mS/cm")
        line = spectra.arrhenius
        print(f"activation energy {line.energy_ev:.3f} ± {line.standard_error:.3f} eV (95 %: {line.lower_95:.3f} to {line.upper_95:.3f})")
        """,
    ),
    text(
        "warm-words",
        """
        Look at the warnings in the table: the warmer the pellet, the faster its arc, until it lies above 7 MHz. Then R0 and R1 cannot be told
        apart any more, and the widget says so. The total can: the spike still begins where it ends. So the activation energy rests on
        the total, which is what *Followed: automatic* takes when the temperature changes.

        ## Your own files

        Set `binary_file` and `text_file` at the top to your files (or both to the same one), and list your files in the series. The
        temperature is read from the file's comments (`temperature = 25 °C`) or from a column of it. Pellet and electrode are read there as well, or
        given: `ag.open("mine.mpr", pellet_thickness_mm=0.85, electrode_area_cm2=0.785)`. EC-Lab writes 0.001 cm² where nobody entered an
        area, and that is read as not known.

        A measurement of the same kind is published with the program hybrid-drt (`PEIS_LPSCl_IonBlocking_-25C`, as `.mpr` and `.txt`; a steel
        cell at 50 MPa). It is not part of this project, and none of its numbers is in the simulated files. With it this notebook
        finds a sum of squares of 2.500461 × 10⁻² for the circuit above, at R0 = 170.5 Ω and R1 = 1297 Ω.
        """,
    ),
]


CRITICAL_CURRENT = [
    text(
        "what",
        """
        # Critical current density

        How much current does a solid electrolyte bear before lithium grows through it? A symmetric cell Li|electrolyte|Li gets a
        staircase of currents, here from 35 µA/cm² in steps of 35 µA/cm², each in both directions, until it shorts. The highest step
        that it survived is the critical current density.

        **The records below are simulated, not measured**: three batches each of Cl-06, Cl-10, Cl-13 and Cl-16, with the noise, the
        drift of the laboratory's temperature and the start transients of real cells. They follow the study (Zeng et al., Nature
        Communications, Fig. 3a) as far as its text goes: Cl-13 is the highest and above 1 mA/cm², Cl-16 the lowest with 0.56 mA/cm².
        The values of Cl-06 and Cl-10, and how the batches scatter, are **invented** so that they lie in between.
        """,
    ),
    code("one-cell", 'import argyrodite as ag; ag.open("data/ccd/Cl-13-a.mpt")'),
    text(
        "read-it",
        """
        The voltage (black) follows the current (blue) like that of a resistor, and both grow from step to step. Then the voltage falls
        to almost nothing though the current does not: metal has grown from one electrode to the other. The figure below shows why that
        is told from the cell's own past. A shorted cell is a good resistor, too; only its resistance is another than before.

        - **Move over the record** to read each half cycle: its resistance times area, what it is compared with, and the verdict.
        - **Drag** over a part to see it larger, double-click to see all; Ctrl and the wheel zoom as well.
        - **Drag the red mark** if you think that the short came earlier or later. The answer then says that a person decided, and what
          the analysis says. *Reset to the analysis*, or Ctrl+Z, takes it back.
        - **Try other thresholds** below the table of steps: does the answer depend on them?
        """,
    ),
    text(
        "bracket-words",
        """
        ## What a staircase can say

        The critical current density lies *between* the last step that was survived and the first that failed. A finer staircase makes
        that interval narrower, not the cell better. Both numbers, with the evidence:
        """,
    ),
    code(
        "bracket",
        """
        cell = ag.open("data/ccd/Cl-13-a.mpt").result.cells[0].ccd
        print(f"survived {cell.last_survived:.3f}, failed {cell.first_failed:.3f} mA/cm²")
        print(f"{cell.short.kind} short after {cell.short.time_second / 3600:.1f} h, because of")
        for evidence in cell.short.evidence:
            print(f"  {evidence.quantity} {evidence.value:.3g} {evidence.relation} {evidence.threshold:.3g}")
        """,
    ),
    text(
        "figure-words",
        """
        ## Batches: the study's Fig. 3a

        One cell is no measurement. Several files given together are one widget; cells of one composition are replicates of each other.
        The study's error bars are the standard deviation with *n* = 3 below the fraction line (population); the one with *n* − 1
        (sample) is larger by a factor of 1.22. A cell that does not short by its last step would be named as censored and stand in no mean.
        """,
    ),
    code(
        "figure",
        """
        batches = ag.open(
            [f"data/ccd/{name}-{batch}.mpt" for name in ["Cl-06", "Cl-10", "Cl-13", "Cl-16"] for batch in "abc"],
            plot="replicates",
        )
        batches
        """,
    ),
    code(
        "means",
        """
        for group in batches.result.groups:
            print(f"x = {group.x:.1f}: {group.mean:.3f} ± {group.population_sd:.3f} mA/cm² (n = {group.n}; sample SD {group.sample_sd:.3f})")
        """,
    ),
    text(
        "meaning",
        """
        A moderate content of chlorine bears the most current, although Cl-16 conducts best. The study's explanation is a shell of LiCl
        around the grains that is thick enough to protect and thin enough to conduct; see the card of each composition.

        ## Your own records

        `ag.open("my.ndax", electrode_area_cm2=0.785)` reads Neware's .nda and .ndax, BioLogic's .mpr and .mpt, and text with time,
        voltage and current. The area is what files mostly lack. Where the file does not say the sample's composition, cells are
        replicates of one another unless you leave some out.
        """,
    ),
]


XPS = [
    text(
        "what",
        """
        # How much of the electrolyte is left? From photoelectron spectra to shares with errors

        Lithium metal reduces an argyrodite where they touch: the tetrahedra PS₄³⁻ break up, and lithium sulfide, lithium phosphides and
        lithium chloride are left. Photoelectrons come from the outermost few nanometres, and their energy tells in which compound an atom
        was. So the share of phosphorus that is still in PS₄³⁻, after cycling, says how well a surface has held out. The study that this
        notebook follows finds 48 at% in Cl-06, Li₆.₄PS₅.₄Cl₀.₆, and 81 at% in Cl-13, Li₅.₇PS₄.₇Cl₁.₃, after 200 cycles (its Fig. 8d).

        **The spectra here are simulated** to these two shares, with counting noise, a background, and samples that charge up, and written in
        the format VAMAS (`.vms`) that every instrument’s program can export. They are not the study’s data. How the rest divides among the
        products the study does not say, so those shares are ours.
        """,
    ),
    code("open", 'import argyrodite as ag; ag.open("data/Cl-06-Cl-13-cycled.vms")'),
    text(
        "open-words",
        """
        Binding energy runs from right to left, as in every paper on XPS. The file holds two samples; choose one above the figure. For each
        there are four regions: S 2p, P 2p, Cl 2p and Li 1s. Press **Make a model**, and the widget works out how far the sample is charged
        and which components of its library the spectra need. Then drag a peak, add or take out a component, and see what the fit and its
        errors do. Ctrl+Z takes it back.

        What follows does the same in code, step by step.

        ## What is in the file

        The table says its units, and its metadata what the errors need: how long each point was counted.
        """,
    ),
    code(
        "table",
        """
        import json

        table = ag.read("data/Cl-06-Cl-13-cycled.vms")
        about = json.loads(table.schema.metadata[b"argyrodite"])
        for spectrum in about["spectra"]:
            print(f"{spectrum['sample']:24} {spectrum['region']:6} {spectrum['sweeps']} sweeps of {spectrum['dwell_second']:.2f} s")
        """,
    ),
    text(
        "model-words",
        """
        ## A model

        A **component** is one chemical state. In a p level it shows two lines, 3/2 and 1/2, at a fixed distance and with areas of 2 to 1:
        one component is both. Nature fixes these, so they are not fitted.

        - S 2p: sulfide S²⁻ near 160.2 eV, PS₄³⁻ near 161.6 eV, polysulfide Li₂Sₙ near 163.2 eV.
        - P 2p: Li₃P near 126.3 eV, LiₓP near 128.2 eV, PS₄³⁻ near 131.9 eV.

        **Sulfide is not simply Li₂S.** The lattice of an argyrodite holds free sulfide of its own, (2 − x)/(6 − x) of all sulfur: 26 % in
        pristine Cl-06. Only what is found beyond that has come from decomposition. To call all of it Li₂S is a mistake that is often
        published.

        Two things are **linked**, because physics links them. Lines of one region have about one width. And P 2p of PS₄³⁻ stands 29.75 ± 0.2 eV
        below its S 2p, however the sample is charged. **Charging** shifts all lines alike; here S 2p of PS₄³⁻ is put at 161.6 eV, and the shift
        is fitted for both regions together.

        The **background** are electrons that lost energy on their way out. Shirley’s rises in proportion to the peaks that it has passed; the
        *active* one is fitted together with the peaks, so that its error is part of theirs.
        """,
    ),
    code(
        "model",
        """
        def doublet(name, region, position, to=None, **more):
            splitting = {"S 2p": 1.18, "P 2p": 0.87}[region]
            width = {"linked": {"fwhm": {"to": to, "factor": 1}}} if to else {"fwhm_bounds": [0.6, 2]}
            bounds = {"position_bounds": [position - 0.6, position + 0.6]}
            return {"name": name, "region": region, "position": position, "fwhm": 1.1, "splitting": splitting, "ratio": 0.5, **width, **bounds, **more}

        tetrahedra = {"linked": {"position": {"to": "S-PS4", "offset": -29.75, "offset_bounds": [-29.95, -29.55]}}}
        model = {
            "regions": {"S 2p": {"background": "active-shirley"}, "P 2p": {"background": "active-shirley"}},
            "components": {
                "S-PS4": doublet("PS4", "S 2p", 161.6),
                "S-sulfide": doublet("sulfide", "S 2p", 160.2, to="S-PS4"),
                "S-Li2Sn": doublet("Li2Sn", "S 2p", 163.2, to="S-PS4"),
                "P-PS4": doublet("PS4", "P 2p", 131.85, position_bounds=False, **tetrahedra),
                "P-LixP": doublet("LixP", "P 2p", 128.2, to="P-PS4"),
                "P-Li3P": doublet("Li3P", "P 2p", 126.3, to="P-PS4"),
            },
            "charge_reference": "S-PS4",
        }
        """,
    ),
    text(
        "fit-words",
        """
        ## The fit of Cl-06

        Each point counts with its own error, the square root of its counts. Below the spectrum stand the residuals in units of that error,
        with bands for ±1 σ and ±2 σ: two thirds should lie within the first, without a pattern.
        """,
    ),
    code(
        "fit",
        """
        cl06 = ag.XpsQuantifier(table, sample=0, composition="Li6.4PS5.4Cl0.6", figure="P 2p", **model)
        cl06
        """,
    ),
    code(
        "numbers",
        """
        def shares(sample):
            for one in sample.fit.components:
                print(f"{one.region:6} {one.name:8} {one.position:7.2f} eV   {100 * one.fraction:5.1f} ± {100 * one.fraction_error:.1f} at%")

        sample = cl06.result.samples[0]
        shares(sample)
        print(f"charged by {sample.fit.charge_shift:.2f} eV; reduced chi-square {sample.fit.reduced_chi_square:.2f}")
        """,
    ),
    text(
        "referee-words",
        """
        ## What a referee would say

        Four in ten published fits have serious faults (Major et al. 2020). So the widget checks each fit as a referee would: doublets,
        widths, residuals, components that the data do not need, and claims that a spectrum cannot carry. An objection stands beside what it
        is about, with what would help. One that stays is not a failure. It is what to write beside the number.
        """,
    ),
    code(
        "referee",
        """
        for warning in sample.warnings:
            print("-", warning.message)
        """,
    ),
    text(
        "errors-words",
        """
        ## Can the errors be trusted?

        They come from the curvature of the fit, through all links and with the background. The slow way to check them: simulate the
        measurement again and again from the fit, with new noise, fit each anew, and see how much the shares scatter.
        """,
    ),
    code(
        "errors",
        """
        again = ag.XpsQuantifier(table, sample=0, monte_carlo_samples=200, **model).result.samples[0].fit
        scatter = {one.id: one.fraction_error for one in again.monte_carlo.components}
        for one in again.components:
            print(f"{one.id:10} {100 * one.fraction_error:.2f} from the fit, {100 * scatter[one.id]:.2f} from 200 repetitions")
        """,
    ),
    text(
        "compare-words",
        """
        ## Fig. 8d

        The same model fits both samples. In the tab *Compared* the shares stand below one another, as in the study’s Fig. 8d. Export the
        figure from the menu below it, and with it the report: data, model, errors and objections in one file.
        """,
    ),
    code(
        "compare",
        """
        both = ag.XpsQuantifier(table, sample=0, compared_sample=1, figure="compared", **model)
        both
        """,
    ),
    code(
        "answer",
        """
        truth = {"Cl-06": 48, "Cl-13": 81}
        for sample in both.result.samples:
            left = next(one for one in sample.fit.components if one.id == "P-PS4")
            low, high = 100 * left.fraction_lower_95, 100 * left.fraction_upper_95
            made_with = truth[sample.label[:5]]
            print(f"{sample.label}: {100 * left.fraction:.1f} ± {100 * left.fraction_error:.1f} at%, 95 %: {low:.1f} to {high:.1f}; simulated with {made_with}")
        """,
    ),
    text(
        "own-words",
        """
        ## Your own spectra

        `ag.open("my.vms")`, or drag the file into a notebook. VAMAS from CasaXPS or an instrument, Avantage’s workbook (`.xlsx`), SPECS `.xy`,
        Scienta `.txt`, PHI `.spe`, and tables as `.csv` are read. Keep the raw counts: smoothed data, or data without dwell time and sweeps,
        have no honest errors, and the widget will say so.

        Two warnings that no program can take from you. S 2p and P 2p electrons come from slightly different depths, so shares *within* a region
        are firmer than ratios *between* regions. And a sample that has seen air, or hours of X-rays, is not the sample that was in the cell.
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
    make("impedance.ipynb", IMPEDANCE)
    make("xps.ipynb", XPS)
    make("critical-current.ipynb", CRITICAL_CURRENT)
