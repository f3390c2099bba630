import type { InputOf } from '../../../contract';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { nationalIdOf } from '../../../sample/national-id';
import type { Actor } from '../../../sample/actor';
import { rosterFileOf, type FilledRow } from '../../support/roster-builders';
import type { Cast } from './cast';
import { attendees, newcomers, returned, type Attendee } from './people';
import { nationalIdFor } from './registrations';
import { until } from '../../support/until';

/** What pages of the roster are opened with. */
export interface RosterImports {
  /** It was taken, and had bad rows. */
  takenImportId: string;
  /** It was read, and waits for a decision. */
  readImportId: string;
}

const titles = ['主治医师', '住院医师', '主管护师', '护士', '药师'];
const departments = ['检验科', '心内科', '药剂科', '儿科', '急诊科', '感染科', '科教科'];
const surnames = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗');
const given = ['静', '建国', '敏', '海燕', '志明', '小红', '文杰', '丽华', '晨', '思远'];

/** People of the list who have not registered. */
const stranger = (index: number): FilledRow => ({
  name: `${surnames[index % surnames.length] ?? '王'}${given[Math.floor(index / 3) % given.length] ?? '静'}`,
  nationalId: nationalIdOf(3000 + index),
  department: departments[index % departments.length] ?? '检验科',
  professionalTitle: titles[index % titles.length] ?? '护士',
  staffNumber: String(index + 1).padStart(4, '0'),
});
const known = (person: Attendee): FilledRow => ({
  name: person.name,
  nationalId: nationalIdFor(person),
  department: person.department,
  professionalTitle: '主治医师',
});

const ours = [...attendees, ...newcomers, returned].filter(({ institutionId }) => institutionId === 'changsha-xx');
const badRows: FilledRow[] = [
  { ...stranger(91), name: '赵磊', nationalId: `${nationalIdOf(3091).slice(0, 17)}?` },
  { ...stranger(92), name: '王磊', nationalId: nationalIdOf(3092).slice(1) },
  { ...stranger(93), name: '' },
  { ...stranger(94), name: '孙莉', nationalId: '4.30102E+17' },
  { ...stranger(95), name: '彭涛', nationalId: nationalIdOf(3001) },
  { ...stranger(96), name: '林\ue000' },
  { ...stranger(97), name: '何文静', department: '影像中心' },
];

type Meeting = NonNullable<InputOf<'roster.begin'>['meeting']>;

async function importOf(
  actor: Actor,
  fileName: string,
  rows: readonly FilledRow[],
  meeting?: Meeting,
): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'roster-'));
  const file = path.join(folder, fileName);
  writeFileSync(file, rosterFileOf(rows));
  try {
    const { importId } = await actor.do('roster.begin', {
      file: await actor.upload(file, 'roster'),
      ...(meeting ? { meeting } : {}),
    });
    await isIn(actor, importId, 'read');
    return importId;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function isIn(actor: Actor, importId: string, state: 'read' | 'taken'): Promise<void> {
  await until(
    `the roster is ${state}`,
    async () => (await actor.do('roster.get', { importId })).asked?.state === state,
  );
}

/** A roster is taken with some bad rows left out; then a colleague chooses the next one, which waits. */
export async function importRosters({ administrator, as, at }: Cast): Promise<RosterImports> {
  at('2025-12-05', '17:00');
  const rows = [...ours.map(known), ...Array.from({ length: 60 }, (_, index) => stranger(index))];
  const takenImportId = await importOf(administrator, '全院名册2025.xlsx', [...rows, ...badRows]);
  await administrator.do('roster.take', { importId: takenImportId, skipBad: true, removeGone: false });
  await isIn(administrator, takenImportId, 'taken');
  at('2025-12-05', '17:20');
  const [, second, ...others] = rows;
  const changed = { ...second, department: '急诊科', staffNumber: '0801' };
  const next = [changed, ...others, stranger(70), stranger(71), ...badRows];
  return { takenImportId, readImportId: await importOf(as('xie-ling'), '全院名册2026.xlsx', next) };
}

/** Who should be at a meeting besides those who enrolled: some have registered, some left a phone. */
export async function listExpectedPeople(actor: Actor, projectId: string): Promise<void> {
  const strangers = Array.from({ length: 9 }, (_, index): FilledRow => ({
    ...stranger(40 + index),
    department: index % 4 === 3 ? '湘潭市XX医院 儿科' : '儿科',
    ...(index % 3 === 0 ? {} : { phone: `1390731${String(4000 + index)}` }),
  }));
  const rows = [...ours.slice(0, 4).map(known), ...strangers];
  const importId = await importOf(actor, '儿科应到名单.xlsx', rows, { projectId, batchId: 'b1' });
  await actor.do('roster.take', { importId, skipBad: false, removeGone: false });
  await isIn(actor, importId, 'taken');
}
