import type { ErrorCode } from '../../../../contract/index';
import { CallFailure } from '../../../services/call';
import { loadNewest } from './stale';

/** A page whose save was refused: how often it loaded, what was said, and whether leaving still asks first. */
async function after(error: unknown) {
  const told: string[] = [];
  const seen = { loads: 0, told, guarded: true, thrown: undefined as unknown };
  Object.assign(globalThis, {
    wx: {
      showModal: ({ content }: { content: string }) => Promise.resolve(void told.push(content)),
      disableAlertBeforeUnload: () => (seen.guarded = false),
    },
  });
  const reload = () => Promise.resolve(void (seen.loads += 1));
  await loadNewest({ reload }, error).catch((thrown: unknown) => (seen.thrown = thrown));
  return seen;
}
const refused = (code: ErrorCode) => after(new CallFailure(code, 'r1'));

describe('a save that comes too late', () => {
  it('brings the newest version, with what was typed, when a colleague has saved meanwhile', async () => {
    const { loads, told, guarded } = await refused('staleRevision');
    expect([loads, guarded]).toEqual([1, true]);
    expect(told).toEqual([expect.stringContaining('您这次改的几项也还在')]);
  });

  it('brings the newest version, which can no longer be changed, when a colleague has handed the project in', async () => {
    const { loads, told, guarded } = await refused('wrongState');
    expect([loads, guarded]).toEqual([1, false]);
    expect(told).toEqual([expect.stringContaining('没有保存')]);
  });

  it('brings what may still be corrected when the centre has approved the project', async () => {
    const { loads, told } = await refused('changeNeedsCentre');
    expect(loads).toBe(1);
    expect(told).toEqual([expect.stringContaining('可以更正')]);
  });

  it('leaves any other refusal to whoever tells it', async () => {
    const error = new CallFailure('contentRejected', 'r1');
    expect(await after(error)).toMatchObject({ loads: 0, told: [], thrown: error });
  });
});
