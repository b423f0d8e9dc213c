import DeleteDialog from './delete-dialog'

/** Asks before the whole history is deleted. */
export default function ClearDialog({ onClose }: { onClose: () => void }) {
  return <DeleteDialog ids={null} onClose={onClose} />
}
