import { objectionTo } from './upload';

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
