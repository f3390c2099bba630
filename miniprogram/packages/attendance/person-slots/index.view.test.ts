import type { OutputOf } from '../../../../contract/index';
import { instantOf } from '../../../../domain/kernel/time';
import { slotDays, slotFigures } from '../../../components/slot-list/slots';
import { actsOn, personHead, waitingIds } from './index.view';

type Answer = OutputOf<'slots.ofPerson'>;
const at = (clock: string, day = '2025-11-29'): number => instantOf(day, clock);
const record = (clock: string, changes: object = {}) => ({
  recordId: `r-${clock}`,
  evidenceAt: at(clock),
  receivedAt: at(clock),
  origin: 'scan' as const,
  flags: [],
  ...changes,
});
const plain = { topics: [], need: 'none' as const, costs: false };
const due = {
  strategy: 'allCoursesFull' as const,
  ways: [],
  times: 0,
  missedDays: [],
  missed: [],
  cost: 'none' as const,
  creditHundredths: 200,
};
const answer = (changes: Partial<Answer> = {}): Answer => ({
  title: '临床检验新进展',
  batchBegin: '2025-11-29',
  batchEnd: '2025-11-29',
  creditHundredths: 200,
  due,
  asking: 'everyWindow' as const,
  slots: [
    { begin: at('07:00:00'), end: at('12:00:00'), state: 'done', ...plain, record: record('08:21:07') },
    {
      begin: at('13:00:00'),
      end: at('18:00:00'),
      state: 'missed',
      ...plain,
      costs: true,
      cause: 'outsideWindows',
      nearest: at('18:05:31'),
    },
  ],
  outside: [{ ...record('18:05:31'), removed: false }],
  person: {
    personId: 'p1',
    name: '罗欣',
    personNumber: '6704412093',
    institutionName: '长沙市XX医院',
    departmentName: '康复科',
    professionalTitle: 'technicianInCharge',
    outside: false,
    standing: 'counts',
  },
  sessions: [],
  ...changes,
});

describe('个人考勤', () => {
  it('shows each slot with its record, and the true cause of what is missing', () => {
    const [day] = slotDays(answer());
    expect(day).toMatchObject({ heading: '11-29 周六', done: '1 / 2' });
    expect(day?.rows.map(({ label, time, note }) => [label, time, note])).toEqual([
      ['上午', '08:21:07', ''],
      ['下午', '未到', '18:05:31 扫过，在时段外'],
      ['时段外', '18:05:31', '不在所签课程的时段内，不计入'],
    ]);
    expect(slotFigures(answer()).map(({ value }) => value)).toEqual(['1', '0', '1']);
  });

  it('says who checked somebody in by hand and why, and gives an appeal no second', () => {
    const made = { reason: '手机没电', by: '李建华' };
    const slots: Answer['slots'] = [
      {
        begin: at('07:00:00'),
        end: at('12:00:00'),
        state: 'done',
        ...plain,
        record: record('09:30:00', { origin: 'manual', made }),
      },
      {
        begin: at('13:00:00'),
        end: at('18:00:00'),
        state: 'done',
        ...plain,
        record: record('15:30:00', { origin: 'appeal', made }),
      },
    ];
    const [day] = slotDays(answer({ slots, outside: [] }));
    expect(day?.rows.map(({ time, note, mark }) => [time, note, mark?.word])).toEqual([
      ['09:30:00', '李建华 · 手机没电', '补签'],
      ['已计入', '李建华 · 手机没电', '申诉'],
    ]);
  });

  it('names two slots of one name by their times', () => {
    const slots: Answer['slots'] = ['07:00:00', '09:00:00'].map((begin) => ({
      begin: at(begin),
      end: at(begin) + 3_600_000,
      state: 'upcoming',
      ...plain,
    }));
    expect(slotDays(answer({ slots, outside: [] }))[0]?.rows.map(({ label }) => label)).toEqual([
      '07:00–08:00',
      '09:00–10:00',
    ]);
  });

  it('offers to take back what stands, to put back what does not, and to vouch for what is doubtful', () => {
    expect(actsOn(answer(), 'r-08:21:07').map(({ ruling }) => ruling)).toEqual(['removed']);
    const doubtful = answer({
      slots: [
        {
          begin: at('07:00:00'),
          end: at('12:00:00'),
          state: 'done',
          ...plain,
          record: record('08:00:00', { flags: ['fromAlbum'] }),
        },
      ],
    });
    expect(actsOn(doubtful, 'r-08:00:00').map(({ ruling }) => ruling)).toEqual(['verified', 'removed']);
    const removed = answer({ outside: [{ ...record('18:05:31'), removed: true }] });
    expect(actsOn(removed, 'r-18:05:31').map(({ ruling }) => ruling)).toEqual(['restored']);
    expect(actsOn(answer(), 'nobody')).toEqual([]);
  });

  it('confirms the late uploads alone', () => {
    const late = record('08:30:15', { origin: 'late', receivedAt: at('08:36:00') });
    const waiting = answer({
      slots: [{ begin: at('07:00:00'), end: at('12:00:00'), state: 'awaitsConfirmation', ...plain, record: late }],
    });
    expect(waitingIds(waiting)).toEqual(['r-08:30:15']);
    expect(slotDays(waiting)[0]?.rows[0]?.note).toBe('迟 6 分钟送达，确认后计入');
    expect(waitingIds(answer())).toEqual([]);
  });

  it('names the institution of who is from elsewhere, and why check-ins do not count', () => {
    expect(personHead(answer()).line).toBe('康复科 · 主管技师 · 6704412093');
    const outside = answer({ person: { ...answer().person, outside: true, standing: 'provisional' } });
    expect(personHead(outside)).toMatchObject({
      line: '长沙市XX医院 · 康复科 · 主管技师 · 6704412093',
      warning: '注册还在等单位审核，通过后签到才计入',
    });
  });
});
