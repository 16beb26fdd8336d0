import { describe, expect, it } from 'vitest';
import { changesOf } from '../src/lib/changes';
import { clashesOf } from '../src/lib/clash';
import { csvOf } from '../src/lib/csv';
import { duesOf, endOf } from '../src/lib/due';
import { growthsOf } from '../src/lib/growth';
import { partsOf } from '../src/lib/flow';
import { boundsOf } from '../src/lib/money';
import { moveOf } from '../src/lib/status';
import type { Amount, ArticleRow, ClaimRow, DealRow, MapData, TimelineStep } from '../src/lib/types';

const amount = (value: number, more: Partial<Amount> = {}): Amount => ({ value, currency: 'KRW', approx: false, bound: null, per: null, span: null, written: `${value}원`, ...more });
const deal = (id: string, more: Partial<DealRow> = {}): DealRow => ({
  id, type: 'invest', directed: true, a: [{ id: 'a', name: '가', kind: 'org' }], b: [{ id: 'b', name: '나', kind: 'org' }], object: null, status: 'signed', amount: [], time: null,
  first: null, last: null, claims: 1, articles: 1, independent: 1, named: 0, ...more,
});

describe('moves between statuses', () => {
  it.each([
    ['rumoured', 'talks', 'raised'], ['talks', 'signed', 'raised'], ['signed', 'talks', 'lowered'], ['signed', 'failed', 'lowered'], ['talks', 'denied', 'denied'], ['failed', 'talks', 'raised'], ['done', 'done', null],
  ])('%s → %s is %s', (before, after, move) => expect(moveOf(before, after)).toBe(move));
});

describe('what moved since a day', () => {
  const edge = (id: string, history: [string | null, string][]) => ({ id, deal: id, a: 'a', b: 'b', type: 'invest', family: 'capital', directed: true, status: history.at(-1)![1], claims: 1, articles: 1, independent: 1, first: history[0]![0], last: history.at(-1)![0], history });
  const map: MapData = {
    nodes: ['a', 'b'].map((id) => ({ id, name: id, kind: 'org', weight: 1, degree: 1, camp: null, x: 0, y: 0 })),
    edges: [edge('1', [['2026-05-02', 'talks']]), edge('2', [['2026-04-01', 'talks'], ['2026-05-03', 'signed']]), edge('3', [['2026-04-01', 'signed'], ['2026-05-03', 'failed']]), edge('4', [['2026-04-01', 'sought'], ['2026-05-04', 'denied']]), edge('5', [['2026-04-01', 'done']]), edge('6', [[null, 'done']]), edge('7', [['2026-06-01', 'done']])],
    camps: [], omitted: { nodes: 0, edges: 0 },
  };
  it('sorts deals by how they moved, and leaves out what stood still or is yet to come', () => {
    const diff = changesOf(map, '2026-05-01', '2026-05-31');
    expect([diff.new, diff.raised, diff.lowered, diff.denied].map((list) => list.map((one) => one.id))).toEqual([['1'], ['2'], ['3'], ['4']]);
    expect(diff.raised[0]).toMatchObject({ before: 'talks', after: 'signed' });
  });
});

describe('numbers that disagree', () => {
  const row = (outlet: string, amounts: Amount[]) => ({ amount: amounts, article: { outlet }, evidence: { begin: 0, end: 5 } }) as unknown as ClaimRow;
  it('takes figures that are close as one, and others apart, most outlets first', () => {
    const [clash] = clashesOf({ id: 'd', rows: [row('갑', [amount(9e11)]), row('을', [amount(7e11)]), row('병', [amount(7.1e11)])] });
    expect(clash?.versions.map((one) => one.outlets)).toEqual([['을', '병'], ['갑']]);
  });
  it('does not set currencies, bounds or yearly sums against one another', () => {
    expect(clashesOf({ id: 'd', rows: [row('갑', [amount(9e11), amount(6e8, { currency: 'USD' })]), row('을', [amount(3e11, { bound: 'max' })]), row('병', [amount(1e11, { per: 'year' })])] })).toEqual([]);
  });
});

describe('money between bounds', () => {
  it('sums what is agreed from below and everything from above', () => {
    const deals = [deal('1', { amount: [amount(100)] }), deal('2', { status: 'rumoured', amount: [amount(40)] }), deal('3', { status: 'failed', amount: [amount(900)] }), deal('4', { amount: [amount(10, { bound: 'max' })] }), deal('5', { amount: [amount(5, { currency: 'USD', bound: 'min' })] })];
    expect(boundsOf(deals)).toEqual([
      { currency: 'KRW', low: 100, high: 150, open: false, shared: false, deals: 3 },
      { currency: 'USD', low: 5, high: 5, open: true, shared: false, deals: 1 },
    ]);
  });
});

describe('chapters of a story', () => {
  const step = (date: string | null, id: string, headline = id): TimelineStep => ({ date, status: 'talks', type: 'talk', deal: id, claim: `c${id}`, text: '', a: [], b: [], article: { id: headline, headline, outlet: null, published: date } });
  it('parts the flow where the news paused, newest first, and folds what says the same', () => {
    const parts = partsOf([step('2026-03-01', '1'), step('2026-03-02', '2'), step('2026-03-02', '2'), step('2026-03-20', '3', '큰 제목'), step(null, '4')]);
    expect(parts.map((part) => [part.first, part.folds.length])).toEqual([['2026-03-20', 1], ['2026-03-01', 2], [null, 1]]);
    expect(parts[1]?.folds.map((fold) => fold.count)).toEqual([2, 1]);
    expect(parts[0]?.title).toBe('큰 제목');
  });
  it('follows the server’s chapters where there are some', () => {
    const parts = partsOf([step('2026-03-01', '1'), step('2026-03-02', '2')], [{ title: '첫', first: '2026-03-01', last: '2026-03-01', articles: 1, claims: ['c1'] }, { title: '둘', first: '2026-03-02', last: '2026-03-02', articles: 1, claims: ['c2'] }]);
    expect(parts.map((part) => part.title)).toEqual(['둘', '첫']);
  });
});

describe('CSV', () => {
  it('quotes, and disarms what a spreadsheet would run', () => {
    expect(csvOf(['a', 'b'], [['=1+1', 'say "x"'], [null, 3]])).toBe('\ufeff"a","b"\r\n"\'=1+1","say ""x"""\r\n"",3\r\n');
  });
});

describe('promises due', () => {
  it.each([
    ['2026', '2026-12-31', 'year'], ['2026-H1', '2026-06-30', 'half'], ['2026-Q3', '2026-09-30', 'quarter'], ['2024-02', '2024-02-29', 'month'], ['2026-05-12', '2026-05-12', 'day'], ['2026-01/2026-04', '2026-04-30', 'month'],
  ])('%s ends on %s', (time, day, granularity) => expect(endOf(time)).toEqual({ day, granularity }));
  it('knows nothing of words', () => expect([endOf('내년'), endOf('P4Y'), endOf('')]).toEqual([null, null, null]));
  it('lists what is to come, then what has passed unconfirmed; what was done on its day is no promise', () => {
    const deals = [
      deal('far', { status: 'planned', time: '2027', last: '2026-05-01' }), deal('soon', { status: 'signed', time: '2026-06', last: '2026-05-01' }), deal('late', { status: 'planned', time: '2026-05-20', last: '2026-05-01' }),
      deal('done', { status: 'done', time: '2026-06', last: '2026-05-01' }), deal('that day', { status: 'signed', time: '2026-05-01', last: '2026-05-01' }), deal('old', { status: 'planned', time: '2025', last: '2025-01-01' }), deal('timeless', { status: 'planned', last: '2026-05-01' }),
    ];
    expect(duesOf(deals, '2026-06-02T00:00:00Z').map((one) => [one.deal.id, one.overdue])).toEqual([['soon', false], ['far', false], ['late', true]]);
  });
});

describe('growth', () => {
  const article = (story: string | null, day: string) => ({ story, published: `${day}T03:00:00Z` }) as ArticleRow;
  it('sets the last day against the days before', () => {
    const growths = growthsOf([article('a', '2026-05-01'), article('a', '2026-05-03'), article('a', '2026-05-05'), article('a', '2026-05-05'), article('b', '2026-05-02'), article(null, '2026-05-05')], '2026-05-05T09:00:00Z');
    expect(growths.get('a')).toEqual({ volume: [1, 0, 1, 0, 2], new_articles: 2, growth: 4 });
    expect(growths.get('b')).toMatchObject({ volume: [1], new_articles: 0, growth: 0 });
    expect(growths.size).toBe(2);
  });
});
