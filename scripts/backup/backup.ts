import { createHash } from 'node:crypto';
import {
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { occupy } from '../../local/cloud';

/** What lies beside the files of a backup. */
const manifest = z.strictObject({
  format: z.literal('jijiaotong-backup/1'),
  /** When it was made, as ISO 8601. */
  at: z.string(),
  files: z.record(z.string(), z.strictObject({ bytes: z.int(), sha256: z.string() })),
});
export type Manifest = z.output<typeof manifest>;

const MANIFEST = 'manifest.json';
/** Of the process that has the folder, and of no use without it. */
const PASSING = new Set(['lock', 'holder.json', 'db.sqlite-shm']);

/** Names in the order of the alphabet, with `/` between folders on every system. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(path.join(folder, file)).isFile())
    .map((file) => file.split(path.sep).join('/'))
    .sort();

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part as Buffer);
  return hash.digest('hex');
}

function copyInto(folder: string, file: string, from: string): void {
  const to = path.join(folder, file);
  mkdirSync(path.dirname(to), { recursive: true, mode: 0o700 });
  copyFileSync(path.join(from, file), to);
}

const isEmpty = (folder: string): boolean => !existsSync(folder) || readdirSync(folder).length === 0;

/**
 * Copies a data folder: documents, files, clock and the keys, without which nobody reads the documents. Nothing may run on it meanwhile.
 * Either the whole backup is there afterwards, or none.
 * @param at now
 * @throws FolderRefused `held` while a cloud runs on it; Error where `out` has something in it already
 */
export async function backUp(dataDir: string, out: string, at: Date): Promise<Manifest> {
  if (isEmpty(dataDir)) throw new Error(`${dataDir} 里没有数据`);
  if (!isEmpty(out)) throw new Error(`${out} 里已经有东西，没有覆盖它：请换一个新的目录`);
  const place = await occupy({ dataDir });
  try {
    const part = `${out}.part`;
    rmSync(part, { recursive: true, force: true });
    mkdirSync(part, { recursive: true, mode: 0o700 });
    const files: Manifest['files'] = {};
    for (const file of filesIn(dataDir).filter((name) => !PASSING.has(name))) {
      copyInto(part, file, dataDir);
      const copied = path.join(part, file);
      files[file] = { bytes: statSync(copied).size, sha256: await digestOf(copied) };
    }
    const made: Manifest = { format: 'jijiaotong-backup/1', at: at.toISOString(), files };
    writeFileSync(path.join(part, MANIFEST), `${JSON.stringify(made, null, 1)}\n`, { flush: true });
    rmSync(out, { recursive: true, force: true });
    renameSync(part, out);
    return made;
  } finally {
    await place.release();
  }
}

/** Reads a backup and looks at every byte of it. @throws Error that names the first file that is not as it was */
export async function verifyBackup(from: string): Promise<Manifest> {
  const file = path.join(from, MANIFEST);
  if (!existsSync(file)) throw new Error(`${from} 不是备份：里面没有 ${MANIFEST}`);
  const parsed = manifest.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file} 读不懂，可能来自别的版本`);
  const { files } = parsed.data;
  const found = filesIn(from).filter((name) => name !== MANIFEST);
  const strange = found.find((name) => !Object.hasOwn(files, name));
  if (strange !== undefined) throw new Error(`备份里多了 ${strange}，没有恢复`);
  for (const [name, { bytes, sha256 }] of Object.entries(files)) {
    const place = path.join(from, name);
    if (!existsSync(place)) throw new Error(`备份里缺少 ${name}，没有恢复`);
    if (statSync(place).size !== bytes || (await digestOf(place)) !== sha256)
      throw new Error(`备份里的 ${name} 和备份时不一样，没有恢复`);
  }
  return parsed.data;
}

/**
 * Makes a data folder of a backup. What lies in the way is never overwritten, and a backup that is not whole makes nothing.
 * @throws Error as `verifyBackup`, and where `dataDir` has something in it
 */
export async function restore(from: string, dataDir: string): Promise<Manifest> {
  if (!isEmpty(dataDir)) throw new Error(`${dataDir} 里已经有数据，没有覆盖它：请先把它挪开，或用 --data 换一个目录`);
  const whole = await verifyBackup(from);
  const part = `${dataDir}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true, mode: 0o700 });
  for (const file of Object.keys(whole.files)) copyInto(part, file, from);
  rmSync(dataDir, { recursive: true, force: true });
  renameSync(part, dataDir);
  return whole;
}
