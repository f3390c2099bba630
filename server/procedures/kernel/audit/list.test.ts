import { HOSPITAL_DAY, plantHospital } from '../../../../test/support/hospital';
import { signedInReviewer } from '../../../../test/support/builders';
import { openInProcess } from '../../../../test/support/in-process';
import { hospitalA, hospitalB } from '../../../../test/support/institutions';
import type { TestPersonId } from '../../../../test/support/people';
import { refusalOf } from '../../../../test/support/refusal';

describe('the log as the centre reads it', () => {
  it('is that of a project which was handed in, with every step of its institution, and of no draft', async () => {
    const cloud = await openInProcess({ startAt: HOSPITAL_DAY });
    const hospital = await plantHospital(cloud, hospitalA);
    await signedInReviewer(cloud, 'reviewer1');
    await cloud.as(hospital.administrator).do('attendanceSession.open', { projectId: hospital.held, batchId: 'b1' });
    const { rows } = await cloud.as('reviewer1').do('audit.list', { projectId: hospital.held });
    expect(rows.map(({ action }) => action)).toContain('attendance.opened');
    expect(refusalOf(await cloud.as('reviewer1').call('audit.list', { projectId: hospital.draft })).code).toBe(
      'notFound',
    );
    // Without a project it is the centre's own.
    const own = await cloud.as('reviewer1').do('audit.list', {});
    expect(own.rows.map(({ action }) => action)).not.toContain('attendance.opened');
  });
});

describe('the log about one person', () => {
  it('has what their institution did, for it alone and for the centre, and nothing for another one', async () => {
    const cloud = await openInProcess({ startAt: HOSPITAL_DAY });
    const own = await plantHospital(cloud, hospitalA);
    const other = await plantHospital(cloud, hospitalB);
    await signedInReviewer(cloud, 'reviewer1');
    const { personId } = own;
    await cloud
      .as(own.administrator)
      .do('leaving.record', { personId, day: '2025-11-28', reason: '调离本单位', endSignIns: false });
    const about = async (who: TestPersonId) =>
      (await cloud.as(who).do('audit.list', { personId })).rows.map(({ action }) => action);
    expect(await about(own.administrator)).toContain('registration.left');
    // The centre reads what other institutions did about them as well.
    expect(await about('reviewer1')).toEqual(expect.arrayContaining(await about(own.administrator)));
    expect(await about(other.administrator)).toEqual([]);
    const both = await cloud.as('reviewer1').call('audit.list', { personId, projectId: own.held });
    expect(refusalOf(both).code).toBe('invalidInput');
  });
});
