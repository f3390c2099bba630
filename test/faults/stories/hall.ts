import { SECOND_MS } from '../../../domain/kernel/time';
import { signToken } from '../../../server/attendance/token-signing';
import type { AttendanceSession } from '../../../server/data/documents';
import { sessionIdOf } from '../../../server/data/sessions';
import { aProject } from '../../support/grant-builders';
import { secrets, type World } from '../harness/world';

export const PROJECT = 'project-scanned';
export const SESSION = sessionIdOf({ projectId: PROJECT, batchId: 'b1' });
const CODE = 'ABCDEFGH';

/** A hall in which people check in on 2025-11-29 and 30, open since an instant of the first morning. */
export async function plantHall(world: World, opened: number, cap: number | null): Promise<void> {
  await world.plant('projects', aProject(PROJECT, { courses: [] }));
  world.beginnings.set(`project:${PROJECT}`, 'approved');
  await world.plant('attendanceSessions', aSession(opened, cap));
  world.beginnings.set(`attendanceSession:${SESSION}`, 'open');
}

const aSession = (createdAt: number, cap: number | null): AttendanceSession => ({
  _id: SESSION,
  code: CODE,
  projectId: PROJECT,
  batchId: 'b1',
  institutionId: 'hospital-a',
  courseIds: ['c1'],
  title: '临床检验新进展',
  batchBegin: '2025-11-29',
  batchEnd: '2025-11-30',
  placeName: '学术报告厅',
  status: 'open',
  closedAt: null,
  createdAt,
  projectState: 'approved',
  rotationSeconds: 5,
  cap,
  capInForceAt: createdAt,
  faceCheck: false,
  acceptLate: true,
  placePolicy: 'off',
});

/** What the display shows now. */
export function codeShownAt(world: World, sessionId = SESSION): string {
  const { code, createdAt } = world.document('attendanceSessions', sessionId);
  return signToken(secrets.tokenKeys, {
    sessionCode: code,
    second: Math.floor((world.now - createdAt) / SECOND_MS),
  });
}
