import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** One script to begin with, further ones for what few open, and one style sheet, all hashed, so that the collector may let browsers keep them for ever. */
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsDir: 'assets',
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    // Left to itself the bundler makes several files of what the first page needs as soon as many late parts share some of it.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
    },
    // What it weighs is measured compressed, by the benchmark.
    chunkSizeWarningLimit: 1_000,
  },
  server: {
    proxy: { '/api': process.env['CLEW_COLLECTOR_URL'] ?? 'http://127.0.0.1:9000' },
  },
});
