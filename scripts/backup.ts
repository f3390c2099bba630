/** `npm run backup -- --out <folder> [--data <folder>]`: copies the data of the local cloud, which must have stopped. docs/operations.md. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { FolderRefused } from '../local/cloud';
import { backUp } from './backup/backup';
import { root } from './start/deployment';

const { values } = parseArgs({
  options: { out: { type: 'string' }, data: { type: 'string', default: path.join(root, '.local/data') } },
});

async function main(): Promise<void> {
  if (values.out === undefined) throw new Error('请写明备份到哪里：npm run backup -- --out <新的目录>');
  const { files } = await backUp(path.resolve(values.data), path.resolve(values.out), new Date());
  console.log(
    `已备份 ${Object.keys(files).length} 个文件到 ${values.out}。里面有密钥：和数据一样保密，存到另一台机器上。`,
  );
}

main().catch((error: unknown) => {
  const held = error instanceof FolderRefused && error.problem === 'held';
  console.error(held ? '继教通正在运行：请先停止 npm start，再备份。' : error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
