import type { ErrorCode } from '../../../../contract/index';
import { CallFailure } from '../../../services/call';
import type { Conflict } from '../components/conflict-sheet/two-versions';
import { loadNewest } from './stale';

const nothing: Conflict = { who: '李建华 10:16 改过', both: [], theirs: [] };

/** A page whose save was refused: how often it loaded, what was said, and whether leaving still asks first. */
async function after(error: unknown, conflict: Conflict = nothing) {
  const told: string[] = [];
  const seen = { loads: 0, told, guarded: true, shown: null as Conflict | null, thrown: undefined as unknown };
  Object.assign(globalThis, {
    wx: {
      showModal: ({ content }: { content: string }) => Promise.resolve(void told.push(content)),
      disableAlertBeforeUnload: () => (seen.guarded = false),
    },
  });
  const reload = () => Promise.resolve(void (seen.loads += 1));
  const page = { reload, differences: () => conflict, showConflict: (shown: Conflict) => void (seen.shown = shown) };
  await loadNewest(page, error).catch((thrown: unknown) => (seen.thrown = thrown));
  return seen;
}
const refused = (code: ErrorCode, conflict?: Conflict) => after(new CallFailure(code, 'r1'), conflict);

describe('a save that comes too late', () => {
  it('brings the newest version, with what was typed, when a colleague has saved meanwhile', async () => {
    const { loads, told, guarded, shown } = await refused('staleRevision');
    expect([loads, guarded, told]).toEqual([1, true, []]);
    expect(shown).toBe(nothing);
  });

  it('brings the newest version, which can no longer be changed, when a colleague has handed the project in', async () => {
    const { loads, told, guarded, shown } = await refused('wrongState');
    expect([loads, guarded, shown]).toEqual([1, false, null]);
    expect(told).toEqual([expect.stringContaining('没有保存')]);
  });

  it('shows what was typed and can no longer be saved', async () => {
    const row = { key: 'venue', label: '举办地点', mine: '五楼', theirs: '三楼', locked: true };
    const { shown } = await refused('wrongState', { ...nothing, both: [row] });
    expect(shown?.both).toEqual([row]);
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
