import { readMarkup, type Element } from './markup';

/** What people type into. */
const TYPED = new Set(['input', 'textarea']);

/** A keyboard that stops here cuts nothing that somebody means to write: a rule speaks long before. */
const OUT_OF_REACH = 100;

const valueOf = ({ attributes }: Element, name: string): string | undefined =>
  attributes.find((attribute) => attribute.name === name)?.value;

const allOf = (elements: readonly Element[]): Element[] =>
  elements.flatMap((element) => [element, ...allOf(element.children)]);

/** `{{max}}` → `max` */
const bare = (value: string): string => value.replace(/^\{\{\s*|\s*\}\}$/g, '');

/**
 * What is wrong with the fields that people type into. The keyboard must not cover the field in use (`cursor-spacing`), and nothing that is
 * pasted may be cut in silence: a `maxlength` is out of reach, or something beside the field tells its room: `max` of a row or a
 * `room-note`, or a counter `{{length}} / {{max}}`.
 */
export function typingFaults(wxml: string): { message: string; offset: number }[] {
  const elements = allOf(readMarkup(wxml));
  const rooms = elements.flatMap((element) => (TYPED.has(element.tag) ? [] : (valueOf(element, 'max') ?? [])));
  const isTold = (most: string): boolean =>
    rooms.some((room) => room.includes(bare(most))) || wxml.includes(` / ${most}<`);
  const faultsOf = (element: Element): string[] => {
    const most = valueOf(element, 'maxlength');
    const reached = most !== undefined && !(Number(most) >= OUT_OF_REACH);
    return [
      ...(valueOf(element, 'cursor-spacing') === undefined ? ['has no cursor-spacing: the keyboard covers it'] : []),
      ...(most === undefined ? ['has no maxlength: WeChat stops at 140'] : []),
      ...(reached && !isTold(most) ? [`stops at ${most} in silence: tell the room, or let the rule refuse`] : []),
    ];
  };
  return elements
    .filter(({ tag }) => TYPED.has(tag))
    .flatMap((element) =>
      faultsOf(element).map((fault) => ({ message: `<${element.tag}> ${fault}`, offset: element.start })),
    );
}
