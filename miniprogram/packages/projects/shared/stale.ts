import { errorWords, type ErrorCode } from '../../../../contract/errors';
import type { ErrorOf } from '../../../../contract/index';
import { sheet } from '../../../page/sheets';
import { CallFailure } from '../../../services/call';
import { guardUnsaved } from '../../../services/passing';

/** What a page says when the project is no longer as it was loaded. */
interface MovedOn {
  content: string;
  confirmText: string;
}

/** Every refusal of a save; null for those that have another cause. */
const REFUSALS: Record<ErrorOf<'project.saveForm' | 'project.saveCourses' | 'change.save'>, MovedOn | null> = {
  staleRevision: {
    content: '已换上最新内容，您这次改的几项也还在页面上。请核对后再保存一次。',
    confirmText: '去核对',
  },
  wrongState: {
    content: '项目已经提交或审核，现在不能改。页面已换上最新内容，您这次改的没有保存。',
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

/**
 * After a save was refused: where others have moved the project on, the page loads its newest version (around what was typed
 * here, as far as that can still be saved) and says so.
 * @throws the refusal, when it has another cause
 */
export async function loadNewest(page: { reload(): Promise<void> }, error: unknown): Promise<void> {
  const said = error instanceof CallFailure ? movedOn(error.code) : null;
  if (!(error instanceof CallFailure) || said === null) throw error;
  await page.reload();
  if (error.code === 'wrongState') guardUnsaved(false);
  await sheet(() => wx.showModal({ title: errorWords[error.code].title, ...said, showCancel: false }));
}
