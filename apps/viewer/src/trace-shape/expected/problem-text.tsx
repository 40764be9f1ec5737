/** A sentence in which what stands between grave accents is drawn as code. */
export function ProblemText({ text }: { text: string }) {
  return text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}
