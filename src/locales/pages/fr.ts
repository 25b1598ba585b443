import type { PageKey } from './en.js'

export const pagesFr: Readonly<Record<PageKey, string>> = {
  requested: 'Demandé par {host}',
  'interstitial.title': 'Connecter {provider} à {host} ?',
  'interstitial.text': 'Vous allez vous connecter à {provider} pour donner l’accès à {host}.',
  'interstitial.account': 'La connexion se fera pour {account}.',
  'interstitial.warning': 'Ne continuez que si vous l’avez demandé vous-même.',
  'interstitial.continue': 'Continuer vers {provider}',
  'expired.title': 'Le lien de connexion a expiré',
  'expired.text': 'Pour votre sécurité, il ne fonctionne qu’une fois et peu de temps. Revenez à {host} et recommencez.',
  'otherUser.title': 'Une autre personne a commencé cette connexion',
  'otherUser.text':
    'Vous utilisez {host} avec le compte d’une autre personne. Rien n’a été modifié. Pour connecter, commencez vous-même depuis {host}.',
  'failed.title': 'Impossible d’ouvrir la connexion pour le moment',
  'failed.text': 'Rien n’a été modifié. Revenez à {host} et réessayez dans un instant.',
  'returned.title': 'Finalisation…',
  'returned.text': 'Revenez à {host}. Vous y verrez quand la connexion est prête.',
  'denied.title': 'L’accès n’a pas été donné',
  'denied.text': 'Rien n’a été modifié. Revenez à {host} pour réessayer.',
  'ended.title': 'La connexion n’est pas terminée',
  'ended.text': 'Vous pouvez fermer cette fenêtre et revenir là où vous avez commencé.',
  close: 'Fermer cette fenêtre',
  'close.self': 'Votre navigateur ne nous laisse pas fermer cette fenêtre. Fermez-la vous-même.',
  back: 'Retour à {host}',
}
