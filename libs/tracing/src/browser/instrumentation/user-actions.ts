/**
 * What a person does with a page. Seam: the window's own `click` and `input` events, in the capturing phase, which is
 * before any element of the page can keep them to itself.
 *
 *   ui.click  button#order.primary[type="submit"]
 *   ui.input  form.login > input[name="email"]      once, however much is typed; never what
 */

/** Told about a click, or about the first of a row of inputs into one element. */
export type OnUserAction = (category: 'ui.click' | 'ui.input', element: string, event: Event) => void;

const MOST_ANCESTORS = 5;
const LONGEST_SELECTOR = 80;
const LONGEST_NAME = 30;
/** What tells elements apart, and is written by those who make the page; what people read or write is no part of it. */
const NAMING_ATTRIBUTES = ['data-testid', 'type', 'name', 'role'];

/**
 * Calls `onUserAction` with each click and with each element that something is put into.
 *
 * @returns a function that stops it
 */
export function listenForUserActions(onUserAction: OnUserAction): () => void {
  let inputTarget: EventTarget | undefined;
  const note = (event: Event) => {
    try {
      // Inside of a custom element, too, as far as it is open.
      const [target] = event.composedPath();
      const isRepeated = event.type === 'input' && target === inputTarget;
      inputTarget = event.type === 'input' ? target : undefined;
      if (isRepeated || !(target instanceof Element)) return;
      onUserAction(`ui.${event.type as 'click' | 'input'}`, selectorOf(target), event);
    } catch {
      // An element of the page's that cannot be read: the page has nothing to do with that.
    }
  };
  for (const type of ['click', 'input']) addEventListener(type, note, true);
  return () => {
    for (const type of ['click', 'input']) removeEventListener(type, note, true);
  };
}

/** The element and as many of those around it as help to find it: `main > form.order > button[type="submit"]`. */
function selectorOf(element: Element): string {
  let selector = '';
  let current: Element | null = element;
  for (let depth = 0; current && depth < MOST_ANCESTORS; depth += 1) {
    const longer: string = describe(current) + (selector && ` > ${selector}`);
    if (selector && longer.length > LONGEST_SELECTOR) break;
    selector = longer;
    // An id is the page's own way to say which one.
    if (current.hasAttribute('id')) break;
    current = current.parentElement;
  }
  return selector;
}

function describe(element: Element): string {
  // Not the property: a form has its fields as properties, also one that is called `id`.
  const attribute = (name: string) => element.getAttribute(name)?.slice(0, LONGEST_NAME);
  const id = attribute('id');
  const classes = Array.from(element.classList).slice(0, 3);
  const named = NAMING_ATTRIBUTES.map((name) => [name, attribute(name)] as const)
    .filter(([, value]) => value)
    .map(([name, value]) => `[${name}="${value}"]`);
  return [
    element.localName,
    ...(id ? [`#${id}`] : []),
    ...classes.map((name) => `.${name.slice(0, LONGEST_NAME)}`),
    ...named,
  ].join('');
}
