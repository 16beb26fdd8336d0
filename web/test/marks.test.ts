import { describe, expect, it } from 'vitest';
import { cut, flat } from '../src/lib/marks';

const text = '가온반도체가 벨로라AI에 투자했다';

describe('cut', () => {
  it('tiles the text whatever the marks are', () => {
    const marks = [{ begin: 0, end: 5 }, { begin: 3, end: 12 }, { begin: 12, end: 12 }, { begin: 40, end: 60 }, { begin: -4, end: 2 }];
    const pieces = cut(text, marks);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    pieces.forEach((piece, i) => expect(piece.begin).toBe(i ? pieces[i - 1]!.end : 0));
  });
  it('gives overlapping marks to the pieces that both cover', () => {
    const outer = { begin: 0, end: 17, name: 'claim' };
    const inner = { begin: 0, end: 5, name: 'party' };
    const [first, second] = cut(text, [outer, inner]);
    expect(first!.marks).toEqual([outer, inner]);
    expect(first!.text).toBe('가온반도체');
    expect(second!.marks).toEqual([outer]);
  });
  it('stays within the part asked for', () => {
    const pieces = cut(text, [{ begin: 0, end: 17 }], 7, 12);
    expect(pieces).toHaveLength(1);
    expect(pieces[0]).toMatchObject({ text: '벨로라AI', begin: 7, end: 12 });
  });
  it('counts in UTF-16 units', () => {
    const [, marked] = cut('😀값', [{ begin: 2, end: 3 }]);
    expect(marked!.text).toBe('값');
  });
});

describe('flat', () => {
  it('keeps the longer of two that begin together and drops what overlaps it', () => {
    const long = { begin: 0, end: 9 };
    const short = { begin: 0, end: 4 };
    const inside = { begin: 5, end: 7 };
    const after = { begin: 9, end: 11 };
    expect(flat([short, inside, after, long])).toEqual([long, after]);
  });
});
