/**
 * What a reviewer objects to, each at the place it is about (C2): a document, a field of the form, a course, a batch. In the next
 * review each stands beside what became of it.
 */
import { isReason } from '../kernel/reason';
import { changesOf } from './change-request';
import type { EditableContent } from './project-change';
import { documentKinds, type DocumentKind } from './project';

/** `documents.agenda`, `form.venue`, `courses.<courseId>`, `batches.<batchId>`. */
export type Objection = { at: string; reason: string };

export const OBJECTIONS_AT_MOST = 60;

/** What objections may be about. */
export type Reviewable = EditableContent;

/** Every place of a project that may be objected to, in the order of its pages. */
export function placesOf({ form, courses, batches }: Reviewable): string[] {
  return [
    ...documentKinds.map(({ code }) => `documents.${code}`),
    ...Object.keys(form).map((field) => `form.${field}`),
    ...courses.map(({ courseId }) => `courses.${courseId}`),
    ...batches.map(({ batchId }) => `batches.${batchId}`),
  ];
}

/** Whether objections can be taken: each has a reason and a place that is there, and no place has two. */
export function areObjections(objections: readonly Objection[], content: Reviewable): boolean {
  const places = new Set(placesOf(content));
  const distinct = new Set(objections.map(({ at }) => at));
  return (
    distinct.size === objections.length && objections.every(({ at, reason }) => places.has(at) && isReason(reason))
  );
}

/** The reason that was given for one document; '' where there is none. */
export const objectionAt = (objections: readonly Objection[] | undefined, at: string): string =>
  objections?.find((objection) => objection.at === at)?.reason ?? '';

/** A version of a project: what it says, and which files it brings. */
export type ReviewedVersion = Reviewable & {
  documents: readonly { kind: DocumentKind; digest?: string | undefined }[];
};

/**
 * What became of the last objections: whether what they are about is another since.
 * @returns them in their order
 */
export function answered(
  objections: readonly Objection[],
  before: ReviewedVersion,
  now: ReviewedVersion,
): (Objection & { changed: boolean })[] {
  const changed = new Set(
    changesOf(before, now).map((change) => {
      switch (change.area) {
        case 'form':
          return `form.${change.field}`;
        case 'batch':
          return `batches.${change.batchId}`;
        case 'course':
          return `courses.${change.courseId}`;
      }
    }),
  );
  const digestIn = ({ documents }: ReviewedVersion, kind: string) =>
    documents.find((document) => document.kind === kind)?.digest;
  for (const { code } of documentKinds)
    if (digestIn(before, code) !== digestIn(now, code)) changed.add(`documents.${code}`);
  return objections.map((objection) => ({ ...objection, changed: changed.has(objection.at) }));
}
