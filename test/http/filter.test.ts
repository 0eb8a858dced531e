import { expect, test } from 'vitest';
import { parseFilter } from '../../functions/contract/filter.ts';
import { created, newCustomer } from '../customers/requests.ts';
import { testApp } from '../support/app.ts';
import { send } from './requests.ts';

async function found(filter: string): Promise<{ status: number; names: string[] }> {
  const app = await testApp();
  for (const [prefix, name] of [
    ['contoso', 'Contoso Trading'],
    ['cosmo', 'Contoso East'],
    ['fabrikam', 'Fabrikam'],
  ] as const)
    await created(app, newCustomer(prefix, name));
  const { status, body } = await send(app.ports, 'GET', `/v1/customers?size=0&filter=${filter}`);
  const items = (body as { items?: { companyProfile: { companyName: string } }[] }).items ?? [];
  return { status, names: items.map(({ companyProfile }) => companyProfile.companyName) };
}

const DOTNET = { Field: 'CompanyName', Value: 'contoso t', Operator: 'starts_with' };
const JAVA = { field: 'companyName', fieldType: 'String', value: 'contoso t', operator: 'StartsWith' };

test.each([
  ['.NET, blanks as plus signs', new URLSearchParams({ a: JSON.stringify(DOTNET) }).toString().slice(2)],
  ['.NET, blanks as %20', encodeURIComponent(JSON.stringify(DOTNET))],
  ['Java, form-encoded', new URLSearchParams({ a: JSON.stringify(JAVA) }).toString().slice(2)],
  ['all lower case', encodeURIComponent('{"field":"companyname","value":"CONTOSO T","operator":"startswith"}')],
])('a filter of %s finds what begins with its value, without regard to case', async (_who, filter) => {
  expect(await found(filter)).toEqual({ status: 200, names: ['Contoso Trading'] });
});

test.each([
  ['no JSON', 'CompanyName eq 1'],
  ['no object', '[]'],
  ['an operator nobody knows', JSON.stringify({ ...DOTNET, Operator: 'like' })],
  ['a field nobody knows', JSON.stringify({ ...DOTNET, Field: 'Password' })],
  ['no value', JSON.stringify({ Field: 'CompanyName', Operator: 'starts_with' })],
  ['a value that is no text', JSON.stringify({ ...DOTNET, Value: { $gt: '' } })],
])('a filter with %s is refused', async (_what, filter) => {
  expect(await found(encodeURIComponent(filter))).toEqual({ status: 400, names: [] });
});

test.each([
  ['equals', 'Equals'],
  ['not_equals', 'NotEquals'],
  ['greater_than', 'GreaterThan'],
  ['greater_than_or_equals', 'GreaterThanOrEquals'],
  ['less_than', 'LessThan'],
  ['less_than_or_equals', 'LessThanOrEquals'],
  ['substring', 'Substring'],
  ['starts_with', 'StartsWith'],
  ['not_starts_with', 'NotStartsWith'],
])('the operator %s has the same meaning as %s', (snake, pascal) => {
  const wanted = { field: 'Domain', value: 'x', operator: snake };
  expect(parseFilter(JSON.stringify({ Field: 'Domain', Value: 'x', Operator: snake }))).toEqual(wanted);
  expect(parseFilter(JSON.stringify({ field: 'Domain', value: 'x', operator: pascal }))).toEqual(wanted);
});
