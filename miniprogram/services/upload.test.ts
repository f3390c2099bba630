import { failureView } from './failure';
import { objectionTo, openFile, pickAndUpload } from './upload';

const picked = (name: string, sizeBytes = 1000) => ({ path: `/tmp/${name}`, name, sizeBytes });

describe('picked files', () => {
  it('are taken when each is a PDF or a photograph with something in it', () => {
    expect(objectionTo([picked('通知.pdf'), picked('照片1.jpg')], ['pdf', 'image'])).toBeUndefined();
  });

  it('are refused with the name of the one that is neither, and with what is accepted', () => {
    const objection = objectionTo([picked('通知.pdf'), picked('a.docx')], ['pdf', 'image']);
    expect(objection?.content).toBe('「a.docx」不能上传，只接受 PDF，或 JPG、PNG 照片。');
    expect(objectionTo([picked('总结.pdf')], ['image'])?.content).toContain('只接受 JPG、PNG 照片');
  });

  it('are refused when one only has the name of a PDF', () => {
    const fake = { ...picked('fake.pdf'), head: new Uint8Array(Buffer.from('hello')) };
    expect(objectionTo([fake], ['pdf', 'image'])?.content).toContain('「fake.pdf」的内容不是 PDF');
  });

  it('are refused when one is empty or too big', () => {
    expect(objectionTo([picked('通知.pdf', 0)], ['pdf'])?.title).toBe('文件是空的');
    expect(objectionTo([picked('通知.pdf', 21 * 1024 * 1024)], ['pdf'])?.title).toBe('文件太大');
  });
});

describe('choosing files', () => {
  /** A phone whose choosers are closed without a choice. */
  const closed = (name: string) => () => Promise.reject(Object.assign(new Error(), { errMsg: `${name}:fail cancel` }));

  it.each([
    ['the list of sources', { showActionSheet: closed('showActionSheet') }],
    ['the album', { showActionSheet: () => Promise.resolve({ tapIndex: 1 }), chooseMedia: closed('chooseMedia') }],
    [
      'the chats',
      { showActionSheet: () => Promise.resolve({ tapIndex: 0 }), chooseMessageFile: closed('chooseMessageFile') },
    ],
  ])('gives none when %s is closed', async (_, phone) => {
    Object.assign(globalThis, { wx: phone });
    expect(await pickAndUpload({ types: ['pdf', 'image'], count: 1 })).toEqual([]);
  });

  it('fails when a chooser fails for another reason', async () => {
    const denied = { errMsg: 'chooseMedia:fail auth deny' };
    Object.assign(globalThis, { wx: { chooseMedia: () => Promise.reject(Object.assign(new Error(), denied)) } });
    await expect(pickAndUpload({ types: ['image'], count: 1 })).rejects.toMatchObject(denied);
  });
});

describe('a file that cannot be fetched', () => {
  /** WeChat's answer to a download, and what the screen says of it. */
  async function saidOf(errMsg: string): Promise<string> {
    const downloadFile = ({ fail }: { fail: (error: unknown) => void }) => fail({ errMsg });
    Object.assign(globalThis, { wx: { downloadFile, showLoading: jest.fn(), hideLoading: jest.fn() } });
    const thrown: unknown = await openFile('https://files.example/notice.pdf', '通知.pdf').catch(
      (error: unknown) => error,
    );
    const { title, advice } = failureView(thrown);
    return `${title}：${advice}`;
  }

  it('because its domain was not entered at the console is no fault of the network, and says whom to ask', async () => {
    const said = await saidOf('downloadFile:fail url not in domain list');
    expect(said).toContain('不是您的网络问题');
    expect(said).toContain('请联系技术支持');
  });

  it('for any other reason is told as a bad network', async () => {
    expect(await saidOf('downloadFile:fail timeout')).toContain('请检查网络');
  });
});
