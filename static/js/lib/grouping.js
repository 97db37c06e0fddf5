/** Gathers points that would lie on one another; pure functions. */

/** Points nearer than this (px) are drawn as one sign: a finger needs about so much. */
export const NEAR = 30;

/**
 * Gather points by the cell of a grid they fall into.
 * Takes [{x, y, …}] in pixels; returns [{key, x, y, points}], `x` and `y` the middle of the group's points. The order
 * of the points decides nothing, so that the same map always looks the same.
 */
export function groupNear(points, size = NEAR) {
  const cells = new Map();
  for (const point of points) {
    const key = `${Math.floor(point.x / size)}:${Math.floor(point.y / size)}`;
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(point);
  }
  return [...cells].map(([key, members]) => ({ key, ...middle(members), points: members }));
}

function middle(points) {
  const sum = (name) => points.reduce((total, point) => total + point[name], 0);
  return { x: sum("x") / points.length, y: sum("y") / points.length };
}
