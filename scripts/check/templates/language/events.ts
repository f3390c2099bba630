/* eslint-disable @typescript-eslint/no-explicit-any -- what nobody has typed has to fit everywhere */
import type { TAG_PROPERTIES } from '../../../../local/phone/tags';
import type { IsAny, Part } from './values';

/** What elements fire: events, name → detail. */

interface Point {
  x: number;
  y: number;
}
interface Text {
  value: string;
}

/** Events that come from inside an element and that any element hears. */
interface BubblingEvents {
  tap: Point;
  longpress: Point;
  touchstart: Point;
  touchmove: Point;
  touchend: Point;
  touchcancel: Point;
  transitionend: object;
  animationstart: object;
  animationiteration: object;
  animationend: object;
}

interface FieldEvents {
  input: Text & { cursor: number };
  focus: Text & { height: number };
  blur: Text & { cursor: number };
}

/** What WeChat's own tags fire, as far as the phone in the browser fires it too. */
interface TagEvents {
  button: { getphonenumber: { code?: string; errMsg: string; errno?: number }; agreeprivacyauthorization: object };
  'checkbox-group': { change: { value: string[] } };
  form: { submit: { value: Record<string, any> }; reset: object };
  image: { load: { width: number; height: number }; error: { errMsg: string } };
  input: FieldEvents & { confirm: Text };
  /** A date is a text, a place in a list may be a number: the mode says which. */
  picker: { change: { value: any } };
  'radio-group': { change: Text };
  'scroll-view': {
    scroll: {
      scrollLeft: number;
      scrollTop: number;
      scrollHeight: number;
      scrollWidth: number;
      deltaX: number;
      deltaY: number;
    };
    scrolltolower: { direction: string };
    scrolltoupper: { direction: string };
  };
  swiper: { change: { current: number; source: string; currentItemId: string } };
  switch: { change: { value: boolean } };
  textarea: FieldEvents;
}

type WithBubbling<Events> = Events & Omit<BubblingEvents, keyof Events>;

export type BuiltInEvents = {
  [Tag in keyof typeof TAG_PROPERTIES]: WithBubbling<Tag extends keyof TagEvents ? TagEvents[Tag] : object>;
};

/** What an event without a detail brings. */
type NoDetail = Record<string, never>;

type DetailOf<Declared> = Declared extends { readonly __detail?: infer Detail }
  ? IsAny<Detail> extends true
    ? any
    : [Detail] extends [undefined]
      ? NoDetail
      : Detail
  : never;

/** An own component's events. */
export type EventsOf<Script> = WithBubbling<{
  [Name in keyof Part<Script, 'events'>]: DetailOf<Part<Script, 'events'>[Name]>;
}>;

/** A library's events: their details are not among its types. */
export type LibraryEvents<Names extends string> = WithBubbling<Record<Names, any>>;

type EventWith<Detail, Dataset extends object> =
  IsAny<Detail> extends true
    ? WechatMiniprogram.TouchEvent<any, any, Dataset, any>
    : Detail extends Point
      ? WechatMiniprogram.TouchEvent<Detail, any, Dataset, any>
      : WechatMiniprogram.CustomEvent<Detail & object, any, Dataset, any>;

/** Binds a handler to an event of an element with certain `data-…`; the handler may ask for less than it is given. */
export type On = <Detail, const Dataset extends object>(
  detail: Detail,
  dataset: Dataset,
  handler: (event: EventWith<NoInfer<Detail>, NoInfer<Dataset>>) => void,
) => void;
