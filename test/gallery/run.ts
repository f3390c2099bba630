/**
 * `npm run gallery`: every page in its states, looks and sizes, as pictures on one page (`.local/gallery/index.html`); fails on
 * what it can measure. `npm run gallery -- <page> …` for some pages, by their keys in `pages.ts`; `npm run gallery -- accept
 * [<page> …]` takes new pictures of what `npm test` compares.
 */
import path from 'node:path';
import { root } from '../../scripts/start/deployment';
import { inspectAll } from './inspect';
import { acceptKept } from './keep/keep';
import { pages } from './pages';
import { faultsOf, linesOf, writeReport } from './report/write';
import { visitsOf } from './shots';
import { Studio } from './studio';

const folder = path.join(root, '.local/gallery');

/** @returns how many faults there are */
async function gallery(wanted: readonly string[]): Promise<number> {
  const studio = await Studio.open();
  try {
    const { inspected, failures } = await inspectAll(studio, visitsOf(wanted), path.join(folder, 'pictures'));
    writeReport(folder, inspected);
    const faults = faultsOf(inspected);
    for (const line of [...linesOf(faults), '', ...failures]) console.log(line);
    console.log(`${inspected.length} pictures, ${faults.length} faults: ${path.join(folder, 'index.html')}`);
    return faults.length + failures.length;
  } finally {
    await studio.close();
  }
}

async function accept(wanted: readonly string[]): Promise<void> {
  const studio = await Studio.open();
  try {
    const accepted = await acceptKept(studio, wanted);
    console.log(accepted.length === 0 ? 'nothing has changed' : accepted.join('\n'));
  } finally {
    await studio.close();
  }
}

async function main(): Promise<void> {
  const isAccept = process.argv[2] === 'accept';
  const wanted = process.argv.slice(isAccept ? 3 : 2);
  const unknown = wanted.filter((key) => !(key in pages));
  if (unknown.length > 0) throw new Error(`no page ${unknown.join(', ')}; pages are ${Object.keys(pages).join(', ')}`);
  if (isAccept) return accept(wanted);
  const faults = await gallery(wanted);
  process.exitCode = faults > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
