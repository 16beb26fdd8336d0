// Cuts a text at every boundary of its marks, so that overlapping marks become flat pieces.

export interface Range { begin: number; end: number }
export interface Piece<M> { text: string; begin: number; end: number; marks: M[] }

/** Offsets are UTF-16 units; marks that lie outside [begin, end) are clipped, empty or reversed ones dropped. */
export function cut<M extends Range>(text: string, marks: readonly M[], begin = 0, end = text.length): Piece<M>[] {
  const inside = marks.filter((mark) => mark.end > mark.begin && mark.begin < end && mark.end > begin);
  const edges = new Set([begin, end]);
  for (const mark of inside) {
    edges.add(Math.max(begin, mark.begin));
    edges.add(Math.min(end, mark.end));
  }
  const order = [...edges].sort((x, y) => x - y);
  const opens = [...inside].sort((x, y) => x.begin - y.begin);
  const pieces: Piece<M>[] = [];
  let next = 0;
  let open: M[] = [];
  for (let i = 0; i + 1 < order.length; i++) {
    const from = order[i]!;
    const until = order[i + 1]!;
    while (next < opens.length && opens[next]!.begin <= from) open.push(opens[next++]!);
    open = open.filter((mark) => mark.end > from);
    pieces.push({ text: text.slice(from, until), begin: from, end: until, marks: [...open] });
  }
  return pieces;
}

/** Of marks that overlap, keeps the longest that begins first: links must not nest. */
export function flat<M extends Range>(marks: readonly M[]): M[] {
  const order = [...marks].sort((x, y) => x.begin - y.begin || y.end - x.end);
  const kept: M[] = [];
  let until = -1;
  for (const mark of order) {
    if (mark.begin < until || mark.end <= mark.begin) continue;
    kept.push(mark);
    until = mark.end;
  }
  return kept;
}
