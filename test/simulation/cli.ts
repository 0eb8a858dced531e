import { parseArgs } from 'node:util';
import { simulate, type Result } from './simulation.ts';

// npm run simulate -- --years 10 --seed 1 --runs 5 --partners 4 --subscriptions 25 --faults 3

const { values } = parseArgs({
  options: {
    years: { type: 'string', default: '5' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    runs: { type: 'string', default: '1' },
    partners: { type: 'string', default: '4' },
    subscriptions: { type: 'string', default: '25' },
    faults: { type: 'string', default: '3' },
  },
});
const number = (name: keyof typeof values) => {
  const given = Number(values[name]);
  if (!Number.isFinite(given) || given < 0) throw new Error(`--${name} is a number, not ${values[name]}`);
  return given;
};

let subscriptionYears = 0;
const startedAtMs = performance.now();
for (let seed = number('seed'); seed < number('seed') + number('runs'); seed += 1) {
  const run = {
    seed,
    years: number('years'),
    partners: number('partners'),
    subscriptions: number('subscriptions'),
    faultsPerMille: number('faults'),
  };
  const result = await simulate(run, (year, so) => process.stderr.write(`\rseed ${seed}: ${year}, ${summary(so)} `));
  subscriptionYears += result.subscriptionYears;
  console.log(`\rseed ${seed}: ${summary(result)}, no violation`);
}
const seconds = (performance.now() - startedAtMs) / 1000;
console.log(
  `${Math.round(subscriptionYears).toLocaleString('en')} subscription-years in ${seconds.toFixed(0)} s without a violation`,
);

function summary({ subscriptionYears: years, invoices, lines, faults, requests }: Result): string {
  const count = (of: number) => Math.round(of).toLocaleString('en');
  return `${count(years)} subscription-years, ${count(invoices)} invoices, ${count(lines)} lines, ${count(requests)} requests, ${count(faults)} faults`;
}
