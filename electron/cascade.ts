interface Place {
  x: number
  y: number
  width: number
  height: number
}

/** So far down and to the right, in pixels: the title of the window below stays in sight. */
const STEP = 32

/**
 * Where a further window opens: like the remembered one, but beside every other that is open, and
 * on the screen; where none is left it begins at the upper left.
 * @param others the corners of the open windows
 * @param screen where windows may stand
 */
export function cascade(
  wanted: Place,
  others: readonly Pick<Place, 'x' | 'y'>[],
  screen: Place,
): Place {
  const isTaken = ({ x, y }: Place) =>
    others.some((other) => Math.abs(other.x - x) < STEP && Math.abs(other.y - y) < STEP)
  const fits = ({ x, y, width, height }: Place) =>
    x + width <= screen.x + screen.width && y + height <= screen.y + screen.height
  const moved = (place: Place) => ({ ...place, x: place.x + STEP, y: place.y + STEP })
  let place = wanted
  while (isTaken(place) && fits(moved(place))) place = moved(place)
  if (!isTaken(place)) return place
  place = { ...wanted, x: screen.x, y: screen.y }
  while (isTaken(place) && fits(moved(place))) place = moved(place)
  return place
}
