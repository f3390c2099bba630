import { HOSPITAL_DAY, plantHospital } from '../../../../test/support/hospital';
import { signedInReviewer } from '../../../../test/support/builders';
import { openInProcess } from '../../../../test/support/in-process';
import { hospitalA } from '../../../../test/support/institutions';
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
