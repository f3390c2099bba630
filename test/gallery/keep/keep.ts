import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../scripts/start/deployment';
import { fileNameOf, type Visit } from '../shots';
import type { GalleryPhone } from '../phone';
import type { Studio } from '../studio';
import { keptVisits, seriesOf } from './kept';
import { differenceOf, reduced, type Difference } from './picture';

const keptFolder = path.join(__dirname, '../kept');
/** Where pictures that differ are put side by side. */
export const differentFolder = path.join(root, '.local/gallery/different');

const fileOf = (name: string): string => path.join(keptFolder, `${name}.png`);

/** Kept pictures that nothing takes any more. */
function strayPictures(): string[] {
  const taken = new Set(keptVisits([]).map(nameOf));
  if (!existsSync(keptFolder)) return [];
  return readdirSync(keptFolder).filter((file) => !taken.has(path.basename(file, '.png')));
}

const nameOf = ({ key, state, scene, look }: Visit): string =>
  fileNameOf({ page: key, state: scene?.name ?? state, look });

/**
 * Compares every kept picture with what the pages show now.
 * @returns what differs, one line each; the pictures lie in {@link differentFolder}
 */
export async function compareKept(studio: Studio): Promise<string[]> {
  rmSync(differentFolder, { recursive: true, force: true });
  mkdirSync(differentFolder, { recursive: true });
  const lines = strayPictures().map((file) => `kept/${file}: nothing takes this picture any more`);
  const failures = await studio.visitAll(seriesOf(keptVisits([])), async ({ visit, phone, errors }) => {
    const name = nameOf(visit);
    if (!existsSync(fileOf(name))) {
      lines.push(`${name}: there is no kept picture; npm run gallery -- accept ${visit.key}`);
      return;
    }
    const kept = readFileSync(fileOf(name));
    const looked = await lookAgain(kept, phone);
    lines.push(...errors.map((message) => `${name}: ${message}`));
    if (looked === undefined) return;
    const { now, difference, seen } = looked;
    lines.push(`${name}: ${difference.why}; if it is meant, npm run gallery -- accept ${visit.key}\n  ${seen}`);
    writeFileSync(path.join(differentFolder, `${name}_kept.png`), kept);
    writeFileSync(path.join(differentFolder, `${name}_now.png`), now);
    if (difference.picture) writeFileSync(path.join(differentFolder, `${name}_different.png`), difference.picture);
  });
  return [...lines, ...failures].sort();
}

/** For so long a picture that differs is taken again: a machine that is busy may draw late. */
const PATIENCE_MS = 5_000;
const AGAIN_MS = 250;

/** What differs once the screen has had its time, and what is seen there; undefined as soon as it is the kept picture. */
async function lookAgain(
  kept: Buffer,
  phone: GalleryPhone,
): Promise<{ now: Buffer; difference: Difference; seen: string } | undefined> {
  const deadline = Date.now() + PATIENCE_MS;
  for (let before: Buffer | undefined, pictures = 1; ; pictures += 1) {
    const now = await phone.picture();
    const difference = differenceOf(kept, now);
    if (difference === undefined) return undefined;
    if (Date.now() >= deadline) {
      const rests = before?.equals(now) ? 'the screen stands still' : 'the screen still changes';
      const words = difference.box === undefined ? '' : `: ${await phone.wordsIn(difference.box)}`;
      return { now, difference, seen: `${pictures} pictures in ${PATIENCE_MS / 1000} s, ${rests}${words}` };
    }
    before = now;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

/** Keeps what some pages show now, or all; of what has not changed the old picture stays. @returns the names of new ones */
export async function acceptKept(studio: Studio, wanted: readonly string[]): Promise<string[]> {
  mkdirSync(keptFolder, { recursive: true });
  if (wanted.length === 0) for (const file of strayPictures()) rmSync(path.join(keptFolder, file));
  const accepted: string[] = [];
  const failures = await studio.visitAll(seriesOf(keptVisits(wanted)), async ({ visit, phone }) => {
    const name = nameOf(visit);
    const now = await phone.picture();
    if (existsSync(fileOf(name)) && differenceOf(readFileSync(fileOf(name)), now) === undefined) return;
    writeFileSync(fileOf(name), reduced(now));
    accepted.push(name);
  });
  if (failures.length > 0) throw new Error(failures.join('\n'));
  return accepted.sort();
}
