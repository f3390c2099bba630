import type { Context } from '../call/context';
import { openidOf } from '../call/context';
import type { Refusing } from '../call/refusal';

/** WeChat's text check takes at most 2,500 characters a call. */
const CHARACTERS_A_CALL = 2000;

/**
 * Checks what a person typed and others will read. Empty texts are skipped, short ones are checked together.
 * @throws Refusal `contentRejected`
 */
export async function assertAcceptableTexts(
  context: Context & Refusing<'contentRejected'>,
  texts: readonly string[],
): Promise<void> {
  const openid = openidOf(context.caller);
  if (openid === undefined) throw new Error('nobody cannot have typed anything');
  for (const portion of portionsOf(texts)) {
    if (!(await context.platform.isTextAcceptable(openid, portion))) context.refuse('contentRejected');
  }
}

function portionsOf(texts: readonly string[]): string[] {
  const portions: string[] = [];
  let portion = '';
  for (const text of new Set(texts.map((each) => each.trim()).filter((each) => each !== ''))) {
    if (portion !== '' && portion.length + text.length + 1 > CHARACTERS_A_CALL) {
      portions.push(portion);
      portion = '';
    }
    portion = portion === '' ? text : `${portion}\n${text}`;
  }
  return portion === '' ? portions : [...portions, portion];
}
