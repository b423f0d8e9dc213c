import 'monaco-editor/editor/editor.worker'

// Monaco's script is there, and listens.
self.postMessage('ready')
