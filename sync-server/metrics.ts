/** What a monitoring system reads from `/metrics`, in Prometheus' text format. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Observer } from './observer.ts'

export interface Metrics extends Observer {
  text(): Promise<string>
}

/** @param log told of what went wrong as well */
export function createMetrics(log: Pick<Observer, 'failed'>): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const named = (name: string, help: string) => ({ name: `relay_${name}`, help, registers })
  const connections = new Gauge(named('connections', 'WebSocket connections at the moment'))
  const refusals = new Counter({
    ...named('refused_total', 'What was refused, by its reason'),
    labelNames: ['problem'] as const,
  })
  const slow = new Counter(
    named('slow_readers_total', 'Connections cut off for reading too slowly'),
  )
  const entries = new Counter(named('entries_stored_total', 'Entries that were stored durably'))
  const bytes = new Counter(named('entry_bytes_stored_total', 'Bytes of these entries'))
  const seconds = new Histogram({
    ...named('acknowledgement_seconds', 'From an append to its acknowledgement'),
    buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
  })
  const delivered = new Counter(named('messages_delivered_total', 'Messages to other devices'))
  const sent = new Counter(named('bytes_delivered_total', 'Bytes of these messages'))
  const failures = new Counter(named('failures_total', 'Bugs, and a disk that fails'))
  return {
    connected: (change) => {
      connections.inc(change)
    },
    refused: (problem) => {
      refusals.inc({ problem })
    },
    cutOff: () => {
      slow.inc()
    },
    stored: (count, size) => {
      entries.inc(count)
      bytes.inc(size)
    },
    acknowledged: (time) => {
      seconds.observe(time)
    },
    delivered: (receivers, size) => {
      delivered.inc(receivers)
      sent.inc(receivers * size)
    },
    failed: (error) => {
      failures.inc()
      log.failed(error)
    },
    text: () => registry.metrics(),
  }
}
