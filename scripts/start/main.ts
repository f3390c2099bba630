import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startCloud } from '../../local/cloud';
import { people } from '../../sample/people';
import { plantSample, SAMPLE_START } from '../../sample/plant';
import { buildAll } from '../build/all';
import { collectionDeclarations, functionDeclarations, root, secretsIn } from './deployment';

const { values } = parseArgs({
  options: {
    fresh: { type: 'boolean', default: false },
    port: { type: 'string', default: process.env.PORT ?? '8090' },
  },
});

async function main(): Promise<void> {
  const started = Date.now();
  const dataDir = path.join(root, '.local/data');
  if (values.fresh) rmSync(dataDir, { recursive: true, force: true });
  console.log((await buildAll()) === 'built' ? '已构建小程序、云函数和浏览器手机' : '构建结果是最新的');
  const env = secretsIn(dataDir);
  const seed = (): Promise<void> => plantSample(cloud.baseUrl);
  const cloud = await startCloud({
    dataDir,
    port: Number(values.port),
    functions: functionDeclarations(env),
    collections: collectionDeclarations(),
    people: [...people],
    startAt: SAMPLE_START,
    static: [{ mount: '/', dir: path.join(root, 'dist/phone') }],
    seed,
    log: (line) => console.log(`  ${line}`),
  });
  if (cloud.fresh) {
    console.log('正在放入示例数据…');
    try {
      await seed();
    } catch (error) {
      // Half a sample would look like a whole one at the next start.
      await cloud.close();
      rmSync(dataDir, { recursive: true, force: true });
      throw error;
    }
  }
  // Where `npm run call` finds it, whatever the port.
  writeFileSync(path.join(root, '.local/address'), cloud.baseUrl);
  console.log(
    `\n继教通已就绪（${((Date.now() - started) / 1000).toFixed(1)} 秒）： ${cloud.baseUrl}/?left=zhao-lei&right=li-jianhua\n`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void cloud.close().finally(() => process.exit(0)));
  }
}

main().catch((error: unknown) => {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(taken ? `端口 ${values.port} 已被占用：请关闭占用它的程序，或用 npm start -- --port 8091。` : error);
  process.exit(1);
});
