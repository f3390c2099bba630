import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startCloud, type LocalCloud } from '../../../local/cloud';
import { SAMPLE_START } from '../../../sample/plant';
import { buildAll } from '../../../scripts/build/all';
import {
  collectionDeclarations,
  functionDeclarations,
  root,
  secretsIn,
  storageRules,
} from '../../../scripts/start/deployment';
import { messageTemplates } from '../../../scripts/start/message-templates';
import { people } from './people';
import { plantWorld, type World } from './plant';

export interface GalleryCloud {
  cloud: LocalCloud;
  world: World;
  close(): Promise<void>;
}

/** Builds what is missing, starts a local cloud in a folder of its own and plants the world into it. */
export async function startGalleryCloud(): Promise<GalleryCloud> {
  await buildAll();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'gallery-'));
  const setUpKey = 'gallery';
  const cloud = await startCloud({
    dataDir,
    functions: functionDeclarations({ ...secretsIn(dataDir), SET_UP_KEY: setUpKey }),
    collections: collectionDeclarations(),
    storageRules: storageRules(),
    people: [...people],
    templates: messageTemplates,
    startAt: SAMPLE_START,
    static: [{ mount: '/', dir: path.join(root, 'dist/phone') }],
    // What fails inside a function is worth a line.
    log: (line) => /internal|undeclared|refused:|threw/i.test(line) && console.warn(line),
  });
  const close = async (): Promise<void> => {
    await cloud.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    return { cloud, world: await plantWorld(cloud, setUpKey), close };
  } catch (error) {
    await close();
    throw error;
  }
}
