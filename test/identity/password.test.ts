import { expect, test } from 'vitest';
import { newPassword } from '../../functions/identity/password.ts';

test('R-CUS-04: a password has 16 characters of all four classes, none that can be taken for another', () => {
  for (let count = 0; count < 200; count += 1) {
    const password = newPassword();
    expect(password).toMatch(/^[A-HJ-NP-Za-km-z2-9#%*+\-=?@]{16}$/);
    for (const one of [/[A-Z]/, /[a-z]/, /[2-9]/, /[#%*+\-=?@]/]) expect(password).toMatch(one);
    expect(password).not.toMatch(/o/);
  }
});

test('no two passwords are the same', () => {
  const passwords = Array.from({ length: 200 }, newPassword);
  expect(new Set(passwords).size).toBe(200);
});
