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

/** Everything that the centre may return with a reason of its own. */
export const materialItems = [...systemMaterials, ...uploadedMaterials] as const;
export type MaterialItem = (typeof materialItems)[number]['code'];
/** What of the materials was returned, and why. */
export type ItemReason = { item: MaterialItem; reason: string };

type NamedFile = { kind: UploadedMaterial; fileId: string };

/** What a return was about. */
export type ReturnedMaterials = { items: readonly ItemReason[]; files: readonly NamedFile[] };

/** Files are kept under what is in them, so the same ids are the same bytes. */
const sameFiles = (one: readonly NamedFile[], other: readonly NamedFile[], kind?: UploadedMaterial): boolean => {
  const of = (files: readonly NamedFile[]) =>
    files
      .filter((file) => kind === undefined || file.kind === kind)
      .map((file) => `${file.kind} ${file.fileId}`)
      .sort()
      .join('|');
  return of(one) === of(other);
};

/** Each thing that was returned, with whether its files are others since. What the system makes is answered in words. */
export const itemsToChange = (
  { items, files: before }: ReturnedMaterials,
  files: readonly NamedFile[],
): (ItemReason & { changed: boolean })[] =>
  items.map(({ item, reason }) => {
    const kind = uploadedMaterials.find(({ code }) => code === item)?.code;
    return { item, reason, changed: kind !== undefined && !sameFiles(before, files, kind) };
  });

/**
 * Whether returned materials are still what they were: handed in like that they are refused, unless the institution answers in words.
 * Without a reason for single things, anything that is different will do.
 */
export function isUnchangedSince(returned: ReturnedMaterials | undefined, files: readonly NamedFile[]): boolean {
  if (!returned) return false;
  if (returned.items.length === 0) return sameFiles(returned.files, files);
  return itemsToChange(returned, files).some(({ changed }) => !changed);
}
