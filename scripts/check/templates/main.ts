/** `npm run check`: every template against its script and the elements that it uses. */
import path from 'node:path';
import { checkTemplates } from './check';
import { Memory } from './memory';
import { pending, setAside } from './pending';

const root = path.resolve(__dirname, '../../..');
const memory = new Memory(path.join(root, 'node_modules/.cache/templates.json'));
const faults = setAside(checkTemplates({ root }, memory), pending);
for (const { file, line, column, message } of faults) console.error(`${file}:${line}:${column} ${message}`);
const waiting = Object.values(pending).flat().length;
if (waiting > 0) console.warn(`${waiting} faults are set aside in scripts/check/templates/pending.ts`);
if (faults.length > 0) process.exitCode = 1;
