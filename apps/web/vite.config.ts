import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * One style sheet and one script under fixed names: a page load is exactly one request each for HTML, CSS and
 * JavaScript, and api can tell the three by their paths.
 */
export default defineConfig({
  plugins: [react()],
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
