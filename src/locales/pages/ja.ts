import type { PageKey } from './en.js'

export const pagesJa: Readonly<Record<PageKey, string>> = {
  requested: '{host} からのリクエスト',
  'interstitial.title': '{provider} を {host} に接続しますか？',
  'interstitial.text': 'これから {provider} にサインインし、{host} で使えるようにします。',
  'interstitial.account': '{account} の接続になります。',
  'interstitial.warning': 'ご自身で始めた操作の場合にのみ続けてください。',
  'interstitial.continue': '{provider} に進む',
  'expired.title': 'サインインのリンクの期限が切れました',
  'expired.text': 'セキュリティのため、リンクは短い時間に 1 回だけ使えます。{host} に戻ってやり直してください。',
  'otherUser.title': 'このサインインは別の人が開始しました',
  'otherUser.text':
    '{host} には別の人としてサインインしています。何も変更されていません。接続するには、ご自身で {host} から始めてください。',
  'failed.title': '現在サインインを開けません',
  'failed.text': '何も変更されていません。{host} に戻り、しばらくしてから再試行してください。',
  'returned.title': '完了しています…',
  'returned.text': '{host} に戻ってください。接続の準備ができると表示されます。',
  'denied.title': 'アクセスが許可されませんでした',
  'denied.text': '何も変更されていません。再試行するには {host} に戻ってください。',
  'ended.title': 'サインインは完了しませんでした',
  'ended.text': 'このウィンドウを閉じて、元の画面に戻ってください。',
  close: 'このウィンドウを閉じる',
  'close.self': 'ブラウザーの制限により、このウィンドウを閉じられません。ご自身で閉じてください。',
  back: '{host} に戻る',
}
