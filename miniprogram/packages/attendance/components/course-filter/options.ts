export interface Course {
  courseId: string;
  topic: string;
}

/** Topics are long; a chip shows this many characters of one. */
const TOPIC_LENGTH = 12;

/** The chips of a course filter; none for a project of one course, where there is nothing to choose. */
export function courseOptions(
  courses: readonly Course[],
  allLabel: string,
): { courseId: string; topic: string; label: string }[] {
  if (courses.length < 2) return [];
  const shorten = (topic: string) => (topic.length > TOPIC_LENGTH ? `${topic.slice(0, TOPIC_LENGTH)}…` : topic);
  return [
    { courseId: '', topic: allLabel, label: allLabel },
    ...courses.map(({ courseId, topic }) => ({ courseId, topic, label: shorten(topic) })),
  ];
}
