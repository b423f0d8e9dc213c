import type { Socket } from 'node:net'

/**
 * Waits until a socket is connected (or its handshake is done).
 * @param ready the event that says so
 * @returns the socket; whoever takes it next listens for itself
 * @throws what kept it from being ready, or the signal's reason; it is destroyed then
 */
export function untilReady(
  socket: Socket,
  ready: 'connect' | 'secureConnect',
  signal: AbortSignal,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      socket.off(ready, onReady).off('error', fail).off('close', onClose)
      signal.removeEventListener('abort', onAbort)
      // An error in between must not end the process.
      socket.on('error', () => undefined)
    }
    const fail = (cause: unknown) => {
      stop()
      socket.destroy()
      reject(cause)
    }
    const onReady = () => {
      stop()
      socket.setNoDelay(true)
      resolve(socket)
    }
    const onClose = () => fail(new Error('closed before it was ready'))
    const onAbort = () => fail(signal.reason)
    socket.on(ready, onReady).on('error', fail).on('close', onClose)
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort)
  })
}
