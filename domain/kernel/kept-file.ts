/**
 * The way of a file from a phone into what is kept (rules: "Files"): where it may be uploaded, how much of it a day, and
 * whether it is kept once the server has looked into it.
 */
import { MINUTE_MS } from './time';
import { endingOfType, isTrueName, MAX_FILE_BYTES, uploadTypeOf, type FileType, type UploadType } from './uploads';

/** What files are uploaded for. An upload serves the purpose it was asked for, and no other. */
export const officePurposes = [
  'projectDocument',
  'material',
  'activity',
  'roster',
  'catalogue',
  'attendees',
  'questions',
  'questionPicture',
  'personProof',
] as const;
/** Trainees upload nothing but pictures that go with an appeal, and what they show for a correction. */
export const traineePurposes = ['appeal', 'correctionProof'] as const;
type TraineePurpose = (typeof traineePurposes)[number];
export type OfficePurpose = (typeof officePurposes)[number];
export type UploadPurpose = OfficePurpose | TraineePurpose;
export const isTraineePurpose = (purpose: UploadPurpose): purpose is TraineePurpose =>
  (traineePurposes as readonly string[]).includes(purpose);

const paper: readonly UploadType[] = ['pdf', 'image'];
const typesFor: Record<UploadPurpose, readonly UploadType[]> = {
  projectDocument: paper,
  material: paper,
  activity: paper,
  roster: ['table'],
  catalogue: ['table'],
  appeal: ['image'],
  correctionProof: paper,
  attendees: ['table'],
  questions: ['table'],
  questionPicture: ['image'],
  personProof: paper,
};

/** Whether a file of a type serves a purpose: nobody reviews a table, and nobody imports a photograph. */
const serves = (type: FileType, purpose: UploadPurpose): boolean => typesFor[purpose].includes(uploadTypeOf(type));

/** So long a phone may upload to the path it was given and attach what it uploaded. */
export const UPLOAD_LIVES_MS = 60 * MINUTE_MS;

/** A whole round of materials takes sixty files; nobody hands in five a day. */
export const UPLOADS_A_DAY = 300;
export const UPLOAD_BYTES_A_DAY = 2 * 1024 * 1024 * 1024;
/** Of a trainee: three pictures for each of some days, and again for what went wrong. */
export const TRAINEE_UPLOADS_A_DAY = 30;

/** What somebody has asked to upload in a day. */
export interface DailyUploads {
  count: number;
  bytes: number;
}

export type UploadDecision = { kind: 'give'; today: DailyUploads } | { kind: 'refuse'; reason: 'tooManyUploads' };

/** Whether one more file may be uploaded by somebody who has asked for these on the same day. */
export function decideUpload({
  today,
  sizeBytes,
  atMost = UPLOADS_A_DAY,
}: {
  today: DailyUploads;
  sizeBytes: number;
  atMost?: number;
}): UploadDecision {
  const next = { count: today.count + 1, bytes: today.bytes + sizeBytes };
  return next.count > atMost || next.bytes > UPLOAD_BYTES_A_DAY
    ? { kind: 'refuse', reason: 'tooManyUploads' }
    : { kind: 'give', today: next };
}

/** What the server has found in a file. */
export interface FileFacts {
  type: FileType;
  sizeBytes: number;
  /** Of a PDF; absent where it keeps them to itself (an encrypted one). */
  pages?: number;
  /** Of a picture. */
  widthPixels?: number;
  heightPixels?: number;
}

/** More than any report or any camera makes: a viewer would need a phone's whole memory for it. */
export const MAX_PAGES = 2000;
const MAX_PIXELS = 150_000_000;

export type FileRefusal = 'uploadExpired' | 'fileTooBig' | 'fileIncomplete' | 'fileUnreadable';
export type FileDecision = { kind: 'keep' } | { kind: 'refuse'; reason: FileRefusal };

/**
 * Whether a file that was looked into is kept.
 * @param purpose what it was uploaded for
 * @param fileName as the phone names it
 * @param saidBytes the size that the phone named when it asked for the path
 */
export function decideFile({
  facts,
  purpose,
  fileName,
  saidBytes,
}: {
  facts: FileFacts;
  purpose: UploadPurpose;
  fileName: string;
  saidBytes: number;
}): FileDecision {
  const { type, sizeBytes, pages = 1, widthPixels = 1, heightPixels = 1 } = facts;
  const refuse = (reason: FileRefusal): FileDecision => ({ kind: 'refuse', reason });
  if (sizeBytes > MAX_FILE_BYTES) return refuse('fileTooBig');
  if (sizeBytes !== saidBytes) return refuse('fileIncomplete');
  if (!serves(type, purpose) || !isTrueName(fileName, type)) return refuse('fileUnreadable');
  return pages > MAX_PAGES || widthPixels * heightPixels > MAX_PIXELS ? refuse('fileTooBig') : { kind: 'keep' };
}

/** Whether an upload that was asked for at `askedAt` may still be attached: to the last millisecond before the hour is over. */
export const isUploadLive = ({ askedAt, now }: { askedAt: number; now: number }): boolean =>
  now - askedAt < UPLOAD_LIVES_MS;

/** Where a phone uploads to. The storage's rules let phones write here and nowhere else (`cloud/storage.rules.json`). */
export const uploadPath = ({ month, uploadId, ending }: { month: string; uploadId: string; ending: string }): string =>
  `uploads/${month}/${uploadId}.${ending}`;

const FILE_ID = /^cloud:\/\/[^/]+\/(.+)$/;
/** The path in the storage of a file id; '' of something else. */
export const pathOfFileId = (fileId: string): string => FILE_ID.exec(fileId)?.[1] ?? '';

/** The id of the upload that lies at a path; undefined when no upload lies there. */
export const uploadIdOf = (path: string): string | undefined =>
  /^uploads\/\d{4}-\d{2}\/([0-9a-f]{32})\.[a-z]+$/.exec(path)?.[1];

/**
 * Where the server keeps a file: under its SHA-256, where no phone writes. The upload it came by makes the path its own: a
 * file that is kept anew after it was swept lies elsewhere, so that a removal that is still on its way cannot meet it.
 */
export const keptPath = ({ digest, uploadId, type }: { digest: string; uploadId: string; type: FileType }): string =>
  `kept/${digest}/${uploadId}.${endingOfType[type]}`;
