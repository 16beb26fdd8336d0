// The charts of news: code, title, and how it is made. Definitions: docs/stories.md.
import type { Key } from './i18n';
import type { Chart } from './types';

export const kCharts: [Chart, Key, Key][] = [
  ['breaking', 'chart_breaking', 'chart_breaking_note'], ['growing', 'chart_growing', 'chart_growing_note'],
  ['covered', 'chart_covered', 'chart_covered_note'], ['commented', 'most_commented', 'chart_commented_note'],
];
