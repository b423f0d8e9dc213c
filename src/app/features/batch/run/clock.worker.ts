// A tab that nobody looks at has its timers slowed down to one a minute; a worker's are not.
self.onmessage = ({ data }: MessageEvent<{ id: number; ms: number }>) => {
  setTimeout(() => self.postMessage(data.id), data.ms)
}
