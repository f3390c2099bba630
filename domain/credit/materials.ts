/** The meeting materials of a grant round (会议资料, M23): some are made by the system, the others are uploaded. */

import { generatedMaterials, type GeneratedMaterial } from './generated-materials';
import type { LedgerRole } from './ledger-role';

/** What both sides read as it stands, and no file. */
const liveMaterials = [{ code: 'attendanceRecords', label: '考勤明细' }] as const;

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

/** Characters of the institution's own words in the report: what fits its box. */
export const MAX_SUMMARY_LENGTH = 500;

/** As many files as a round takes: a document of the store has at most 1 MB, and the centre must look at each. */
export const MAX_MATERIAL_FILES = 60;

/** Everything that the centre may return with a reason of its own. */
export const materialItems = [...liveMaterials, ...generatedMaterials, ...uploadedMaterials] as const;
export type MaterialItem = (typeof materialItems)[number]['code'];
/** What of the materials was returned, and why. */
export type ItemReason = { item: MaterialItem; reason: string };

type NamedFile = { kind: UploadedMaterial; fileId: string };
type NamedMade = { item: GeneratedMaterial; basis: string };

/** What a round has with it: what was uploaded, and what the system made with what it was made from. */
export type Pack = { files: readonly NamedFile[]; made: readonly NamedMade[] };

/** What a return was about. */
export type ReturnedMaterials = Pack & { items: readonly ItemReason[] };

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

const sameMade = (one: readonly NamedMade[], other: readonly NamedMade[], item?: MaterialItem): boolean => {
  const of = (made: readonly NamedMade[]) =>
    made
      .filter((each) => item === undefined || each.item === item)
      .map(({ basis }) => basis)
      .sort()
      .join('|');
  return of(one) === of(other);
};

/**
 * Each thing that was returned, with whether it is another one since: other files, or made anew from other facts. Where the facts are what
 * they were, the institution answers in words.
 */
export const itemsToChange = (returned: ReturnedMaterials, pack: Pack): (ItemReason & { changed: boolean })[] =>
  returned.items.map(({ item, reason }) => {
    const kind = uploadedMaterials.find(({ code }) => code === item)?.code;
    const changed =
      kind === undefined ? !sameMade(returned.made, pack.made, item) : !sameFiles(returned.files, pack.files, kind);
    return { item, reason, changed };
  });

/**
 * Whether returned materials are still what they were: handed in like that they are refused, unless the institution answers in words.
 * Without a reason for single things, anything that is different will do.
 */
export function isUnchangedSince(returned: ReturnedMaterials | undefined, pack: Pack): boolean {
  if (!returned) return false;
  if (returned.items.length === 0) return sameFiles(returned.files, pack.files) && sameMade(returned.made, pack.made);
  return itemsToChange(returned, pack).some(({ changed }) => !changed);
}
