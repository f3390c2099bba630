import fs from 'node:fs';
import path from 'node:path';
import postcss from 'postcss';
import ts from 'typescript';
import { Remembered } from '../../../local/phone/build/remembered';

const svgFolder = path.join(path.dirname(require.resolve('tdesign-icons-svg/package.json')), 'src');

/** An icon name that no drawing exists for, and the file that asks for it. */
export interface UnknownIcon {
  name: string;
  file: string;
}

/** Icons that sources ask for. */
export interface IconUse {
  names: Set<string>;
  unknown: UnknownIcon[];
}

/** Whether TDesign has a drawing of that name. */
const isIcon = (name: string): boolean => /^[\w-]+$/.test(name) && fs.existsSync(path.join(svgFolder, `${name}.svg`));

const isIconProperty = (name: string) => /^(icon|[a-z]\w*Icon)$/.test(name);
const isIconAttribute = (name: string) => /^(icon|[a-z][\w-]*-icon)$/.test(name);

/**
 * Values of an attribute that are meant as words: the whole text, or the string literals of its `{{ }}`.
 * What a value is compared with (`kind === 'x'`) is no value of its own and left out.
 */
function literals(value: string): string[] {
  if (!value.includes('{{')) return [value];
  return [...value.matchAll(/(===?|!==?)?\s*'([^']*)'/g)]
    .filter((match) => match[1] === undefined)
    .map((match) => match[2] ?? '');
}

/** Icon names in a template: `name` of t-icon, and every `icon` or `…-icon` attribute of a component. */
export function templateIcons(wxml: string): string[] {
  const names: string[] = [];
  for (const [, tag, attributes = ''] of wxml.matchAll(
    /<([a-z][\w-]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*\/?>/g,
  )) {
    for (const [, name = '', double, single] of attributes.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
      if ((tag === 't-icon' && name === 'name') || (tag?.includes('-') && isIconAttribute(name))) {
        names.push(...literals(double ?? single ?? ''));
      }
    }
  }
  return names.filter((name) => name !== '' && name !== 'true' && name !== 'false');
}

/** String literals that an expression may come to: both sides of a conditional, not its condition. */
function results(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...results(node.whenTrue), ...results(node.whenFalse)];
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    return results(node.expression);
  if (
    ts.isBinaryExpression(node) &&
    [ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarBarToken].includes(node.operatorToken.kind)
  ) {
    return [...results(node.left), ...results(node.right)];
  }
  return [];
}

/** How our data and WeChat's toast say that there is no icon. */
const NO_ICON = new Set(['', 'none']);

/**
 * Icon names in a script: values of properties called `icon` or `…Icon` (`certain`: a wrong one is an error), and any other
 * hyphenated string that happens to be an icon's name (`possible`).
 */
export function scriptIcons(source: string, fileName: string): { certain: string[]; possible: string[] } {
  const certain: string[] = [];
  const possible: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && isIconProperty(node.name.getText()))
      certain.push(...results(node.initializer));
    if (ts.isStringLiteralLike(node) && node.text.includes('-') && isIcon(node.text)) possible.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(fileName, source, ts.ScriptTarget.ES2022, true));
  return { certain: certain.filter((name) => !NO_ICON.has(name)), possible };
}

const inScripts = new Remembered<ReturnType<typeof scriptIcons>>();
const inLibraries = new Remembered<string[]>();
const sheets = new Remembered<string>();

/**
 * Icon names in a file of a component library. TDesign passes its icons about as plain strings, so whatever is spelt like one
 * of them in a used component counts.
 */
function libraryIcons(text: string): string[] {
  return [...text.matchAll(/["'`]([a-z]+(?:-[a-z]+)*)["'`]/g)]
    .map(([, name = '']) => name)
    .filter((name) => LIBRARY_WORDS.has(name) || (name.includes('-') && isIcon(name)));
}

/** Every icon that the app's own sources, its declared list and the copied TDesign components use. */
export function collectIcons(
  own: { templates: string[]; scripts: string[] },
  library: { files: string[] },
  declared: string,
): IconUse {
  const names = new Set<string>();
  const unknown: UnknownIcon[] = [];
  const add = (name: string, file: string) => (isIcon(name) ? names.add(name) : unknown.push({ name, file }));
  for (const file of own.templates) for (const name of templateIcons(fs.readFileSync(file, 'utf8'))) add(name, file);
  for (const file of own.scripts) {
    const text = fs.readFileSync(file, 'utf8');
    const found = inScripts.of(file, text, () => scriptIcons(text, file));
    for (const name of found.certain) add(name, file);
    for (const name of found.possible) names.add(name);
  }
  for (const name of JSON.parse(fs.readFileSync(declared, 'utf8')) as string[]) add(name, declared);
  for (const file of library.files) {
    const text = fs.readFileSync(file, 'utf8');
    for (const name of inLibraries.of(file, text, () => libraryIcons(text))) names.add(name);
  }
  return { names, unknown };
}

/** One-word icons that TDesign components draw by themselves; other one-word strings there mean something else. */
const LIBRARY_WORDS = new Set([
  'add',
  'check',
  'close',
  'delete',
  'loading',
  'minus',
  'remove',
  'search',
  'upload',
  'refresh',
]);

/** An icon's drawing as a data URI: black where the icon is, so that it serves as a mask. */
export function iconDataUri(name: string): string {
  const svg = fs
    .readFileSync(path.join(svgFolder, `${name}.svg`), 'utf8')
    .replace(/<svg[^>]*>/, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none">')
    .replace(/<path[^>]*fill="transparent"[^>]*>(?:<\/path>)?/g, '')
    .replace(/\s(?:id|class)="[^"]*"/g, '')
    .replace(/currentColor/g, '#000')
    .replace(/><\/(?:path|circle|rect)>/g, '/>')
    .replace(/\s+/g, ' ')
    .trim();
  return `data:image/svg+xml,${svg.replace(/"/g, "'").replace(/%/g, '%25').replace(/#/g, '%23').replace(/</g, '%3C').replace(/>/g, '%3E')}`;
}

/**
 * TDesign's icon sheet with the used icons inside instead of a font on a server: nothing is fetched, so icons show on a weak
 * network too. Each icon is a mask over the current colour, so size and colour work as they do with a font.
 */
export function iconStyles(wxss: string, names: Iterable<string>): string {
  const sorted = [...names].sort();
  return sheets.of('', JSON.stringify([wxss, sorted]), () => drawnStyles(wxss, sorted));
}

function drawnStyles(wxss: string, names: readonly string[]): string {
  const sheet = postcss.parse(wxss);
  sheet.walkAtRules('font-face', (rule) => void rule.remove());
  sheet.walkRules((rule) => {
    if (/^\.t-icon-[\w-]+:before$/.test(rule.selector) || rule.selector === '.t-icon') rule.remove();
  });
  sheet.append(
    '.t-icon-base:before{content:"";display:block;width:1em;height:1em;background-color:currentColor;' +
      '-webkit-mask-position:center;-webkit-mask-repeat:no-repeat;-webkit-mask-size:100% 100%;}',
  );
  for (const name of names) sheet.append(`.t-icon-${name}:before{-webkit-mask-image:url("${iconDataUri(name)}");}`);
  return sheet.toString();
}
