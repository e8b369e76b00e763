/** A colour in the form of `portal.yaml` and style sheets: `#8a1c1c`. */
export type Hex = `#${string}`;

/**
 * Returns the contrast of two colours as WCAG 2.2 defines it, from 1 to 21.
 * @example contrastOf('#ffffff', '#000000') // 21
 */
export function contrastOf(one: Hex, other: Hex): number {
  const [dark, light] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/**
 * Makes a colour darker or lighter until `isGood` accepts it; keeps its hue, and as much of its strength as a screen can
 * show. Returns black or white when no other colour is good.
 */
export function shift(colour: Hex, towards: 'darker' | 'lighter', isGood: (shifted: Hex) => boolean): Hex {
  const { lightness, a, b } = toOklab(colour);
  const step = towards === 'darker' ? -STEP : STEP;
  for (let shifted = lightness; shifted > 0 && shifted < 1; shifted += step) {
    const hex = shifted === lightness ? colour : fromOklab(shifted, a, b);
    if (isGood(hex)) return hex;
  }
  return towards === 'darker' ? '#000000' : '#ffffff';
}

/** The step of lightness, smaller than the eye can see. */
const STEP = 0.005;

function luminanceOf(colour: Hex): number {
  const [red, green, blue] = toLinear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Converts to Oklab (Björn Ottosson, 2020), where equal steps of lightness look equal and a hue keeps its look. */
function toOklab(colour: Hex): { lightness: number; a: number; b: number } {
  const [red, green, blue] = toLinear(colour);
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
}

/** Converts from Oklab; reduces the strength, not the hue, of a colour that no screen can show. */
function fromOklab(lightness: number, a: number, b: number): Hex {
  for (let strength = 1; strength > 0; strength -= 0.02) {
    const channels = toChannels(lightness, a * strength, b * strength);
    if (channels.every((value) => value > -0.0001 && value < 1.0001)) return toHex(channels);
  }
  return toHex(toChannels(lightness, 0, 0));
}

function toChannels(lightness: number, a: number, b: number): number[] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** Returns the three channels as amounts of light, 0 to 1. */
function toLinear(colour: Hex): [number, number, number] {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function toHex(channels: number[]): Hex {
  const written = channels.map((linear) => {
    const value = linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055;
    return Math.round(Math.min(1, Math.max(0, value)) * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${written.join('')}`;
}
