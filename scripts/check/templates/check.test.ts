import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkTemplates, type Fault } from './check';
import { typingFaults } from './typing';

const FIXTURE = path.join(__dirname, 'fixture');
const PAGE = 'miniprogram/pages/list/index';
const ROW = 'miniprogram/components/note-row/index';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => fs.rmSync(folder, { recursive: true })));

/** A copy of the fixture with changes: file → [what stands there, what shall stand there][]. */
function appWith(changes: Record<string, readonly (readonly [string, string])[]>): string {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'templates-'));
  folders.push(root);
  fs.cpSync(FIXTURE, root, { recursive: true });
  for (const [file, replacements] of Object.entries(changes)) {
    const before = fs.readFileSync(path.join(root, file), 'utf8');
    const after = replacements.reduce((text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
      return text.replace(from, () => to);
    }, before);
    fs.writeFileSync(path.join(root, file), after);
  }
  return root;
}

const faultsWith = (changes: Parameters<typeof appWith>[0]): Fault[] => checkTemplates({ root: appWith(changes) });
const told = ({ file, line, message }: Fault) => `${file}:${line} ${message}`;

/** Kind of fault, what stands in the right template, what stands in the wrong one, what is said of it. */
const wrong: [string, string, string, string | RegExp][] = [
  [
    'a name that the page does not have',
    '<text>{{title}}</text>',
    '<text>{{titel}}</text>',
    'titel does not exist; did you mean title?',
  ],
  ['a name that a part of it does not have', '{{head.place.word}}', '{{head.place.wrod}}', 'wrod does not exist'],
  [
    'a name in a condition',
    `wx:elif="{{status === 'failed'}}"`,
    `wx:elif="{{state === 'failed'}}"`,
    /^state does not exist/,
  ],
  ['a word that a state cannot have', `wx:if="{{status === 'ready'}}"`, `wx:if="{{status === 'raedy'}}"`, /no overlap/],
  ['a name that another branch has', '{{way.line}}', '{{way.minutes}}', 'minutes does not exist'],
  ['a name in a class', '<view class="page {{status}}"', '<view class="page {{stats}}"', /^stats does not exist/],
  ['an object as text', '{{way.minutes}} {{', '{{owner}} {{', /^this cannot stand in a text: .*name: string/],
  ['a truth value as text', `{{index ? 'sep' : ''}}`, `{{item.count > 1}}`, /^this cannot stand in a text: .*boolean/],
  ['a name that an item does not have', '{{item.note}}', '{{item.notes}}', 'notes does not exist; did you mean note?'],
  ['a name that an item of an inner list does not have', '{{mark.word}}', '{{mark.name}}', 'name does not exist'],
  ['a list that is none', 'wx:for="{{[1, 2, 3]}}"', 'wx:for="{{title}}"', /^wx:for cannot go through this: /],
  [
    'a key that the items do not have',
    'wx:for-index="at" wx:key="word"',
    'wx:for-index="at" wx:key="name"',
    /^wx:key: the items have no field name/,
  ],
  ['a handler that is missing', 'catch:tap="pick"', 'catch:tap="pik"', 'the handler pik does not exist'],
  [
    'a handler that is missing in one case',
    `{{shown ? 'hide' : 'show'}}`,
    `{{shown ? 'hide' : 'shwo'}}`,
    'the handler does not exist',
  ],
  [
    'a handler that is missing, bound without a colon',
    'bindinput="type"',
    'bindinput="typ"',
    'the handler typ does not exist',
  ],
  [
    'an attribute that a tag of WeChat does not have',
    'start="2026-01-01"',
    'begin="2026-01-01"',
    '<picker> has no property begin',
  ],
  [
    'an event that a component does not fire',
    'bind:toggle="toggle"',
    'bind:switch="toggle"',
    '<note-row> has no event switch',
  ],
  [
    'a property that a component of the library does not have',
    'size="44rpx"',
    'width="44rpx"',
    '<t-icon> has no property width',
  ],
  [
    'a property that a component does not have',
    'limit="{{rows.length}}"',
    'maximum="{{rows.length}}"',
    '<note-row> has no property maximum',
  ],
  [
    'a value that a property of the library does not take',
    'disabled="{{!shown}}"',
    'disabled="{{title}}"',
    /^disabled of <t-button>: .*boolean/,
  ],
  [
    'an event that a library does not fire',
    'bind:visible-change="closed"',
    'bind:visible="closed"',
    '<t-popup> has no event visible',
  ],
  [
    'an event that a tag of WeChat does not fire',
    'bindscrolltolower',
    'bindscrolltobottom',
    '<scroll-view> has no event scrolltobottom',
  ],
];

/** The same, where the fault cannot stand in one template with the others. */
const wrongToo: typeof wrong = [
  [
    'a tag that nobody knows',
    '<t-icon name',
    '<t-icn name',
    '<t-icn> is no tag of the phone and not in usingComponents',
  ],
  [
    'a handler that asks for data- that is not given',
    ' data-file-name="{{title}}"',
    '',
    /^the handler pick does not take this event: .*fileName/,
  ],
  [
    'a handler that asks for another kind of data-',
    'data-id="{{item.id}}"',
    'data-id="{{item.count}}"',
    /^the handler open does not take this event: .*number.*string/,
  ],
  [
    'a handler that asks for another detail',
    'bindinput="type"',
    'bindinput="toggle"',
    /^the handler toggle does not take this event: .*'on' is missing/,
  ],
  [
    'a text that a tag of WeChat does not take',
    'type="digit"',
    'type="digits"',
    /^type of <input> does not take this text: .*"digits"/,
  ],
  [
    'a detail that an event does not bring',
    'bind:close="hide"',
    'bind:close="toggle"',
    /^the handler toggle does not take this event: /,
  ],
  [
    'a text that a component does not take',
    'tone="late"',
    'tone="lat"',
    /^tone of <note-row> does not take this text: .*"lat"/,
  ],
  [
    'a text that a library does not take',
    'theme="primary"',
    'theme="primery"',
    /^theme of <t-button> does not take this text: .*"primery"/,
  ],
  [
    'an expression of another type',
    `{{warning ? 'late' : 'ok'}}`,
    `{{warning ? 'late' : 'good'}}`,
    /^tone of <note-row>: .*"good"/,
  ],
];

describe('the check of templates', () => {
  it('finds nothing wrong with right ones', () => {
    expect(faultsWith({}).map(told)).toEqual([]);
  });

  it('finds a component that is declared and not used', () => {
    const popup = '"t-popup": "tdesign-miniprogram/popup/popup"';
    const more = `${popup},\n    "t-switch": "tdesign-miniprogram/switch/switch"`;
    expect(faultsWith({ [`${PAGE}.json`]: [[popup, more]] }).map(told)).toEqual([
      `${PAGE}.wxml:1 index.json declares t-switch, which is not used`,
    ]);
  });

  describe.each([
    ['together', wrong],
    ['in another template', wrongToo],
  ])('finds %s', (_, cases) => {
    let faults: Fault[];
    let lines: string[];
    beforeAll(() => {
      const root = appWith({ [`${PAGE}.wxml`]: cases.map(([, from, to]) => [from, to] as const) });
      faults = checkTemplates({ root });
      lines = fs.readFileSync(path.join(root, `${PAGE}.wxml`), 'utf8').split('\n');
    });

    it.each(cases)('%s', (_kind, from, to, message) => {
      const line =
        lines.findIndex((text) =>
          to === '' ? !text.includes(from) && text.includes('catch:tap="pick"') : text.includes(to),
        ) + 1;
      const found = faults.filter((fault) => fault.line === line).map(({ message: words }) => words);
      expect(found).toContainEqual(typeof message === 'string' ? message : expect.stringMatching(message));
    });

    it('and nothing else', () => {
      const said = ({ message }: Fault) =>
        cases.some(([, , , words]) => (typeof words === 'string' ? words === message : words.test(message)));
      expect(faults.filter((fault) => fault.file !== `${PAGE}.wxml` || !said(fault)).map(told)).toEqual([]);
    });
  });

  it('finds each place where a template still uses the old name of a field', () => {
    const faults = faultsWith({ [`${PAGE}.ts`]: [['rows: []', 'lines: []']] });
    expect(faults.map(({ line }) => line)).toEqual([3, 14, 26, 29]);
    expect(new Set(faults.map(({ message }) => message))).toContain('rows does not exist');
  });

  it('finds the users of a component whose property or event has another name', () => {
    const faults = faultsWith({
      [`${ROW}.ts`]: [
        ['limit: 0', 'most: 0'],
        ['close: nothing', 'closed: nothing'],
      ],
    });
    expect(faults.map(told)).toEqual([
      `${ROW}.wxml:2 limit does not exist`,
      `${PAGE}.wxml:23 <note-row> has no property limit`,
      `${PAGE}.wxml:23 <note-row> has no event close`,
      `${PAGE}.wxml:26 <note-row> has no property limit`,
    ]);
  });

  it('knows what an event brings, and when it brings nothing', () => {
    const faults = faultsWith({ [`${ROW}.ts`]: [['toggle: detail<{ on: boolean }>()', 'toggle: nothing']] });
    expect(faults.map(told)).toEqual([
      expect.stringMatching(/:23 the handler toggle does not take this event: .*'on' is missing/),
    ]);
  });

  it('gives a component that names no properties and no events none at all', () => {
    const faults = faultsWith({
      [`${ROW}.ts`]: [
        [/properties: [^]*?\n {2}\},/.exec(fs.readFileSync(path.join(FIXTURE, `${ROW}.ts`), 'utf8'))?.[0] ?? '', ''],
        ['events: { toggle: detail<{ on: boolean }>(), close: nothing },', ''],
      ],
    });
    expect(faults.filter(({ file }) => file === `${PAGE}.wxml`).map(({ message }) => message)).toEqual([
      ...['note', 'tone', 'open', 'limit', 'lines', 'owner'].map((name) => `<note-row> has no property ${name}`),
      '<note-row> has no event toggle',
      '<note-row> has no event close',
      '<note-row> has no property tone',
      '<note-row> has no property limit',
    ]);
    expect(faults.filter(({ file }) => file === `${ROW}.wxml`)).toHaveLength(5);
  });

  it('lets null into a property that is no object, and into an object that says so', () => {
    const nullable = (type: string) =>
      faultsWith({
        [`${ROW}.ts`]: [[`owner: { name: '' }`, `owner: { name: '' } as ${type}`]],
        [`${PAGE}.wxml`]: [
          ['limit="{{rows.length}}"', 'limit="{{null}}" lines="{{null}}" note="{{null}}" open="{{null}}"'],
          ['owner="{{owner}}"', 'owner="{{head}}"'],
        ],
      }).map(told);
    expect(nullable('{ name: string } | null')).toEqual([]);
    expect(nullable('{ name: string }')).toEqual([expect.stringMatching(/:23 owner of <note-row>: /)]);
  });

  it.each([
    ['<template name="a" />', '<template> is unknown to this check'],
    ['<wxs module="m">module.exports = {};</wxs>', '<wxs> is unknown to this check'],
    ['<import src="../list/index" />', '<import> is unknown to this check'],
    ['<input model:value="{{title}}" />', 'model:value is unknown to this check'],
    ['<view mark:at="{{title}}" />', 'mark:at is unknown to this check'],
    ['<block bind:tap="show" />', 'invalid attribute'],
    ['<view', 'incomplete tag'],
  ])('refuses what it cannot check: %s', (markup, message) => {
    const faults = faultsWith({ [`${PAGE}.wxml`]: [['\n{{title}}', `\n${markup}`]] });
    expect(faults.map(told)).toContain(`${PAGE}.wxml:32 ${message}`);
  });

  describe('a script that says too little', () => {
    it('is named once', () => {
      const faults = faultsWith({ [`${PAGE}.ts`]: [['export const page', 'const page']] });
      expect(faults).toEqual([
        {
          file: `${PAGE}.wxml`,
          line: 1,
          column: 1,
          rule: 'untyped',
          message: 'not typed yet: index.ts must export page',
        },
      ]);
    });

    it('gets no names by a type that has every name', () => {
      const faults = faultsWith({ [`${PAGE}.ts`]: [['data: {', 'data: {} as Record<string, string>, other: {']] });
      expect(faults.map(told)).toContain(`${PAGE}.wxml:4 title does not exist`);
    });

    it('is refused when it is made in another way', () => {
      const faults = faultsWith({ [`${PAGE}.ts`]: [['export const page = definePage(', 'export const page = Page(']] });
      expect(faults.map(told)).toContain(
        `${PAGE}.wxml:1 index.ts says too little: it is made by neither definePage nor defineComponent`,
      );
    });

    it.each([
      ['rows: [] as Row[]', 'rows: [] as any[]', 'rows has no type'],
      [`title: ''`, `title: '' as any`, 'title has no type'],
    ])('cannot let every name pass: %s', (from, to, message) => {
      const faults = faultsWith({ [`${PAGE}.ts`]: [[from, to]] });
      expect(faults.map(told)).toContain(`${PAGE}.wxml:1 index.ts says too little: ${message}`);
    });
  });

  it.each([
    ['no room above the keyboard', ' cursor-spacing="120"', '', /no cursor-spacing/],
    ['an end that nobody tells', 'maxlength="140"', 'maxlength="20"', /stops at 20 in silence/],
    ['WeChat’s own end', ' maxlength="140"', '', /stops at 140/],
  ])('finds a field to type into with %s', (_what, from, to, message) => {
    expect(faultsWith({ [`${PAGE}.wxml`]: [[from, to]] })).toEqual([
      expect.objectContaining({ rule: 'typing', message: expect.stringMatching(message) as string }),
    ]);
  });

  it('takes an end that something beside the field tells', () => {
    const told = typingFaults(
      '<row length="{{n}}" max="{{most}}"><input maxlength="{{most}}" cursor-spacing="120" /></row>',
    );
    expect(told).toEqual([]);
  });

  it('finds a line that is too long, by its characters', () => {
    const faults = faultsWith({ [`${PAGE}.wxml`]: [['…</view>', `${'长'.repeat(300)}</view>`]] });
    expect(faults).toEqual([
      expect.objectContaining({
        line: 9,
        column: 301,
        rule: 'longLine',
        message: 'the line has 348 characters, the most is 300',
      }),
    ]);
  });
});
