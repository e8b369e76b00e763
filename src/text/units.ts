/** Where the units of a text stand. Kept from one text to the next, because a province has tens of thousands. */
let room = makeRoom(8192);

/**
 * Gives the UTF-16 units of a text, followed by those of earlier texts. They hold until the next call. Reading them from an
 * array takes a third of the time of asking the string for each.
 */
export function unitsOf(text: string): Uint16Array {
  if (room.units.length < text.length) room = makeRoom(2 * text.length);
  room.bytes.write(text, 'utf16le');
  return room.units;
}

/** Says whether a text has a unit that is not 0 in a table. A table is several times faster than a character class. */
export function hasUnitOf(text: string, table: Uint8Array): boolean {
  const units = unitsOf(text);
  for (let index = 0; index < text.length; index++) if (table[units[index]!] !== 0) return true;
  return false;
}

/**
 * Gives a text that shares no memory with others. A part that is cut out of a text otherwise keeps the whole of it in
 * memory.
 */
export function detached(text: string): string {
  unitsOf(text);
  return room.bytes.toString('utf16le', 0, 2 * text.length);
}

function makeRoom(length: number): { units: Uint16Array; bytes: Buffer } {
  const units = new Uint16Array(length);
  return { units, bytes: Buffer.from(units.buffer) };
}
