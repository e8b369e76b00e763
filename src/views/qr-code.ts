import { correction, generate, mode, type Bitmap2D } from 'lean-qr';

/** A QR code as one stroked SVG path, with one unit per module. */
export interface QrDrawing {
  /** Width and height in modules, including the quiet zone. */
  size: number;
  path: string;
}

/** Draws an address as a QR code that survives a crease or a stain (error correction M). */
export function drawQrCode(address: string): QrDrawing {
  const code = generate(mode.bytes(ENCODER.encode(address)), {
    minCorrectionLevel: correction.M,
    maxCorrectionLevel: correction.M,
    // Readers accept every mask. Comparing all eight for the best would cost several times the work on every page.
    mask: 2,
  });
  let path = '';
  for (let y = 0; y < code.size; y++) path += drawRow(code, y);
  return { size: code.size + 2 * QUIET_ZONE, path };
}

const ENCODER = new TextEncoder();

/** ISO/IEC 18004 requires four light modules around the code. */
const QUIET_ZONE = 4;

/** Draws the dark runs of a row: one absolute move to the row, then relative moves along it. */
function drawRow(code: Bitmap2D, y: number): string {
  let drawn = '';
  let pen = 0;
  for (let x = 0; x < code.size; x++) {
    if (!code.get(x, y)) continue;
    const start = x;
    while (code.get(x, y)) x++;
    drawn += drawn
      ? runAfter(start - pen, x - start)
      : `M${start + QUIET_ZONE} ${y + QUIET_ZONE}.5h${x - start}`;
    pen = x;
  }
  return drawn;
}

/** Draws a run after a gap. Keeps what it has written, because every code has the same runs some hundred times. */
function runAfter(gap: number, length: number): string {
  const ofGap = (RUNS[gap] ??= []);
  return (ofGap[length] ??= `m${gap} 0h${length}`);
}

const RUNS: string[][] = [];
