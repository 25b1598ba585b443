import { useEffect, useId, useMemo, useState } from 'react'
import type { MessageKey, PluralKey } from '../locales/en.js'
import type { ConnectorAuthWizardProps, HostHelp } from './ConnectorAuthWizardProps.js'
import type { AppliedChange } from './fields/createFieldValues.js'
import { format, type Source, standIn, templateFor } from './ui/text/format.js'
import { usableLinks } from './usableLinks.js'
import type { ConnectorAuth } from './useConnectorAuth.js'
import { useLatest } from './useLatest.js'
import type { TextValues, WizardContextValue } from './WizardContext.js'

type Focus = Pick<WizardContextValue, 'announce' | 'lostFocus'>

const ANNOUNCE_WORK_AFTER_MS = 1_000

const NO_HELP: HostHelp = {}

/** What the parts of the wizard share. Keeps its identity from step to step. */
export function useWizardContextValue(
  { connector, environment, actions, ...snapshot }: ConnectorAuth,
  props: ConnectorAuthWizardProps,
  { messages, locale, english }: Source,
  { announce, lostFocus }: Focus,
): WizardContextValue {
  const { headingLevel = 2, help = NO_HELP, onExit, oauthMode, unsupported } = props
  const uid = useId()
  const links = useMemo(() => usableLinks(props.links), [props.links])
  // What the host says stands in until the proxy has answered.
  const { name, icon = null } = connector ?? props
  const { name: hostName, icon: hostIcon = null } = connector?.host ?? props.host ?? {}
  const { opensTabs } = environment

  const text = useMemo(() => {
    const word = (key: MessageKey | PluralKey, count?: number) =>
      templateFor(key, { messages, locale, english, opensTabs }, count)
    const names = { provider: name ?? word('unknown.provider'), host: hostName ?? word('unknown.host') }
    const { lang } = locale ?? english
    const template = (key: MessageKey | PluralKey, values: TextValues = {}) => {
      const found = word(key, typeof values['count'] === 'number' ? values['count'] : undefined)
      const provider = name ?? standIn(names.provider, 'provider', found, lang)
      const host = hostName ?? standIn(names.host, 'host', found, lang)
      return { text: found, values: { provider, host, ...inLanguage(values, lang) } }
    }
    const t = (key: MessageKey | PluralKey, values?: TextValues) => {
      const { text, values: shown } = template(key, values)
      return format(text, shown)
    }
    return { names, lang, template, t }
  }, [name, hostName, opensTabs, locale, english, messages])

  // Only work that takes a second is announced.
  const isStartingOAuth = snapshot.oauth.status === 'opening' || snapshot.oauth.status === 'redirecting'
  // A retry of loading keeps its screen, which is announced already.
  const isLoading = snapshot.pending === 'load'
  const working = (isLoading ? snapshot.view === 'loading' : snapshot.pending !== null) || isStartingOAuth
  const announceWork = useLatest(() => {
    const key = isStartingOAuth ? 'oauth.opening' : workKey(snapshot.pending, connector?.canVerify ?? false)
    announce(text.t(key))
  })
  useEffect(() => {
    if (!working) return
    const timer = setTimeout(() => announceWork.current(), ANNOUNCE_WORK_AFTER_MS)
    return () => clearTimeout(timer)
  }, [working, announceWork])

  const [changes] = useState(() => new Map<string, AppliedChange>())
  const [chosen] = useState(() => new Map<string, string>())
  // What was typed is dropped with the flow.
  const isOver = snapshot.view === 'success' || snapshot.view === 'connected' || snapshot.view === 'disconnected'
  useEffect(() => {
    if (isOver) changes.clear()
  }, [isOver, changes])

  const canExit = onExit !== undefined
  const prefersRedirect = oauthMode === 'redirect'
  return useMemo(
    () => ({
      actions,
      provider: { name: text.names.provider, icon, isKnown: name !== undefined },
      host: { name: text.names.host, icon: hostIcon, isKnown: hostName !== undefined },
      links,
      help,
      headingLevel,
      unsupported,
      canExit,
      prefersRedirect,
      changes,
      chosen,
      uid,
      lang: text.lang,
      t: text.t,
      template: text.template,
      announce,
      lostFocus,
    }),
    [
      actions,
      text,
      name,
      icon,
      hostName,
      hostIcon,
      links,
      help,
      headingLevel,
      unsupported,
      canExit,
      prefersRedirect,
      changes,
      chosen,
      uid,
      announce,
      lostFocus,
    ],
  )
}

function inLanguage(values: TextValues, lang: string): TextValues {
  const number = new Intl.NumberFormat(lang)
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? number.format(value) : value]),
  )
}

function workKey(pending: ConnectorAuth['pending'], canVerify: boolean): MessageKey {
  if (pending === null || pending === 'load') return 'loading.name'
  if (pending === 'disconnect') return 'button.disconnecting'
  const verifies = pending === 'verify' || (pending === 'submitCredentials' && canVerify)
  return verifies ? 'button.checking' : 'button.saving'
}
