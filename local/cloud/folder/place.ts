import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LoopbackServer } from '../http/server';
import { FolderLock, LOCK_FILES } from './folder-lock';
import { FolderRefused, writeProblem } from './refusal';

/** A port and a data folder that are ours, before anything in the folder was read or changed. */
export interface Place {
  readonly dataDir: string;
  /** Listens already; answers 503 until a cloud opens it. */
  readonly server: LoopbackServer;
  /** Removes everything that the folder holds but what is to be kept. Nobody else can be using it. */
  empty(keep?: readonly string[]): void;
  /** Gives folder and port back, once. */
  release(): Promise<void>;
}

/**
 * Takes a port and a folder for one cloud. First the port, then the folder, then nothing: whoever wants to empty the folder
 * does it behind that.
 * @param port 0 or nothing for any free one
 * @throws FolderRefused `held` or `unwritable`; Error with the code EADDRINUSE when the port is taken
 */
export async function occupy({ dataDir, port = 0 }: { dataDir: string; port?: number | undefined }): Promise<Place> {
  const server = new LoopbackServer();
  await server.listen(port);
  try {
    makeFolder(dataDir);
    let lock: FolderLock | undefined = FolderLock.take(dataDir, server.baseUrl);
    return {
      dataDir,
      server,
      empty(keep = []) {
        for (const entry of readdirSync(dataDir).filter((each) => !LOCK_FILES.includes(each) && !keep.includes(each)))
          rmSync(join(dataDir, entry), { recursive: true, force: true });
      },
      async release() {
        await server.close();
        lock?.release();
        lock = undefined;
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

function makeFolder(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true });
  } catch (error) {
    const problem = writeProblem(error);
    throw problem === undefined ? error : new FolderRefused('unwritable', `${dir}: ${problem}`);
  }
}
