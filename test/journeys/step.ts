import type { Stage } from './stage';

/** A chapter of a journey, told as what somebody can do. Later steps stand on what earlier ones left behind. */
export interface Step {
  name: string;
  run(stage: Stage): Promise<void>;
}
