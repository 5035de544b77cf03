/** Serves the editor's preview page on a port chosen by the system. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, preview, type InlineConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** `mode` development keeps Lexical's own checks, production is what ships. */
export async function servePreview(mode: 'development' | 'production' = 'development'): Promise<Served> {
  const out = mkdtempSync(path.join(tmpdir(), 'ratschrift-preview-'));
  const config: InlineConfig = {
    root,
    mode,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    resolve: { conditions: ['import', 'module', 'browser', 'default', mode] },
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    build: {
      outDir: out,
      emptyOutDir: true,
      target: 'chrome114',
      minify: mode === 'production',
      chunkSizeWarningLimit: 10_000,
    },
  };
  await build(config);
  const server = await preview({ ...config, preview: { host: '127.0.0.1', port: 0 } });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: async () => {
      await server.close();
      rmSync(out, { recursive: true, force: true });
    },
  };
}
