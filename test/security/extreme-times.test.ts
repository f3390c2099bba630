import type { Envelope } from '../../contract';
import { batchOf } from '../support/projects';
import { openHolding, type Holding } from '../support/attendance';
import { startTestCloud, type TestCloud } from '../support/cloud';
import { instantOf } from '../../domain/kernel/time';

/** The ends of what JavaScript's dates can hold, where arithmetic on a day or an instant leaves it. */
const LAST_INSTANT = 8.64e15;
const LAST_DAY = '9999-12-31';

let cloud: TestCloud;
let holding: Holding;
beforeAll(async () => {
  cloud = await startTestCloud({ startAt: instantOf('2025-11-29', '08:00:00') });
  holding = await openHolding(cloud);
});
afterAll(() => cloud.close());

const invalidAt = (field: string) => ({
  ok: false,
  error: { code: 'invalidInput', details: { fields: [{ field }] } },
});

describe('a time at the end of all calendars', () => {
  it('is refused as the day of a list of records', async () => {
    const { projectId, batchId, by } = holding;
    const answer = await cloud.as(by).call('attendance.records', { projectId, batchId, day: LAST_DAY });
    expect(answer).toMatchObject(invalidAt('day'));
  });

  it('is refused as a window of an analysis', async () => {
    const { projectId, batchId, by } = holding;
    const windows = [{ begin: LAST_INSTANT, end: LAST_INSTANT }];
    const answer: Envelope<unknown> = await cloud.as(by).call('analysis.run', { projectId, batchId, windows });
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalidInput' } });
  });

  it('is refused as a planned window and as a planned date of a draft', async () => {
    const administrator = cloud.as(holding.by);
    const { projectId } = await administrator.do('project.create', { catalogueEntryId: 'entry-two-days' });
    const windows = [{ begin: LAST_INSTANT, end: LAST_INSTANT }];
    const batches = [batchOf({ windows })];
    const saved = await administrator.call('project.saveCourses', { projectId, revision: 0, courses: [], batches });
    expect(saved).toMatchObject({ ok: false, error: { code: 'invalidInput' } });
    const { form } = await administrator.do('project.get', { projectId });
    const planned = { ...form, plannedBegin: '1000-01-01', plannedEnd: LAST_DAY };
    const answer = await administrator.call('project.saveForm', { projectId, revision: 0, form: planned });
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalidInput' } });
  });
});
