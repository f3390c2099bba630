/** Part of `npm test`: the pictures that are kept in the repository against what the pages show now. */
import { compareKept, differentFolder } from './keep/keep';
import { Studio } from './studio';

async function main(): Promise<void> {
  const studio = await Studio.open();
  try {
    const lines = await compareKept(studio);
    for (const line of lines) console.log(line);
    if (lines.length > 0) console.log(`\nPictures: ${differentFolder}`);
    process.exitCode = lines.length > 0 ? 1 : 0;
  } finally {
    await studio.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
