/**
 * `npm run bench -- search`: people of a hospital found by a part of their name, by its beginning, by pinyin and by numbers, in both orders
 * and within filters, among 200,000 people of 40 hospitals. Through the product's own call on the local cloud's store, against SQLite's
 * FTS5 with trigrams over the same people: both must find the same ones. Counted are documents and database calls of the worst page.
 *
 * SEARCH_HOSPITALS makes it smaller; that is no full run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { InputOf } from '../contract';
import { signedInAdministrator } from '../test/support/builders';
import { openInProcess, type InProcessCloud } from '../test/support/in-process';
import { hospitalA } from '../test/support/institutions';
import { listedAs } from '../server/data/persons';
import type { Person } from '../server/data/documents';
import { departmentsOf, lots, manyPeople } from './support/many-people';
import { judged, measure, spreadOf, type Bar, type Result } from './support/measure';
import { SearchPeer } from './support/search-peer';

const HOSPITALS = Number(process.env['SEARCH_HOSPITALS'] ?? 40);
const PEOPLE = 5_000;
const PLANTED_AT_ONCE = 500;
const bars: Record<string, Bar> = {
  differingAnswers: { atMost: 0 },
  mostDocumentsAPage: { atMost: 200 },
  mostCallsAPage: { atMost: 3 },
  emptyPagesWithCursor: { atMost: 0 },
};

async function plant(cloud: InProcessCloud, people: readonly Person[], each: (person: Person) => void): Promise<void> {
  for (let from = 0; from < people.length; from += PLANTED_AT_ONCE) {
    const some: Person[] = [];
    for (const person of people.slice(from, from + PLANTED_AT_ONCE))
      some.push({ ...person, ...(await listedAs(person)) });
    await cloud.plant('persons', ...some);
    for (const person of some) each(person);
  }
}

/** What people type about somebody. */
function queriesOn(person: Person, draw: (below: number) => number): string[] {
  const characters = Array.from(person.name);
  const spoken = (person.search?.spoken.split('/')[0] ?? '').split(' ');
  const number = person.personNumber;
  const from = draw(number.length - 4);
  return [
    person.name,
    characters.slice(0, 2).join(''),
    characters.slice(1).join(''),
    characters[draw(characters.length)] ?? '',
    spoken.join(''),
    spoken.join('').slice(0, 4),
    spoken.slice(1).join(''),
    spoken.map((part) => part.charAt(0)).join(''),
    spoken[0] ?? '',
    number,
    number.slice(-4),
    number.slice(from, from + 3),
    number.slice(0, 2),
    person.cardNumber ?? '',
    (person.cardNumber ?? '').slice(-5),
  ];
}

interface Asked {
  input: InputOf<'registration.list'>;
  /** Whom the filters let through. */
  passes: (person: Person) => boolean;
}

/** Each search in both orders, alone and within filters. */
function asked(people: readonly Person[], draw: (below: number) => number): Asked[] {
  const searches = Array.from({ length: 12 }, () => people[draw(people.length)]).flatMap((person) =>
    person ? queriesOn(person, draw) : [],
  );
  const departmentIds = departmentsOf(hospitalA.institutionId)
    .slice(0, 2)
    .map(({ id }) => id);
  const filters: [Omit<InputOf<'registration.list'>, 'search'>, (person: Person) => boolean][] = [
    [{}, () => true],
    [{ departmentIds }, (person) => departmentIds.includes(person.departmentId)],
    [
      { states: ['approved'], professionalTitles: ['nurse', 'technician'], specialties: ['nursing', 'surgery'] },
      (person) =>
        person.state === 'approved' &&
        ['nurse', 'technician'].includes(person.professionalTitle) &&
        ['nursing', 'surgery'].includes(person.specialty),
    ],
  ];
  return [...new Set(searches), ''].flatMap((search, at) =>
    filters.map(([filter, passes]) => ({
      input: {
        ...filter,
        ...(search === '' ? {} : { search }),
        order: at % 2 === 0 ? ('name' as const) : ('newest' as const),
      },
      passes,
    })),
  );
}

interface Figures {
  differing: number;
  documents: number;
  calls: number;
  emptyPages: number;
  milliseconds: number[];
  peerMilliseconds: number[];
  pages: number;
}

/** Pages to the end, but for lists that are most of the hospital: of those three, and the peer's answer is not compared. */
const MOST_PAGES = 40;

async function search(
  cloud: InProcessCloud,
  { input, passes }: Asked,
  peer: SearchPeer,
  figures: Figures,
): Promise<void> {
  const administrator = cloud.as('administratorA1');
  const found: string[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const before = cloud.documentsRead();
    const began = performance.now();
    const page = await administrator.do('registration.list', { ...input, ...(cursor === undefined ? {} : { cursor }) });
    figures.milliseconds.push(performance.now() - began);
    figures.documents = Math.max(figures.documents, cloud.documentsRead() - before);
    figures.calls = Math.max(figures.calls, cloud.calls().at(-1)?.databaseCalls ?? 0);
    if (page.rows.length === 0 && page.nextCursor !== undefined) figures.emptyPages += 1;
    found.push(...page.rows.map(({ personId }) => personId));
    cursor = page.nextCursor;
    pages += 1;
  } while (cursor !== undefined && pages < MOST_PAGES);
  figures.pages += pages;
  const began = performance.now();
  const wanted = peer.find(input.search ?? '').filter(passes);
  figures.peerMilliseconds.push(performance.now() - began);
  const ids = new Set(wanted.map(({ _id }) => _id));
  const whole = cursor === undefined;
  const same =
    found.every((id) => ids.has(id)) && new Set(found).size === found.length && (!whole || found.length === ids.size);
  if (!same) {
    figures.differing += 1;
    console.log(`differs: ${JSON.stringify(input)}: ${found.length} against ${ids.size}`);
  }
}

async function main(): Promise<Result> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-search-'));
  const cloud = await openInProcess({ file: path.join(folder, 'people.sqlite') });
  try {
    await signedInAdministrator(cloud, 'administratorA1', hospitalA);
    const peer = new SearchPeer();
    const mine: Person[] = [];
    for (let at = 0; at < HOSPITALS; at += 1) {
      const institutionId = at === 0 ? hospitalA.institutionId : `hospital${at}`;
      await plant(cloud, manyPeople(PEOPLE, institutionId), (person) => {
        peer.add(person);
        if (at === 0) mine.push(person);
      });
      if (at % 10 === 9) console.log(`${(at + 1) * PEOPLE} people`);
    }
    peer.ready(hospitalA.institutionId);
    const figures: Figures = {
      differing: 0,
      documents: 0,
      calls: 0,
      emptyPages: 0,
      milliseconds: [],
      peerMilliseconds: [],
      pages: 0,
    };
    for (const each of asked(mine, lots(11))) await search(cloud, each, peer, figures);
    const [page, peers] = [spreadOf(figures.milliseconds), spreadOf(figures.peerMilliseconds)];
    return {
      bench: 'search',
      value: figures.documents,
      unit: 'documents of the worst page',
      peer: 'SQLite FTS5 (trigram), milliseconds a query',
      peerValue: peers.median,
      ratio: page.median / peers.median,
      ...judged(
        {
          people: HOSPITALS * PEOPLE,
          searches: figures.peerMilliseconds.length,
          pages: figures.pages,
          differingAnswers: figures.differing,
          mostDocumentsAPage: figures.documents,
          mostCallsAPage: figures.calls,
          emptyPagesWithCursor: figures.emptyPages,
          medianPageMilliseconds: page.median,
          medianPeerMilliseconds: peers.median,
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
