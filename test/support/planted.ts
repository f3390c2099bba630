import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startCloud, type LocalCloud } from '../../local/cloud';
import { people } from '../../sample/people';
import { plantSample, SAMPLE_START } from '../../sample/plant';
import { buildAll } from '../../scripts/build/all';
import { callLineOutcome } from '../../scripts/start/call-lines';
import {
  collectionDeclarations,
  functionDeclarations,
  secretsIn,
  storageRules,
  staticSites,
} from '../../scripts/start/deployment';
import { messageTemplates } from '../../scripts/start/message-templates';

/** A folder of a cloud with the sample in it, and the instant up to which it was planted. */
export interface Planted {
  folder: string;
  at: number;
}

export const newFolder = (): string => mkdtempSync(path.join(tmpdir(), 'planted-'));

/** What went wrong or was refused is worth a line of a test's log. */
const tell = (line: string): void => {
  if (callLineOutcome(line) !== 'ok') console.log(`  [cloud] ${line}`);
};

const cloudIn = (dataDir: string, startAt: number, log = tell): Promise<LocalCloud> =>
  startCloud({
    dataDir,
    functions: functionDeclarations(secretsIn(dataDir)),
    collections: collectionDeclarations(),
    storageRules: storageRules(),
    people: [...people],
    templates: messageTemplates,
    startAt,
    static: staticSites(),
    log,
  });

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** Builds what is missing and plants the sample once for many stories: through the functions it takes seconds. Whoever asks for it removes the folder. */
export async function plantOnce(): Promise<Planted> {
  await buildAll();
  const folder = newFolder();
  const cloud = await cloudIn(folder, SAMPLE_START);
  try {
    await plantSample(cloud.baseUrl);
    return { folder, at: cloud.clock.now() };
  } finally {
    await cloud.close();
  }
}

/**
 * A cloud of one story in a new folder, with a copy of what is planted.
 * @param log hears each line of the functions; without it what is not in order is printed
 */
export async function openPlanted(
  planted: Planted,
  dataDir: string,
  log?: (line: string) => void,
): Promise<LocalCloud> {
  cpSync(planted.folder, dataDir, { recursive: true });
  // The clock of the copy begins where the planting ended, however long ago that was.
  rmSync(path.join(dataDir, 'clock'), { force: true });
  return cloudIn(dataDir, planted.at, log);
}
