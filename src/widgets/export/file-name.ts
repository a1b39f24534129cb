/** A name for a file, of what a sample is called: no separators, control characters or leading dots, and not too long. */
export function fileName(sample: string, what: string, extension: string): string {
  const safe = sample
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*\s]+/gu, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 80);
  return `${safe || 'sample'}-${what}.${extension}`;
}
