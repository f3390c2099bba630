import fs from 'node:fs';
import { readTemplates, type AppFolder, type Template } from './app';
import type { Code } from './code';
import { convertTemplate } from './converted';
import { longLines } from './lines';
import { positionOf, readMarkup } from './markup';
import type { Memory } from './memory';
import { moduleName, templateModule } from './module';
import { refusalsIn } from './program';
import { rewrite } from './rewrite';
import { typingFaults } from './typing';
import type { Writer } from './writer';

/** Which kind of thing is wrong: form and types, a script that says nothing of itself, a line that is too long, a field to type into. */
export type Rule = 'template' | 'untyped' | 'longLine' | 'typing';

/** One thing that is wrong in a template, with its place: 1-based line and column. */
export interface Fault {
  /** From the repository's root, with `/`. */
  file: string;
  line: number;
  column: number;
  rule: Rule;
  message: string;
}

/** Whether a script says what it has, for the templates that bind to it. */
function isTyped(base: string): boolean {
  return /^export const (?:page|component)\b/m.test(fs.readFileSync(`${base}.ts`, 'utf8'));
}

interface Read {
  template: Template;
  wxml: string;
  fault: (message: string, offset: number, rule?: Rule) => void;
}

/** The statements of a template, or undefined when they cannot be written. */
function statementsOf({ wxml, fault }: Read): Writer | undefined {
  const converted = convertTemplate(wxml);
  for (const { message, offset } of converted.warnings) fault(message, offset);
  if (converted.warnings.length > 0) return undefined;
  const writer = rewrite(converted, readMarkup(wxml));
  for (const { message, offset } of writer.unknowns) fault(message, offset);
  return writer.unknowns.length > 0 ? undefined : writer;
}

/**
 * Check every template of an app against the script of its page or component and against the elements that it uses.
 * @param memory spares TypeScript's work when nothing has changed since all was right
 * @returns what is wrong, by file and place
 */
export function checkTemplates(folder: AppFolder, memory?: Memory): Fault[] {
  const faults: Fault[] = [];
  const modules = new Map<string, Read & { code: Code }>();
  for (const template of readTemplates(folder)) {
    const wxml = fs.readFileSync(`${template.base}.wxml`, 'utf8');
    const read: Read = {
      template,
      wxml,
      fault: (message, offset, rule = 'template') =>
        void faults.push({ file: template.name, ...positionOf(wxml, offset), rule, message }),
    };
    for (const tag of template.declared)
      if (!new RegExp(`<${tag}[\\s/>]`).test(wxml)) read.fault(`index.json declares ${tag}, which is not used`, 0);
    for (const { message, offset } of longLines(wxml)) read.fault(message, offset, 'longLine');
    const statements = statementsOf(read);
    // One that cannot be read has been refused.
    if (statements) for (const { message, offset } of typingFaults(wxml)) read.fault(message, offset, 'typing');
    if (!isTyped(template.base)) read.fault(`not typed yet: index.ts must export ${template.kind}`, 0, 'untyped');
    else if (statements) {
      modules.set(moduleName(template), { ...read, code: templateModule(template, statements.code, isTyped) });
    }
  }

  const texts = new Map([...modules].map(([name, { code }]) => [name, code.toString()]));
  for (const { file, start, length, refusal } of refusalsIn(texts, memory)) {
    const module = modules.get(file);
    if (!module) throw new Error(refusal.words);
    const { message, offset } = module.code.fault(start, length, refusal);
    module.fault(message, offset);
  }
  const once = new Map(faults.map((fault) => [JSON.stringify(fault), fault]));
  return [...once.values()].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}
