import { CallFailure } from './call';
import { failureView } from './failure';
import { openFile, type FileAddress } from './open-file';

const address = (url: string, file: Partial<FileAddress> = {}): FileAddress => ({ url, fileName: '通知.pdf', ...file });

/** A phone that answers a download by its address: a status, or an error of WeChat. */
function phone(answers: Record<string, number | string>) {
  const openDocument = jest.fn(() => Promise.resolve());
  const previewImage = jest.fn(() => Promise.resolve());
  const downloadFile = ({
    url,
    success,
    fail,
  }: {
    url: string;
    success: (done: object) => void;
    fail: (error: object) => void;
  }) => {
    const answer = answers[url];
    if (typeof answer === 'number') success({ tempFilePath: `/tmp/${url}`, statusCode: answer });
    else fail({ errMsg: `downloadFile:fail ${answer}` });
  };
  Object.assign(globalThis, {
    wx: { downloadFile, openDocument, previewImage, showLoading: jest.fn(), hideLoading: jest.fn() },
  });
  return { openDocument, previewImage };
}

const failureOf = async (opening: Promise<void>): Promise<string> => {
  const thrown: unknown = await opening.then(
    () => undefined,
    (error: unknown) => error,
  );
  return thrown instanceof CallFailure ? thrown.code : String(thrown);
};

describe('opening a file', () => {
  it('fetches it and shows it as what the server saw inside, whatever its name says', async () => {
    const { openDocument, previewImage } = phone({ a: 200 });
    await openFile(() => Promise.resolve(address('a')));
    expect(openDocument).toHaveBeenCalledWith({ filePath: '/tmp/a', fileType: 'pdf', showMenu: true });
    await openFile(() => Promise.resolve(address('a', { type: 'jpeg' })));
    expect(previewImage).toHaveBeenCalledWith({ urls: ['/tmp/a'] });
  });

  it('asks for a new address once when the one it has is too old', async () => {
    const { openDocument } = phone({ old: 403, fresh: 200 });
    const ask = jest.fn(() => Promise.resolve(address('fresh')));
    await openFile(ask, address('old'));
    expect(ask).toHaveBeenCalledTimes(1);
    expect(openDocument).toHaveBeenCalledWith(expect.objectContaining({ filePath: '/tmp/fresh' }));
  });

  it('then says what it is: not the network', async () => {
    phone({ old: 403, older: 403 });
    const ask = jest.fn(() => Promise.resolve(address('older')));
    expect(await failureOf(openFile(ask, address('old')))).toBe('fileAddressExpired');
    expect(ask).toHaveBeenCalledTimes(1);
    const { advice } = failureView(new CallFailure('fileAddressExpired', ''));
    expect(advice).toContain('不是您的网络问题');
  });

  it('says so when nothing lies there any more', async () => {
    phone({ gone: 404 });
    expect(await failureOf(openFile(() => Promise.resolve(address('gone'))))).toBe('fileGone');
  });

  it('says whom to ask when the domain was not entered at the console; a picture is shown all the same', async () => {
    const { previewImage } = phone({ a: 'url not in domain list' });
    expect(await failureOf(openFile(() => Promise.resolve(address('a'))))).toBe('downloadBlocked');
    await openFile(() => Promise.resolve(address('a', { fileName: '照片1.jpg' })));
    expect(previewImage).toHaveBeenCalledWith({ urls: ['a'] });
  });

  it('is told as a bad network for any other reason', async () => {
    phone({ a: 'timeout', b: 500 });
    for (const url of ['a', 'b'])
      expect(await failureOf(openFile(() => Promise.resolve(address(url))))).toBe('networkFailed');
  });
});
