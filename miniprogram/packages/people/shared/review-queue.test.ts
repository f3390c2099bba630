import { CallFailure } from '../../../services/call';
import { reviewQueue } from './review-queue';

interface Shown {
  id: string;
  name: string;
  state: 'pending' | 'approved' | 'returned';
  typed: string;
}

/** A page with the queue of these people, who all wait; `refusals` are what the next decisions are answered with. */
async function openQueue(ids: string[], refusals: CallFailure[] = []) {
  const administrator = { result: { ok: true, data: { administrator: {} }, serverNow: 0 } };
  Object.assign(globalThis, {
    wx: {
      cloud: { callFunction: () => Promise.resolve(administrator) },
      showModal: () => Promise.resolve({ confirm: true }),
      showToast: () => Promise.resolve(),
      pageScrollTo: () => Promise.resolve(),
      stopPullDownRefresh: () => undefined,
    },
  });
  const waiting = [...ids];
  const reviewed: Shown[] = [];
  const queue = reviewQueue<Shown>({
    idParameter: 'id',
    list: () => Promise.resolve({ ids: [...waiting], total: waiting.length }),
    get: (id) => Promise.resolve({ id, name: id, state: 'pending', typed: '' }),
    keepTyped: (read, { typed }) => ({ ...read, typed }),
    review: (shown) => {
      const refusal = refusals.shift();
      if (refusal) return Promise.reject(refusal);
      reviewed.push(shown);
      waiting.splice(waiting.indexOf(shown.id), 1);
      return Promise.resolve({});
    },
  });
  const page = {
    ...queue,
    data: { ...queue.data },
    setData: (changed: object) => void Object.assign(page.data, changed),
  };
  await page.load();
  const type = (typed: string) => page.data.shown && page.setData({ shown: { ...page.data.shown, typed } });
  return { page, type, reviewed };
}

describe('what was typed about somebody who is reviewed', () => {
  it('goes with the decision, and stays when it is refused', async () => {
    const { page, type, reviewed } = await openQueue(['a', 'b'], [new CallFailure('checkCodeWrong', 'r1')]);
    type('000000');
    await page.decide({ decision: 'approve' });
    expect(reviewed).toEqual([]);
    expect(page.data.shown).toMatchObject({ id: 'a', typed: '000000' });
    expect(page.data).toMatchObject({ busy: false, deciding: false });
    type('042917');
    await page.decide({ decision: 'approve' });
    expect(reviewed).toMatchObject([{ id: 'a', typed: '042917' }]);
  });

  it('is not the next one’s, after a decision or when one is passed over', async () => {
    const { page, type } = await openQueue(['a', 'b', 'c']);
    type('042917');
    await page.decide({ decision: 'approve' });
    expect(page.data.shown).toMatchObject({ id: 'b', typed: '' });
    type('1');
    await page.next();
    expect(page.data.shown).toMatchObject({ id: 'c', typed: '' });
  });

  it('stays when the page is read anew', async () => {
    const { page, type } = await openQueue(['a']);
    type('04');
    await page.load();
    expect(page.data.shown).toMatchObject({ id: 'a', typed: '04' });
  });
});

describe('two taps that were meant as one', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('approve one person, not the next one as well', async () => {
    const { page, reviewed } = await openQueue(['a', 'b', 'c']);
    page.approve();
    await jest.advanceTimersByTimeAsync(300);
    expect(page.data.shown?.id).toBe('b');
    page.approve();
    await jest.advanceTimersByTimeAsync(500);
    expect(reviewed.map(({ id }) => id)).toEqual(['a']);
    page.approve();
    await jest.advanceTimersByTimeAsync(0);
    expect(reviewed.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});
