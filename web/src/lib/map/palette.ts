// Colours of the map, read from the CSS tokens of the current theme. Camps beyond eight share grey.
export interface Palette {
  dark: boolean;
  map: string;
  surface: string;
  ink: string;
  ink2: string;
  ink3: string;
  focus: string;
  family: Record<string, string>;
  land: string[];
  campInk: string[];
  grey: string;
}

const kLand = ['#3C7ECA', '#CA8902', '#C15241', '#B7A0F6', '#6CCBC2', '#7CA676', '#F2A864', '#945D8A'];
const kInkLight = ['#1B61B0', '#7B5E2E', '#6E2F38', '#65439A', '#226166', '#33430A', '#923D0A', '#5E0B4A'];
const kInkDark = ['#7599E4', '#F2CB62', '#FA9DA3', '#C6ABF7', '#62DEE3', '#BFF0B2', '#DB8149', '#C09AB2'];
const kFamilies = ['contact', 'alliance', 'capital', 'trade', 'state', 'conflict', 'people'];

export const kFont = '"Pretendard Variable",Pretendard,"Apple SD Gothic Neo","Noto Sans KR","Noto Sans CJK KR","Malgun Gothic",sans-serif';

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const dark = document.documentElement.dataset.theme === 'dark';
  const family: Record<string, string> = {};
  for (const name of kFamilies) family[name] = token(`--t-${name}`);
  return {
    dark, family,
    map: token('--map'), surface: token('--surface'), ink: token('--ink'), ink2: token('--ink-2'), ink3: token('--ink-3'), focus: token('--focus'),
    land: kLand, campInk: dark ? kInkDark : kInkLight, grey: dark ? '#8B93A1' : '#6F727A',
  };
}

export const landOf = (palette: Palette, camp: number): string => palette.land[camp] ?? palette.grey;
export const inkOf = (palette: Palette, camp: number): string => palette.campInk[camp] ?? palette.grey;
