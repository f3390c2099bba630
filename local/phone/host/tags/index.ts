import { type glassEasel } from 'glass-easel-miniprogram-adapter';
import { ARIA_PROPERTIES, TAG_PROPERTIES, type PropertyType, type TagName } from '../../tags';
import { button } from './button';
import { checkbox, checkboxGroup, form, picker, radio, radioGroup, switchTag } from './choice';
import { canvas, image, label, map, pageMeta, rootPortal, text, view } from './container';
import { input, textarea } from './field';
import { scrollView, swiper } from './scroll';
import { asString, instances, type Tag, type TagDefinition, type TagInstance } from './tag';

/** Every tag that has properties: one without an implementation does not compile. */
const DEFINITIONS: Record<TagName, TagDefinition> = {
  button,
  canvas,
  checkbox,
  'checkbox-group': checkboxGroup,
  form,
  image,
  input,
  label,
  map,
  'page-meta': pageMeta,
  picker,
  radio,
  'radio-group': radioGroup,
  'root-portal': rootPortal,
  'scroll-view': scrollView,
  swiper,
  'swiper-item': view,
  switch: switchTag,
  text,
  textarea,
  view,
};

/** Accessibility attributes that any tag takes: property name → DOM attribute. */
const ARIA: Record<string, string> = Object.fromEntries(
  ARIA_PROPERTIES.map((name) => [name, name === 'ariaRole' ? 'role' : name.replace('aria', 'aria-').toLowerCase()]),
);

/** Roles at which a screen reader stops and which a keyboard reaches. */
const STOPS = new Set(['button', 'checkbox', 'link', 'radio', 'switch', 'tab']);

function updateAria(host: HTMLElement, property: string, value: unknown): void {
  const attribute = ARIA[property];
  if (attribute === undefined) return;
  const text = asString(value);
  if (attribute === 'role' && STOPS.has(text)) host.tabIndex = 0;
  if (text !== '') host.setAttribute(attribute, text);
  // A tag may have a role of its own, which an unset property must not take away.
  else if (attribute !== 'role') host.removeAttribute(attribute);
}

/** The component behind a tag, as glass-easel calls its lifetimes. */
interface TagComponent extends Pick<glassEasel.Element, 'ownerShadowRoot'> {
  data: Record<string, unknown>;
  $$: HTMLElement;
  setData(data: Record<string, unknown>): void;
  triggerEvent(name: string, detail: unknown, options?: { handleListenerReturn?: (value: unknown) => boolean }): void;
}

/** Class names in the style scopes of the page or component whose template holds the element. */
function scopedNames(
  space: glassEasel.ComponentSpace,
  component: Pick<glassEasel.Element, 'ownerShadowRoot'>,
  classNames: string,
): string[] {
  const owner = component.ownerShadowRoot;
  const options = owner === null || !('getHostNode' in owner) ? undefined : owner.getHostNode().getComponentOptions();
  const names = classNames.split(/\s+/).filter((name) => name !== '');
  const prefixes = [options?.styleScope, options?.extraStyleScope].map((scope) =>
    scope === undefined || scope === null ? undefined : space.styleScopeManager.queryName(scope),
  );
  return [...new Set(prefixes.flatMap((prefix) => names.map((name) => (prefix ? `${prefix}--${name}` : name))))];
}

/** Register WeChat's built-in tags for the whole mini-program. */
export function defineTags(space: glassEasel.ComponentSpace): void {
  for (const [name, definition] of Object.entries(DEFINITIONS) as [TagName, TagDefinition][]) {
    const properties: Record<string, PropertyType> = { ...TAG_PROPERTIES[name] };
    for (const property of ARIA_PROPERTIES) properties[property] = null;
    const of = (component: unknown) => instances.get((component as TagComponent).$$);
    const observers = Object.fromEntries(
      Object.keys(properties).map((property) => [
        property,
        function (this: unknown) {
          const found = of(this);
          if (found === undefined) return;
          updateAria(found.instance.control ?? found.tag.host, property, found.tag.data[property]);
          found.instance.update?.(property);
        },
      ]),
    );
    const component = space
      .define(`wx-builtin/${name}`)
      .options({ virtualHost: false })
      .definition({
        properties,
        observers,
        lifetimes: {
          attached(this: unknown) {
            const self = this as TagComponent;
            const host = self.$$;
            const tag: Tag = {
              name,
              host,
              get data() {
                return self.data;
              },
              set: (data) => self.setData(data),
              scoped: (classNames) => scopedNames(space, self, classNames),
              emit: (event, detail, handleReturn) =>
                self.triggerEvent(event, detail, {
                  handleListenerReturn(value) {
                    handleReturn?.(value);
                    return value !== false;
                  },
                }),
            };
            // Tags outlive a detachment when the page moves them, so an implementation is made once.
            const instance: TagInstance = instances.get(host)?.instance ?? definition.create(tag);
            instances.set(host, { tag, instance });
            for (const property of Object.keys(properties)) {
              updateAria(instance.control ?? host, property, tag.data[property]);
              instance.update?.(property);
            }
          },
          detached(this: unknown) {
            of(this)?.instance.destroy?.();
          },
        },
      })
      .registerComponent();
    space.setGlobalUsingComponent(name, component.general());
  }
}
