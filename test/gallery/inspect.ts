/** Takes the pictures of the gallery and measures what they show. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { longestName } from './answers/longest';
import type { Finding } from './in-page/finding';
import { measure, type Measuring } from './measure';
import { fileNameOf, type Shot, type Visit } from './shots';
import type { Sitting, Studio } from './studio';

/** A picture with what was found on it. */
export interface Inspected extends Shot {
  /** File names in the folder of pictures; `whole` is the page to its end. */
  picture: string;
  whole?: string;
  findings: Finding[];
}

/** A page is not drawn higher than this, px. */
const HIGHEST = 6000;

/** What is worth measuring: colours once in each look, a long list only for what a short one cannot show. */
function measuringOf({ state, look }: Visit, size: string): Measuring {
  const phone = size === '375x812';
  const axe = !phone || look === 'large' ? 'none' : state === 'many' ? 'withoutContrast' : 'all';
  return { axe, targets: state !== 'many', longestName };
}

/** Makes the visits, each in a run of its own, and puts the pictures into a folder. */
export async function inspectAll(
  studio: Studio,
  visits: readonly Visit[],
  folder: string,
): Promise<{ inspected: Inspected[]; failures: string[] }> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const inspected: Inspected[] = [];
  const series = visits.map((visit) => [visit]);
  const failures = await studio.visitAll(series, async (sitting) => {
    inspected.push(await inspect(sitting, folder));
  });
  return { inspected: inspected.sort((a, b) => (a.picture < b.picture ? -1 : 1)), failures };
}

async function inspect({ visit, shot, phone, size, errors }: Sitting, folder: string): Promise<Inspected> {
  const picture = `${fileNameOf(shot)}.png`;
  writeFileSync(path.join(folder, picture), await phone.picture());
  const findings = await measure(phone.page, measuringOf(visit, shot.size));
  const thrown = errors.map((message): Finding => ({
    kind: 'thrown',
    file: '',
    element: '',
    words: '',
    detail: message,
  }));
  const hidden = await phone.hiddenHeight();
  const isWhole = hidden > 0 && visit.look === 'normal' && shot.size === '375x812' && visit.state !== 'many';
  if (!isWhole) return { ...shot, picture, findings: [...thrown, ...findings] };
  const whole = `${fileNameOf(shot)}_whole.png`;
  await phone.resize({ width: size.width, height: Math.min(size.height + hidden, HIGHEST) });
  await phone.rest();
  writeFileSync(path.join(folder, whole), await phone.picture());
  await phone.resize(size);
  return { ...shot, picture, whole, findings: [...thrown, ...findings] };
}
