import fs from 'node:fs';
import path from 'node:path';
import { TmplGroup } from 'glass-easel-template-compiler';
import type { Artefact } from './artefact';

/** Compiled templates as one JavaScript expression: an object from template id to generator. */
export interface CompiledTemplates {
  code: string;
  /** Ids of the templates, paths without extension. */
  templates: string[];
  /** What the compiler only warns about, and WeChat refuses. */
  warnings: string[];
}

interface CompilerWarning {
  path?: string;
  startLine?: number;
  message?: string;
}

/**
 * WXS is not JavaScript: `value.constructor` is a word there ('Array'), and `getRegExp('\d')` keeps its backslash.
 * The host defines `__wxsConstructor`.
 */
export function wxsToJs(code: string): string {
  return code
    .replace(/\.constructor\b/g, '.__wxsConstructor')
    .replace(/getRegExp\(\s*(['"])(.*?)\1/g, (_, quote: string, source: string) => {
      const kept = source.replace(/\\\\/g, '\\').replace(/\\/g, '\\\\');
      return `getRegExp(${quote}${kept}${quote}`;
    });
}

/** Compile every template of the artefact, with the WXS modules and templates that they name. */
export function compileTemplates(artefact: Artefact): CompiledTemplates {
  const group = new TmplGroup();
  const templates = new Set<string>();
  const scripts = new Set<string>();
  const warnings: string[] = [];
  const read = (id: string, extension: string) => fs.readFileSync(path.join(artefact.folder, id + extension), 'utf8');

  const addScript = (id: string): void => {
    if (scripts.has(id)) return;
    scripts.add(id);
    const code = wxsToJs(read(id, '.wxs'));
    // A require() inside WXS keeps the extension, a template's reference does not.
    group.addScript(id, code);
    group.addScript(`${id}.wxs`, code);
    for (const [, reference = ''] of code.matchAll(/require\(\s*['"](.+?)['"]\s*\)/g)) {
      addScript(path.posix.join(path.posix.dirname(id), reference).replace(/\.wxs$/, ''));
    }
  };
  const addTemplate = (id: string): void => {
    if (templates.has(id)) return;
    templates.add(id);
    const found = (group.addTmpl(id, read(id, '.wxml')) ?? []) as CompilerWarning[];
    for (const warning of found)
      warnings.push(
        `${warning.path ?? id}.wxml:${warning.startLine ?? '?'} ${warning.message ?? 'is not well-formed'}`,
      );
    for (const name of group.getInlineScriptModuleNames(id) as string[]) {
      group.setInlineScript(id, name, wxsToJs(group.getInlineScript(id, name)));
    }
    for (const dependency of group.getDirectDependencies(id) as string[]) addTemplate(dependency);
    for (const dependency of group.getScriptDependencies(id) as string[]) addScript(dependency.replace(/\.wxs$/, ''));
  };
  for (const { id } of artefact.components) addTemplate(id);
  return { code: group.getTmplGenObjectGroups(), templates: [...templates], warnings };
}
