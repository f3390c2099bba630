import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The page of the little app in which the monkey's eyes are tried. */
export interface LittlePage {
  template: string;
  /** The parts of its `Page({ … })`. */
  script: string;
}

const button = '<button bind:tap="press" aria-label="按这里">按这里</button><text>{{text}}</text>';
const onPress = (script: string): string => `data: { text: '开始' }, press() { ${script} }`;
/** The screen changes with each press, so that the button itself is in order. */
const counted = "this.count = (this.count || 0) + 1; this.setData({ text: '第 ' + this.count + ' 次' });";

/** Pages with one fault each, and what the monkey has to say of it. */
export const faulty: Readonly<Record<string, LittlePage & { named: RegExp }>> = {
  uncaught: {
    template: button,
    script: onPress(`${counted} setTimeout(() => { throw new Error('lost in a timer'); });`),
    named: /^uncaught: .*lost in a timer/,
  },
  handler: {
    template: button,
    script: onPress(`${counted} throw new Error('lost in a handler');`),
    named: /lost in a handler/,
  },
  rejection: {
    template: button,
    script: onPress(`${counted} void Promise.reject(new Error('nobody waits for this'));`),
    named: /^uncaught: .*nobody waits for this/,
  },
  internal: {
    template: button,
    script: onPress(
      `${counted} wx.cloud.callFunction({ name: 'little', data: { call: 'little.broken' } }).catch(() => {});`,
    ),
    named: /^internal: little\.broken$/,
  },
  warning: {
    template: button,
    script: onPress(`${counted} console.warn('something is odd');`),
    named: /^console: .*something is odd/,
  },
  empty: { template: '<view></view>', script: '', named: /^the page is empty$/ },
  dead: { template: button, script: onPress(''), named: /^a dead button: 按这里$/ },
  nameless: {
    template: '<button bind:tap="press"><view style="width: 40px; height: 40px"></view></button><text>{{text}}</text>',
    script: onPress(counted),
    named: /^something can be tapped that has no name$/,
  },
  undefined: {
    template: '<text>共 {{text}} 人</text>',
    script: 'data: { text: String(undefined) }',
    named: /^the screen says undefined$/,
  },
  'not-a-number': {
    template: '<text>共 {{text}} 分</text>',
    script: "data: { text: 'NaN' }",
    named: /^the screen says NaN$/,
  },
  object: {
    template: '<text>{{text}}</text>',
    script: 'data: { text: String({}) }',
    named: /^the screen says \[object Object\]$/,
  },
};

/** Buttons that do something, one that is off, one that is on already, a field, a call that may meet a bad network. */
export const healthy: LittlePage = {
  template: [
    button,
    '<button bind:tap="ask">问一问</button><text>{{answer}}</text>',
    '<button disabled>不可用</button>',
    '<view aria-role="tab" aria-selected="true">全部</view>',
    '<input value="{{typed}}" placeholder="姓名" bind:input="type" />',
  ].join('\n'),
  script: `data: { text: '开始', answer: '还没有问', typed: '' },
    press() { ${counted} },
    type({ detail }) { this.setData({ typed: detail.value }); },
    ask() {
      this.setData({ answer: '在问' });
      wx.cloud.callFunction({ name: 'little', data: { call: 'little.good' } }).then(
        () => this.setData({ answer: '问到了' }),
        () => this.setData({ answer: '网络不通' }),
      );
    }`,
};

/** The only page of the little app. */
export const LITTLE_PAGE = 'pages/little/index';

/** Writes the artefact of the little app, as a build makes one, with this page. */
export function writeLittleApp(artefact: string, { template, script }: LittlePage): void {
  writeFiles(artefact, {
    'app.json': JSON.stringify({ pages: [LITTLE_PAGE], window: {}, componentFramework: 'glass-easel' }),
    'app.js': 'App({ onLaunch() { wx.cloud.init(); } });',
    'app.wxss': '',
    [`${LITTLE_PAGE}.wxml`]: template,
    [`${LITTLE_PAGE}.js`]: `Page({ ${script} });`,
    [`${LITTLE_PAGE}.json`]: '{}',
    [`${LITTLE_PAGE}.wxss`]: '',
  });
}

/** Writes the function that it calls: it knows `little.good`, and fails at everything else. */
export function writeLittleFunction(folder: string): void {
  const main = `exports.main = async ({ call }) =>
    call === 'little.good' ? { ok: true, data: {} } : { ok: false, error: { code: 'internal', requestId: 'r' } };`;
  writeFiles(folder, { 'index.js': main });
}

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
