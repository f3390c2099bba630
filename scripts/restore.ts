/** `npm run restore -- --from <backup> [--data <folder>]`: makes a data folder of a backup, after it has looked at every byte. docs/operations.md. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { restore } from './backup/backup';
import { root } from './start/deployment';

const { values } = parseArgs({
  options: { from: { type: 'string' }, data: { type: 'string', default: path.join(root, '.local/data') } },
});

async function main(): Promise<void> {
  if (values.from === undefined) throw new Error('请写明从哪里恢复：npm run restore -- --from <备份的目录>');
  const { at, files } = await restore(path.resolve(values.from), path.resolve(values.data));
  console.log(
    `已恢复 ${at} 的备份，${Object.keys(files).length} 个文件。接着：npm start，再用 npm run audit:verify 核对操作日志。`,
  );
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
