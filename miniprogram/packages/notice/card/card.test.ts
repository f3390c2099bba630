import { readFileSync } from 'node:fs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { noticeLink } from '../../../../domain/project/notice-link';
import type { Face } from './face';
import { faceOf, scanWords } from './face.view';
import { wrap, type Pencil } from './pencil';
import { paintPoster, POSTER } from './poster';
import { paintShareCard } from './share-card';

const face: Face = {
  level: '省级',
  title: '医学检验质量管理新进展与实验室认可标准解读培训班暨青年医师论坛',
  when: '11-29 – 11-30',
  where: '长沙市XX医院 学术报告厅',
  credits: '3.00',
  hours: '9.0',
};

/** A canvas that fills rectangles and keeps what is written; every character is as wide as the font is high. */
function canvas(width: number, height: number) {
  const pixels = new Uint8ClampedArray(width * height * 4);
  const written: { text: string; right: number }[] = [];
  const pencil: Pencil = {
    fillStyle: '',
    font: '',
    textAlign: 'left',
    textBaseline: '',
    globalAlpha: 1,
    fillRect(left, top, w, h) {
      const rgb = Buffer.from(String(this.fillStyle).slice(1), 'hex');
      for (let y = top; y < Math.min(top + h, height); y += 1)
        for (let x = left; x < Math.min(left + w, width); x += 1) pixels.set([...rgb, 255], (y * width + x) * 4);
    },
    fillText(text, x) {
      const half = this.textAlign === 'center' ? 0.5 : 1;
      written.push({ text, right: x + half * this.measureText(text).width });
    },
    measureText(text) {
      return { width: Array.from(text).length * Number(/(\d+)px/.exec(this.font)?.[1]) };
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

describe('the poster of a meeting', () => {
  it.each(['', 'https://cme.hospital.example.cn/jijiaotong/m/'])(
    'holds a code that leads to its notice, behind %p',
    async (urlPrefix) => {
      const link = noticeLink({ urlPrefix, projectId: '5f2c9a7b3d1e4f6a8b0c2d4e' });
      const { pencil, image } = canvas(POSTER.width, POSTER.height);
      paintPoster(pencil, { face, link, words: scanWords(link), institution: '长沙市XX医院', scale: 1 });
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
    expect(words).toEqual(expect.arrayContaining(['省级', '11-29 – 11-30', '3.00', '9.0']));
    expect(Math.max(...written.map(({ right }) => right))).toBeLessThanOrEqual(1000);
  });

  it('takes its words from the notice', () => {
    const notice = {
      creditLevel: 'national' as const,
      title: '临床微生物学诊断与前沿学习',
      firstDay: '2025-11-29',
      lastDay: '2025-11-29',
      venue: '学术报告厅',
      creditHundredths: 200,
      hourTenths: 60,
    };
    expect(faceOf(notice)).toEqual({
      level: '国家级',
      title: notice.title,
      when: '11月29日 周六',
      where: '学术报告厅',
      credits: '2.00',
      hours: '6.0',
    });
    expect(faceOf({ ...notice, lastDay: '2025-11-30' }).when).toContain('11-30');
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
