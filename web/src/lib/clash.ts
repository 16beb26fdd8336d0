// Numbers that disagree: amounts in one currency that reports of one deal give differently.
import type { ClaimRow, Deal, Disagreement, Version } from './types';

/** Two figures closer than this are one figure, rounded differently. */
const kSame = 0.06;

function versionsOf(rows: ClaimRow[]): Map<string, Version[]> {
  const found = new Map<string, Version[]>();
  for (const row of rows) {
    for (const amount of row.amount) {
      if (amount.value === null || !amount.currency) continue;
      const key = [amount.currency, amount.bound ?? '', amount.per ?? ''].join(' ');
      const list = found.get(key) ?? [];
      found.set(key, list);
      const outlet = row.article.outlet ?? '';
      const known = list.find((one) => Math.abs(one.value! - amount.value!) <= kSame * Math.max(one.value!, amount.value!));
      if (known && !known.outlets.includes(outlet)) known.outlets.push(outlet);
      if (!known) list.push({ written: amount.written, value: amount.value, currency: amount.currency, outlets: [outlet], article: row.article, begin: row.evidence.begin, end: row.evidence.end });
    }
  }
  return found;
}

export function clashesOf(deal: Pick<Deal, 'id' | 'rows'>): Disagreement[] {
  const clashes: Disagreement[] = [];
  for (const versions of versionsOf(deal.rows).values()) {
    if (versions.length > 1) clashes.push({ deal: deal.id, slot: 'amount', versions: versions.sort((x, y) => y.outlets.length - x.outlets.length || y.value! - x.value!) });
  }
  return clashes;
}
