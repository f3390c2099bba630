/** Asks before it is needed, where there will be no time. @returns whether the owner of the phone has agreed */
export async function agreedToPrivacy(): Promise<boolean> {
  try {
    await new Promise((resolve, reject) => wx.requirePrivacyAuthorize({ success: resolve, fail: reject }));
    return true;
  } catch {
    return false;
  }
}
