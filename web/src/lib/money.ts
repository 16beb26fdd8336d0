// What the amounts of several deals come to: a lower and an upper bound, one for each currency.
import { isOver } from './status';
import type { DealRow } from './types';

/** `open`: one of them is "at least", so there is no upper bound. `shared`: one is a total of several parties. */
export interface Bounds { currency: string; low: number; high: number; open: boolean; shared: boolean; deals: number }

/** One amount a deal counts: its last. Deals that failed or were denied moved no money. */
export function boundsOf(deals: DealRow[]): Bounds[] {
  const sums = new Map<string, Bounds>();
  for (const deal of deals) {
    const amount = deal.amount.find((one) => one.value !== null && one.currency);
    if (!amount?.currency || amount.value === null || isOver(deal.status)) continue;
    const sum = sums.get(amount.currency) ?? { currency: amount.currency, low: 0, high: 0, open: false, shared: false, deals: 0 };
    sums.set(amount.currency, sum);
    const firm = deal.status === 'signed' || deal.status === 'done';
    sum.low += firm && amount.bound !== 'max' ? amount.value : 0;
    sum.high += amount.value;
    sum.open ||= amount.bound === 'min';
    sum.shared ||= amount.bound === 'total' || deal.a.length + deal.b.length > 2;
    sum.deals++;
  }
  return [...sums.values()].sort((x, y) => y.deals - x.deals || (x.currency < y.currency ? -1 : 1));
}
