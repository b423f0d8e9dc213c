import '../../features/palette/later-words'

export { default } from '../../features/palette/palette-dialog'
