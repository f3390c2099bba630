import { errorWords, type ErrorCode } from '../../../../contract/errors';
import type { ErrorOf } from '../../../../contract/index';
import { sheet } from '../../../page/sheets';
import type { Conflict } from '../components/conflict-sheet/two-versions';
import { CallFailure } from '../../../services/call';
import { guardUnsaved } from '../../../services/passing';

/** What a page says when the project is no longer as it was loaded. */
interface MovedOn {
  content: string;
  confirmText: string;
}

/** Every refusal of a save; null for those that have another cause. */
const REFUSALS: Record<ErrorOf<'project.saveForm' | 'project.saveCourses' | 'change.save'>, MovedOn | null> = {
  // Who it was, and what differs, is said by the sheet.
  staleRevision: { content: '', confirmText: '' },
  wrongState: {
    content: '项目已经提交或审核，现在不能改，您这次改的没有保存。页面换上最新内容，您填的会列出来，可以复制。',
    confirmText: '知道了',
  },
  changeNeedsCentre: {
    content:
      '页面已换上最新内容：日期、周期、地点、学时和主讲人如确需变更，请在项目页「申请变更」；文字和主讲人资料可以更正。',
    confirmText: '知道了',
  },
  projectIncomplete: null,
  batchesInvalid: null,
  courseHoursExceeded: null,
  contentRejected: null,
};
const movedOn = (code: ErrorCode): MovedOn | null =>
  code in REFUSALS ? REFUSALS[code as keyof typeof REFUSALS] : null;

/** A form that others may be changing as well (`conflict-sheet`). */
export interface SharedForm {
  reload(): Promise<void>;
  /** What differs from the newest version, once that was loaded. */
  differences(): Conflict | null;
  showConflict(conflict: Conflict): void;
}

/**
 * After a save was refused: where others have moved the project on, the page loads its newest version (around what was typed
 * here, as far as that can still be saved) and says who it was and what differs.
 * @throws the refusal, when it has another cause
 */
export async function loadNewest(page: SharedForm, error: unknown): Promise<void> {
  const said = error instanceof CallFailure ? movedOn(error.code) : null;
  if (!(error instanceof CallFailure) || said === null) throw error;
  await page.reload();
  const conflict = page.differences();
  if (error.code === 'wrongState') guardUnsaved(false);
  if (said.content !== '')
    await sheet(() => wx.showModal({ title: errorWords[error.code].title, ...said, showCancel: false }));
  const isTold = said.content !== '' && !conflict?.both.some(({ locked }) => locked);
  if (conflict !== null && !isTold) page.showConflict(conflict);
}
