import { aPhone, pageOf, Refusal, settled, type Answers } from '../../test/support/pages';
import { flag, optionalText, pageAt, text } from './route';

const route = pageAt('packages/x/y/index', { id: text, note: optionalText, long: flag });
const anywhere = pageAt('packages/x/z/index', {});
const nothingAsked: Answers = () => ({});

/** What `load` gives, in turn; the last one again and again. An error is thrown. */
const inTurn = <Loaded extends object>(...answers: (Loaded | Error)[]) => {
  const loads = { count: 0 };
  const load = (): Promise<Loaded> => {
    loads.count += 1;
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return answer instanceof Error || answer === undefined
      ? Promise.reject(answer ?? new Error())
      : Promise.resolve(answer);
  };
  return { load, loads };
};

/** A promise that is kept when the test says so. */
function later<Value>() {
  let keep: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((resolve) => (keep = resolve));
  return { promise, keep: (value: Value) => keep(value) };
}

describe('the parameters of a page', () => {
  /** A page that shows its parameters, and counts what was called. */
  async function shown(query: Record<string, string>) {
    aPhone(nothingAsked);
    const called: string[] = [];
    const open = await pageOf(async () => {
      const { definePage } = await import('./define-page');
      const page = definePage(route, {
        data: { line: '' },
        opened: ({ id }) => void called.push(`opened ${id}`),
        load() {
          called.push('load');
          const { id, note = 'none', long = false } = this.params;
          return Promise.resolve({ line: `${id} ${note} ${String(long)}` });
        },
      });
      return { page };
    });
    const page = await open(query);
    return { page, called };
  }

  it('are read out of its address', async () => {
    expect((await shown({ id: 'p%2F1', note: '%E5%91%A8', long: '1' })).page.data.line).toBe('p/1 周 true');
    expect((await shown({ id: 'p1' })).page.data.line).toBe('p1 none false');
  });

  it('are handed to it once, before it loads', async () => {
    const { page, called } = await shown({ id: 'p1' });
    await page.do('onPullDownRefresh');
    expect(called).toEqual(['opened p1', 'load', 'load']);
  });

  it('that it cannot do without make it fail in words, and nothing of it runs', async () => {
    const { page, called } = await shown({ note: 'x' });
    expect(page.data).toMatchObject({ status: 'failed', failure: { code: 'notFound' } });
    await page.do('retry');
    expect([page.data.status, called]).toEqual(['failed', []]);
  });
});

describe('a page that loads', () => {
  /** A page with what `load` gives in turn. */
  async function loading(...answers: ({ rows: string[]; status?: 'ready' | 'empty' } | Error)[]) {
    const stopPullDownRefresh = jest.fn();
    aPhone(nothingAsked, { stopPullDownRefresh });
    const { load, loads } = inTurn(...answers);
    const onScreen: unknown[] = [];
    const open = await pageOf(async () => {
      const { definePage } = await import('./define-page');
      const page = definePage(anywhere, {
        data: { rows: [] as string[] },
        methods: {
          another() {
            void this.reload({ fresh: true });
          },
        },
        load: async () => ({ status: 'ready' as 'ready' | 'empty', ...(await load()) }),
        loaded() {
          onScreen.push([this.data.status, ...this.data.rows]);
        },
      });
      return { page };
    });
    return { page: await open(), loads, onScreen, stopPullDownRefresh };
  }
  const broken = new Error('broken');

  it('is ready with what was loaded', async () => {
    const { page, loads } = await loading({ rows: ['a'] });
    expect(page.data).toMatchObject({ status: 'ready', rows: ['a'], failure: null, busy: '' });
    expect(loads.count).toBe(1);
  });

  it('is empty when it says so', async () => {
    expect((await loading({ rows: [], status: 'empty' })).page.data.status).toBe('empty');
  });

  it('fails in words, and is ready after a retry', async () => {
    const { page } = await loading(broken, { rows: ['a'] });
    expect(page.data).toMatchObject({ status: 'failed', failure: { code: 'internal' } });
    await page.do('retry');
    expect(page.data).toMatchObject({ status: 'ready', failure: null, rows: ['a'] });
  });

  it('keeps what is on the screen when a refresh fails, and says how old it is', async () => {
    const { page } = await loading({ rows: ['a'] }, broken, { rows: ['b'] });
    await page.do('onPullDownRefresh');
    expect(page.data).toMatchObject({ status: 'ready', rows: ['a'], failure: { code: 'internal' } });
    expect(page.data.stale).toMatch(/^显示的是 \d\d:\d\d 的数据$/);
    await page.do('retry');
    expect(page.data).toMatchObject({ rows: ['b'], stale: '', failure: null });
  });

  it('keeps nothing of what it showed before when it shows something else', async () => {
    const { page } = await loading({ rows: ['a'] }, broken);
    await page.do('another');
    expect(page.data.status).toBe('failed');
  });

  it('lets go of a pulled page, whether it could load or not', async () => {
    const { page, stopPullDownRefresh } = await loading({ rows: ['a'] }, broken);
    await page.do('onPullDownRefresh');
    expect(stopPullDownRefresh).toHaveBeenCalledTimes(2);
  });

  it('is told when what it loaded is on the screen, and not of a load that failed', async () => {
    const { page, onScreen } = await loading({ rows: ['a'] }, broken, { rows: ['b'] });
    await page.do('retry');
    await page.do('retry');
    expect(onScreen).toEqual([
      ['ready', 'a'],
      ['ready', 'b'],
    ]);
  });

  it('shows the later of two loads, whichever answers first', async () => {
    aPhone(nothingAsked);
    const [earlier, newer] = [later<{ line: string }>(), later<{ line: string }>()];
    const promises = [earlier.promise, newer.promise];
    const open = await pageOf(async () => {
      const { definePage } = await import('./define-page');
      const page = definePage(anywhere, {
        data: { line: '' },
        load: () => promises.shift() ?? Promise.reject(new Error()),
      });
      return { page };
    });
    const page = await open();
    expect(page.data.status).toBe('loading');
    await page.do('retry');
    newer.keep({ line: 'newer' });
    await settled();
    earlier.keep({ line: 'earlier' });
    await settled();
    expect(page.data).toMatchObject({ status: 'ready', line: 'newer' });
  });
});

it('a page with nothing to load is ready at once', async () => {
  aPhone(nothingAsked);
  const open = await pageOf(async () => {
    const { definePage } = await import('./define-page');
    return { page: definePage(anywhere, { data: { line: 'x' } }) };
  });
  const page = await open();
  await page.do('onPullDownRefresh');
  expect(page.data).toMatchObject({ status: 'ready', line: 'x' });
});

describe('a page that loads whenever it is seen', () => {
  it('loads once when it is opened, and again when the page above it is closed', async () => {
    aPhone(nothingAsked);
    const { load, loads } = inTurn({ line: 'x' });
    const seen: number[] = [];
    const open = await pageOf(async () => {
      const { definePage } = await import('./define-page');
      const page = definePage(anywhere, {
        data: { line: '' },
        reloadOnShow: true,
        load,
        onShow: () => void seen.push(loads.count),
      });
      return { page };
    });
    const page = await open();
    expect(loads.count).toBe(1);
    await page.do('onShow');
    expect([loads.count, seen]).toEqual([2, [0, 1]]);
  });

  describe('unless what it shows is fresh', () => {
    const openFresh = async (...answers: ({ line: string } | Error)[]) => {
      aPhone(nothingAsked);
      const { load, loads } = inTurn(...answers);
      const open = await pageOf(async () => {
        const { definePage } = await import('./define-page');
        return { page: definePage(anywhere, { data: { line: '' }, reloadOnShow: true, freshForMs: 60_000, load }) };
      });
      return { page: await open(), loads };
    };
    const later = (ms: number) => jest.spyOn(Date, 'now').mockReturnValue(Date.now() + ms);
    afterEach(() => jest.restoreAllMocks());

    it('loads again only once its time is over, and when it is pulled down', async () => {
      const { page, loads } = await openFresh({ line: 'x' });
      later(59_000);
      await page.do('onShow');
      expect(loads.count).toBe(1);
      await page.do('onPullDownRefresh');
      expect(loads.count).toBe(2);
      later(60_001);
      await page.do('onShow');
      expect(loads.count).toBe(3);
    });

    it('loads again after a command of this phone, done or of unknown end, and after a load that failed', async () => {
      const { page, loads } = await openFresh({ line: 'x' }, { line: 'y' }, new Error('broken'), { line: 'z' });
      const { noteChange } = await import('../services/changes');
      noteChange();
      await page.do('onShow');
      await page.do('onShow');
      expect([loads.count, page.data]).toMatchObject([2, { line: 'y' }]);
      await page.do('onPullDownRefresh');
      await page.do('onShow');
      expect([loads.count, page.data]).toMatchObject([4, { line: 'z', stale: '' }]);
    });
  });
});

describe('a page with a long list', () => {
  /** Numbers from 1 to `end`, as many at a time as is asked for; `first` empty answers come before them. */
  async function listOf(end: number, { emptyAnswers = 0, given = {} }: { emptyAnswers?: number; given?: object } = {}) {
    aPhone(nothingAsked, given);
    const asked: string[] = [];
    const server = { end, fails: false };
    let empty = emptyAnswers;
    const open = await pageOf(async () => {
      const { definePage } = await import('./define-page');
      const { noCards } = await import('./list');
      const page = definePage(anywhere, {
        data: { ...noCards<string>(), unit: '号' },
        methods: {
          another() {
            void this.reload({ fresh: true });
          },
        },
        rows({ limit, cursor = '0' }) {
          asked.push(`${limit} from ${cursor}`);
          if (server.fails) return Promise.reject(new Error('broken'));
          if (empty-- > 0) return Promise.resolve({ rows: [], nextCursor: '0' });
          const begin = Number(cursor);
          const rows = Array.from({ length: Math.min(limit, server.end - begin) }, (_, index) => begin + index + 1);
          const last = begin + rows.length;
          return Promise.resolve({ rows, ...(last < server.end ? { nextCursor: String(last) } : {}) });
        },
        card(row) {
          return `${row} ${this.data.unit}`;
        },
      });
      return { page };
    });
    return { page: await open(), asked, server };
  }

  it('shows its first cards, and says that scrolling on brings more', async () => {
    const { page } = await listOf(25);
    expect(page.data).toMatchObject({ status: 'ready', more: true });
    expect([page.data.cards.length, page.data.cards[0]]).toEqual([20, '1 号']);
  });

  it('adds what follows at the end of the screen, until there is no more', async () => {
    const { page, asked } = await listOf(25);
    await page.do('onReachBottom');
    await page.do('onReachBottom');
    expect([page.data.cards.length, page.data.cards[24], page.data.more]).toEqual([25, '25 号', false]);
    expect(asked).toEqual(['20 from 0', '20 from 20']);
  });

  it('keeps as many cards as are on the screen when it is refreshed', async () => {
    const { page, asked } = await listOf(50);
    await page.do('onReachBottom');
    await page.do('onPullDownRefresh');
    expect([page.data.cards.length, asked.at(-1)]).toEqual([40, '40 from 0']);
  });

  it('begins anew when it is another list', async () => {
    const { page, asked } = await listOf(50);
    await page.do('onReachBottom');
    await page.do('another');
    expect([page.data.cards.length, asked.at(-1)]).toEqual([20, '20 from 0']);
  });

  it('says in passing that what follows did not come, and brings it at the next try', async () => {
    const showToast = jest.fn(() => Promise.resolve({}));
    const { page, server } = await listOf(25, { given: { showToast } });
    server.fails = true;
    await page.do('onReachBottom');
    expect([page.data.cards.length, page.data.status, showToast.mock.calls.length]).toEqual([20, 'ready', 1]);
    server.fails = false;
    await page.do('onReachBottom');
    expect(page.data.cards).toHaveLength(25);
  });

  it('is empty only when there is nothing more to look through', async () => {
    expect((await listOf(0)).page.data.status).toBe('empty');
    const { page } = await listOf(3, { emptyAnswers: 2 });
    expect([page.data.status, page.data.cards.length]).toEqual(['ready', 3]);
  });

  it('gives its cards to a `load` that adds to them', async () => {
    aPhone(nothingAsked);
    const open = await pageOf(async () => {
      const { definePage } = await import('./define-page');
      const { noCards } = await import('./list');
      const page = definePage(anywhere, {
        data: { ...noCards<string>(), line: '' },
        rows: () => Promise.resolve({ rows: ['a', 'b'] }),
        card: (row) => row.toUpperCase(),
        async load() {
          const first = await this.firstCards();
          return { ...first, line: `${first.cards.length} 个` };
        },
      });
      return { page };
    });
    expect((await open()).data).toMatchObject({ status: 'ready', cards: ['A', 'B'], line: '2 个' });
  });
});

describe('two pages that are open at once', () => {
  it('share neither their data, nor their own state, nor their parameters', async () => {
    aPhone(nothingAsked);
    const open = await pageOf(async () => {
      const { definePage } = await import('./define-page');
      const page = definePage(route, {
        data: { lines: [] as string[] },
        own: () => ({ taps: 0 }),
        methods: {
          tap() {
            this.taps += 1;
            this.setAt(`lines[${this.data.lines.length}]`, `${this.params.id} ${this.taps}`);
          },
        },
      });
      return { page };
    });
    const [one, other] = [await open({ id: 'p1' }), await open({ id: 'p2' })];
    await one.do('tap');
    await one.do('tap');
    await other.do('tap');
    expect([one.data.lines, other.data.lines]).toEqual([['p1 1', 'p1 2'], ['p2 1']]);
  });
});

describe('an action of a page', () => {
  it('is shown by its name while it runs, and ends with what it did', async () => {
    aPhone(() => ({ projectId: 'p1' }));
    const { promise: moved, keep } = later<undefined>();
    const open = await pageOf(async () => {
      const { definePage } = await import('./define-page');
      const page = definePage(anywhere, {
        data: { made: '' },
        methods: {
          create() {
            void this.run('create', async (send) => {
              const { projectId } = await send('project.create', { catalogueEntryId: 'e1' });
              this.setData({ made: projectId });
              await moved;
            });
          },
        },
      });
      return { page };
    });
    const page = await open();
    await page.do('create');
    expect(page.data).toMatchObject({ busy: 'create', made: 'p1' });
    keep(undefined);
    await settled();
    expect(page.data.busy).toBe('');
  });

  it('that was refused is told in words and leaves the page as it was', async () => {
    const showModal = jest.fn((_: { title: string }) => Promise.resolve({ confirm: true }));
    aPhone(() => new Refusal('wrongState'), { showModal });
    const open = await pageOf(async () => {
      const { definePage } = await import('./define-page');
      const page = definePage(anywhere, {
        data: { line: 'typed' },
        methods: {
          submit() {
            void this.run('submit', (send) => send('project.submit', { projectId: 'p1' }));
          },
        },
      });
      return { page };
    });
    const page = await open();
    await page.do('submit');
    expect(showModal).toHaveBeenCalledTimes(1);
    expect(page.data).toMatchObject({ busy: '', line: 'typed', status: 'ready' });
  });
});

describe('a page for administrators', () => {
  /** A page that only they may see, and who is signed in. */
  async function openedBy(administrator: object | null) {
    const phone = aPhone(() => ({ administrator }));
    const { load, loads } = inTurn({ line: 'secret' });
    const open = await pageOf(async () => {
      const { definePage } = await import('./define-page');
      return { page: definePage(anywhere, { access: 'administrator', data: { line: '' }, load }) };
    });
    return { page: await open(), phone, loads };
  }

  it('loads for somebody who is signed in', async () => {
    const { page } = await openedBy({ name: '李建华' });
    expect(page.data).toMatchObject({ status: 'ready', line: 'secret' });
  });

  it('leads anybody else to where they can sign in, and asks the server for nothing', async () => {
    const { page, phone, loads } = await openedBy(null);
    expect([loads.count, page.data.status, page.data.line]).toEqual([0, 'failed', '']);
    expect(phone.asked).toContain('switchTab /pages/admin/home/index');
  });
});
