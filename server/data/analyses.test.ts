import { anAttendee } from '../../test/support/grant-builders';
import { inChunks } from './analyses';

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
