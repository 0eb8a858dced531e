import { build } from 'esbuild';
import { copyFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

// One file for Azure: it loads several times faster than its packages one by one. The long names keep clear of what
// minifying makes up.
const BANNER = [
  "import{createRequire as __createRequire}from'node:module'",
  "import{dirname as __pathDirname}from'node:path'",
  "import{fileURLToPath as __fileURLToPath}from'node:url'",
  'const require=__createRequire(import.meta.url),__filename=__fileURLToPath(import.meta.url),__dirname=__pathDirname(__filename);',
].join(';');

const ROOT = join(import.meta.dirname, '..');
const FONT = 'noto-sans-sc-subset.ttf';

await build({
  entryPoints: { main: join(ROOT, 'functions/main.ts') },
  bundle: true,
  splitting: true, // what is loaded late stays in files of its own: the PDF library
  platform: 'node',
  target: 'node24',
  format: 'esm',
  minify: true,
  outdir: join(ROOT, 'dist'),
  outExtension: { '.js': '.mjs' },
  external: ['@azure/functions-core'],
  banner: { js: BANNER },
  logLevel: 'warning',
});
// the verifier as a command of its own, for any Node from 20 on
await build({
  entryPoints: { verify: join(ROOT, 'functions/verifier/cli.ts') },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  minify: true,
  outdir: join(ROOT, 'dist'),
  outExtension: { '.js': '.mjs' },
  logLevel: 'warning',
});
copyFileSync(join(ROOT, 'functions/billing/statement', FONT), join(ROOT, 'dist', FONT));
console.log(`dist/main.mjs: ${(statSync(join(ROOT, 'dist/main.mjs')).size / 1e6).toFixed(1)} MB`);
