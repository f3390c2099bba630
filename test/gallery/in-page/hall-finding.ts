/** Something that people in the hall cannot read. */
export interface HallFinding {
  words: string;
  fault: 'out of the screen' | 'too small' | 'covered' | 'over the code';
}
