/**
 * The index of a frozen analysis: what lists know of its people, packed, so that a page of twenty reads a document or two and not the
 * whole analysis. Texts that many share (departments, titles, days, places) stand once. An analysis from before it has none, and is
 * listed from its chunks.
 */
import { attendanceFlags } from '../../domain/attendance/attendance-record';
import type { AnalysisIndex } from './documents';
import type { Listed, ListedPerson } from './frozen-analysis';

/** The most text an index holds: a document may have a megabyte. Some 4,000 people. */
const CHARACTERS_AN_INDEX = 400_000;

/** Texts by their place; and the place of each. */
class Texts {
  readonly list: string[] = [];
  readonly #places = new Map<string, number>();

  place(text: string): number {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    this.#places.set(text, this.list.length);
    return this.list.push(text) - 1;
  }
}

/** A person as a row: texts that are theirs alone, then places of shared texts, figures and yes-or-no as 1 and 0; null where unknown. */
type Row = (string | number | null | number[])[];

const yes = (value: boolean | undefined): number | null => (value === undefined ? null : Number(value));

function rowOf(person: Listed, texts: Texts): Row {
  const places = (list: readonly string[] | undefined) => list?.map((text) => texts.place(text)) ?? null;
  return [
    person.personId,
    person.name,
    person.personNumber,
    texts.place(person.institutionId),
    texts.place(person.institutionName),
    texts.place(person.departmentName),
    texts.place(person.professionalTitle),
    texts.place(person.specialty),
    yes(person.approved),
    yes(person.valid),
    places(person.validCourseIds),
    places(person.openCourseIds),
    places(person.lackedDays),
    yes(person.dutyOpen),
    yes(person.doubtful),
    person.records,
    person.outsideRecords,
    places(person.placeNames),
    person.flags.map((flag) => attendanceFlags.indexOf(flag)),
  ];
}

/** The indexes of an analysis. @param chunks its people as they are stored */
export function indexesOf(analysisId: string, chunks: readonly (readonly Listed[])[]): Omit<AnalysisIndex, '_id'>[] {
  const made: Omit<AnalysisIndex, '_id'>[] = [];
  let texts = new Texts();
  let rows: [number, ...Row][] = [];
  let length = 0;
  const close = (): void => {
    if (rows.length > 0)
      made.push({ analysisId, index: made.length, packed: JSON.stringify({ texts: texts.list, rows }) });
    [texts, rows, length] = [new Texts(), [], 0];
  };
  chunks.forEach((people, chunk) => {
    for (const person of people) {
      const known = texts.list.length;
      const row: [number, ...Row] = [chunk, ...rowOf(person, texts)];
      // What the row added to the shared texts counts as well.
      const added = JSON.stringify(row).length + JSON.stringify(texts.list.slice(known)).length;
      rows.push(row);
      length += added;
      if (length >= CHARACTERS_AN_INDEX) close();
    }
  });
  close();
  return made;
}

/** The people of one index, in the order of the list. */
export function unpacked({ packed }: Pick<AnalysisIndex, 'packed'>): ListedPerson[] {
  // Written by {@link indexesOf} alone.
  const { texts, rows } = JSON.parse(packed) as { texts: string[]; rows: Cell[][] };
  return rows.map((row) => personOf(row, texts));
}

type Cell = string | number | null | number[];

function personOf(row: readonly Cell[], texts: readonly string[]): ListedPerson {
  const text = (place: number): string => String(row[place] ?? '');
  const figure = (place: number): number => Number(row[place] ?? 0);
  const shared = <Text extends string>(place: number): Text => (texts[figure(place)] ?? '') as Text;
  const list = (place: number): string[] | undefined => {
    const cell = row[place];
    return Array.isArray(cell) ? cell.map((one) => texts[one] ?? '') : undefined;
  };
  const flag = (place: number): boolean | undefined => (row[place] === null ? undefined : row[place] === 1);
  const [openCourseIds, lackedDays, dutyOpen, doubtful] = [list(12), list(13), flag(14), flag(15)];
  const flags = row[19];
  return {
    chunk: figure(0),
    personId: text(1),
    name: text(2),
    personNumber: text(3),
    institutionId: shared(4),
    institutionName: shared(5),
    departmentName: shared(6),
    professionalTitle: shared(7),
    specialty: shared(8),
    approved: flag(9) ?? false,
    valid: flag(10) ?? false,
    validCourseIds: list(11) ?? [],
    ...(openCourseIds === undefined ? {} : { openCourseIds }),
    ...(lackedDays === undefined ? {} : { lackedDays }),
    ...(dutyOpen === undefined ? {} : { dutyOpen }),
    ...(doubtful === undefined ? {} : { doubtful }),
    records: figure(16),
    outsideRecords: figure(17),
    placeNames: list(18) ?? [],
    flags: (Array.isArray(flags) ? flags : []).flatMap((place) => attendanceFlags[place] ?? []),
  };
}
