/** What WeChat shows in passing. Nobody waits for it, and nothing is lost when it cannot be shown: no promise is left open. */

const nothingLost = (): undefined => undefined;

/**
 * Says something for a moment: an act is done.
 * @param icon `none` for more words than there is room for below a tick
 */
export function toast(title: string, icon: 'success' | 'none' = 'success'): void {
  wx.showToast({ title, icon, fail: nothingLost });
}

/** Covers the page while something that takes its time is done. */
export async function whileLoading<Result>(title: string, act: () => Promise<Result>): Promise<Result> {
  wx.showLoading({ title, mask: true, fail: nothingLost });
  try {
    return await act();
  } finally {
    wx.hideLoading({ fail: nothingLost });
  }
}

/** Shows the page from its beginning, at once. */
export function scrollToTop(): void {
  wx.pageScrollTo({ scrollTop: 0, duration: 0, fail: nothingLost });
}

/** Names the page in its title bar. */
export function titleBar(title: string): void {
  wx.setNavigationBarTitle({ title, fail: nothingLost });
}

/**
 * Brings a part of the page into sight.
 * @param options.above how much stays free above it, px
 * @param options.duration of the movement, ms
 */
export function scrollToPart(selector: string, { above, duration = 200 }: { above: number; duration?: number }): void {
  wx.pageScrollTo({ selector, offsetTop: -above, duration, fail: nothingLost });
}

/** Whether leaving the page asks first, because something is unsaved. A phone that cannot ask lets them leave. */
export function guardUnsaved(unsaved: boolean): void {
  if (unsaved) wx.enableAlertBeforeUnload({ message: '填写的内容还没有保存，确定离开吗？', fail: nothingLost });
  else wx.disableAlertBeforeUnload({ fail: nothingLost });
}
