import { objectionTo, pickAndUpload } from './upload';

const picked = (name: string, sizeBytes = 1000) => ({ path: `/tmp/${name}`, name, sizeBytes });

describe('picked files', () => {
  it('are taken when each is a PDF or a photograph with something in it', () => {
    expect(objectionTo([picked('通知.pdf'), picked('照片1.jpg')], ['pdf', 'image'])).toBeUndefined();
  });

  it('are refused with the name of the one that is neither, and with what is accepted', () => {
    const objection = objectionTo([picked('通知.pdf'), picked('a.docx')], ['pdf', 'image']);
    expect(objection?.content).toBe('「a.docx」不能上传，只接受 PDF，或 JPG、PNG、HEIC 照片。');
    expect(objectionTo([picked('总结.pdf')], ['image'])?.content).toContain('只接受 JPG、PNG、HEIC 照片');
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
    expect(await pickAndUpload({ types: ['pdf', 'image'], count: 1, purpose: 'material' })).toEqual([]);
  });

  it('fails when a chooser fails for another reason', async () => {
    const denied = { errMsg: 'chooseMedia:fail auth deny' };
    Object.assign(globalThis, { wx: { chooseMedia: () => Promise.reject(Object.assign(new Error(), denied)) } });
    await expect(pickAndUpload({ types: ['image'], count: 1, purpose: 'material' })).rejects.toMatchObject(denied);
  });
});

describe('uploading', () => {
  const head = Uint8Array.from(Buffer.from('%PDF-1.4')).buffer;
  /** A phone on which two PDFs are picked; `answer` is what the server says to a question for a path. */
  function phone(
    answer: (asked: object) => unknown,
    uploadFile = jest.fn(({ cloudPath }: { cloudPath: string }) => ({ fileID: `cloud://env/${cloudPath}` })),
  ) {
    const asked: { call: string; requestId: string; input: object }[] = [];
    Object.assign(globalThis, {
      wx: {
        showActionSheet: () => Promise.resolve({ tapIndex: 0 }),
        chooseMessageFile: () =>
          Promise.resolve({ tempFiles: ['a.pdf', 'b.pdf'].map((name) => ({ path: `/tmp/${name}`, name, size: 8 })) }),
        getFileSystemManager: () => ({
          readFile: ({ success }: { success: (read: { data: ArrayBuffer }) => void }) => success({ data: head }),
        }),
        showLoading: jest.fn(),
        hideLoading: jest.fn(),
        cloud: {
          callFunction: ({ data }: { data: (typeof asked)[number] }) => {
            asked.push(data);
            return Promise.resolve({ result: answer(data) });
          },
          uploadFile: (options: { cloudPath: string }) => Promise.resolve().then(() => uploadFile(options)),
        },
      },
    });
    return { asked, uploadFile };
  }
  const pick = () => pickAndUpload({ types: ['pdf'], count: 2, purpose: 'material' });
  const given = (path: string) => ({ ok: true, serverNow: 1, data: { cloudPath: path, until: 2 } });

  it('goes to the path that the server gives for each file, and names size and purpose for it', async () => {
    let paths = 0;
    const { asked } = phone(() => given(`uploads/2025-11/${++paths}.pdf`));
    expect(await pick()).toEqual([
      { fileId: 'cloud://env/uploads/2025-11/1.pdf', fileName: 'a.pdf' },
      { fileId: 'cloud://env/uploads/2025-11/2.pdf', fileName: 'b.pdf' },
    ]);
    expect(asked.map(({ call, input }) => [call, input])).toEqual(
      [1, 2].map(() => ['upload.ticket', { purpose: 'material', sizeBytes: 8, ending: 'pdf' }]),
    );
    // Two files of one size are two uploads.
    expect(new Set(asked.map(({ requestId }) => requestId)).size).toBe(2);
  });

  it('sends nothing when no path is given', async () => {
    const refusal = { ok: false, error: { code: 'tooManyUploads', requestId: 'r' } };
    const { uploadFile } = phone(() => refusal);
    await expect(pick()).rejects.toMatchObject({ code: 'tooManyUploads' });
    expect(uploadFile).not.toHaveBeenCalled();
  });

  it('is not blamed on the network when the rules of the storage refuse it', async () => {
    const failing = (error: object) =>
      jest.fn<{ fileID: string }, [{ cloudPath: string }]>(() => {
        throw Object.assign(new Error(), error);
      });
    phone(() => given('uploads/x.pdf'), failing({ errCode: -503002 }));
    await expect(pick()).rejects.toMatchObject({ code: 'internal' });
    phone(() => given('uploads/x.pdf'), failing({ errMsg: 'uploadFile:fail timeout' }));
    await expect(pick()).rejects.toMatchObject({ code: 'networkFailed' });
  });
});
