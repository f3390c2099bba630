import { glassEasel, type AssociatedBackend, MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import { createPhoneElement } from './dom';

/** Events that reach the app from the browser itself; all others come from the built-in tags. */
const FORWARDED = /^(touch|transitionend|animation|tap$|longpress$|canceltap$)/;

/** How long a finger rests before it is a long press, in ms. */
const LONG_PRESS = 350;

interface Point {
  identifier: number;
  pageX: number;
  pageY: number;
  clientX: number;
  clientY: number;
}

/** glass-easel's trigger for browser events is not in its typings. */
interface Trigger {
  _$trigger(event: Event, type: string, detail: unknown, bubbles: boolean, composed: boolean): void;
}

class PhoneBackend extends glassEasel.CurrentWindowBackendContext {
  /** Height of the current page's viewport in px. */
  viewportHeight = () => document.documentElement.clientHeight;

  private readonly sheets = new Map<string, number>();

  constructor() {
    super();
    const make = { createElement: createPhoneElement } as unknown as typeof this.document;
    make.createTextNode = (text: string) =>
      document.createTextNode(text) as unknown as ReturnType<typeof make.createTextNode>;
    make.createDocumentFragment = () =>
      document.createDocumentFragment() as unknown as ReturnType<typeof make.createDocumentFragment>;
    this.document = make;
  }

  /**
   * Each sheet stands once, in the order of first use. A page opened later would otherwise bring the app's sheet again, behind
   * the components of the pages below it, and win over them where two rules weigh the same.
   */
  override appendStyleSheetPath(path: string, styleScope?: number): number {
    const standing = this.sheets.get(path);
    if (standing !== undefined) return standing;
    const id = super.appendStyleSheetPath(path, styleScope);
    this.sheets.set(path, id);
    return id;
  }

  override setListenerStats(...args: Parameters<glassEasel.CurrentWindowBackendContext['setListenerStats']>): void {
    if (FORWARDED.test(args[1])) super.setListenerStats(...args);
  }

  override getWindowHeight(): number {
    return this.viewportHeight();
  }
}

const point = (touch: Touch | MouseEvent): Point => ({
  identifier: 'identifier' in touch ? touch.identifier : 0,
  pageX: touch.pageX,
  pageY: touch.pageY,
  clientX: touch.clientX,
  clientY: touch.clientY,
});

/** Finger positions of an event, as WeChat adds them to every touch and tap. */
function fingers(type: string, event: Event): { touches: Point[]; changedTouches: Point[] } {
  const { touches, changedTouches } = event as TouchEvent;
  if (changedTouches === undefined) {
    const single = event instanceof MouseEvent ? [point(event)] : [];
    return { touches: single, changedTouches: single };
  }
  const changed = [...changedTouches].map(point);
  return { touches: type === 'tap' ? changed : [...touches].map(point), changedTouches: changed };
}

export const env = new MiniProgramEnv();
export const backend = new PhoneBackend();
export const associated: AssociatedBackend = env.associateBackend(backend);

backend.onEvent((target, type, detail: unknown, options) => {
  const original = options.originalEvent;
  const event = new glassEasel.Event(type, /^touch/.test(type) ? {} : detail, {
    ...options,
    ...(original instanceof Event ? { extraFields: { ...fingers(type, original) } } : {}),
  });
  glassEasel.Event.dispatchEvent(target, event);
  return event.getEventBubbleStatus();
});

/** Give the app an event that browsers do not have: a long press, or a tap by keyboard. */
export function trigger(event: Event, type: 'longpress' | 'tap', detail: { x: number; y: number }): void {
  (backend as unknown as Trigger)._$trigger(event, type, detail, true, true);
}

let pressing: ReturnType<typeof setTimeout> | undefined;
const release = () => clearTimeout(pressing);
addEventListener(
  'pointerdown',
  (event) => {
    release();
    pressing = setTimeout(() => trigger(event, 'longpress', { x: event.clientX, y: event.clientY }), LONG_PRESS);
  },
  true,
);
for (const type of ['pointerup', 'pointermove', 'pointercancel']) addEventListener(type, release, true);
