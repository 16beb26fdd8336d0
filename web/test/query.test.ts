import { describe, expect, it } from 'vitest';
import { compose, joinQuery } from '../src/lib/query';

const empty = { party: '', type: '', status: '', outlet: '', title: '', least: '', most: '' };

describe('the query as a form', () => {
  it('writes fields, and quotes what has spaces', () => {
    expect(compose({ ...empty, party: '가온 반도체', type: 'invest', least: '1조 5000억', most: '10억달러' })).toBe('party:"가온 반도체" type:invest amount>=1조5000억 amount<=10억달러');
    expect(compose(empty)).toBe('');
  });
  it('cannot be broken out of by quotes or brackets', () => {
    expect(compose({ ...empty, outlet: 'a" OR (b' })).toBe('outlet:"a OR (b"');
    expect(compose({ ...empty, least: '1조) OR "x' })).toBe('amount>=1조ORx');
  });
  it('replaces the fields that it names and keeps the rest', () => {
    expect(joinQuery('배터리 type:supply "합작 공장"', 'type:invest status:signed')).toBe('배터리 "합작 공장" type:invest status:signed');
    expect(joinQuery('amount>=1조 투자', 'amount<=3조')).toBe('투자 amount<=3조');
    expect(joinQuery('', 'party:가온')).toBe('party:가온');
  });
});
