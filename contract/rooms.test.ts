import fs from 'node:fs';
import path from 'node:path';
import { clientTable } from './client-table';
import { calls } from './index';

const root = path.resolve(__dirname, '..');
const words = (camel: string): string => camel.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const folders = (below: string): string[] =>
  fs
    .readdirSync(path.join(root, below), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/** `contract/calls/<area>/<subject>.ts`, by subject. */
const filesBySubject = new Map(
  folders('contract/calls').flatMap((area) =>
    fs.readdirSync(path.join(root, 'contract/calls', area)).map((file) => [path.basename(file, '.ts'), { area, file }]),
  ),
);

describe('where a call is found', () => {
  it.each(Object.keys(calls))(
    '%s is declared in the file of its subject and served from the folder of the same name',
    (name) => {
      const subject = words(name.split('.')[0] ?? '');
      const { area = '', file = '' } = filesBySubject.get(subject) ?? {};
      expect(fs.readFileSync(path.join(root, 'contract/calls', area, file), 'utf8')).toContain(`name: '${name}'`);
      const served = folders(`server/procedures/${area}`);
      expect(served).toContain(subject);
    },
  );

  it('is the index: no file of calls is left out of it', () => {
    const declared = [...filesBySubject.values()].flatMap(({ area, file }) =>
      [...fs.readFileSync(path.join(root, 'contract/calls', area, file), 'utf8').matchAll(/name: '(\w+\.\w+)'/g)].map(
        (match) => match[1],
      ),
    );
    expect(Object.keys(calls).sort()).toEqual(declared.sort());
  });

  it('is known to phones by the table that `npm run client-table` writes', () => {
    const contract = Object.values(calls).map(({ name, service, kind }) => [name, [service, kind]]);
    expect(Object.entries(clientTable)).toEqual(contract);
  });
});
