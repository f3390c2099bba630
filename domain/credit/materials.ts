/** The meeting materials of a grant round (会议资料, M23): some are made by the system, the others are uploaded. */

import type { LedgerRole } from './ledger-role';

export const systemMaterials = [
  { code: 'attendanceRecords', label: '考勤明细' },
  { code: 'grantList', label: '授分名单' },
] as const;

export const uploadedMaterials = [
  { code: 'sitePhotos', label: '现场照片' },
  { code: 'summary', label: '会议总结（盖章）' },
  { code: 'courseware', label: '课件或讲义' },
] as const;
export type UploadedMaterial = (typeof uploadedMaterials)[number]['code'];

/**
 * The kinds still without a file, in the order of the screen; empty when the materials can be submitted. A round of lecturers needs none:
 * the meeting is shown by the materials of its attendees (M20). Nor does a supplementary round; the centre may ask for one by returning it.
 */
export function missingMaterials(
  uploaded: readonly UploadedMaterial[],
  { role = 'trainee', supplementFor }: { role?: LedgerRole | undefined; supplementFor?: string | undefined } = {},
): UploadedMaterial[] {
  if (role === 'lecturer' || supplementFor !== undefined) return [];
  return uploadedMaterials.map(({ code }) => code).filter((kind) => !uploaded.includes(kind));
}

/** As many files as a round takes: a document of the store has at most 1 MB, and the centre must look at each. */
export const MAX_MATERIAL_FILES = 60;
