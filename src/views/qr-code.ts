import { correction, generate, mode, type Bitmap2D } from 'lean-qr';

/** A QR code as one stroke of an SVG path: a unit per module, the quiet zone included. */
export interface QrDrawing {
  size: number;
  path: string;
}

/** Draws an address as a QR code that survives a crease or a stain (error correction M). */
export function drawQrCode(address: string): QrDrawing {
  const code = generate(mode.bytes(ENCODER.encode(address)), {
    minCorrectionLevel: correction.M,
    maxCorrectionLevel: correction.M,
    // Every mask can be read; trying all eight for the prettiest would cost several times the work on every page.
    mask: 2,
  });
  let path = '';
  for (let y = 0; y < code.size; y++) path += drawRow(code, y);
  return { size: code.size + 2 * QUIET_ZONE, path };
}

const ENCODER = new TextEncoder();

/** ISO/IEC 18004 asks for four modules of light around the code. */
const QUIET_ZONE = 4;

/** Draws the dark runs of a row: one move to the row, then steps along it. */
function drawRow(code: Bitmap2D, y: number): string {
  let drawn = '';
  let pen = 0;
  for (let x = 0; x < code.size; x++) {
    if (!code.get(x, y)) continue;
    const start = x;
    while (code.get(x, y)) x++;
    drawn += `${drawn ? `m${start - pen} 0` : `M${start + QUIET_ZONE} ${y + QUIET_ZONE}.5`}h${x - start}`;
    pen = x;
  }
  return drawn;
}
