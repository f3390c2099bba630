import { errorWords } from '../../../../contract/index';
import { CallFailure } from '../../../services/call';

/** Whether somebody else has saved the project since this page loaded it. */
export const isStale = (error: unknown): error is CallFailure =>
  error instanceof CallFailure && error.code === 'staleRevision';

/** Says that the newest version is on the page now, with what was typed here still in it. */
export async function tellMerged(): Promise<void> {
  await wx.showModal({
    title: errorWords.staleRevision.title,
    content: '已换上最新内容，您这次改的几项也还在页面上。请核对后再保存一次。',
    showCancel: false,
    confirmText: '去核对',
  });
}

/** Leaving with something unsaved asks first. */
export function guardUnsaved(unsaved: boolean): void {
  if (unsaved) void wx.enableAlertBeforeUnload({ message: '填写的内容还没有保存，确定离开吗？' });
  else void wx.disableAlertBeforeUnload();
}
