import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import type { Finding, MeasureOptions } from './in-page/finding';

let scripts: Promise<string> | undefined;

/** axe-core and our own measures as one script, to be put into a page before they are asked. */
function measuringScript(): Promise<string> {
  scripts ??= (async () => {
    const bundle = await build({
      entryPoints: [path.join(__dirname, 'in-page/index.ts')],
      bundle: true,
      write: false,
      format: 'iife',
      target: 'es2022',
      logLevel: 'warning',
    });
    const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
    return `${axe}\n${bundle.outputFiles[0]?.text ?? ''}`;
  })();
  return scripts;
}

/** What to ask of a page. */
export interface Measuring extends MeasureOptions {
  axe: 'all' | 'withoutContrast' | 'none';
}

/** Measures the page on top of a phone, or of anything built like one. The page scrolls meanwhile. */
export async function measure(page: Page, { axe, ...options }: Measuring): Promise<Finding[]> {
  if (!(await page.evaluate<boolean>('"galleryMeasure" in globalThis'))) await page.evaluate(await measuringScript());
  const byAxe =
    axe === 'none' ? [] : await page.evaluate<Finding[]>(`galleryAxe({ contrast: ${String(axe === 'all')} })`);
  const own = await page.evaluate<Finding[]>(`galleryMeasure(${JSON.stringify(options)})`);
  return [...own, ...byAxe];
}
