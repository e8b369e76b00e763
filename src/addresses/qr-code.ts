import { encode } from 'uqr';

/** A QR code as one stroke of an SVG path: a unit per module, the quiet zone included. */
export interface QrDrawing {
  size: number;
  path: string;
}

/** Draws an address as a QR code that survives a crease or a stain (error correction M). */
export function drawQrCode(address: string): QrDrawing {
  // Every mask can be read; trying all eight for the prettiest would cost ten times the work on every page.
  const { size, data } = encode(address, { ecc: 'M', maskPattern: 2, border: 0 });
  return { size: size + 2 * QUIET_ZONE, path: data.map(drawRow).join('') };
}

/** ISO/IEC 18004 asks for four modules of light around the code. */
const QUIET_ZONE = 4;

/** Draws the dark runs of a row: one move to the row, then steps along it. */
function drawRow(row: boolean[], y: number): string {
  let drawn = '';
  let pen = 0;
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const start = x;
    while (row[x]) x++;
    drawn += `${drawn ? `m${start - pen} 0` : `M${start + QUIET_ZONE} ${y + QUIET_ZONE}.5`}h${x - start}`;
    pen = x;
  }
  return drawn;
}
