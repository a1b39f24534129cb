/** A circuit that is often the right one, with when to take it. */
export interface CircuitPreset {
  circuit: string;
  title: string;
  description: string;
}

export const presets: readonly CircuitPreset[] = [
  {
    circuit: 'R0-p(R1,CPE1)-CPE2',
    title: 'Arc and blocking electrodes',
    description:
      'A pellet between blocking electrodes (steel, carbon, indium) whose arc is seen: R1 is what conducts.'
  },
  {
    circuit: 'p(R1,CPE1)-CPE2',
    title: 'One arc from the origin, blocking electrodes',
    description: 'The same where the arc begins at the origin: bulk and grain boundaries are one resistance.'
  },
  {
    circuit: 'R0-CPE1',
    title: 'Blocking electrodes alone',
    description:
      'The arc lies above the measured frequencies and only the electrodes’ spike is left: R0 is the electrolyte.'
  },
  {
    circuit: 'Rb(Rgb-CPEgb)(Rint-CPEint)W',
    title: 'Bulk, grain boundary, interface, diffusion',
    description:
      'A symmetric lithium cell: bulk, grain boundaries and the growing interface with lithium, then diffusion.'
  },
  {
    circuit: 'R0-p(R1,CPE1)',
    title: 'One arc, electrodes that do not block',
    description:
      'Electrolyte in series with one interface, as in a lithium cell whose electrolyte arc is too fast to see.'
  },
  {
    circuit: 'R0-p(R1,CPE1)-p(R2,CPE2)',
    title: 'Two arcs, electrodes that do not block',
    description: 'Two interfaces, or grain boundary and interface, whose arcs are told apart by frequency.'
  },
  {
    circuit: 'R0-p(R1,CPE1)-Wo1',
    title: 'Arc and diffusion into a layer that ends',
    description: 'Charge transfer, then diffusion in particles or a film that nothing leaves at its far end.'
  },
  {
    circuit: 'R0-p(R1-W1,CPE1)',
    title: 'Randles circuit',
    description: 'Charge transfer in series with diffusion that has no end, both beside the double layer.'
  },
  {
    circuit: 'L0-R0-p(R1,CPE1)-CPE2',
    title: 'With the inductance of the cables',
    description:
      'Arc and blocking electrodes where the highest frequencies bend below the real axis: 1 µH is 6 Ω at 1 MHz.'
  }
];
