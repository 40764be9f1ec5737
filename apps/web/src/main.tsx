import { shopConfig as config, tracer } from './tracing';
import { createRoot } from 'react-dom/client';
import './design/shop.css';
import { openShop } from './open-shop';

const element = document.getElementById('shop');
if (element === null) throw new Error('the page has no element "shop" to render into');
void openShop({ tracer, root: createRoot(element), config });
