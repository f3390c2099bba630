import fs from 'node:fs';

/** What a compiled component of TDesign says of itself beside its properties, which it ships as types. */
export interface LibraryComponent {
  /** Properties that take class names for its inner elements, for example `tClassIcon`. */
  classes: string[];
  /** Names of the events that it fires. */
  events: string[];
}

const camelCase = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * Read a component's script.
 * @param base its path without extension
 * @throws when the script is not written as TDesign writes its own
 */
export function readLibraryComponent(base: string): LibraryComponent {
  const script = fs.readFileSync(`${base}.js`, 'utf8');
  const list = /externalClasses\s*=\s*\[([^\]]*)\]/.exec(script)?.[1];
  if (list === undefined) throw new Error(`${base}.js says nothing of externalClasses`);
  return {
    classes: [...list.matchAll(/\$\{prefix\}([\w-]*)/g)].map(([, rest = '']) => camelCase(`t${rest}`)),
    events: [...script.matchAll(/(?:triggerEvent|_trigger)\(\s*"([\w-]+)"/g)].map(([, name = '']) => name),
  };
}
