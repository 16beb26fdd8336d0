import { describe, expect, it } from 'vitest';
import { dayOf, fmtAmount, fmtDay, fmtMoneyEn, fmtMoneyKo, fmtShort, fmtTime, josa } from '../src/lib/format';
import { fill } from '../src/lib/i18n/fill';
import { en } from '../src/lib/i18n/en';
import { ko } from '../src/lib/i18n/ko';

describe('dates', () => {
  it('shows the Korean day of a UTC time', () => {
    expect(dayOf('2026-11-22T20:30:00Z')).toBe('2026-11-23');
    expect(fmtTime('2026-11-22T20:30:00Z', 'ko')).toBe('2026. 11. 23. 05:30');
    expect(fmtDay('2026-11-23', 'en')).toBe('23 Nov 2026');
    expect(fmtDay('2026-11', 'ko')).toBe('2026. 11.');
    expect(fmtDay('2026', 'en')).toBe('2026');
    expect(fmtShort('2026-01-05', 'ko')).toBe('1. 5.');
  });
  it('passes on what is no time', () => expect(dayOf('not a time at all')).toBe('not a time'));
});

describe('money', () => {
  it('counts in 조, 억 and 만', () => {
    expect(fmtMoneyKo(2.4e12, 'KRW')).toBe('2조 4,000억 원');
    expect(fmtMoneyKo(3e9, 'USD')).toBe('30억 달러');
    expect(fmtMoneyKo(12_345, 'JPY')).toBe('1만 2,345 엔');
    expect(fmtMoneyKo(0, 'KRW')).toBe('0 원');
  });
  it('counts in bn and tn', () => {
    expect(fmtMoneyEn(2.4e12, 'KRW')).toBe('₩2.4tn');
    expect(fmtMoneyEn(5e9, 'USD')).toBe('$5bn');
    expect(fmtMoneyEn(950, 'CHF')).toBe('CHF 950');
  });
  it('keeps bounds, and falls back on the words of the article', () => {
    const amount = { value: 9e11, currency: 'KRW', approx: false, bound: 'max' as const, per: null, span: null, written: '최대 9000억원' };
    expect(fmtAmount(amount, 'ko')).toBe('최대 9,000억 원');
    expect(fmtAmount(amount, 'en')).toBe('up to ₩900bn');
    expect(fmtAmount({ ...amount, bound: 'min' }, 'ko')).toBe('9,000억 원 이상');
    expect(fmtAmount({ ...amount, value: null, written: '수천억원' }, 'en')).toBe('수천억원');
  });
});

describe('words', () => {
  it('chooses a particle by the last sound', () => {
    expect(josa('가온반도체', '이', '가')).toBe('가');
    expect(josa('미르조선', '이', '가')).toBe('이');
    expect(josa('H100', '은', '는')).toBe('은');
  });
  it('fills numbers and chooses the English plural', () => {
    expect(fill('{n} deal|{n} deals', { n: 1 }, 'en-GB')).toBe('1 deal');
    expect(fill('{n} deal|{n} deals', { n: 1200 }, 'en-GB')).toBe('1,200 deals');
    expect(fill('{a} {b}', { a: 'x' }, 'en-GB')).toBe('x {b}');
  });
  it('has the same gaps to fill in both languages', () => {
    const gaps = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]))].sort();
    for (const key of Object.keys(ko) as (keyof typeof ko)[]) {
      expect([key, gaps(en[key])]).toEqual([key, gaps(ko[key])]);
    }
  });
});
