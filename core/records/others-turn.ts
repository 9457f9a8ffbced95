/** Lets calls of other windows be answered between two steps of long work. */
export const othersTurn = () => new Promise<void>((resolve) => setImmediate(resolve))
