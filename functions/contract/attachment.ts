const beginsWith =
  (...magics: readonly (readonly number[])[]) =>
  (bytes: Uint8Array) =>
    magics.some((magic) => magic.every((byte, place) => bytes[place] === byte));

/** Control characters that no text holds; Chinese text in an older encoding than UTF-8 holds none of them either. */
function isText(bytes: Uint8Array): boolean {
  return bytes.length > 0 && !bytes.some((byte) => byte < 0x20 && !TEXT_CONTROLS.has(byte));
}

/** Tab, line feed, form feed, carriage return, escape: the last colours logs. */
const TEXT_CONTROLS = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b]);

const isZip = beginsWith([0x50, 0x4b, 0x03, 0x04], [0x50, 0x4b, 0x05, 0x06]);
const isJpeg = beginsWith([0xff, 0xd8, 0xff]);

/** What can be attached: the ending of a name, and whether the bytes are what it says. */
const TYPES: Readonly<Record<string, (bytes: Uint8Array) => boolean>> = {
  pdf: beginsWith([0x25, 0x50, 0x44, 0x46, 0x2d]),
  png: beginsWith([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  jpg: isJpeg,
  jpeg: isJpeg,
  zip: isZip,
  docx: isZip, // an archive of its parts
  xlsx: isZip,
  txt: isText,
  csv: isText,
  log: isText,
};

/** A name without its ending, and the ending: after the last dot, in lower case. */
export function partsOf(fileName: string): { base: string; extension: string } {
  const dot = fileName.lastIndexOf('.');
  return dot < 0
    ? { base: fileName, extension: '' }
    : { base: fileName.slice(0, dot), extension: fileName.slice(dot + 1).toLowerCase() };
}

/** Neither the name nor the bytes alone are believed. */
export function canBeAttached(fileName: string, bytes: Uint8Array): boolean {
  const { base, extension } = partsOf(fileName);
  return base !== '' && Object.hasOwn(TYPES, extension) && TYPES[extension]?.(bytes) === true;
}
