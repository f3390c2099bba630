import path from 'node:path';
import { root } from '../start/deployment';
import { describeFailure } from './failure';
import { openBuild, type BuildOutcome } from './incremental';
import { SourceWatcher, type SourceChange } from './source-watcher';

/** Folders in which an edit is seen at once. */
const FOLLOWED = ['miniprogram', 'domain', 'contract', 'server', 'cloudfunctions', 'web', 'local/phone'];

/** What is new: the names of functions, and whether the phone's program is. */
export type Built = Pick<BuildOutcome, 'functions' | 'phone'>;

export interface FollowOptions {
  /** Puts what was built to use, and gives what of it is in use now. */
  use?: (built: Built, change: SourceChange) => Promise<Built>;
  /** A line for the terminal. */
  log: (line: string) => void;
}

/**
 * Builds everything, then again after each edit until it is closed. A faulty edit is told with file and line, and what was
 * built before it stays; the next good one heals it.
 * @throws what the first build fails with
 */
export async function followSources({ use, log }: FollowOptions): Promise<{ close(): Promise<void> }> {
  const build = await openBuild();
  let waiting: SourceChange | undefined;
  let running: Promise<void> | undefined;
  let ready = false;

  async function work(): Promise<void> {
    for (let change = waiting; change !== undefined; change = waiting) {
      waiting = undefined;
      const began = performance.now();
      const { failures, ...built } = await build.rebuild(change);
      for (const failure of failures) log(`✖ 没有构建成功，旧版本继续运行：\n${await describeFailure(failure)}`);
      const inUse = use === undefined ? built : await use(built, change);
      if (inUse.functions.length > 0 || inUse.phone) log(describe(inUse, change, performance.now() - began));
    }
    running = undefined;
  }
  // Before the first build, so that an edit during it is not missed.
  const watcher = new SourceWatcher(
    FOLLOWED.map((folder) => path.join(root, folder)),
    (change) => {
      waiting = waiting === undefined ? change : merged(waiting, change);
      if (ready) running ??= work();
    },
  );
  const close = async (): Promise<void> => {
    watcher.close();
    await running;
    await build.dispose();
  };
  const { failures } = await build.rebuild();
  if (failures.length > 0) {
    await close();
    throw failures[0];
  }
  ready = true;
  if (waiting !== undefined) running ??= work();
  return { close };
}

function merged(earlier: SourceChange, later: SourceChange): SourceChange {
  return { files: new Set([...earlier.files, ...later.files]) };
}

const NAMED_FILES = 3;

function describe({ functions, phone }: Built, { files }: SourceChange, ms: number): string {
  const parts = [...(functions.length > 0 ? [`云函数 ${functions.join('、')}`] : []), ...(phone ? ['手机'] : [])];
  const names = [...files].map((file) => path.relative(root, file));
  const named =
    names.slice(0, NAMED_FILES).join('、') + (names.length > NAMED_FILES ? ` 等 ${names.length} 个文件` : '');
  return `✓ 已更新${parts.join('和')}（${(ms / 1000).toFixed(1)} 秒）：${named}`;
}
