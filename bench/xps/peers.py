"""lmfit as the bench asks for it."""

import numpy as np
from lmfit import CompositeModel, Model, Parameters, minimize
from lmfit.models import PseudoVoigtModel
from peer import serve

# Areas of lines of height 1 and full width 1.
GAUSS = np.sqrt(np.pi / np.log(2)) / 2
LORENTZ = np.pi / 2


def envelope(energy, position, fwhm, area, constant, step, splitting, ratio, mix):
    """Doublets, all at once, on an active Shirley background; one row for each component."""
    first = 2 * (energy - position[:, None]) / fwhm[:, None]
    second = first - 2 * splitting / fwhm[:, None]

    def line(t):
        return (1 - mix) * np.exp(-np.log(2) * t * t) + mix / (1 + t * t)

    height = area / (fwhm * ((1 - mix) * GAUSS + mix * LORENTZ) * (1 + ratio))
    peaks = height @ (line(first) + ratio * line(second))
    integral = np.concatenate(([0], np.cumsum((peaks[1:] + peaks[:-1]) / 2 * np.diff(energy))))
    return constant + step * integral + peaks


def lmfit_own_models(energy, intensity, starts, constant, step, splitting, ratio, mix):
    """lmfit's pseudo-Voigt lines, doublets by expressions, the background as a model that is composed with their sum."""
    energy, intensity = np.array(energy), np.array(intensity)
    count = len(starts)
    prefixes = [f"c{i}_{line}_" for i in range(count) for line in ("first", "second")]
    peaks = sum((PseudoVoigtModel(prefix=prefix) for prefix in prefixes[1:]), PseudoVoigtModel(prefix=prefixes[0]))
    # a line of the background: its level in the first place, its step in the second
    background = Model(lambda x, constant, step: np.array([constant, step]))

    def on_background(total, given):
        integral = np.concatenate(([0], np.cumsum((total[1:] + total[:-1]) / 2 * np.diff(energy))))
        return given[0] + given[1] * integral + total

    model = CompositeModel(peaks, background, on_background)
    parameters = model.make_params(constant=constant, step={"value": step, "min": 0})
    # lmfit mixes areas, and its sigma is half the full width
    fraction = mix * LORENTZ / ((1 - mix) * GAUSS + mix * LORENTZ)
    for i, (position, fwhm, area) in enumerate(starts):
        first, second = f"c{i}_first_", f"c{i}_second_"
        parameters[first + "center"].set(position, min=position - 1, max=position + 1)
        parameters[first + "sigma"].set(fwhm / 2, min=0.15, max=2)
        parameters[first + "amplitude"].set(area / (1 + ratio), min=0)
        parameters[first + "fraction"].set(fraction, vary=False)
        parameters[second + "center"].set(expr=f"{first}center + {splitting}")
        parameters[second + "sigma"].set(expr=f"{first}sigma")
        parameters[second + "amplitude"].set(expr=f"{ratio} * {first}amplitude")
        parameters[second + "fraction"].set(fraction, vary=False)
    weight = 1 / np.sqrt(np.maximum(intensity, 1))

    def work():
        return {"outcome": float(model.fit(intensity, parameters, x=energy, weights=weight).chisqr)}

    return work


def lmfit_one_function(energy, intensity, starts, constant, step, splitting, ratio, mix):
    """The whole model as one function in NumPy, written for this one case."""
    energy, intensity = np.array(energy), np.array(intensity)
    weight = 1 / np.sqrt(np.maximum(intensity, 1))
    count = len(starts)
    parameters = Parameters()
    for i, (position, fwhm, area) in enumerate(starts):
        parameters.add(f"position_{i}", position, min=position - 1, max=position + 1)
        parameters.add(f"fwhm_{i}", fwhm, min=0.3, max=4)
        parameters.add(f"area_{i}", area, min=0)
    parameters.add("constant", constant)
    parameters.add("step", step, min=0)

    def residual(given):
        values = np.array(list(given.valuesdict().values()))
        position, fwhm, area = values[: 3 * count].reshape(count, 3).T
        model = envelope(energy, position, fwhm, area, values[-2], values[-1], splitting, ratio, mix)
        return (model - intensity) * weight

    def work():
        return {"outcome": float(minimize(residual, parameters).chisqr)}

    return work


serve(lmfit_own_models, lmfit_one_function)
