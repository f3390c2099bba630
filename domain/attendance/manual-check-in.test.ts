import fc from 'fast-check';
import { instantOf, SECOND_MS } from '../kernel/time';
import { isInWindow } from '../project/attendance-window';
import { decideManual, evidenceIn, manualReasonText } from './manual-check-in';
import { slotsOf, type SlotRecord } from './slots';

const day = '2025-11-29';
const at = (clock: string): number => instantOf(day, clock);
const morning = { begin: at('07:00:00'), end: at('12:00:00') };
const afternoon = { begin: at('13:00:00'), end: at('18:00:00') };
const batch = { begin: day, end: day, windows: [morning, afternoon] };
const decide = (
  changes: Partial<Parameters<typeof decideManual>[0]> & { clock?: string; records?: SlotRecord[] } = {},
) => {
  const { clock = '13:30:00', records = [], ...rest } = changes;
  return decideManual({
    projectState: 'approved',
    registration: 'counts',
    slots: slotsOf({ batch, courses: [], records, now: at(clock) }),
    chosen: [afternoon.begin],
    reason: 'phoneDead',
    note: '',
    now: at(clock),
    ...rest,
  });
};

describe('a manual check-in', () => {
  it('stands for this second while its slot runs, and for the middle of one that is over', () => {
    expect(decide({ chosen: [morning.begin, afternoon.begin] })).toEqual({
      kind: 'record',
      provisional: false,
      entries: [
        { slot: morning, evidenceAt: at('09:30:00') },
        { slot: afternoon, evidenceAt: at('13:30:00') },
      ],
    });
  });

  it('leaves a slot alone in which the person is by now', () => {
    const records: SlotRecord[] = [{ recordId: 'r', at: at('13:10:00'), standing: 'counts' }];
    expect(decide({ records })).toMatchObject({ kind: 'record', entries: [] });
  });

  it('brings back somebody whose record was taken back', () => {
    const records: SlotRecord[] = [{ recordId: 'r', at: at('13:10:00'), standing: 'removed' }];
    expect(decide({ records })).toMatchObject({ entries: [{ slot: afternoon }] });
  });

  it('is refused for a slot that begins in a second, and not once it has begun', () => {
    expect(decide({ clock: '12:59:59' })).toEqual({ kind: 'refuse', reason: 'slotNotBegun' });
    expect(decide({ clock: '13:00:00' })).toMatchObject({ kind: 'record' });
  });

  it('is refused for a slot that is none any more, and for who was returned or left', () => {
    expect(decide({ chosen: [at('06:00:00')] })).toEqual({ kind: 'refuse', reason: 'slotsChanged' });
    expect(decide({ registration: 'registrationReturned' })).toEqual({ kind: 'refuse', reason: 'attendeeReturned' });
    expect(decide({ registration: 'registrationLeft' })).toEqual({ kind: 'refuse', reason: 'attendeeLeft' });
    expect(decide({ projectState: 'cancelled' })).toEqual({ kind: 'refuse', reason: 'projectNotApproved' });
  });

  it('needs words where the reason says nothing by itself', () => {
    expect(decide({ reason: 'other', note: '忘了' })).toEqual({ kind: 'refuse', reason: 'reasonRequired' });
    expect(decide({ reason: 'other', note: '手机摔坏了' })).toMatchObject({ kind: 'record' });
    expect(manualReasonText({ reason: 'noPhone', note: '在宿舍' })).toBe('没带手机：在宿舍');
  });

  it('stands inside its slot, never in the future, and in no other window where that can be', () => {
    const minute = fc.integer({ min: 0, max: 24 * 60 - 2 });
    const windows = fc.array(
      fc.tuple(minute, minute).map(([a, b]) => ({
        begin: at('00:00:00') + Math.min(a, b) * 60 * SECOND_MS,
        end: at('00:00:00') + (Math.max(a, b) + 1) * 60 * SECOND_MS,
      })),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(windows, fc.nat(24 * 3600), (all, second) => {
        const [slot] = all;
        const now = Math.max(slot?.begin ?? 0, at('00:00:00') + second * SECOND_MS);
        if (!slot) return;
        const moment = evidenceIn(slot, { windows: all, now });
        expect(isInWindow(moment, slot)).toBe(true);
        expect(moment).toBeLessThanOrEqual(now);
        const [only, ...others] = all;
        const isCovered = others.some(({ begin, end }) => begin <= slot.begin && end >= slot.end);
        if (only && others.length === 1 && !isCovered && now > slot.end)
          expect(others.some((other) => isInWindow(moment, other))).toBe(false);
      }),
    );
  });
});
