/** A small picture in whole dots. */
export interface Dots {
  readonly width: number;
  readonly height: number;
  /** Row by row from the top left, one byte per dot: 1 is ink. */
  readonly dots: Uint8Array;
}

export function blankDots(width: number, height: number): Dots {
  return { width, height, dots: new Uint8Array(width * height) };
}

/** The ink at (x, y); paper outside. */
export function inkAt(picture: Dots, x: number, y: number): number {
  if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) return 0;
  return picture.dots[y * picture.width + x] ?? 0;
}

function mapDots(width: number, height: number, ink: (x: number, y: number) => number): Dots {
  const dots = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) dots[y * width + x] = ink(x, y);
  return { width, height, dots };
}

/** ESC E: every dot also one dot to the right. */
export function embolden(picture: Dots): Dots {
  return mapDots(picture.width, picture.height, (x, y) => inkAt(picture, x, y) | inkAt(picture, x - 1, y));
}

export function invert(picture: Dots): Dots {
  return { ...picture, dots: picture.dots.map((ink) => 1 - ink) };
}

export function turnHalf(picture: Dots): Dots {
  return { ...picture, dots: picture.dots.toReversed() };
}

/** ESC -: `thickness` rows at the foot of the cell. */
export function underline(picture: Dots, thickness: number): Dots {
  const dots = picture.dots.slice();
  dots.fill(1, Math.max(0, picture.height - thickness) * picture.width);
  return { ...picture, dots };
}

/**
 * Doubles a picture and rounds its steps (EPX: a corner dot takes the colour of two equal neighbours that
 * meet there).
 */
function doubleRounded(picture: Dots): Dots {
  const { width, height } = picture;
  const result = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const here = inkAt(picture, x, y);
      const [up, down] = [inkAt(picture, x, y - 1), inkAt(picture, x, y + 1)];
      const [left, right] = [inkAt(picture, x - 1, y), inkAt(picture, x + 1, y)];
      const at = y * 2 * width * 2 + x * 2;
      result[at] = left === up && left !== down && up !== right ? up : here;
      result[at + 1] = up === right && up !== left && right !== down ? right : here;
      result[at + width * 2] = down === left && down !== right && left !== up ? left : here;
      result[at + width * 2 + 1] = right === down && right !== up && down !== left ? down : here;
    }
  }
  return { width: width * 2, height: height * 2, dots: result };
}

/**
 * GS !: magnifies 1 to 8 times each way. With `smooth` (GS b) the steps of slanting strokes are rounded
 * where both directions are magnified; with either at 1 there is nothing to round.
 */
export function magnify(picture: Dots, across: number, down: number, smooth: boolean): Dots {
  if (across === 1 && down === 1) return picture;
  const rounded = smooth && across > 1 && down > 1;
  const source = rounded ? doubleRounded(doubleRounded(doubleRounded(picture))) : picture;
  const scale = rounded ? 8 : 1;
  return mapDots(picture.width * across, picture.height * down, (x, y) =>
    inkAt(source, Math.floor(((x + 0.5) * scale) / across), Math.floor(((y + 0.5) * scale) / down)),
  );
}
