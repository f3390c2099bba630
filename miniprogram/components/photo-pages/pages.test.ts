import fc from 'fast-check';
import { MAX_PAGES_OF_PHOTOS } from '../../../domain/kernel/photo-pages';
import { MINUTE_MS } from '../../../domain/kernel/time';
import { aHeic } from '../../../test/support/files';
import { isSent, moved, photoObjection, roomFor, sumLine, without, type PhotoPage } from './pages';

const page = (key: string, changes: Partial<PhotoPage> = {}): PhotoPage => ({
  key,
  path: `/tmp/${key}.jpg`,
  name: `${key}.jpg`,
  sizeBytes: 1024 * 1024,
  ...changes,
});
const keysOf = (pages: readonly PhotoPage[]) => pages.map(({ key }) => key).join('');

describe('the pages of a document', () => {
  const pages = [page('a'), page('b'), page('c')];

  it('change places, and stay where they are at the ends', () => {
    expect(keysOf(moved(pages, 'b', -1))).toBe('bac');
    expect(keysOf(moved(pages, 'b', 1))).toBe('acb');
    expect(keysOf(moved(pages, 'a', -1))).toBe('abc');
    expect(keysOf(moved(pages, 'c', 1))).toBe('abc');
    expect(keysOf(without(pages, 'b'))).toBe('ac');
  });

  it('are never lost or doubled by moving them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'x'), fc.constantFrom(-1 as const, 1 as const))),
        (moves) => {
          const after = moves.reduce((each, [key, by]) => moved(each, key, by), pages);
          return [...keysOf(after)].sort().join('') === 'abc';
        },
      ),
    );
  });

  it('are sent again when they have lain there for longer than an upload is surely good', () => {
    const sent = page('a', { sent: { file: { fileId: 'f', fileName: 'a.jpg' }, at: 0 } });
    expect(isSent(sent, 50 * MINUTE_MS - 1)).toBe(true);
    expect(isSent(sent, 50 * MINUTE_MS)).toBe(false);
    expect(isSent(page('a'), 0)).toBe(false);
  });

  it('are told how large they are together, and that it is too much', () => {
    expect(sumLine(pages)).toEqual({ line: '3 页，共 3.0 MB', tooBig: false });
    const many = Array.from({ length: 21 }, (_, index) => page(String(index)));
    expect(sumLine(many).tooBig).toBe(true);
    expect(roomFor(many)).toBe(MAX_PAGES_OF_PHOTOS - 21);
  });
});

describe('photographs that are picked', () => {
  it('are refused as HEIC, with what to set on the phone', () => {
    const heic = { ...page('b'), head: new Uint8Array(aHeic(40, 30)) };
    expect(photoObjection([page('a'), heic])).toMatchObject({ title: '照片是 HEIC 格式' });
    expect(photoObjection([page('a'), heic])?.content).toContain('第 2 张');
    expect(photoObjection([page('a')])).toBeUndefined();
  });
});
