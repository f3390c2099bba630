const KEY = 'supportPhone';

let known: string | undefined;

/** 技术支持电话 (M24) as this phone last heard it: a screen that cannot load has to know it all the same. '' where none is configured. */
export const supportPhone = {
  get(): string {
    if (known !== undefined) return known;
    try {
      const kept: unknown = wx.getStorageSync(KEY);
      return typeof kept === 'string' ? kept : '';
    } catch {
      // A failure is being told: reading its number must not be another one.
      return '';
    }
  },
  keep(phone: string): void {
    if (known === phone) return;
    known = phone;
    try {
      wx.setStorageSync(KEY, phone);
    } catch {
      // A phone that is full: known until the app ends.
    }
  },
};
