import { guardUnsaved, scrollToPart, scrollToTop, titleBar, toast, whileLoading } from './passing';

/** A phone as WeChat has it: with a callback the failure goes there, without one into a promise. */
function failingPhone(): string[] {
  const called: string[] = [];
  const failing = (name: string) => (options?: { fail?: (failure: object) => void }) => {
    called.push(name);
    const failure = { errMsg: `${name}:fail` };
    if (options?.fail === undefined) return Promise.reject(Object.assign(new Error(), failure));
    options.fail(failure);
    return undefined;
  };
  const names = [
    ...['showToast', 'showLoading', 'hideLoading', 'pageScrollTo', 'setNavigationBarTitle'],
    ...['enableAlertBeforeUnload', 'disableAlertBeforeUnload'],
  ];
  Object.assign(globalThis, { wx: Object.fromEntries(names.map((name) => [name, failing(name)])) });
  return called;
}

describe('what is shown in passing', () => {
  it('may fail without anybody hearing of it', () => {
    const called = failingPhone();
    const given = [
      toast('已保存'),
      scrollToTop(),
      scrollToPart('#part', { above: 16 }),
      titleBar('授分'),
      guardUnsaved(true),
      guardUnsaved(false),
    ];
    expect(given.every((each) => each === undefined)).toBe(true);
    expect(called).toHaveLength(given.length);
  });

  it('does not fail the work that it covers, and does not hide its failure', async () => {
    failingPhone();
    await expect(whileLoading('正在上传', () => Promise.resolve('done'))).resolves.toBe('done');
    await expect(whileLoading('正在上传', () => Promise.reject(new Error('no room')))).rejects.toThrow('no room');
  });
});
