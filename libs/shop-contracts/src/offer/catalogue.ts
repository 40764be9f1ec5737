/** One ball of yarn as the shop sells it. Prices are integers in cents of `currency`. */
export interface Product {
  id: string;
  name: string;
  description: string;
  /** A CSS colour, for the picture of the ball. */
  colour: string;
  priceCents: number;
}

/** Every price in the shop is in this currency (ISO 4217). */
export const currency = 'EUR';

/** All that Ariadne's Yarn sells: db-service seeds its products from it, api prices orders from it. */
export const catalogue: readonly Product[] = [
  {
    id: 'ariadne-red',
    name: 'Ariadne Red',
    description: 'The thread itself: sturdy merino that finds its way back.',
    colour: '#c0392b',
    priceCents: 1290,
  },
  {
    id: 'minotaur-brown',
    name: 'Minotaur Brown',
    description: 'Rough and warm, spun from the wool of stubborn animals.',
    colour: '#6e4b2a',
    priceCents: 990,
  },
  {
    id: 'aegean-blue',
    name: 'Aegean Blue',
    description: 'Cool cotton in the colour of the crossing to Crete.',
    colour: '#1f6fb2',
    priceCents: 1150,
  },
  {
    id: 'naxos-olive',
    name: 'Naxos Olive',
    description: 'Soft alpaca, dyed with the leaves of island olives.',
    colour: '#7a8b3c',
    priceCents: 1420,
  },
  {
    id: 'labyrinth-stone',
    name: 'Labyrinth Stone',
    description: 'Grey tweed with flecks, never the same twice.',
    colour: '#8d8d86',
    priceCents: 1075,
  },
  {
    id: 'knossos-saffron',
    name: 'Knossos Saffron',
    description: 'Bright silk blend for the end of a long row.',
    colour: '#e2a312',
    priceCents: 1890,
  },
  {
    id: 'theseus-white',
    name: 'Theseus White',
    description: 'Plain linen. Remember to change the sails.',
    colour: '#f3efe6',
    priceCents: 850,
  },
];
