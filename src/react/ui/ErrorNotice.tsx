'use client'
import { type ReactNode, useEffect } from 'react'
import type { MessageKey } from '../../locales/en.js'
import { useWizardContext } from '../WizardContext.js'
import { errorNoticeFor } from './errorNoticeFor.js'
import { Notice } from './Notice.js'
import { Reference } from './text/Reference.js'
import { Text } from './text/Text.js'

/** What came of the last try: why, and what to do. Announced once. */
export function ErrorNotice({
  setting,
  countdown,
}: {
  setting?: string | null | undefined
  countdown?: string | null | undefined
}): ReactNode {
  const { problem, connector, flowState, announce, t } = useWizardContext()
  const words = problem && connector && errorNoticeFor(problem, connector, flowState, setting ?? null)
  const title = words && t(words.title)
  useEffect(() => {
    // A wait is announced with its time, by whoever counts it.
    if (problem && title && problem.error.code !== 'rate_limited') announce(title, 'assertive')
  }, [problem, title, announce])
  if (!words) return null
  const text: MessageKey = words.text === 'limited.text' && !countdown ? 'limited.over' : words.text
  return (
    <Notice icon={words.icon} tone={words.tone} title={<Text k={words.title} />}>
      <span>
        <Text k={text} v={{ setting: setting ?? '', time: countdown ?? '' }} />
      </span>
      {words.also && (
        <span>
          <Text k={words.also} />
        </span>
      )}
      <Reference requestId={problem?.error.requestId} />
    </Notice>
  )
}
