import type { PageKey } from './en.js'

export const pagesIt: Readonly<Record<PageKey, string>> = {
  requested: 'Richiesto da {host}',
  'interstitial.title': 'Collegare {provider} a {host}?',
  'interstitial.text': 'Stai per accedere a {provider} perché {host} possa usarlo.',
  'interstitial.account': 'Il collegamento sarà per {account}.',
  'interstitial.warning': 'Continua solo se lo hai richiesto tu.',
  'interstitial.continue': 'Continua su {provider}',
  'expired.title': 'Il link di accesso è scaduto',
  'expired.text': 'Per sicurezza funziona una sola volta e per poco tempo. Torna a {host} e ricomincia.',
  'otherUser.title': 'Questo accesso è stato avviato da un’altra persona',
  'otherUser.text':
    'Hai effettuato l’accesso a {host} con un altro account. Non è stato modificato nulla. Per collegare, comincia da {host}.',
  'failed.title': 'Al momento non è possibile aprire l’accesso',
  'failed.text': 'Non è stato modificato nulla. Torna a {host} e riprova tra un momento.',
  'returned.title': 'Completamento…',
  'returned.text': 'Torna a {host}. Lì vedrai quando il collegamento è pronto.',
  'denied.title': 'L’accesso non è stato concesso',
  'denied.text': 'Non è stato modificato nulla. Torna a {host} per riprovare.',
  'ended.title': 'L’accesso non è stato completato',
  'ended.text': 'Puoi chiudere questa finestra e tornare dove hai iniziato.',
  close: 'Chiudi questa finestra',
  'close.self': 'Il browser non ci permette di chiudere questa finestra. Chiudila tu.',
  back: 'Torna a {host}',
}
