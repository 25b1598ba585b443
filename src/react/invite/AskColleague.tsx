import { type ComponentType, type ReactNode, useState } from 'react'
import { loadChunk } from '../../core/loadChunk.js'
import type { MessageKey } from '../../locales/en.js'
import type { Links } from '../ConnectorAuthWizardProps.js'
import { Button, type ButtonKind } from '../ui/Button.js'
import { CopyButton } from '../ui/CopyButton.js'
import { Text } from '../ui/text/Text.js'
import { useSnapshot, useWizardContext } from '../WizardContext.js'
import type { InvitationViewProps } from './InvitationView.js'

const loadView = () => import('./InvitationView.js')

type AskColleagueProps = {
  label: MessageKey
  /** A message with a `{link}` to the host's integrations. */
  message: MessageKey
  kind?: ButtonKind
}

/** Creates a connect link for a colleague where the user may, and else copies a message with the host's own address. */
export function AskColleague({ message, ...button }: AskColleagueProps): ReactNode {
  const { links, t } = useWizardContext()
  const { connector } = useSnapshot()
  if (connector?.can.includes('invite')) return <InviteColleague {...button} />
  return <CopyButton {...button} text={() => t(message, { link: addressOf(links.integrations) }).trim()} />
}

/** Of a link that is a function only this page is known. Its query may hold what is not for others. */
function addressOf(link: Links['integrations']): string {
  if (typeof link === 'string') return new URL(link, document.baseURI).href
  return link ? `${location.origin}${location.pathname}` : ''
}

type Invited = Omit<InvitationViewProps, 'onClose'> & { View: ComponentType<InvitationViewProps> }

function InviteColleague({ label, kind = 'quiet' }: Omit<AskColleagueProps, 'message'>): ReactNode {
  const context = useWizardContext()
  const { actions } = context
  const [invited, setInvited] = useState<Invited | null>(null)
  const [isBusy, setBusy] = useState(false)

  const ask = async () => {
    const view = loadChunk(loadView)
    const created = actions.inviteColleague()
    const text = Promise.all([view, created]).then(([loaded, invitation]) => loaded.messageFor(context, invitation))
    const copied = copyLater(text)
    const { InvitationView } = await view
    setInvited({ View: InvitationView, invitation: await created.catch(() => null), copied: await copied })
  }
  const onClick = () => {
    setBusy(true)
    void ask()
      .catch(() => undefined)
      .finally(() => setBusy(false))
  }
  if (invited) {
    const { View, ...props } = invited
    return <View {...props} onClose={() => setInvited(null)} />
  }
  return (
    <Button kind={kind} icon="copy" busy={isBusy} onClick={onClick}>
      <Text k={label} />
    </Button>
  )
}

/** Within the click: Safari lets a page copy only then, but takes a text that is not there yet. */
async function copyLater(text: Promise<string>): Promise<boolean> {
  try {
    const blob = text.then((message) => new Blob([message], { type: 'text/plain' }))
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })])
    return true
  } catch {
    return false
  }
}
