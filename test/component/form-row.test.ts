/** @jest-environment jsdom */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The part of miniprogram-simulate (it has no types of its own) that is used here. */
interface Simulate {
  load(componentPath: string, options: { rootPath: string; compiler: 'official' }): string;
  render(id: string, properties: object): Rendered;
  sleep(milliseconds: number): Promise<void>;
}
interface Rendered {
  dom: HTMLElement;
  attach(parent: Node): void;
  setData(data: object): void;
  querySelector(selector: string): { dispatchEvent(name: string): void } | undefined;
  addEventListener(name: string, listener: () => void): void;
}

const repository = path.resolve(__dirname, '../..');
const out = fs.mkdtempSync(path.join(os.tmpdir(), 'form-row-'));
let simulate: Simulate;
let id: string;

/** The component as it is shipped: built by the product's own build, its template compiled by WeChat's own compiler. */
beforeAll(() => {
  const build = `require('./scripts/build/miniprogram').buildMiniprogram({ out: ${JSON.stringify(out)} }).catch((e) => { console.error(e); process.exit(1); })`;
  execFileSync(process.execPath, ['--import', 'tsx', '-e', build], { cwd: repository, stdio: 'pipe' });
  // The simulator compiles every template below, and has room for a megabyte of what comes of it: the components of one package stay.
  const owner = 'packages/trainee';
  fs.rmSync(path.join(out, 'pages'), { recursive: true });
  for (const folder of fs.readdirSync(path.join(out, 'packages')).filter((name) => !owner.endsWith(name)))
    fs.rmSync(path.join(out, 'packages', folder), { recursive: true });
  for (const page of fs.readdirSync(path.join(out, owner)).filter((name) => name !== 'lib'))
    fs.rmSync(path.join(out, owner, page), { recursive: true });
  simulate = jest.requireActual<Simulate>('miniprogram-simulate');
  id = simulate.load(path.join(out, owner, 'lib/components/form-row/index'), { rootPath: out, compiler: 'official' });
});

afterAll(() => fs.rmSync(out, { recursive: true, force: true }));

/** A row on the screen, and how often it said that it was pressed. */
function show(properties: object) {
  const row = simulate.render(id, properties);
  row.attach(document.createElement('div'));
  const pressed = jest.fn();
  row.addEventListener('press', pressed);
  const press = async () => {
    // What takes the touch lies over the whole row, where there is anything to press.
    row.querySelector('.hit')?.dispatchEvent('tap');
    await simulate.sleep(10);
  };
  return { row, pressed, press, text: () => row.dom.textContent };
}

describe('a row of a form', () => {
  it('shows its label, a star when it is demanded, and what was chosen', () => {
    expect(show({ label: '科室', required: true, value: '检验科' }).text()).toBe('科室*检验科');
    expect(show({ label: '医通卡号', value: '1' }).text()).not.toContain('*');
  });

  it('asks to choose while nothing was chosen', () => {
    expect(show({ label: '科室' }).text()).toContain('请选择');
  });

  it('says what is wrong, and stops saying so', () => {
    const { row, text } = show({ label: '身份证号', error: '还差 2 位，应为 18 位' });
    expect(text()).toContain('还差 2 位，应为 18 位');
    row.setData({ error: '' });
    expect(text()).not.toContain('还差');
  });

  it('says how much more can be typed before nothing more can, and nothing of it until then', () => {
    const typed = (length: number, max = 50) => show({ label: '真实姓名', length, max, error: '' }).text();
    expect(typed(40)).toBe(typed(0));
    expect(typed(45)).toContain('还可以填 5 个字');
    expect(typed(50)).toContain('已填满 50 个字');
    // A short field says so at its end alone.
    expect([typed(4, 5), typed(5, 5)]).toEqual([typed(0), expect.stringContaining('已填满 5 个字')]);
  });

  it('can be pressed when it leads to a choice', async () => {
    const { pressed, press } = show({ label: '科室', arrow: true });
    await press();
    expect(pressed).toHaveBeenCalledTimes(1);
  });

  it('cannot be pressed when it leads nowhere', async () => {
    const { pressed, press } = show({ label: '姓名', value: '周敏' });
    await press();
    expect(pressed).not.toHaveBeenCalled();
  });

  it('cannot be pressed while it is locked, and says where its value is from', async () => {
    const { pressed, press, text } = show({ label: '项目编号', value: '2025-11-01-033', arrow: true, locked: true });
    await press();
    expect(pressed).not.toHaveBeenCalled();
    expect(text()).toContain('来自目录，不能改');
  });
});
