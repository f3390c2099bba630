/**
 * `npm run bench -- growth`: the people of a hospital as their administrator lists them, with 200, 2,000 and 10,000 of them, and 200,000 in
 * all at the end. Documents read and database calls of the worst page are counted, as is what it takes to give a department of
 * thousands another name.
 *
 * GROWTH_HOSPITALS makes it smaller; that is no full run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { InputOf } from '../contract';
import { listedAs } from '../server/data/persons';
import { signedInAdministrator } from '../test/support/builders';
import { openInProcess, type InProcessCloud } from '../test/support/in-process';
import { hospitalA } from '../test/support/institutions';
import { departmentsOf, manyPeople } from './support/many-people';
import { judged, measure, spreadOf, type Bar, type Result } from './support/measure';

const HOSPITALS = Number(process.env['GROWTH_HOSPITALS'] ?? 39);
const SIZES = [200, 2_000, 10_000] as const;
const OTHERS = 5_000;
const PLANTED_AT_ONCE = 500;
const PAGES = 5;
const bars: Record<string, Bar> = {
  documentsGrowth: { atMost: 2 },
  callsAPage: { atMost: 3 },
  emptyPagesWithCursor: { atMost: 0 },
};

const [department = { id: '', name: '' }] = departmentsOf(hospitalA.institutionId);
/** What is asked of each size, a page of twenty after the other. */
const lists: InputOf<'registration.list'>[] = [
  { order: 'name' },
  { order: 'newest' },
  { order: 'name', search: 'wang' },
  { order: 'newest', search: '王' },
  { order: 'name', states: ['approved'], departmentIds: [department.id] },
].map((each) => ({ ...each, limit: 20 }) as InputOf<'registration.list'>);

async function plant(cloud: InProcessCloud, institutionId: string, { from, to }: { from: number; to: number }) {
  const people = manyPeople(to, institutionId).slice(from);
  for (let at = 0; at < people.length; at += PLANTED_AT_ONCE) {
    const some = await Promise.all(
      people.slice(at, at + PLANTED_AT_ONCE).map(async (person) => ({ ...person, ...(await listedAs(person)) })),
    );
    await cloud.plant('persons', ...some);
  }
}

interface Size {
  documents: number;
  calls: number;
  emptyPages: number;
  milliseconds: number[];
}

/** The worst page of all lists at the present size. */
async function look(cloud: InProcessCloud): Promise<Size> {
  const administrator = cloud.as('administratorA1');
  const size: Size = { documents: 0, calls: 0, emptyPages: 0, milliseconds: [] };
  for (const input of lists) {
    let cursor: string | undefined;
    for (let page = 0; page < PAGES && (page === 0 || cursor !== undefined); page += 1) {
      const before = cloud.documentsRead();
      const began = performance.now();
      const answer = await administrator.do('registration.list', {
        ...input,
        ...(cursor === undefined ? {} : { cursor }),
      });
      size.milliseconds.push(performance.now() - began);
      size.documents = Math.max(size.documents, cloud.documentsRead() - before);
      size.calls = Math.max(size.calls, cloud.calls().at(-1)?.databaseCalls ?? 0);
      if (answer.rows.length === 0 && answer.nextCursor !== undefined) size.emptyPages += 1;
      cursor = answer.nextCursor;
    }
  }
  return size;
}

/** Another name for a department: what the call itself takes, and what its job takes for each of the people there. */
async function rename(cloud: InProcessCloud): Promise<{ calls: number; people: number; millisecondsAPerson: number }> {
  const { id, name } = department;
  const administrator = cloud.as('administratorA1');
  await cloud.plant('departments', { _id: id, institutionId: hospitalA.institutionId, name });
  const { total } = await administrator.do('registration.list', { departmentIds: [id] });
  const people = total ?? 0;
  await administrator.do('department.save', { departmentId: id, name: `${name}（新）` });
  const calls = cloud.calls().at(-1)?.databaseCalls ?? 0;
  const began = performance.now();
  let answer: unknown;
  do answer = await cloud.jobs({ jobId: `settleDepartment:${id}` });
  while (JSON.stringify(answer).includes('continued'));
  return { calls, people, millisecondsAPerson: (performance.now() - began) / people };
}

async function main(): Promise<Result> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-growth-'));
  const cloud = await openInProcess({ file: path.join(folder, 'people.sqlite') });
  try {
    await signedInAdministrator(cloud, 'administratorA1', hospitalA);
    const sizes: Size[] = [];
    let planted = 0;
    for (const people of SIZES) {
      await plant(cloud, hospitalA.institutionId, { from: planted, to: people });
      planted = people;
      if (people === SIZES.at(-1))
        for (let at = 1; at < HOSPITALS; at += 1) await plant(cloud, `hospital${at}`, { from: 0, to: OTHERS });
      sizes.push(await look(cloud));
      console.log(`${people} people: ${JSON.stringify({ ...sizes.at(-1), milliseconds: undefined })}`);
    }
    const renamed = await rename(cloud);
    const [first, last] = [sizes[0], sizes.at(-1)];
    if (!first || !last) throw new Error('nothing was measured');
    const [then, now] = [spreadOf(first.milliseconds), spreadOf(last.milliseconds)];
    return {
      bench: 'growth',
      value: last.documents,
      unit: 'documents of the worst page with 10,000 people',
      peer: 'the same lists with 200 people, documents',
      peerValue: first.documents,
      ratio: last.documents / first.documents,
      ...judged(
        {
          people: planted + (HOSPITALS - 1) * OTHERS,
          documentsGrowth: last.documents / first.documents,
          callsAPage: Math.max(...sizes.map(({ calls }) => calls)),
          emptyPagesWithCursor: sizes.reduce((sum, { emptyPages }) => sum + emptyPages, 0),
          medianPageMilliseconds: now.median,
          medianPageMillisecondsBefore: then.median,
          renamedPeople: renamed.people,
          renameCalls: renamed.calls,
          renameMillisecondsAPerson: renamed.millisecondsAPerson,
        },
        bars,
      ),
    };
  } finally {
    cloud.store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

measure(main);
