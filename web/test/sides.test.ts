import { describe, expect, it } from 'vitest';
import { isSample } from '../src/lib/sample';
import { joined, sides } from '../src/lib/sides';

describe('sides', () => {
  const [p, q, r] = [{ name: '가온' }, { name: '벨로라' }, { name: '누리' }];
  it('keeps sides that are filled', () => expect(sides({ a: [p!, q!], b: [r!] })).toEqual([[p, q], [r]]));
  it('lets the first face the rest when all stand on one side', () => expect(sides({ a: [p!, q!, r!], b: [] })).toEqual([[p], [q, r]]));
  it('leaves one alone', () => expect(sides({ a: [p!], b: [] })).toEqual([[p], []]));
  it('joins names', () => expect([joined([p!, q!]), joined([])]).toEqual(['가온·벨로라', '?']));
});

describe('the sample', () => {
  it('is known by its reserved domain', () => {
    expect(isSample('https://www.saebyeok.example/view/1')).toBe(true);
    expect(isSample('https://example.com/a.example')).toBe(false);
    expect(isSample('not an address')).toBe(false);
    expect(isSample(null)).toBe(false);
  });
});
