import { errorWords, type ErrorCode } from '../../../../contract/index';
import { CallFailure } from '../../../services/call';

/** Refusals of a save that mean: the project is no longer as this page has loaded it. What the page then says. */
const MOVED_ON: Partial<Record<ErrorCode, { content: string; confirmText: string }>> = {
  staleRevision: {
    content: '已换上最新内容，您这次改的几项也还在页面上。请核对后再保存一次。',
    confirmText: '去核对',
  },
  wrongState: {
    content: '项目已经提交或审核，现在不能改。页面已换上最新内容，您这次改的没有保存。',
    confirmText: '知道了',
  },
  changeNeedsCentre: {
    content: '页面已换上最新内容：日期、周期、地点和学时如确需变更，请联系中心；文字和主讲人资料可以更正。',
    confirmText: '知道了',
  },
};

/**
 * After a save was refused: where others have moved the project on, the page loads its newest version (around what was typed
 * here, as far as that can still be saved) and says so.
 * @throws the refusal, when it has another cause
 */
export async function loadNewest(page: { load(): Promise<void> }, error: unknown): Promise<void> {
  const said = error instanceof CallFailure ? MOVED_ON[error.code] : undefined;
  if (!(error instanceof CallFailure) || said === undefined) throw error;
  await page.load();
  if (error.code === 'wrongState') guardUnsaved(false);
  await wx.showModal({ title: errorWords[error.code].title, ...said, showCancel: false });
}

/** Leaving with something unsaved asks first. */
export function guardUnsaved(unsaved: boolean): void {
  if (unsaved) void wx.enableAlertBeforeUnload({ message: '填写的内容还没有保存，确定离开吗？' });
  else void wx.disableAlertBeforeUnload();
}
