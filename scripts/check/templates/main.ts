/** `npm run check`: every template against its script and the elements that it uses. */
import path from 'node:path';
import { checkTemplates } from './check';
import { Memory } from './memory';

const root = path.resolve(__dirname, '../../..');
const memory = new Memory(path.join(root, 'node_modules/.cache/templates.json'));
const faults = checkTemplates({ root }, memory);
for (const { file, line, column, message } of faults) console.error(`${file}:${line}:${column} ${message}`);
if (faults.length > 0) process.exitCode = 1;
