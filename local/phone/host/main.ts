import '@vant/touch-emulator';
import { glassEasel, type ComponentEnv } from 'glass-easel-miniprogram-adapter';
import { associated, backend, env, trigger } from './backend';
import { nativeBehaviors, type Definition } from './behaviors';
import { moduleLoader } from './modules';
import { NEW_CODE } from './new-code';
import { Pages } from './pages';
import { readOptions, type Program } from './program';
import { completeQueries } from './queries';
import { buildShell } from './shell';
import { defineTags } from './tags';
import { provideOpenTypes } from './tags/button';
import { createWx, entryOf } from './wx';
import { provideGate } from './wx/api';
import { appName, phoneNumberCode } from './wx/consent';
import { showModal } from './wx/overlay';
import { privacyGate } from './wx/privacy';
import { shareCard } from './wx/share';
import { storageApis } from './wx/storage';

interface AppDefinition {
  onLaunch?(entry: object): unknown;
  onShow?(entry: object): unknown;
  onHide?(): unknown;
  onError?(message: string): unknown;
}

/** Names that every script of a mini-program finds. */
interface PhoneGlobals {
  wx: unknown;
  App(definition: AppDefinition): void;
  Page(definition: Definition): void;
  Component(definition: Definition): void;
  Behavior: unknown;
  getApp(): AppDefinition;
  getCurrentPages(): unknown[];
  getRegExp(source: string, flags?: string): RegExp;
  getDate(...parts: unknown[]): Date;
}

/** The adapter's step that decides how ids are written; not in its typings. */
interface ComponentOptionsHook {
  prepareComponentOptions(is: string, given: unknown): [{ idPrefixGenerator: unknown }, unknown];
}

/** A media query that always or never holds stands for the look this phone was opened with. */
const look = (css: string, theme: 'light' | 'dark') =>
  css.replace(/\(\s*prefers-color-scheme:\s*(dark|light)\s*\)/g, (_, wanted: string) =>
    wanted === theme ? '(min-width: 0)' : '(max-width: 0)',
  );

/** What WXS scripts need and JavaScript has not: see the build's template step. */
function provideWxs(globals: PhoneGlobals): void {
  Object.defineProperty(Object.prototype, '__wxsConstructor', {
    configurable: true,
    get(this: unknown) {
      return Object.prototype.toString.call(this).slice(8, -1);
    },
  });
  globals.getRegExp = (source, flags) => new RegExp(source, flags);
  globals.getDate = (...parts) => Reflect.construct(Date, parts) as Date;
}

/** Show errors with their stack, and warnings about the app's own templates; libraries' warnings are not ours to mend. */
function report(failed: (message: string) => void): void {
  glassEasel.addGlobalErrorListener((error) => {
    console.error(error);
    failed(error instanceof Error ? error.message : String(error));
    return false;
  });
  glassEasel.addGlobalWarningListener((message, component) => {
    const id = typeof component === 'string' ? component : component.is;
    if (id !== '' && !id.startsWith('miniprogram_npm/')) console.warn(`${id}: ${message}`);
    return false;
  });
}

/** Let Enter and Space press what has the keyboard's focus. */
function pressByKeyboard(): void {
  addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (
      !(target instanceof HTMLElement) ||
      !target.matches('wx-button, [role][tabindex="0"]') ||
      (key !== 'Enter' && key !== ' ')
    )
      return;
    event.preventDefault();
    trigger(event, 'tap', { x: 0, y: 0 });
    target.click();
  });
}

/** Play a mini-program. */
export function run(program: Program): void {
  const globals = globalThis as unknown as PhoneGlobals;
  const options = readOptions(location.search);
  const entry = entryOf(location.hash, program.pages[0] ?? '', options.scene);
  const space = env.createCodeSpace('', true);
  const components = space.getComponentSpace();
  // `#id` selectors of pages must find the ids that stand in their templates.
  components.updateComponentOptions({ writeIdToDOM: true });
  const hook = space as unknown as ComponentOptionsHook;
  const prepare = hook.prepareComponentOptions.bind(space);
  hook.prepareComponentOptions = (is, given) => {
    const prepared = prepare(is, given);
    if (program.pages.includes(is)) prepared[0].idPrefixGenerator = null;
    return prepared;
  };
  // `:host` in a component's style sheet means the element with its name.
  space.setOverallBehavior(
    components
      .define()
      .lifetime('created', function () {
        const { _$: component } = this as unknown as { _$: glassEasel.GeneralComponent };
        const element: unknown = component.$$;
        if (element instanceof HTMLElement) element.setAttribute('data-is', component.is);
      })
      .registerBehavior()
      .general(),
  );

  const shell = buildShell(program, options);
  const pages = new Pages(program, options, space, shell.container);
  pages.ask = async (question) => (await showModal({ content: question, confirmText: '离开' })).confirm;
  backend.viewportHeight = () => pages.viewportHeight;
  defineTags(components);
  completeQueries(space, () => pages.top.screen.scroller);
  provideWxs(globals);
  const gate = privacyGate({
    storage: storageApis(options.person),
    checks: program.app.__usePrivacyCheck__ === true,
    answers: options.privacy,
    appName,
  });
  provideGate((name) => gate.pass(name));
  provideOpenTypes({
    getPhoneNumber: () => phoneNumberCode(options.person, gate),
    agreePrivacyAuthorization: (buttonId) => gate.pressed(buttonId),
    share: (target) => void shareCard(pages.top, 'button', target),
  });

  const load = moduleLoader(program.modules);
  let app: AppDefinition = {};
  const withBehaviors = nativeBehaviors(space);
  const define = (register: ComponentEnv): void => {
    globals.Page = (definition) => void register.Page(withBehaviors(definition) as Parameters<ComponentEnv['Page']>[0]);
    globals.Component = (definition) =>
      void register.Component(withBehaviors(definition) as Parameters<ComponentEnv['Component']>[0]);
    globals.Behavior = Object.assign(
      (definition: Definition) =>
        register.Behavior(withBehaviors(definition) as Parameters<ComponentEnv['Behavior']>[0]),
      register.Behavior,
    );
  };
  globals.wx = createWx(pages, options, entry, gate);
  globals.App = (definition) => (app = definition);
  globals.getApp = () => app;
  globals.getCurrentPages = () => pages.stack.map((page) => page.instance);
  space.componentEnv('app', (register) => {
    define(register);
    load('app.js');
  });

  space.addStyleSheet('app', 'app');
  associated.registerStyleSheetContent('app', look(program.styles['app'] ?? '', options.theme));
  for (const { id, json, scope } of program.components) {
    space.addComponentStaticConfig(id, json);
    const content = program.templates[id];
    space.addCompiledTemplate(id, { groupList: program.templates, content } as Parameters<
      typeof space.addCompiledTemplate
    >[1]);
    space.addStyleSheet(id, id, scope);
    associated.registerStyleSheetContent(id, look(program.styles[id] ?? '', options.theme));
    space.componentEnv(id, (register) => {
      define(register);
      load(`${id}.js`);
    });
  }

  report((message) => app.onError?.(message));
  addEventListener('error', (event) => app.onError?.(event.message));
  const away = () => {
    pages.hideTop();
    void app.onHide?.();
  };
  const back = () => {
    void app.onShow?.(entry);
    pages.showTop();
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? away() : back()));
  addEventListener('clockjump', () => {
    away();
    back();
  });
  addEventListener(NEW_CODE, (event) => {
    if (pages.askBeforeLeaving !== undefined) event.preventDefault();
  });
  pressByKeyboard();
  shell.follow(pages);
  void app.onLaunch?.(entry);
  void app.onShow?.(entry);
  pages.start(entry.path, entry.query);
}
