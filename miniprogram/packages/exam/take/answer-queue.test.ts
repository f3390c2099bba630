import { AnswerQueue, type Waiting } from './answer-queue';

function queueWith(waiting: Waiting = {}) {
  const sent: string[] = [];
  const states: { waiting: number; over: boolean }[] = [];
  const phone = {
    online: true,
    over: false,
    kept: waiting,
    release: undefined as (() => void) | undefined,
    slow: false,
    now: 0,
    waited: [] as number[],
  };
  const queue = new AnswerQueue(
    {
      now: () => phone.now,
      async send(question, chosenIds, { waitedMs }) {
        if (!phone.online) throw new Error('offline');
        if (phone.over) throw new Error('over');
        if (phone.slow) await new Promise<void>((resolve) => (phone.release = resolve));
        phone.waited.push(waitedMs);
        sent.push(`${question}:${chosenIds.join('')}`);
        return { savedAt: sent.length };
      },
      isOver: (thrown) => thrown instanceof Error && thrown.message === 'over',
      keep: (kept) => (phone.kept = kept),
      changed: (state) => void states.push(state),
    },
    waiting,
  );
  return { queue, sent, states, phone };
}

describe('answers on their way', () => {
  it('are sent at once, and wait on the phone while there is no network', async () => {
    const { queue, sent, phone, states } = queueWith();
    await queue.put(0, ['a']);
    expect([sent, phone.kept]).toEqual([['0:a'], {}]);
    phone.online = false;
    await queue.put(1, ['b']);
    await queue.put(1, ['c']);
    await queue.put(2, ['d']);
    expect(phone.kept).toEqual({ 1: ['c'], 2: ['d'] });
    expect(states.at(-1)).toMatchObject({ waiting: 2, over: false });
    phone.online = true;
    await queue.goOn();
    expect([sent, phone.kept]).toEqual([['0:a', '1:c', '2:d'], {}]);
  });

  it('say how long they have waited', async () => {
    const { queue, phone } = queueWith();
    phone.online = false;
    await queue.put(1, ['b']);
    phone.now = 4000;
    phone.online = true;
    await queue.put(2, ['c']);
    expect(phone.waited).toEqual([4000, 0]);
  });

  it('are sent after the app was ended', async () => {
    const { queue, sent } = queueWith({ 3: ['a', 'b'] });
    await queue.goOn();
    expect(sent).toEqual(['3:ab']);
  });

  it('that were changed on their way are sent again, the last one last', async () => {
    const { queue, sent, phone } = queueWith();
    phone.slow = true;
    const first = queue.put(0, ['a']);
    const second = queue.put(0, ['b']);
    phone.slow = false;
    phone.release?.();
    await Promise.all([first, second]);
    expect([sent, phone.kept]).toEqual([['0:a', '0:b'], {}]);
  });

  it('are given up when the attempt is over', async () => {
    const { queue, phone, states } = queueWith();
    phone.over = true;
    await queue.put(0, ['a']);
    expect([phone.kept, states.at(-1)]).toEqual([{}, { waiting: 0, savedAt: null, over: true }]);
    phone.over = false;
    await queue.goOn();
    expect(states.at(-1)?.over).toBe(true);
  });
});
