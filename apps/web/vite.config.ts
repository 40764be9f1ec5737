import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * One style sheet and one script under fixed names: a page load is exactly one request each for HTML, CSS and
 * JavaScript, and api can tell the three by their paths.
 */
export default defineConfig({
  plugins: [react(), styleSheetFirst()],
  build: {
    target: 'es2022',
    cssCodeSplit: false,
    modulePreload: false,
    assetsInlineLimit: 0,
    rollupOptions: {
      output: {
        entryFileNames: 'assets/app.js',
        assetFileNames: 'assets/app[extname]',
        codeSplitting: false,
      },
    },
  },
});

/** Vite names the script first; the browser needs the style sheet first, and asks in the order of the page. */
function styleSheetFirst(): Plugin {
  return {
    name: 'style-sheet-first',
    transformIndexHtml: {
      order: 'post',
      handler: (html) =>
        html.replace(/(\s*<script type="module"[^]*?<\/script>)(\s*<link rel="stylesheet"[^>]*>)/, '$2$1'),
    },
  };
}
