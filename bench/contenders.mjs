import { fork, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { freePort } from '../e2e/support/free-port.mjs'
import { startServer } from '../e2e/support/server-process.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const NGINX = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx'].find((path) => existsSync(path))

/** The platform's stand-in. @returns its address, how often it was called, and its end */
export async function startPlatform() {
  const { url, close } = await forked('stub-platform.mjs')
  return { url, close, hits: async () => Number(await (await fetch(`${url}/hits`)).text()) }
}

/** @param {string} upstream address of what stands behind it */
export const startMiddleware = (upstream) => forked('middleware-proxy.mjs', [upstream])

/**
 * nginx with one worker and its defaults: a fresh socket for each call.
 * @param {string} upstream address of what stands behind it
 * @returns null where it is not installed
 */
export async function startNginx(upstream) {
  if (!NGINX) return null
  const folder = mkdtempSync(join(tmpdir(), 'seedpad-nginx-'))
  const port = await freePort()
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ')
  const config = `worker_processes 1; pid ${folder}/pid; error_log stderr error; daemon off;
    events { worker_connections 1024; }
    http { access_log off; ${temporary} server { listen 127.0.0.1:${port} backlog=1024; keepalive_requests 1000000;
      location / { proxy_pass ${upstream}; } } }`
  writeFileSync(join(folder, 'nginx.conf'), config)
  const child = spawn(NGINX, ['-e', 'stderr', '-p', folder, '-c', join(folder, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  await listening(port)
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      child.kill('SIGTERM')
      await exited
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * Seedpad's server as it is built, but for its limits of starts and reads a second, which a measurement would only measure
 * instead.
 * @param {string} upstream address of the platform
 */
export async function startUnlimited(upstream) {
  const outDir = join(root, '.cache', 'bench-server')
  await build({
    root,
    logLevel: 'error',
    plugins: [{ name: 'bench:no-limits', transform: liftLimits }],
    build: { ssr: 'src/server/main.ts', outDir: join(outDir, 'server') },
  })
  const env = { SEEDPAD_API_URL: upstream, SEEDPAD_LOG: 'error' }
  return await startServer({ env, file: join(outDir, 'server', 'main.js') })
}

function liftLimits(code, id) {
  if (!id.endsWith('/src/server/compose.ts')) return null
  const lifted = code.replace(/(const (?:STARTS|READS)_PER_SECOND = )[\d_e]+/g, '$11e9')
  if (lifted === code) throw new Error('compose.ts names its limits differently now')
  return { code: lifted, map: null }
}

/** Linux: MiB of resident memory of a process. */
export function residentMib(pid) {
  const kib = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kib ?? 0) / 1024
}

/** Linux: seconds of processor time that a process has taken so far, its threads included. */
export function processorSeconds(pid) {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

async function forked(file, args = []) {
  const path = fileURLToPath(new URL(`./fixtures/${file}`, import.meta.url))
  const child = fork(path, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const port = await new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`${file} ended (${code})`)))
  })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      child.kill()
      await exited
    },
  }
}

async function listening(port) {
  for (let attempt = 0; attempt < 100; attempt++) {
    const open = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false))
      socket.once('connect', () => socket.destroy())
    })
    if (open) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('nginx does not listen')
}
