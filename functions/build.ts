import { build } from 'esbuild';
import { copyFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
const DIST = join(ROOT, 'dist');
const FONT = 'noto-sans-sc-subset.ttf';

// what an earlier build left there would be deployed too
rmSync(DIST, { recursive: true, force: true });

await build({
  entryPoints: { main: join(ROOT, 'functions/main.ts') },
  bundle: true,
  splitting: true, // what is loaded late stays in files of its own: the PDF library
  platform: 'node',
  target: 'node24',
  format: 'esm',
  minify: true,
  outdir: DIST,
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
  outdir: DIST,
  outExtension: { '.js': '.mjs' },
  logLevel: 'warning',
});
copyFileSync(join(ROOT, 'functions/billing/statement', FONT), join(DIST, FONT));
// with these two the folder is what Azure Functions runs, as it lies there
copyFileSync(join(ROOT, 'host.json'), join(DIST, 'host.json'));
writeFileSync(join(DIST, 'package.json'), JSON.stringify({ name: 'partner-center', type: 'module', main: 'main.mjs' }));
console.log(`dist/main.mjs: ${(statSync(join(DIST, 'main.mjs')).size / 1e6).toFixed(1)} MB`);
