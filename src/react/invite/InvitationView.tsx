import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Invitation } from '../../client/invite/createInvitation.js'
import type { MessageKey } from '../../locales/en.js'
import { type InviteKey, invite } from '../../locales/invite.en.js'
import { SECRET_ATTRIBUTES, SECRET_CLASS } from '../fields/InputBox.js'
import { Button } from '../ui/Button.js'
import { CopyText } from '../ui/CopyButton.js'
import { Notice } from '../ui/Notice.js'
import { format } from '../ui/text/format.js'
import { Message } from '../ui/text/Message.js'
import { Text } from '../ui/text/Text.js'
import { useLatest } from '../useLatest.js'
import { type TextValues, useWizardContext, type WizardContextValue } from '../WizardContext.js'

export type InvitationViewProps = {
  /** `null`: it could not be created. */
  invitation: Invitation | null
  /** Whether the message is in the clipboard. */
  copied: boolean
  /** Removes the notice, so that the user can ask again. */
  onClose: () => void
}

/** In place of the button that asked: what to do with the message, until the colleague is done. */
export function InvitationView({ invitation, copied, onClose }: InvitationViewProps): ReactNode {
  const context = useWizardContext()
  const [ended, setEnded] = useState(false)
  const notice = useRef<HTMLDivElement>(null)
  const say = (key: InviteKey, values?: TextValues) => <Message {...templateOf(context, key, values)} />
  const title = invitation === null ? 'invite.failed' : ended ? 'invite.ended' : null
  const label = title === null ? textOf(context, 'invite.title') : textOf(context, `${title}.title`)

  const onEnded = useLatest(() => setEnded(true))
  useEffect(() => invitation?.watch(() => onEnded.current()), [invitation, onEnded])
  // The button that had the focus is gone.
  useEffect(() => notice.current?.focus(), [])
  const { announce } = context
  useEffect(() => announce(label), [announce, label])

  if (invitation === null || title !== null) {
    return (
      <Notice icon={title === 'invite.failed' ? 'alert' : 'info'} title={label} label={label} innerRef={notice}>
        {say(`${title ?? 'invite.failed'}.text`)}
        <Button kind="link" icon="refresh" onClick={onClose}>
          <Text k="button.tryAgain" />
        </Button>
      </Notice>
    )
  }
  const message = messageFor(context, invitation)
  const revoke = () => {
    void invitation.revoke().then(onClose, () => undefined)
  }
  return (
    <Notice icon="clock" title={label} label={label} innerRef={notice}>
      {say(copied ? 'invite.copied' : 'invite.notCopied', { time: timeOf(context, invitation) })}
      {!copied && (
        <div className="caw-box">
          <textarea
            {...SECRET_ATTRIBUTES}
            form=""
            className={SECRET_CLASS}
            aria-label={textOf(context, 'invite.title')}
            readOnly
            rows={4}
            value={message}
            onFocus={(event) => event.currentTarget.select()}
          />
        </div>
      )}
      <CopyText kind="link" text={() => message} label={say('invite.copy')} copied={<Text k="copied" />} />
      <Button kind="link" icon="x" onClick={revoke}>
        {say('invite.revoke')}
      </Button>
    </Notice>
  )
}

/** The message for the colleague, with the link. */
export function messageFor(context: WizardContextValue, { url }: Invitation): string {
  return textOf(context, 'invite.message', { link: url })
}

function timeOf({ lang }: WizardContextValue, { expiresAt }: Invitation): string {
  return new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' }).format(expiresAt)
}

function textOf(context: WizardContextValue, key: InviteKey, values?: TextValues): string {
  const { text, values: shown } = templateOf(context, key, values)
  return format(text, shown)
}

/** The host's, else the locale's, else the English one, which is in this chunk. */
function templateOf({ template }: WizardContextValue, key: InviteKey & MessageKey, values?: TextValues) {
  const found = template(key, values)
  return found.text === '' ? { ...found, text: invite[key] } : found
}
