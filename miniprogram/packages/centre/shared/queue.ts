/** Leaves a decision behind: back to the queue, or to it when the page was opened by itself. */
export function backToQueue(): void {
  if (getCurrentPages().length > 1) void wx.navigateBack();
  else void wx.switchTab({ url: '/pages/admin/home/index' });
}
