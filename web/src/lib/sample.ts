/** RFC 2606 keeps the top-level domain `.example` for made-up hosts; the sample's articles stand there. */
export function isSample(url: string | null): boolean {
  if (!url) return false;
  try {
    return new URL(url).hostname.endsWith('.example');
  } catch {
    return false;
  }
}
