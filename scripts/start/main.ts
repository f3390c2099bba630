import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { FolderRefused, occupy, startCloud, type FolderProblem, type Place } from '../../local/cloud';
import { people } from '../../sample/people';
import { plantSample, SAMPLE_START } from '../../sample/plant';
import { buildAll } from '../build/all';
import { describeFailure, isBuildFailure } from '../build/failure';
import { callLineOutcome, callLines } from './call-lines';
import { collectionDeclarations, functionDeclarations, root, secretsIn, staticSites, storageRules } from './deployment';
import { endFirstStart, prepareFolder } from './first-start';
import { followEdits } from './follow-edits';
import { messageTemplates } from './message-templates';

const { values } = parseArgs({
  options: {
    fresh: { type: 'boolean', default: false },
    data: { type: 'string', default: path.join(root, '.local/data') },
    port: { type: 'string', default: process.env.PORT ?? '8090' },
    watch: { type: 'boolean', default: false },
    inspect: { type: 'boolean', default: false },
    'inspect-port': { type: 'string', default: '9230' },
    log: { type: 'string' },
  },
});
if (values.log !== undefined && values.log !== 'calls') throw new Error(`--log ${values.log}：只有 --log calls`);
const logCalls = values.log === 'calls';

const indented = (line: string): void => console.log(`  ${line.replaceAll('\n', '\n  ')}`);

/** Calls that went well are many, and with `--log calls` every call has lines of its own. */
function logUnlessTold(line: string): void {
  const outcome = callLineOutcome(line);
  if (outcome === undefined || (outcome === 'refused' && !logCalls)) indented(line);
}

/** What to do about a data folder that was not taken; what is the matter is said before it. */
const folderAdvice: Record<FolderProblem, string> = {
  held: '这个数据目录正由另一个继教通使用，没有改动任何数据。请先停止它。',
  dataMissing:
    '数据不完整，没有启动，也没有改动任何数据。请放回缺少的文件或备份；确实要重新开始，用 npm start -- --fresh。',
  damaged: '数据文件已损坏，没有启动，也没有改动它。请换回备份；确实要重新开始，用 npm start -- --fresh。',
  unwritable: '数据目录无法写入。请检查磁盘空间和目录权限后再启动。',
};

async function main(): Promise<void> {
  // Before anything is built or removed: another one may be running here.
  const place = await occupy({ dataDir: path.resolve(values.data), port: Number(values.port) });
  try {
    await start(place);
  } catch (error) {
    await place.release();
    throw error;
  }
}

async function start(place: Place): Promise<void> {
  const started = Date.now();
  const { dataDir } = place;
  prepareFolder(place, { fresh: values.fresh });
  const edits = values.watch ? await followEdits(indented) : undefined;
  const built = edits !== undefined || (await buildAll()) === 'built';
  console.log(built ? '已构建小程序、云函数和浏览器手机' : '构建结果是最新的');
  const env = secretsIn(dataDir);
  const seed = (): Promise<void> => plantSample(cloud.baseUrl);
  const cloud = await startCloud(
    {
      dataDir,
      functions: functionDeclarations(env),
      collections: collectionDeclarations(),
      storageRules: storageRules(),
      people: [...people],
      templates: messageTemplates,
      startAt: SAMPLE_START,
      static: staticSites(),
      seed,
      log: logUnlessTold,
      ...(logCalls ? { onCall: (call) => callLines(call).forEach(indented) } : {}),
      ...(values.inspect ? { inspectFrom: Number(values['inspect-port']) } : {}),
    },
    place,
  );
  edits?.show(cloud);
  if (cloud.fresh) {
    console.log('正在放入示例数据…');
    await seed();
  }
  endFirstStart(dataDir);
  // Where `npm run call` finds it, whatever the port and the data folder.
  mkdirSync(path.join(root, '.local'), { recursive: true });
  writeFileSync(path.join(root, '.local/address'), cloud.baseUrl);
  console.log(
    `\n继教通已就绪（${((Date.now() - started) / 1000).toFixed(1)} 秒）： ${cloud.baseUrl}/?left=zhao-lei&right=li-jianhua\n`,
  );
  console.log(`会场大屏（任何浏览器）： ${cloud.baseUrl}/display/\n`);
  if (edits) console.log('修改源文件后自动更新；local/cloud、scripts、sample 里的修改要重新启动。\n');
  for (const { name, port } of cloud.debuggers) console.log(`  调试 ${name}： 127.0.0.1:${port}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void Promise.all([edits?.close(), cloud.close()]).finally(() => process.exit(0)));
  }
}

main().catch(async (error: unknown) => {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (error instanceof FolderRefused) console.error(`${folderAdvice[error.problem]}\n  ${error.message}`);
  else if (taken) console.error(`端口 ${values.port} 已被占用：请关闭占用它的程序，或用 npm start -- --port 8091。`);
  else console.error(isBuildFailure(error) ? await describeFailure(error) : error);
  process.exit(1);
});
