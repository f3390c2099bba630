import type { TagName } from '../../tags';

/** One built-in tag on a page, as its implementation sees it. */
export interface Tag {
  name: TagName;
  /** Its element in the browser. */
  host: HTMLElement;
  data: Record<string, unknown>;
  /** Tell the page. */
  emit: (event: string, detail: unknown, handleReturn?: (value: unknown) => void) => void;
  /** Change own properties; a `model:` binding follows. */
  set: (data: Record<string, unknown>) => void;
  /** Real class names, style scope included, of class names given by a property such as `hover-class`. */
  scoped: (classNames: string) => string[];
}

/** What a form asks of a field. */
export interface FormField {
  get(): unknown;
  reset(): void;
}

/** What an implementation gives back for one element. */
export interface TagInstance {
  /** A property has changed (once for each property at the start). */
  update?(property: string): void;
  /** As if the finger had touched it: what a label around it does. */
  activate?(): void;
  field?: FormField;
  /** The real control inside, which a screen reader and a test should meet under the tag's name; else the tag itself. */
  control?: HTMLElement;
  /** What `selectorQuery.node()` finds. */
  node?: unknown;
  destroy?(): void;
}

export interface TagDefinition {
  create(tag: Tag): TagInstance;
}

/** Implementations of tags by their element. */
export const instances = new WeakMap<Element, { tag: Tag; instance: TagInstance }>();

export const asString = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** Show `hover-class` while a finger rests on the tag. Times in ms. */
export function hover(tag: Tag): void {
  let begin: ReturnType<typeof setTimeout> | undefined;
  let end: ReturnType<typeof setTimeout> | undefined;
  const classes = () => (tag.data['hoverClass'] === 'none' ? [] : tag.scoped(asString(tag.data['hoverClass'])));
  tag.host.addEventListener('touchstart', (event) => {
    if (tag.data['hoverStopPropagation'] === true) event.stopPropagation();
    clearTimeout(end);
    begin = setTimeout(() => tag.host.classList.add(...classes()), Number(tag.data['hoverStartTime']));
  });
  for (const type of ['touchend', 'touchcancel', 'touchmove']) {
    tag.host.addEventListener(type, () => {
      clearTimeout(begin);
      end = setTimeout(() => tag.host.classList.remove(...classes()), Number(tag.data['hoverStayTime']));
    });
  }
}
