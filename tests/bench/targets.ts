/** What each figure should be at most (`docs/benchmarks.md`); figures without a target explain others. */
export const TARGETS: Readonly<Record<string, number>> = {
  'launch to a usable list, 10,000 members, against a blank window': 1.5,
  'launch to a usable list, 10,000 members, against 100': 1.15,
  'keystroke to painted in the other window, p95': 50,
  'import of 10,000 rows, against a bare loop': 1.5,
  'search as you type, p95': 10,
  'edit to acknowledgement, alone, p95': 10,
  'edit to acknowledgement, during an import of 20,000 rows, p95': 30,
  'memory of the core after unlock, 10,000 members': 150,
  'relay: processor time per delivered update, against y-websocket': 1,
  'relay: processor time per delivered update, against Hocuspocus': 0.5,
  'relay: memory per idle connection, kB': 30,
  'relay: memory with 1,000 connected devices, MB': 200,
}
