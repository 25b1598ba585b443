import type { InputHTMLAttributes, ReactNode, Ref } from 'react'

type RadioProps = InputHTMLAttributes<HTMLInputElement> & {
  text?: ReactNode
  tag?: string | null
  inputRef?: Ref<HTMLInputElement>
}

/** One choice as a card: name, description, and sometimes a tag. */
export function Radio({ children, text, tag, inputRef, ...input }: RadioProps): ReactNode {
  return (
    <label className="caw-radio">
      <input type="radio" form="" ref={inputRef} {...input} />
      <span>
        <b>{children}</b>
        {text && <small>{text}</small>}
      </span>
      {tag && <span className="caw-tag">{tag}</span>}
    </label>
  )
}
