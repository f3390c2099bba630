/** `npm run build`: builds everything that runs. `npm run build -- --watch` then keeps it current until it is stopped. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../start/deployment';
import { alone } from './alone';
import { describeFailure } from './failure';
import { openBuild } from './incremental';
import { isBuiltFrom, stampOfSources } from './stamp';
import { followSources } from './watch';

const WHAT = 'dist/miniprogram、dist/cloudfunctions、dist/phone、dist/web';

const LOCK = path.join(root, 'dist/.building');

/**
 * Builds `dist/miniprogram`, `dist/cloudfunctions` and `dist/phone`, unless they are of exactly these sources. Of several processes that
 * find them missing one builds, and the others wait for it.
 */
export async function buildAll(): Promise<'built' | 'fresh'> {
  if (isBuiltFrom(stampOfSources())) return 'fresh';
  return alone(LOCK, async () => (isBuiltFrom(stampOfSources()) ? 'fresh' : build()));
}

async function build(): Promise<'built'> {
  const opened = await openBuild();
  try {
    const { failures } = await opened.rebuild();
    if (failures.length > 0) throw failures[0];
  } finally {
    await opened.dispose();
  }
  return 'built';
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { watch: { type: 'boolean', default: false } } });
  if (!values.watch) {
    console.log((await buildAll()) === 'built' ? `已构建 ${WHAT}` : '构建结果是最新的');
    return;
  }
  const following = await followSources({ log: (line) => console.log(line) });
  console.log(`已构建 ${WHAT}，修改源文件后自动更新；Ctrl+C 结束`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void following.close().finally(() => process.exit(0)));
  }
}

if (require.main === module) {
  main().catch(async (error: unknown) => {
    console.error(await describeFailure(error));
    process.exitCode = 1;
  });
}
