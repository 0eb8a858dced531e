import { writeFileSync } from 'node:fs';
import { openApi } from './contract/openapi.ts';
import { OPERATIONS } from './operations.ts';

const [file = 'openapi.json'] = process.argv.slice(2);
writeFileSync(file, `${JSON.stringify(openApi(OPERATIONS), undefined, 2)}\n`);
console.log(`${file}: ${OPERATIONS.length} operations`);
