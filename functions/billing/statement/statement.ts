export async function renderStatement(_i: unknown, _p: string, _l: string): Promise<Uint8Array> {
  return new Uint8Array();
}
