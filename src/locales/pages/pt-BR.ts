import type { PageKey } from './en.js'

export const pagesPtBR: Readonly<Record<PageKey, string>> = {
  requested: 'Solicitado por {host}',
  'interstitial.title': 'Conectar {provider} a {host}?',
  'interstitial.text': 'Você vai entrar em {provider} para que {host} possa usá-lo.',
  'interstitial.account': 'A conexão será feita para {account}.',
  'interstitial.warning': 'Continue somente se foi você quem pediu isso.',
  'interstitial.continue': 'Continuar em {provider}',
  'expired.title': 'O link de acesso expirou',
  'expired.text': 'Para sua segurança, ele funciona uma vez e por pouco tempo. Volte para {host} e recomece.',
  'otherUser.title': 'Outra pessoa iniciou este acesso',
  'otherUser.text':
    'Você está em {host} com a conta de outra pessoa. Nada foi alterado. Para conectar, comece em {host} com a sua conta.',
  'failed.title': 'Não é possível abrir o acesso agora',
  'failed.text': 'Nada foi alterado. Volte para {host} e tente de novo em instantes.',
  'returned.title': 'Finalizando…',
  'returned.text': 'Volte para {host}. Lá você vê quando a conexão está pronta.',
  'denied.title': 'O acesso não foi dado',
  'denied.text': 'Nada foi alterado. Volte para {host} para tentar de novo.',
  'ended.title': 'O acesso não foi concluído',
  'ended.text': 'Você pode fechar esta janela e voltar para onde começou.',
  close: 'Fechar esta janela',
  'close.self': 'Seu navegador não nos deixa fechar esta janela. Você precisa fechá-la.',
  back: 'Voltar para {host}',
}
