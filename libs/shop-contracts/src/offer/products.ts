import type { Product } from './catalogue';

/** Answer of db-service's `GET /products` and of api's `GET /api/products`. */
export interface ProductsResponse {
  products: Product[];
}
