// Tables as CSV that spreadsheets open as they are: UTF-8 with a mark, and no cell that a spreadsheet would run.
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

export function csvOf(head: string[], rows: (string | number | null)[][]): string {
  const lines = [head, ...rows].map((row) => row.map((one) => (typeof one === 'number' ? String(one) : cell(one ?? ''))).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

export function save(name: string, content: Blob | string): void {
  const link = document.createElement('a');
  const url = typeof content === 'string' ? content : URL.createObjectURL(content);
  link.href = url;
  link.download = name;
  link.click();
  if (typeof content !== 'string') setTimeout(() => URL.revokeObjectURL(url), 1000);
}

export const saveCsv = (name: string, text: string): void => save(name, new Blob([text], { type: 'text/csv;charset=utf-8' }));
