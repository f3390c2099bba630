let brightnessBefore: number | undefined;

/** Keeps the screen on and as bright as it can be: the code is read from across a hall. */
export async function lightUp(): Promise<void> {
  void wx.setKeepScreenOn({ keepScreenOn: true });
  try {
    const { value } = await wx.getScreenBrightness();
    brightnessBefore ??= value;
    await wx.setScreenBrightness({ value: 1 });
  } catch {
    // A phone that does not let its brightness be set still shows the code.
  }
}

/** Gives the screen back as it was. */
export async function dim(): Promise<void> {
  void wx.setKeepScreenOn({ keepScreenOn: false });
  const value = brightnessBefore;
  brightnessBefore = undefined;
  if (value !== undefined) await wx.setScreenBrightness({ value }).catch(() => undefined);
}
