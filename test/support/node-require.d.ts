/** The phone's typings declare `require` as the phone has it; its tests run in Node, where it can do more. */
interface Require {
  resolve: NodeJS.RequireResolve;
  main: NodeJS.Module | undefined;
}
