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
  /** What happens with every entry is only counted, and looked up when somebody asks. */
  const counted = (name: string, help: string) => {
    const sum = { count: 0 }
    new Counter({
      ...named(name, help),
      collect() {
        this.reset()
        this.inc(sum.count)
      },
    })
    return sum
  }
  const connections = new Gauge(named('connections', 'WebSocket connections at the moment'))
  const refusals = new Counter({
    ...named('refused_total', 'What was refused, by its reason'),
    labelNames: ['problem'] as const,
  })
  const slow = new Counter(
    named('slow_readers_total', 'Connections cut off for reading too slowly'),
  )
  const entries = counted('entries_stored_total', 'Entries that were stored durably')
  const bytes = counted('entry_bytes_stored_total', 'Bytes of these entries')
  const seconds = new Histogram({
    ...named('acknowledgement_seconds', 'From an append to its acknowledgement'),
    buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
  })
  const delivered = counted('messages_delivered_total', 'Messages to other devices')
  const sent = counted('bytes_delivered_total', 'Bytes of these messages')
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
      entries.count += count
      bytes.count += size
    },
    acknowledged: (time) => {
      seconds.observe(time)
    },
    delivered: (messages, size) => {
      delivered.count += messages
      sent.count += size
    },
    failed: (error) => {
      failures.inc()
      log.failed(error)
    },
    text: () => registry.metrics(),
  }
}
