import { act } from './guides/act.js'
import { akeneo } from './guides/akeneo.js'
import { alertmedia } from './guides/alertmedia.js'
import { americommerce } from './guides/americommerce.js'
import { arrivedWorkforce } from './guides/arrived-workforce.js'
import { asana } from './guides/asana.js'
import { azureAd } from './guides/azure-ad.js'
import { bamboohr } from './guides/bamboohr.js'
import { bigchangeJobwatch } from './guides/bigchange-jobwatch.js'
import { bigcommerce } from './guides/bigcommerce.js'
import { brightspace } from './guides/brightspace.js'
import type { ConnectorGuide } from './guides/ConnectorGuide.js'
import { caspio } from './guides/caspio.js'
import { channelAdvisor } from './guides/channel-advisor.js'
import { chargebee } from './guides/chargebee.js'
import { clubready } from './guides/clubready.js'
import { connectwisePsa } from './guides/connectwise-psa.js'
import { discipleMedia } from './guides/disciple-media.js'
import { ebay } from './guides/ebay.js'
import { eposnow } from './guides/eposnow.js'
import { facebookMarketing } from './guides/facebook-marketing.js'
import { facebookMessenger } from './guides/facebook-messenger.js'
import { farmersAgp } from './guides/farmers-agp.js'
import { fluentCommerce } from './guides/fluent-commerce.js'
import { freshdesk } from './guides/freshdesk.js'
import { godaddy } from './guides/godaddy.js'
import { googleCalendarWorkspace } from './guides/google-calendar-workspace.js'
import { infusionsoft } from './guides/infusionsoft.js'
import { insider } from './guides/insider.js'
import { insightly } from './guides/insightly.js'
import { jobadder } from './guides/jobadder.js'
import { jotform } from './guides/jotform.js'
import { lawtoolbox } from './guides/lawtoolbox.js'
import { lessAnnoyingCrm } from './guides/less-annoying-crm.js'
import { lianaCem } from './guides/liana-cem.js'
import { marketo } from './guides/marketo.js'
import { microsoftEducation } from './guides/microsoft-education.js'
import { mindfulApi } from './guides/mindful-api.js'
import { miva } from './guides/miva.js'
import { myobAccountright } from './guides/myob-accountright.js'
import { neo4j } from './guides/neo4j.js'
import { netsuiteSuitetalkRest } from './guides/netsuite-suitetalk-rest.js'
import { novadine } from './guides/novadine.js'
import { office365 } from './guides/office-365.js'
import { postgresql } from './guides/postgresql.js'
import { sageIntacct } from './guides/sage-intacct.js'
import { salesloft } from './guides/salesloft.js'
import { sapCdp } from './guides/sap-cdp.js'
import { sftpPrivateKey } from './guides/sftp-private-key.js'
import { shireburn } from './guides/shireburn.js'
import { squareup } from './guides/squareup.js'
import { sticky } from './guides/sticky.js'
import { suitecrm } from './guides/suitecrm.js'
import { sweap } from './guides/sweap.js'
import { tiktokForBusiness } from './guides/tiktok-for-business.js'
import { totalExpert } from './guides/total-expert.js'
import { trello } from './guides/trello.js'
import { vend } from './guides/vend.js'
import { vitari } from './guides/vitari.js'
import { wordpress } from './guides/wordpress.js'
import { zap } from './guides/zap.js'

export type { ConnectorGuide, FieldGuide, GuideTranslation } from './guides/ConnectorGuide.js'

/** Every guide of the package: `createConnectorProxy({ guides })`. A bundle that minds its size imports the few it needs by name. */
export const guides: readonly ConnectorGuide[] = [
  act,
  akeneo,
  alertmedia,
  americommerce,
  arrivedWorkforce,
  asana,
  azureAd,
  bamboohr,
  bigchangeJobwatch,
  bigcommerce,
  brightspace,
  caspio,
  channelAdvisor,
  chargebee,
  clubready,
  connectwisePsa,
  discipleMedia,
  ebay,
  eposnow,
  facebookMarketing,
  facebookMessenger,
  farmersAgp,
  fluentCommerce,
  freshdesk,
  godaddy,
  googleCalendarWorkspace,
  infusionsoft,
  insider,
  insightly,
  jobadder,
  jotform,
  lawtoolbox,
  lessAnnoyingCrm,
  lianaCem,
  marketo,
  microsoftEducation,
  mindfulApi,
  miva,
  myobAccountright,
  neo4j,
  netsuiteSuitetalkRest,
  novadine,
  office365,
  postgresql,
  sageIntacct,
  salesloft,
  sapCdp,
  sftpPrivateKey,
  shireburn,
  squareup,
  sticky,
  suitecrm,
  sweap,
  tiktokForBusiness,
  totalExpert,
  trello,
  vend,
  vitari,
  wordpress,
  zap,
]

export {
  act,
  akeneo,
  alertmedia,
  americommerce,
  arrivedWorkforce,
  asana,
  azureAd,
  bamboohr,
  bigchangeJobwatch,
  bigcommerce,
  brightspace,
  caspio,
  channelAdvisor,
  chargebee,
  clubready,
  connectwisePsa,
  discipleMedia,
  ebay,
  eposnow,
  facebookMarketing,
  facebookMessenger,
  farmersAgp,
  fluentCommerce,
  freshdesk,
  godaddy,
  googleCalendarWorkspace,
  infusionsoft,
  insider,
  insightly,
  jobadder,
  jotform,
  lawtoolbox,
  lessAnnoyingCrm,
  lianaCem,
  marketo,
  microsoftEducation,
  mindfulApi,
  miva,
  myobAccountright,
  neo4j,
  netsuiteSuitetalkRest,
  novadine,
  office365,
  postgresql,
  sageIntacct,
  salesloft,
  sapCdp,
  sftpPrivateKey,
  shireburn,
  squareup,
  sticky,
  suitecrm,
  sweap,
  tiktokForBusiness,
  totalExpert,
  trello,
  vend,
  vitari,
  wordpress,
  zap,
}
