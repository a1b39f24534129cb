/** The slope of y on x by ordinary least squares, with its standard error; NaN for fewer than two points (three for the error). */
export function fitLine(x: ArrayLike<number>, y: ArrayLike<number>): { slope: number; error: number } {
  const n = x.length;
  let [meanX, meanY] = [0, 0];
  for (let i = 0; i < n; i++) {
    meanX += x[i] / n;
    meanY += y[i] / n;
  }
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    xx += (x[i] - meanX) ** 2;
    xy += (x[i] - meanX) * (y[i] - meanY);
    yy += (y[i] - meanY) ** 2;
  }
  const slope = n > 1 ? xy / xx : NaN;
  const rest = Math.max(0, yy - slope * xy);
  return { slope, error: n > 2 ? Math.sqrt(rest / (n - 2) / xx) : NaN };
}
