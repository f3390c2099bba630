/** The phone's screen while one page shows a code. */
export class BrightScreen {
  #before: number | undefined;
  #wanted = false;

  /** Keeps the screen on and as bright as it can be: the code is read from across a hall. */
  async lightUp(): Promise<void> {
    this.#wanted = true;
    try {
      await wx.setKeepScreenOn({ keepScreenOn: true });
      const { value } = await wx.getScreenBrightness();
      if (!this.#wanted) return;
      this.#before ??= value;
      await wx.setScreenBrightness({ value: 1 });
    } catch {
      // A phone that does not let its screen be set still shows the code.
    }
  }

  /** Gives the screen back as it was. */
  async dim(): Promise<void> {
    this.#wanted = false;
    const value = this.#before;
    this.#before = undefined;
    try {
      await wx.setKeepScreenOn({ keepScreenOn: false });
      if (value !== undefined) await wx.setScreenBrightness({ value });
    } catch {
      // As above: WeChat gives it back itself when the app is left.
    }
  }
}
