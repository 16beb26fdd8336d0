// How many edges a map asks for: few enough to read, unless someone asks for more.
const kFirst = 300;
const kMost = 2000;

export function grownLimit(asked: string | null): number {
  const n = Number(asked);
  return Number.isInteger(n) && n > 0 ? Math.min(n, kMost) : kFirst;
}
