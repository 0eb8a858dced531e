import { benchClose } from './close.ts';
import { benchColdStart } from './cold-start.ts';
import { benchFiles } from './files.ts';
import { benchHttp } from './http.ts';
import { benchUsage } from './usage.ts';

// npm run bench              the close of 100,000 subscriptions, its files, usage, HTTP, cold start
// npm run bench -- --scale   the close of 10,000, 100,000 and 1,000,000 subscriptions, and 1,000,000 usage records

const isScale = process.argv.includes('--scale');
const RUNS = 3;

console.log('Month close, a fifth of the subscriptions with two seat changes');
if (isScale) benchClose(10_000, 1, RUNS);
benchClose(100_000, 1, RUNS, benchFiles);
if (isScale) benchClose(1_000_000, 1, 1, benchFiles);
benchClose(100_000, 1000, RUNS);
benchClose(56_000, 1000, RUNS); // a hundred lines each
console.log('Usage of one partner, 1,000 subscriptions');
benchUsage(isScale ? 1_000_000 : 100_000);
console.log('HTTP on the local host, 32 connections');
await benchHttp();
console.log('Cold start of the bundled app');
benchColdStart();
