/** What is usual where an arc is seen in part, and does not make a fit doubtful. */
const USUAL = new Set(['correlated', '']);

/** Whether a spectrum's fit has warnings beyond correlated parameters. @param codes joined by blanks */
export function isDoubtful(codes: string): boolean {
  return codes.split(' ').some(code => !USUAL.has(code));
}

/** `not-identifiable correlated` → `not identifiable, correlated`. */
export function warningNames(codes: string): string {
  return [...new Set(codes.split(' '))].map(code => code.replaceAll('-', ' ')).join(', ');
}
