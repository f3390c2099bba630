/** A module of the mini-program, as the build writes it. */
export type ModuleBody = (
  module: { exports: unknown },
  exports: unknown,
  require: (specifier: string) => unknown,
) => void;

/**
 * Runs the modules of a mini-program, each once, when it is first asked for. They know no look-up but relative paths with their
 * extension, which is all that the artefact holds.
 * @returns gives what a module exports, by its place in the artefact. @throws Error for a place where none lies
 */
export function moduleLoader(bodies: Readonly<Record<string, ModuleBody>>): (place: string) => unknown {
  const begun = new Map<string, { exports: unknown }>();
  const load = (place: string): unknown => {
    const known = begun.get(place);
    if (known) return known.exports;
    const body = bodies[place];
    if (body === undefined) throw new Error(`module "${place}" is not defined`);
    const module = { exports: {} as unknown };
    begun.set(place, module);
    body(module, module.exports, (specifier) => load(resolve(specifier, place)));
    return module.exports;
  };
  return load;
}

function resolve(specifier: string, from: string): string {
  const steps = from.split('/').slice(0, -1);
  for (const step of specifier.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}
