import type { Ref } from 'react'

type FileInputProps = {
  ref: Ref<HTMLInputElement>
  /** Spoken name; what one sees is a button of the caller's that clicks this. */
  label: string
  accept: string
  onChosen: (file: File) => void
}

/** Lets one file be chosen, out of sight. The same file may be chosen again once it was changed. */
export function FileInput({ ref, label, accept, onChosen }: FileInputProps) {
  return (
    <input
      ref={ref}
      type="file"
      hidden
      tabIndex={-1}
      aria-label={label}
      accept={accept}
      onChange={(event) => {
        const file = event.target.files?.[0]
        event.target.value = ''
        if (file) onChosen(file)
      }}
    />
  )
}
