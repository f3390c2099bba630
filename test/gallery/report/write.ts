import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { kinds, type Finding } from '../in-page/finding';
import type { Inspected } from '../inspect';

/** Findings that are one fault: the same element of the same template, wherever it was seen. */
interface Fault extends Finding {
  /** Pages on which it was seen, and one of its pictures. */
  pages: string[];
  seen: number;
  example: string;
}

/** What differs from row to row and size to size says nothing of which fault it is. */
const sameness = ({ kind, file, element, detail }: Finding): string =>
  JSON.stringify([kind, file, element, kind === 'axe' ? detail.replace(/[\d.]+/g, '#') : '']);

/** Every fault once, the most harmful kinds first. */
export function faultsOf(inspected: readonly Inspected[]): Fault[] {
  const faults = new Map<string, Fault>();
  for (const { page, state, look, size, findings } of inspected) {
    for (const finding of findings) {
      const key = sameness(finding);
      const known = faults.get(key) ?? { ...finding, pages: [], seen: 0, example: [page, state, look, size].join(' ') };
      known.seen += 1;
      if (!known.pages.includes(page)) known.pages.push(page);
      faults.set(key, known);
    }
  }
  return [...faults.values()].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || b.seen - a.seen);
}

/** One line a fault, grouped by kind. */
export function linesOf(faults: readonly Fault[]): string[] {
  return kinds.flatMap((kind) => {
    const ofKind = faults.filter((fault) => fault.kind === kind);
    if (ofKind.length === 0) return [];
    return [
      `\n${kind} (${ofKind.length})`,
      ...ofKind.map(
        ({ file, element, words, detail, pages, seen, example }) =>
          `  ${file} <${element}> ${words === '' ? '' : `“${words}” `}${detail} [${seen}×, ${pages.length} pages; ${example}]`,
      ),
    ];
  });
}

/** Writes the page of pictures into a folder that has them in `pictures/`, and the faults beside it. */
export function writeReport(folder: string, inspected: readonly Inspected[]): void {
  const template = readFileSync(path.join(__dirname, 'index.html'), 'utf8');
  // The end of a script would be read as one inside of it too.
  const data = JSON.stringify(inspected).replace(/</g, '\\u003c');
  writeFileSync(
    path.join(folder, 'index.html'),
    template.replace(/(<script id="data"[^>]*>)[^<]*/, (_, tag: string) => tag + data),
  );
  writeFileSync(path.join(folder, 'findings.json'), JSON.stringify(faultsOf(inspected), null, 1));
}
