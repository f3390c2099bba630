import path from 'node:path';
import ts from 'typescript';
import type { Memory } from './memory';
import { refusalOf, type Refusal } from './refusal';

/** The settings of the mini-program's own scripts, which its templates share. */
const SETTINGS = path.resolve(__dirname, '../../../miniprogram/tsconfig.app.json');

function readSettings(): ts.ParsedCommandLine {
  const { config } = ts.readConfigFile(SETTINGS, (file) => ts.sys.readFile(file)) as { config: object };
  return ts.parseJsonConfigFileContent(config, ts.sys, path.dirname(SETTINGS), undefined, SETTINGS);
}

/** Files that were read before, by name: most are the same from one program to the next. */
const parsed = new Map<string, ts.SourceFile>();

/** Reads from memory what lies there, and from the disk all else. */
function hostOf(modules: ReadonlyMap<string, string>, options: ts.CompilerOptions): ts.CompilerHost {
  const disk = ts.createCompilerHost(options);
  const readFile = (file: string) => modules.get(file) ?? disk.readFile(file);
  return {
    ...disk,
    readFile,
    fileExists: (file) => modules.has(file) || disk.fileExists(file),
    getSourceFile(file, language) {
      const text = readFile(file);
      if (text === undefined) return undefined;
      const known = parsed.get(file);
      if (known?.text === text) return known;
      const read = ts.createSourceFile(file, text, language);
      parsed.set(file, read);
      return read;
    },
  };
}

/** A refusal with its place in a module. */
export interface PlacedRefusal {
  file: string;
  start: number;
  length: number;
  refusal: Refusal;
}

/**
 * What TypeScript refuses in modules that exist in memory alone; nothing of what they import.
 * @param modules absolute path → text
 * @param memory skips the work when nothing has changed since it was right
 * @throws when the settings themselves are refused
 */
export function refusalsIn(modules: ReadonlyMap<string, string>, memory?: Memory): PlacedRefusal[] {
  const { options, fileNames } = readSettings();
  // A new file can come before another one in the search for a module, so their names count too.
  const all = JSON.stringify([ts.version, options, fileNames, ...modules]);
  if (memory?.holds(all)) return [];
  const ambient = fileNames.filter((file) => file.endsWith('.d.ts'));
  const program = ts.createProgram([...modules.keys(), ...ambient], options, hostOf(modules, options));
  const [broken] = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
  if (broken) throw new Error(ts.flattenDiagnosticMessageText(broken.messageText, '\n'));
  const refusals = [...modules.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      (diagnostic) => ({
        file,
        start: diagnostic.start ?? 0,
        length: diagnostic.length ?? 0,
        refusal: refusalOf(diagnostic),
      }),
    );
  });
  if (refusals.length === 0)
    memory?.keep(
      all,
      program.getSourceFiles().filter(({ fileName }) => !modules.has(fileName)),
    );
  return refusals;
}
