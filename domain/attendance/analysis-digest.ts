/** The digest that a snapshot keeps of what it was made from. */
import { ANALYSIS_RULE_VERSION } from './analysis';
import type { CourseRecord, CourseWindows } from './course-analysis';
import type { HallCheck } from './spot-check';
import { secondOf } from '../kernel/time';

// The text of 196,000 records at once would take a good part of a function's memory.
const DIGEST_CHUNK = 1000;

/**
 * The same records, courses and windows give the same digest in any order of the records. `hash` is a cryptographic hash of text.
 */
export function analysisInputDigest({
  records,
  courses,
  spotChecks = [],
  hash,
}: {
  records: readonly CourseRecord[];
  courses: readonly CourseWindows[];
  /** Of the batch: they say of whom some windows ask nothing. */
  spotChecks?: readonly HallCheck[];
  hash: (text: string) => string;
}): string {
  const ordered = [...records].sort((a, b) => (a.recordId < b.recordId ? -1 : a.recordId > b.recordId ? 1 : 0));
  const windows = courses.map((course) => [
    course.courseId,
    course.windows.map(({ begin, end }) => [secondOf(begin), secondOf(end)]),
  ]);
  // Those from before halls had their own stand as they always did.
  const spots = spotChecks.map(({ begin, end, sessionId, courseIds }) => [
    begin,
    end,
    ...(sessionId === undefined ? [] : [sessionId, courseIds ?? null]),
  ]);
  let digest = hash(JSON.stringify([ANALYSIS_RULE_VERSION, windows, ...(spots.length > 0 ? [spots] : [])]));
  let lines: string[] = [];
  let previousId: string | undefined;
  for (const { recordId, personId, evidenceAt, origin, counts, removed, flags, courseIds } of ordered) {
    if (recordId === previousId) continue;
    previousId = recordId;
    const ruled = removed ? ['removed'] : [];
    lines.push(
      JSON.stringify([recordId, personId, evidenceAt, origin, counts, [...flags].sort(), courseIds, ...ruled]),
    );
    if (lines.length === DIGEST_CHUNK) {
      digest = hash([digest, ...lines].join('\n'));
      lines = [];
    }
  }
  return hash([digest, ...lines].join('\n'));
}
