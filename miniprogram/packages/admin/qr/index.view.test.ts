import type { OutputOf } from '../../../../contract/index';
import type { DisplayState } from './code-display';
import { changedFields, countView, displayView } from './index.view';

const live = (over: Partial<OutputOf<'attendance.live'>>): OutputOf<'attendance.live'> => ({
  headCount: 286,
  batchCount: 286,
  cap: 300,
  open: true,
  recentNames: ['张*'],
  ...over,
});
const state = (over: Partial<DisplayState>): DisplayState => ({
  session: null,
  code: null,
  live: null,
  network: 'ok',
  holdsUntil: 0,
  refusal: '',
  ...over,
});

describe('the count', () => {
  it('stands beside the cap, and tells the places left from 95 % on', () => {
    expect(countView(live({}))).toMatchObject({ people: '286', unit: '/ 300 人', note: '还剩 14 个名额', full: false });
    expect(countView(live({ headCount: 284, batchCount: 284 })).note).toBe('');
  });

  it('says when it is full and where that is changed', () => {
    expect(countView(live({ headCount: 300, batchCount: 300 }))).toMatchObject({
      note: '已满 300 人，可在设置里调高',
      full: true,
    });
  });

  it('tells today’s people from the batch’s on later days', () => {
    expect(countView(live({ headCount: 12, batchCount: 290 }))).toMatchObject({
      label: '今天已考勤',
      people: '12',
      unit: '人 · 本期 290 / 300 人',
    });
  });

  it('needs no cap, and claims nothing before the first answer', () => {
    expect(countView(live({ cap: null, batchCount: null }))).toMatchObject({ unit: '人', capped: false, note: '' });
    expect(countView(null).people).toBe('–');
  });
});

describe('the cover', () => {
  it('is off while a code is shown, also in a gap', () => {
    const code = { text: 'T', until: 1, total: 1 };
    expect(displayView(state({ code })).cover).toBeNull();
    expect(displayView(state({ code, network: 'gap' })).cover).toBeNull();
  });

  it('says why there is no code', () => {
    expect(displayView(state({ network: 'gap' })).cover?.title).toBe('暂停：网络中断');
    expect(displayView(state({ refusal: 'sessionClosed' }))).toMatchObject({
      paused: true,
      cover: { title: '考勤已暂停' },
    });
    expect(displayView(state({ refusal: 'outsideBatch' }))).toMatchObject({
      paused: false,
      cover: { title: '今天不在举办周期内' },
    });
  });
});

it('sends only what has changed', () => {
  const before = displayView(state({ live: live({}) }));
  const after = displayView(state({ live: live({ recentNames: ['李**', '张*'] }) }));
  expect(changedFields(before, before)).toEqual({});
  expect(changedFields(before, after)).toEqual({ names: '李**　张*' });
});
