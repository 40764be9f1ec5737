import type { Product, ProductsResponse } from '@clew/shop-contracts';
import type { Database } from 'better-sqlite3';
import type { CustomerRoute } from '../customers/require-customer';

/** `GET /products`: all that the shop sells, in the catalogue's order. */
export function listProductsRoute(database: Database): CustomerRoute {
  const query = database.prepare<[], Product>(
    'SELECT id, name, description, colour, price_cents AS priceCents FROM products ORDER BY position',
  );
  return (_customer, _request, response) => {
    const answer: ProductsResponse = { products: query.all() };
    response.json(answer);
  };
}
