import { anAttendee } from '../../test/support/grant-builders';
import { inChunks } from './analyses';
import { indexesOf, unpacked } from './analysis-index';

describe('the people of an analysis', () => {
  const people = (count: number, more: Parameters<typeof anAttendee>[1] = {}) =>
    Array.from({ length: count }, (_, index) => anAttendee(`p${index}`, more));

  it('lie in chunks of two hundred, in their order', () => {
    const all = people(450);
    const chunks = inChunks(all);
    expect(chunks.map((chunk) => chunk.length)).toEqual([200, 200, 50]);
    expect(chunks.flat()).toEqual(all);
    expect(inChunks([])).toEqual([]);
  });

  it('lie in smaller ones where each of them has much to show: a chunk is one document of less than a megabyte', () => {
    const all = people(300, { placeNames: Array.from({ length: 200 }, (_, index) => `学术报告厅第${index}会场`) });
    const chunks = inChunks(all);
    expect(chunks.flat()).toEqual(all);
    for (const chunk of chunks) expect(JSON.stringify(chunk).length).toBeLessThan(410_000);
    expect(chunks.length).toBeGreaterThan(2);
  });
});

describe('the index of an analysis', () => {
  const person = (index: number, more: Parameters<typeof anAttendee>[1] = {}) =>
    anAttendee(`p${index}`, { flags: ['lateUpload', 'twoPlaces'], lackedDays: ['2025-11-29'], ...more });

  it('gives back everybody as lists know them, with the chunk in which the rest of them lies', () => {
    const chunks = inChunks([
      person(0),
      person(1, { doubtful: true, dutyOpen: true, openCourseIds: ['c1'] }),
      person(2),
    ]);
    const [packed, ...others] = indexesOf('a1', chunks);
    expect(others).toEqual([]);
    const listed = packed ? unpacked(packed) : [];
    chunks.flat().forEach((one, index) => {
      expect(one).toMatchObject(
        Object.fromEntries(Object.entries(listed[index] ?? {}).filter(([key]) => key !== 'chunk')),
      );
    });
    expect(listed.map(({ chunk }) => chunk)).toEqual([0, 0, 0]);
  });

  it('is a few documents of less than half a megabyte for ten thousand people', () => {
    const chunks = inChunks(Array.from({ length: 10_000 }, (_, index) => person(index, { name: '欧阳娜娜' })));
    const indexes = indexesOf('a1', chunks);
    expect(indexes.length).toBeLessThanOrEqual(4);
    for (const { packed } of indexes) expect(packed.length).toBeLessThan(450_000);
    expect(indexes.flatMap(unpacked).map(({ personId }) => personId)).toEqual(
      chunks.flat().map(({ personId }) => personId),
    );
  });
});
