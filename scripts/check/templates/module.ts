import path from 'node:path';
import type { Template } from './app';
import { Code, type Origin } from './code';
import { readLibraryComponent } from './library';

/** Name of the module that a template becomes; it lies beside the template, in memory alone. */
export const moduleName = (template: Template) => `${template.base.split(path.sep).join('/')}.wxml.ts`;

/** The types that a template is written in. */
const LANGUAGE = path.join(__dirname, 'language/index');

const imported = (from: string, to: string) => {
  const relative = path.relative(path.dirname(from), to).split(path.sep).join('/');
  return JSON.stringify(relative.startsWith('.') ? relative : `./${relative}`);
};

/**
 * The module of a template: what stands for `data`, `methods`, the elements and their events, then the statements.
 * @param typed whether a script, by its path without extension, says what it has
 */
export function templateModule(template: Template, statements: Code, typed: (base: string) => boolean): Code {
  const lines = [
    `import type * as language from ${imported(template.base, LANGUAGE)};`,
    `import type { ${template.kind} as own } from ${imported(template.base, template.base)};`,
  ];
  const elements: string[] = [];
  const events: string[] = [];
  [...template.uses].forEach(([tag, component], index) => {
    const name = `used${index}`;
    const key = JSON.stringify(tag);
    if (!component.own) {
      const props = path.join(path.dirname(component.path), 'props');
      const { classes, events: fired } = readLibraryComponent(component.path);
      const union = (names: string[]) => names.map((text) => JSON.stringify(text)).join('|') || 'never';
      lines.push(`import type ${name} from ${imported(template.base, props)};`);
      elements.push(`${key}: language.LibraryElement<typeof ${name}, ${union(classes)}>`);
      events.push(`${key}: language.LibraryEvents<${union(fired)}>`);
    } else if (typed(component.path)) {
      lines.push(`import type { component as ${name} } from ${imported(template.base, component.path)};`);
      elements.push(`${key}: language.ElementOf<typeof ${name}>`);
      events.push(`${key}: language.EventsOf<typeof ${name}>`);
    } else {
      elements.push(`${key}: language.Untyped`);
      events.push(`${key}: language.Untyped`);
    }
  });
  lines.push(
    'declare const data: language.DataOf<typeof own>;',
    'declare const methods: language.MethodsOf<typeof own>;',
    `declare const tags: language.BuiltInElements & { ${elements.join('; ')} };`,
    `declare const events: language.BuiltInEvents & { ${events.join('; ')} };`,
    'declare const _shown_: language.Shown, _fits_: language.Fits, _each_: language.Each, _on_: language.On;',
    'type _ForItem_<List> = language.ItemOf<List>; type _ForIndex_<List> = language.IndexOf<List>;',
    'type _ForKey_<List, Name extends string> = language.KeyOf<List, Name>;',
    '',
  );
  const sayHead: Origin['say'] = ({ words }) => `index.ts or index.json does not fit: ${words}`;
  const sayKnown: Origin['say'] = ({ words }) => `index.ts says too little: ${/"(.+)"/.exec(words)?.[1] ?? words}`;
  return new Code()
    .write(lines.join('\n'), 0, sayHead)
    .write('export const _known_: true = undefined as unknown as language.Known<typeof own>;\n', 0, sayKnown)
    .append(statements);
}
