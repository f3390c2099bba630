export interface Course {
  courseId: string;
  topic: string;
}

/** Topics are long; a chip shows this many characters of one. */
const TOPIC_LENGTH = 12;

/** 血流感染的实验室诊断与药敏 → 血流感染的实验室诊断与药… */
function shorten(topic: string): string {
  const characters = Array.from(topic);
  return characters.length > TOPIC_LENGTH ? `${characters.slice(0, TOPIC_LENGTH).join('')}…` : topic;
}

/** The chips of a course filter; none for a project of one course, where there is nothing to choose. */
export function courseOptions(
  courses: readonly Course[],
  allLabel: string,
): { courseId: string; topic: string; label: string }[] {
  if (courses.length < 2) return [];
  return [
    { courseId: '', topic: allLabel, label: allLabel },
    ...courses.map(({ courseId, topic }) => ({ courseId, topic, label: shorten(topic) })),
  ];
}
