// Dates, numbers and money as each language writes them, and Korean particles.
import type { Amount } from './types';
import type { Lang } from './prefs.svelte';

const kMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const kSeoul = 9 * 3600e3;

/** A day "2026-11-23" from a date or an RFC 3339 time; times are shown in Korean time, as the outlets print them. */
export function dayOf(time: string): string {
  if (time.length <= 10) return time;
  const at = Date.parse(time);
  return Number.isNaN(at) ? time.slice(0, 10) : new Date(at + kSeoul).toISOString().slice(0, 10);
}

export function fmtDay(time: string, lang: Lang): string {
  const [year = '', month, day] = dayOf(time).split('-');
  if (!month) return lang === 'ko' ? `${year}년` : year;
  if (lang === 'ko') return day ? `${+year}. ${+month}. ${+day}.` : `${+year}. ${+month}.`;
  return `${day ? `${+day} ` : ''}${kMonths[+month - 1] ?? month} ${year}`;
}

/** Without the year: for lists that stay within one. */
export function fmtShort(time: string, lang: Lang): string {
  const [, month = '1', day = '1'] = dayOf(time).split('-');
  return lang === 'ko' ? `${+month}. ${+day}.` : `${+day} ${kMonths[+month - 1] ?? month}`;
}

export function fmtTime(time: string, lang: Lang): string {
  if (time.length <= 10) return fmtDay(time, lang);
  const at = Date.parse(time);
  if (Number.isNaN(at)) return fmtDay(time, lang);
  return `${fmtDay(time, lang)} ${new Date(at + kSeoul).toISOString().slice(11, 16)}`;
}

const kWeekKo = ['일', '월', '화', '수', '목', '금', '토'];
const kWeekEn = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** A day with its weekday, as a newspaper's front page has it. */
export function fmtLong(time: string, lang: Lang): string {
  const day = dayOf(time);
  const [year = '', month = '1', date = '1'] = day.split('-');
  const week = new Date(`${day}T00:00:00Z`).getUTCDay();
  return lang === 'ko' ? `${year}년 ${+month}월 ${+date}일 ${kWeekKo[week]}요일` : `${kWeekEn[week]}, ${fmtDay(day, lang)}`;
}

/** Hours and minutes in Korean time; a day stays a day. */
export function fmtClock(time: string, lang: Lang): string {
  const at = Date.parse(time);
  return time.length <= 10 || Number.isNaN(at) ? fmtShort(time, lang) : new Date(at + kSeoul).toISOString().slice(11, 16);
}

/** The day by which something is promised, as roughly as it was said: 2026-06-30 by half → "2026 상반기". */
export function fmtDue(day: string, granularity: string, lang: Lang): string {
  const [year = '', month = '1'] = day.split('-');
  const ko = lang === 'ko';
  if (granularity === 'year') return ko ? `${year}년` : year;
  if (granularity === 'half') return ko ? `${year} ${+month <= 6 ? '상' : '하'}반기` : `${+month <= 6 ? 'H1' : 'H2'} ${year}`;
  if (granularity === 'quarter') return ko ? `${year} ${Math.ceil(+month / 3)}분기` : `Q${Math.ceil(+month / 3)} ${year}`;
  if (granularity === 'month') return fmtDay(day.slice(0, 7), lang);
  return fmtDay(day, lang);
}

export const fmtNum = (n: number, lang: Lang): string => n.toLocaleString(lang === 'ko' ? 'ko-KR' : 'en-GB');

const kSigns: Record<string, string> = { KRW: '₩', USD: '$', EUR: '€', JPY: '¥', GBP: '£', CNY: 'CN¥' };
const kSteps: [number, string][] = [[1e12, 'tn'], [1e9, 'bn'], [1e6, 'm'], [1e3, 'k']];

/** 5e9 USD → "$5bn"; digits beyond three are rounded. */
export function fmtMoneyEn(value: number, currency: string | null): string {
  const sign = currency ? (kSigns[currency] ?? `${currency} `) : '';
  for (const [step, unit] of kSteps) {
    if (value >= step) return sign + String(+(value / step).toPrecision(3)) + unit;
  }
  return sign + String(value);
}

const kWonSteps: [number, string][] = [[1e12, '조'], [1e8, '억'], [1e4, '만']];
const kCurrencyKo: Record<string, string> = { KRW: '원', USD: '달러', EUR: '유로', JPY: '엔', GBP: '파운드', CNY: '위안' };

/** 2.4e12 KRW → "2조 4,000억 원". */
export function fmtMoneyKo(value: number, currency: string | null): string {
  let rest = Math.round(value);
  const words: string[] = [];
  for (const [step, unit] of kWonSteps) {
    const count = Math.floor(rest / step);
    if (count) words.push(count.toLocaleString('ko-KR') + unit);
    rest -= count * step;
  }
  if (rest || !words.length) words.push(rest.toLocaleString('ko-KR'));
  return `${words.join(' ')} ${currency ? (kCurrencyKo[currency] ?? currency) : ''}`.trim();
}

export function fmtAmount(amount: Amount, lang: Lang): string {
  const bounds = lang === 'ko' ? { max: '최대 ', min: '', total: '총 ' } : { max: 'up to ', min: 'at least ', total: '' };
  const before = amount.bound ? bounds[amount.bound] : '';
  const after = lang === 'ko' && amount.bound === 'min' ? ' 이상' : '';
  const about = amount.approx ? (lang === 'ko' ? '약 ' : 'about ') : '';
  if (amount.value === null || !amount.currency) return amount.written;
  const money = lang === 'ko' ? fmtMoneyKo(amount.value, amount.currency) : fmtMoneyEn(amount.value, amount.currency);
  return before + about + money + after;
}

/** The particle after a word: josa('기업', '이', '가') → '이'. Digits and Latin letters are read by their last sound. */
export function josa(word: string, closed: string, open: string): string {
  const last = word.trim().at(-1) ?? '';
  const code = last.charCodeAt(0);
  if (code >= 0xac00 && code <= 0xd7a3) return (code - 0xac00) % 28 ? closed : open;
  return /[013678lmnrLMNR]/.test(last) ? closed : open;
}
