import path from 'node:path';
import { libraryFolder } from './layout';

/** One attribute that is added to a template of TDesign, before another one that stands there once. */
interface Mend {
  before: string;
  attribute: string;
}

/** What TDesign's templates do not tell a screen reader. */
const MENDS: Readonly<Record<string, Mend>> = {
  // A grey button is drawn by its class alone.
  'button/button.wxml': { before: 'aria-label=', attribute: 'aria-disabled="{{disabled || loading}}"' },
  // A switch takes `aria-label` as every component of TDesign does, and never says it.
  'switch/switch.wxml': { before: 'aria-role="switch"', attribute: 'aria-label="{{ariaLabel}}"' },
  // Nor does the field of a stepper.
  'stepper/stepper.wxml': { before: 'catchinput="handleInput"', attribute: 'aria-label="{{ariaLabel}}"' },
};

/**
 * A template of TDesign with what it leaves out; any other file as it is.
 * @throws when the template is no longer the one that is mended here
 */
export function mended(file: string, text: string): string {
  const mend = MENDS[path.relative(libraryFolder('tdesign-miniprogram'), file).split(path.sep).join('/')];
  if (mend === undefined) return text;
  const parts = text.split(mend.before);
  if (parts.length !== 2 || text.includes(mend.attribute)) throw new Error(`${file} has changed: mend it anew`);
  return parts.join(`${mend.attribute} ${mend.before}`);
}
