import { visibleText } from './visible-text';

interface StoredTextProps {
  children: string;
  className?: string;
}

/** Text that came over the wire: never markup, kept from reordering its surroundings, its hidden characters shown. */
export function StoredText({ children, className = '' }: StoredTextProps) {
  return <bdi className={`stored-text ${className}`}>{visibleText(children)}</bdi>;
}
