import type { LocalCloud } from '../../local/cloud';
import type { SourceChange } from '../build/source-watcher';
import { followSources, type Built } from '../build/watch';
import { collectionsFile, reloadedCollections } from './deployment';

/** Follows the edits of a developer from the first build on. */
export interface FollowedEdits {
  /** From now on the functions of this cloud and its browser phones get what is built. */
  show(cloud: LocalCloud): void;
  close(): Promise<void>;
}

/** Builds everything, and after each edit what it concerns. @throws what the first build fails with */
export async function followEdits(log: (line: string) => void): Promise<FollowedEdits> {
  let cloud: LocalCloud | undefined;
  const following = await followSources({
    log,
    use: async (built, change) => (cloud ? bringTo(cloud, built, change, log) : built),
  });
  return {
    show: (running) => (cloud = running),
    close: () => following.close(),
  };
}

async function bringTo(
  cloud: LocalCloud,
  { functions, phone }: Built,
  { files }: SourceChange,
  log: (line: string) => void,
): Promise<Built> {
  // Indexes before the queries that need them.
  if (files.has(collectionsFile)) declareAnew(cloud, log);
  const started = await Promise.all(functions.map((name) => replace(cloud, name, log)));
  const replaced = functions.filter((_, at) => started[at]);
  if (phone) cloud.announceCode('phone');
  else if (replaced.length > 0) cloud.announceCode('functions');
  return { functions: replaced, phone };
}

async function replace(cloud: LocalCloud, name: string, log: (line: string) => void): Promise<boolean> {
  try {
    await cloud.replaceFunction(name);
    return true;
  } catch (error) {
    log(`✖ 云函数 ${name} 的新版本不能启动，旧版本继续运行：\n${messageOf(error)}`);
    return false;
  }
}

function declareAnew(cloud: LocalCloud, log: (line: string) => void): void {
  try {
    cloud.declare(reloadedCollections());
    log('✓ 已更新集合与索引');
  } catch (error) {
    log(`✖ 集合与索引没有更新：${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
