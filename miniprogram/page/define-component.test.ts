import { componentOf } from '../../test/support/components';
import { aPhone, Refusal, settled, tapOn } from '../../test/support/pages';

it('the properties of a component have the types of their first values', async () => {
  aPhone(() => ({}));
  const handedOver = jest.fn();
  jest.resetModules();
  Object.assign(globalThis, { Component: handedOver });
  const { defineComponent } = await import('./define-component');
  defineComponent({
    properties: { title: '', size: 8, plain: false, rows: [] as string[], card: null as { id: string } | null },
  });
  expect(handedOver).toHaveBeenCalledWith(
    expect.objectContaining({
      properties: {
        title: { type: String, value: '' },
        size: { type: Number, value: 8 },
        plain: { type: Boolean, value: false },
        rows: { type: Array, value: [] },
        card: { type: Object, value: null },
      },
    }),
  );
});

/** A component with a bit of everything. */
const aField = () =>
  componentOf(async () => {
    const { defineComponent, detail, nothing } = await import('./define-component');
    const component = defineComponent({
      properties: { value: '', locked: false },
      data: { text: '', marks: [] as string[] },
      own: () => ({ seen: [] as string[] }),
      events: { search: detail<{ text: string }>(), clear: nothing },
      observers: {
        'value, locked'(value: string, locked: boolean) {
          this.setData({ text: locked ? '' : value });
        },
      },
      methods: {
        type({ currentTarget }: { currentTarget: { dataset: { text: string } } }) {
          const { text } = currentTarget.dataset;
          this.seen.push(text);
          this.setAt(`marks[${this.seen.length - 1}]`, text);
          this.tell('search', { text: this.seen.join(' ') });
        },
        clear() {
          this.tell('clear');
        },
      },
      attached() {
        this.seen.push('attached');
      },
      pageShown() {
        this.seen.push('shown');
      },
      pageHidden() {
        this.seen.push('hidden');
      },
      detached() {
        this.seen.push('detached');
        this.tell('search', { text: this.seen.join(' ') });
      },
    });
    return { component };
  });

describe('a component', () => {
  beforeEach(() => void aPhone(() => ({})));

  it('observes what its page gives it', async () => {
    const field = (await aField())({ value: '微生物' });
    expect(field.data.text).toBe('微生物');
    field.give({ locked: true });
    expect(field.data.text).toBe('');
  });

  it('tells its page what happened, with what belongs to it or with nothing', async () => {
    const field = (await aField())();
    await field.do('type', tapOn({ text: '微' }));
    await field.do('clear');
    expect(field.told).toEqual([
      ['search', { text: 'attached 微' }],
      ['clear', undefined],
    ]);
  });

  it('has state of its own before anything else of it runs, and shares it with no other on the screen', async () => {
    const put = await aField();
    const [one, other] = [put(), put()];
    await one.do('type', tapOn({ text: '微' }));
    await other.do('type', tapOn({ text: '心' }));
    expect(one.told).toEqual([['search', { text: 'attached 微' }]]);
    expect(other.told).toEqual([['search', { text: 'attached 心' }]]);
    expect(other.data.marks[1]).toBe('心');
  });

  it('lives with its page', async () => {
    const field = (await aField())();
    field.live('pageHidden');
    field.live('pageShown');
    field.live('detached');
    expect(field.told).toEqual([['search', { text: 'attached hidden shown detached' }]]);
  });
});

describe('an action of a component', () => {
  const saver = () =>
    componentOf(async () => {
      const { defineComponent, nothing } = await import('./define-component');
      const component = defineComponent({
        events: { saved: nothing },
        methods: {
          save() {
            void this.run('save', async (send) => {
              await send('project.remove', { projectId: 'p1' });
              this.tell('saved');
            });
          },
        },
      });
      return { component };
    });

  it('is shown by its name while it runs', async () => {
    let answer: (data: object) => void = () => undefined;
    aPhone(() => new Promise<object>((resolve) => (answer = resolve)));
    const sheet = (await saver())();
    expect(sheet.data).toMatchObject({ busy: '' });
    await sheet.do('save');
    expect(sheet.data).toMatchObject({ busy: 'save' });
    answer({});
    await settled();
    expect([sheet.data.busy, sheet.told]).toEqual(['', [['saved', undefined]]]);
  });

  it('that was refused is told in words', async () => {
    const showModal = jest.fn(() => Promise.resolve({ confirm: true }));
    aPhone(() => new Refusal('wrongState'), { showModal });
    const sheet = (await saver())();
    await sheet.do('save');
    expect([showModal.mock.calls.length, sheet.data.busy, sheet.told]).toEqual([1, '', []]);
  });

  it('leaves a `busy` alone that its page gives', async () => {
    aPhone(() => ({}));
    const put = await componentOf(async () => {
      const { defineComponent } = await import('./define-component');
      return { component: defineComponent({ properties: { busy: false } }) };
    });
    expect(put({ busy: true }).data.busy).toBe(true);
    expect(put().data.busy).toBe(false);
  });
});
