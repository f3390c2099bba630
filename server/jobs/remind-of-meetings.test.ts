import { addDays, instantOf } from '../../domain/kernel/time';
import { HOSPITAL_DAY, plantHospital, type Hospital } from '../../test/support/hospital';
import { openInProcess, type InProcessCloud } from '../../test/support/in-process';
import { hospitalA } from '../../test/support/institutions';
import { aProject } from '../../test/support/grant-builders';

const BEGINS = '2025-12-10';
const EVE = instantOf(addDays(BEGINS, -1), '09:00:00');

let cloud: InProcessCloud;
let hospital: Hospital;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: HOSPITAL_DAY });
  hospital = await plantHospital(cloud, hospitalA);
});

/** A meeting whose first batch is over and whose second one begins on a day. */
const plantMeeting = (begin = BEGINS) =>
  cloud.plant(
    'projects',
    aProject('meeting', {
      institutionId: hospital.institutionId,
      batches: [
        { batchId: 'b1', begin: '2025-11-20', end: '2025-11-21', windows: [] },
        { batchId: 'b2', begin, end: addDays(begin, 2), windows: [] },
      ],
      firstDay: '2025-11-20',
      lastDay: addDays(begin, 2),
    }),
  );
const follow = () => cloud.as(hospital.trainee).do('notice.follow', { projectId: 'meeting', following: true });
const timerAt = async (instant: number) => {
  cloud.clock.set(instant);
  await cloud.jobs({ Type: 'Timer' });
  await cloud.jobs({ Type: 'Timer' });
};
const reminders = () => cloud.documents('messages').filter(({ kind }) => kind === 'meetingTomorrow');

describe('who follows a meeting', () => {
  it('is reminded once, the day before a batch of it begins, from nine in the morning', async () => {
    await plantMeeting();
    await follow();
    await timerAt(EVE - 1);
    expect(reminders()).toEqual([]);
    await timerAt(EVE);
    await timerAt(EVE + 3_600_000);
    expect(reminders()).toMatchObject([
      { to: `person:${hospital.personId}`, facts: { projectId: 'meeting', begin: '07:00' } },
    ]);
    await timerAt(instantOf(BEGINS, '09:00:00'));
    expect(reminders()).toHaveLength(1);
  });

  it('is reminded anew on another eve where the batch was moved', async () => {
    await plantMeeting();
    await follow();
    await timerAt(EVE);
    const moved = addDays(BEGINS, 7);
    await cloud.change('projects', 'meeting', {
      lastDay: addDays(moved, 2),
      batches: [{ batchId: 'b2', begin: moved, end: addDays(moved, 2), windows: [] }],
    });
    await timerAt(instantOf(addDays(moved, -1), '09:00:00'));
    expect(reminders()).toHaveLength(2);
  });

  it('alone is reminded, and of no meeting that was cancelled', async () => {
    await plantMeeting();
    await timerAt(EVE);
    expect(reminders()).toEqual([]);
    await follow();
    await cloud.change('projects', 'meeting', { state: 'cancelled' });
    await timerAt(EVE);
    expect(reminders()).toEqual([]);
  });
});
