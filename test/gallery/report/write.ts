import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { kinds, type Finding } from '../in-page/finding';
import type { Inspected } from '../inspect';
import { phoneSize, sizeName, type Shot } from '../shots';

/** Findings that are one fault: the same element of the same template, wherever it was seen. */
interface Fault extends Finding {
  pages: string[];
  sizes: string[];
  looks: string[];
  /** How many pictures show it, and the plainest of them. */
  seen: number;
  example: Shot;
}

/** What differs from row to row and size to size says nothing of which fault it is. */
const sameness = ({ kind, file, element, detail }: Finding): string =>
  JSON.stringify([kind, file, element, kind === 'axe' ? detail.replace(/[\d.]+/g, '#') : '']);

/** Of two pictures of a fault the one that is more like what most people see. */
const plainness = ({ state, look, size }: Shot): number =>
  (look === 'normal' ? 4 : 0) + (size === sizeName(phoneSize) ? 2 : 0) + (state === 'ready' ? 1 : 0);

const withOne = (list: readonly string[], one: string): string[] => (list.includes(one) ? [...list] : [...list, one]);

/** Every fault once, the most harmful kinds first. */
export function faultsOf(inspected: readonly Inspected[]): Fault[] {
  const faults = new Map<string, Fault>();
  for (const { findings, page, state, look, size } of inspected) {
    const shot = { page, state, look, size };
    for (const finding of findings) {
      const key = sameness(finding);
      const known = faults.get(key) ?? { ...finding, pages: [], sizes: [], looks: [], seen: 0, example: shot };
      const plainer = plainness(shot) > plainness(known.example);
      faults.set(key, {
        ...(plainer ? { ...known, ...finding, example: shot } : known),
        pages: withOne(known.pages, page),
        sizes: withOne(known.sizes, size),
        looks: withOne(known.looks, look),
        seen: known.seen + 1,
      });
    }
  }
  return [...faults.values()].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || b.seen - a.seen);
}

/** Where a fault is seen, as far as that is not everywhere. */
function whereOf({ pages, sizes, looks, seen, example }: Fault): string {
  const { page, state, look, size } = example;
  const only = [
    sizes.includes(sizeName(phoneSize)) ? '' : `only ${sizes.join(', ')}`,
    looks.includes('normal') ? '' : `only ${looks.join(', ')}`,
  ].filter((part) => part !== '');
  return [`${seen}×`, `${pages.length} pages`, ...only, `e.g. ${[page, state, look, size].join(' ')}`].join('; ');
}

/** One line a fault, grouped by kind. */
export function linesOf(faults: readonly Fault[]): string[] {
  return kinds.flatMap((kind) => {
    const ofKind = faults.filter((fault) => fault.kind === kind);
    if (ofKind.length === 0) return [];
    return [
      `\n${kind} (${ofKind.length})`,
      ...ofKind.map((fault) => {
        const { file, element, words, detail } = fault;
        return `  ${file} <${element}> ${words === '' ? '' : `“${words}” `}${detail} [${whereOf(fault)}]`;
      }),
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
