import 'monaco-editor/languages/features/json/json.worker'

// Monaco's script is there, and listens.
self.postMessage('ready')
