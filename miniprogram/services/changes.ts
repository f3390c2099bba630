/**
 * How often this phone has had something changed on the server, as far as it knows. A page that keeps for a while what it has loaded
 * looks here whether its owner has done something since (`freshForMs` of `definePage`). App-wide on purpose: every command counts.
 */
let made = 0;

export const changesMade = (): number => made;

/** A command was carried out, or nobody knows whether it was. */
export function noteChange(): void {
  made += 1;
}
