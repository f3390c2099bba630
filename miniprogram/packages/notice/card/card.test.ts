import { readFileSync } from 'node:fs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { noticeLink } from '../../../../domain/project/notice-link';
import type { Face } from '../../../components/share-picture/face';
import { faceOf, scanWords } from '../../../components/share-picture/face.view';
import { wrap, type Pencil } from '../../../components/share-picture/pencil';
import { paintPoster, POSTER } from './poster';
import { paintShareCard } from '../../../components/share-picture/share-card';

const face: Face = {
  level: '省级',
  title: '医学检验质量管理新进展与实验室认可标准解读培训班暨青年医师论坛',
  when: ['11月29日 周六 08:30–17:15', '11月30日 周日 08:30–11:45'],
  span: '11月29日 周六 08:30 至 11月30日 周日 11:45',
  where: '长沙市XX医院 学术报告厅',
  credits: '3.00',
  hours: '9.0',
};

/** A canvas that fills rectangles and keeps what is written; every character is as wide as the font is high. */
function canvas(width: number, height: number) {
  const pixels = new Uint8ClampedArray(width * height * 4);
  const words = new Uint32Array(pixels.buffer);
  const written: { text: string; left: number; right: number; y: number }[] = [];
  const pencil: Pencil = {
    fillStyle: '',
    font: '',
    textAlign: 'left',
    textBaseline: '',
    globalAlpha: 1,
    fillRect(left, top, w, h) {
      const [red = 0, green = 0, blue = 0] = Buffer.from(String(this.fillStyle).slice(1), 'hex');
      const color = new Uint32Array(new Uint8Array([red, green, blue, 255]).buffer)[0] ?? 0;
      const right = Math.min(left + w, width);
      for (let y = top; y < Math.min(top + h, height); y += 1) words.fill(color, y * width + left, y * width + right);
    },
    fillText(text, x, y) {
      const { width: wide } = this.measureText(text);
      const left = this.textAlign === 'center' ? x - wide / 2 : x;
      written.push({ text, left, right: left + wide, y });
    },
    measureText(text) {
      return { width: Array.from(text).length * Number(/([\d.]+)px/.exec(this.font)?.[1]) };
    },
    beginPath: () => undefined,
    arc: () => undefined,
    fill: () => undefined,
  };
  return { pencil, written, image: { data: pixels, width, height, colorSpace: 'srgb' as const } };
}

beforeAll(() => {
  const wasm = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({
    overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) },
  });
});

/** As long as one can be. */
const longFace: Face = {
  level: '省级',
  title:
    '2025 年湖南省医学检验质量管理新进展暨基层医疗机构实验室室内质控、室间质评与检验结果互认能力提升培训班（第三期）',
  when: ['12月20日 周六 08:30–17:15', '12月21日 周日 08:30–11:45', '12月22日 周一 08:30–11:45'],
  span: '12月20日 周六 08:30 至 12月21日 周日 11:45',
  where: '长沙市XX医院（湖南省XX医学院附属长沙医院湘江新区院区）综合楼三楼多功能厅',
  credits: '10.00',
  hours: '105.0',
};

describe('the poster of a meeting', () => {
  it('cuts neither a long title nor a long place, and writes nothing beyond its edges', () => {
    const { pencil, written } = canvas(POSTER.width, POSTER.height);
    const link = noticeLink({ urlPrefix: '', projectId: 'p1' });
    paintPoster(pencil, {
      face: longFace,
      link,
      words: scanWords(link),
      foot: '联系人 李建华 0731-84286376',
      scale: 1,
    });
    const all = written.map(({ text }) => text).join('');
    expect(all).toContain(longFace.title);
    expect(all).not.toContain('…');
    expect(Math.max(...written.map(({ right }) => right))).toBeLessThanOrEqual(POSTER.width);
    expect(Math.max(...written.map(({ y }) => y))).toBeLessThan(POSTER.height);
  });

  it.each(['', 'https://cme.hospital.example.cn/jijiaotong/m/'])(
    'holds a code that leads to its notice, behind %p',
    async (urlPrefix) => {
      const link = noticeLink({ urlPrefix, projectId: '5f2c9a7b3d1e4f6a8b0c2d4e' });
      const { pencil, image } = canvas(POSTER.width, POSTER.height);
      paintPoster(pencil, { face, link, words: scanWords(link), foot: '长沙市XX医院', scale: 1 });
      const found = await readBarcodes(image, { formats: ['QRCode'] });
      expect(found.map(({ text, ecLevel }) => [text, ecLevel])).toEqual([[link, 'M']]);
    },
  );
});

describe('the picture of a share card', () => {
  it('says what the meeting is worth, when and where, and nothing runs over its edge', () => {
    const { pencil, written } = canvas(1000, 800);
    paintShareCard(pencil, face, 2);
    const words = written.map(({ text }) => text);
    expect(words).toEqual(expect.arrayContaining(['省级', '3.00', '9.0']));
    expect(words.join('')).toContain(face.span);
    expect(Math.max(...written.map(({ right }) => right))).toBeLessThanOrEqual(1000);
  });

  it('writes a long title and a long place whole, by smaller letters', () => {
    const { pencil, written } = canvas(500, 400);
    paintShareCard(pencil, { ...longFace, title: longFace.title.slice(0, 57) }, 1);
    const all = written.map(({ text }) => text).join('');
    expect(all).toContain(longFace.where);
    expect(all).not.toContain('…');
  });

  it('ends a title in … that is longer than any of its letters allows', () => {
    const { pencil, written } = canvas(500, 400);
    paintShareCard(pencil, { ...longFace, title: longFace.title.repeat(6) }, 1);
    expect(written.map(({ text }) => text).join('')).toMatch(/…/);
    expect(Math.max(...written.map(({ y }) => y))).toBeLessThan(400);
  });

  it.each([face, { ...face, credits: '10.00', hours: '105.0' }])(
    'keeps its figures clear of the button: $hours',
    (shown) => {
      const { pencil, written } = canvas(1000, 800);
      paintShareCard(pencil, shown, 2);
      const button = written.find(({ text }) => text === '查看通知');
      const unit = written.filter(({ text }) => text === '学时').pop();
      expect(unit?.right).toBeLessThan((button?.left ?? 0) - 2 * 20);
    },
  );

  it('takes its words from the notice', () => {
    const lesson = (day: string, begin: string, end: string) => ({ lessons: [{ day, begin, end }] });
    const notice = {
      creditLevel: 'national' as const,
      title: '临床微生物学诊断与前沿学习',
      institutionName: '长沙市XX医院',
      venue: '学术报告厅',
      creditHundredths: 200,
      hourTenths: 60,
      courses: [lesson('2025-11-29', '10:15', '11:45'), lesson('2025-11-29', '08:30', '10:00')],
      days: [['2025-11-29']],
    };
    expect(faceOf(notice)).toEqual({
      level: '国家级',
      title: notice.title,
      when: ['11月29日 周六 08:30–11:45'],
      span: '11月29日 周六 08:30–11:45',
      where: '长沙市XX医院 学术报告厅',
      credits: '2.00',
      hours: '6.0',
    });
    const courses = [...notice.courses, lesson('2025-11-30', '14:00', '16:00')];
    const days = ['2025-11-29', '2025-11-30'];
    expect(faceOf({ ...notice, courses, days: [days] })).toMatchObject({
      when: ['11月29日 周六 08:30–11:45', '11月30日 周日 14:00–16:00'],
      span: '11月29日 周六 08:30 至 11月30日 周日 16:00',
    });
    expect(faceOf({ ...notice, courses, days: [days, ['2025-12-06', '2025-12-07']] }).when).toEqual([
      '11月29日 周六 08:30 至 12月7日 周日',
    ]);
    expect(faceOf({ ...notice, days: [['2025-11-29'], ['2025-12-06']] }).when).toEqual([
      '第 1 期 11月29日 周六 08:30–11:45',
      '第 2 期 12月6日 周六',
    ]);
  });
});

it('tells which scanner reads the code of a poster', () => {
  expect(scanWords(noticeLink({ urlPrefix: 'https://cme.example.cn/', projectId: 'p1' }))).toBe('微信扫码看会议通知');
  expect(scanWords(noticeLink({ urlPrefix: '', projectId: 'p1' }))).toContain('继教通');
});

describe('lines of a title', () => {
  const ten = { measureText: (text: string) => ({ width: Array.from(text).length * 10 }) };

  it.each([
    ['', []],
    ['短标题', ['短标题']],
    ['一二三四五六七', ['一二三四五', '六七']],
    ['一二三四五六七八九十一', ['一二三四五', '六七八九…']],
    // A character outside the first plane is one character.
    ['𠮷𠮷𠮷𠮷𠮷𠮷', ['𠮷𠮷𠮷𠮷𠮷', '𠮷']],
  ])('of %p are %j', (text, lines) => {
    expect(wrap(ten, text, 50, 2)).toEqual(lines);
  });
});
