// Loads a function and asks it once: prints milliseconds from before its code is read to its answer, and the answer.
const [, , folder, event] = process.argv;
const began = performance.now();
require(folder)
  .main(JSON.parse(event), {})
  .then((answer) => console.log(JSON.stringify({ ms: performance.now() - began, answer })));
