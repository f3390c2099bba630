/** `npm run client-table`: writes what the phone has to know of each call, so that it need not load the contract's schemas. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { calls, type Role } from '../../contract/index';

export const clientTableFile = path.resolve(__dirname, '../../contract/client-table.ts');

const limited = ['attendanceOnly', 'readOnly', 'departmentContact'] as const satisfies readonly Role[];

/** The text of `contract/client-table.ts` as the contract stands. */
export async function clientTable(): Promise<string> {
  const rows = Object.values(calls).map(({ name, service, kind }) => `'${name}': ['${service}', '${kind}'],`);
  const made = (role: Role) =>
    Object.values(calls)
      .filter(({ roles }) => (roles as readonly Role[]).includes(role))
      .map(({ name }) => `'${name}',`);
  const text = [
    '/**',
    ' * Which function serves each call, and whether it changes something. All that a phone has to know of the contract at run time:',
    ' * schemas are the server’s to check. Written by `npm run client-table`; `contract/rooms.test.ts` holds it against the contract.',
    ' */',
    "import type { Service } from './define-call';",
    '',
    'export const clientTable = {',
    ...rows,
    "} as const satisfies Readonly<Record<string, readonly [Service, 'command' | 'query']>>;",
    '',
    '/** What administrators may call who have some of the rights alone: the rest is hidden from them, and refused by the server. */',
    'export const limitedCalls = {',
    ...limited.flatMap((role) => [`${role}: [`, ...made(role), '],']),
    '} as const satisfies Readonly<Record<string, readonly (keyof typeof clientTable)[]>>;',
  ].join('\n');
  return format(text, { ...(await resolveConfig(clientTableFile)), parser: 'typescript' });
}

if (require.main === module) void clientTable().then((text) => writeFileSync(clientTableFile, text));
