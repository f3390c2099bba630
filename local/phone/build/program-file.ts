import fs from 'node:fs';
import path from 'node:path';
import { Remembered } from './remembered';

/** A source map of format 3, as far as it is looked into here. */
interface ModuleMap {
  sources: string[];
  sourceRoot?: string;
  [field: string]: unknown;
}

/** A script of the phone and its source map. */
export interface ProgramFile {
  code: string;
  map: string;
}

const maps = new Remembered<ModuleMap>();

/**
 * The mini-program as one script: what the host is told, and every module of the artefact as a function beside the others, as
 * WeChat packs them. A module is not touched, so its source map holds from the line on where it begins.
 * @param head fields of the program other than its modules, as JavaScript
 * @param options.maps folder with the source maps of the artefact's modules, `<module>.map`
 * @param options.place where the script will lie: sources are named from there
 */
export function programFile(head: string, options: { artefact: string; maps?: string; place: string }): ProgramFile {
  const { artefact, place } = options;
  const sections: { offset: { line: number; column: number }; map: ModuleMap }[] = [];
  const parts = [`phoneHost.run({\n${head}\nmodules: {`];
  let line = lines(parts[0] ?? '');
  for (const module of modulesOf(artefact)) {
    const text = fs.readFileSync(path.join(artefact, module), 'utf8');
    const map = options.maps === undefined ? undefined : readMap(artefact, module, options.maps, place);
    parts.push(`${JSON.stringify(module)}: function (module, exports, require) {`, text, '},');
    if (map !== undefined) sections.push({ offset: { line: line + 2, column: 0 }, map });
    line += 3 + lines(text);
  }
  parts.push(`}});`, `//# sourceMappingURL=${path.basename(place)}.map`, '');
  return { code: parts.join('\n'), map: JSON.stringify({ version: 3, sections }) };
}

/** Line breaks in a text. */
const lines = (text: string): number => text.split('\n').length - 1;

function modulesOf(artefact: string): string[] {
  return fs
    .readdirSync(artefact, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}

/** A module's map, its sources named from where the script lies. They were named from where the module lies. */
function readMap(artefact: string, module: string, folder: string, place: string): ModuleMap | undefined {
  const file = path.join(folder, `${module}.map`);
  if (!fs.existsSync(file)) return undefined;
  const text = fs.readFileSync(file, 'utf8');
  return maps.of(`${place}\0${file}`, text, () => {
    const map = JSON.parse(text) as ModuleMap;
    const from = path.dirname(path.join(artefact, module));
    const sources = map.sources.map((source) => path.relative(path.dirname(place), path.resolve(from, source)));
    return { ...map, sources: sources.map((source) => source.split(path.sep).join('/')) };
  });
}
