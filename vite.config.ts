import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [react()],
  build: {
    target: 'es2023',
    outDir: isSsrBuild ? 'dist/server' : 'dist/page',
    manifest: !isSsrBuild,
    emptyOutDir: true,
  },
  ssr: { noExternal: true, external: ['@libsql/client'] },
}))
